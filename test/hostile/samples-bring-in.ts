import { minutesJson } from '../../src/documents/text/json.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

let used = 0;

/** The JSON of a meeting of the house as if it were of another crisis: every id is new, and the code. */
async function foreign(house: House): Promise<string> {
  const scope = await house.server.core.reader.meeting(await house.meeting('beeld'));
  if (!scope) throw new Error('no meeting');
  const json = minutesJson(minutesOf(scope, { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' }));
  const ids = new Map<string, string>();
  const renewed = json.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => ids.get(id) ?? (ids.set(id, house.id()).get(id) as string));
  used += 1;
  return renewed.replaceAll(`"${scope.crisis.code}"`, `"UIT${used}"`).replaceAll(`"${scope.crisis.code}-`, `"UIT${used}-`);
}

/** Bringing a meeting in, which only the operator may. */
export const BRING_IN_SAMPLES = {
  BringInMeeting: async (house) => ({ input: { document: await foreign(house) }, by: 'operator' }),
} as const satisfies Record<string, Sample>;

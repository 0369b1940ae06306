import type { Envelope } from '../domain/kernel/command.js';
import type { Prepared } from '../domain/kernel/prepared.js';
import { checkDocument } from '../domain/meeting/bring-in-check.js';
import { broughtInScope } from '../domain/meeting/bring-in-scope.js';
import type { MinutesDocument } from '../domain/meeting/document.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import type { Press } from './press/press.js';
import { preparedFiles, renderVariants, variantsOf } from './minutes/minutes.prepare.js';

/**
 * The files of minutes that come adopted in a file (ADR 0019), made of what the file says and in its language. Undefined for all other
 * minutes, and for what would be refused.
 */
export async function broughtInFiles(press: Pick<Press, 'print'>, document: MinutesDocument, { actor }: Envelope, at: string): Promise<Prepared | undefined> {
  if (document.meeting.state !== 'adopted' || actor.kind !== 'operator' || checkDocument(document) !== null) return undefined;
  const { language, timeZone, organisation } = document;
  const { open } = variantsOf(broughtInScope(document, { actor, at, timeZone }), { language, timeZone, organisation });
  // What was read is what minutesJson made of a model; whoever reads the file again gets these bytes.
  const whole = document as unknown as MinutesModel;
  const rendered = await renderVariants(press, { whole, open: open && withoutOrigin(open) }, at);
  return preparedFiles(document.meeting.id, document.official?.version ?? 1, rendered);
}

/** The files say what was adopted; that it was brought in here stands on the page. */
function withoutOrigin({ broughtIn: _, ...model }: MinutesModel): MinutesModel {
  return model;
}

import type { Language } from '../../i18n/index.js';
import { formatsFor, translator } from '../../i18n/index.js';
import { orNull } from '../plugins/errors.js';
import type { Viewer } from '../plugins/viewer.js';
import { pageOf, tableFor, type MeetingDeps, type Page } from './page.js';

/** The page of a meeting at an address, for who follows it; `page` null while it is one that is not followed. */
export interface FollowedPage {
  readonly kind: string;
  readonly page: Page | null;
}

type Look = (viewer: Viewer, query: Readonly<Record<string, string>>, language: Language) => Promise<FollowedPage | null>;

/** Begins a glance at a meeting: the page as each person may see it now, through the door of the page itself. What they share is read once. */
export function glanceAt(deps: Pick<MeetingDeps, 'reader' | 'clock' | 'timeZone' | 'online'>, meetingId: string): Look {
  const once = { ...deps, reader: readOnce(deps.reader) };
  return async (viewer, query, language) => {
    const table = await orNull(tableFor(once, viewer, meetingId, query, { t: translator(language), formats: formatsFor(language, deps.timeZone) }));
    if (table === null) return null;
    const page = await pageOf(once, table);
    return { kind: `${table.scope.meeting.state} ${page?.template ?? ''}`, page };
  };
}

type Reading = MeetingDeps['reader'];

/** The reader, with every question asked once. */
function readOnce(reader: Reading): Reading {
  const known = new Map<string, unknown>();
  const once = <T>(key: string, ask: () => T): T => {
    if (!known.has(key)) known.set(key, ask());
    return known.get(key) as T;
  };
  return {
    ...reader,
    meeting: (id) => once(`meeting ${id}`, () => reader.meeting(id)),
    meetingsOfCrisis: (crisisId) => once(`crisis ${crisisId}`, () => reader.meetingsOfCrisis(crisisId)),
    running: () => once('running', () => reader.running()),
  };
}

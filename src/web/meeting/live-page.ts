import type { Language } from '../../i18n/index.js';
import { formatsFor, translator } from '../../i18n/index.js';
import { seesContent } from '../../domain/meeting/visible.js';
import { orNull } from '../plugins/errors.js';
import type { Viewer } from '../plugins/viewer.js';
import { alikeKey, traitsOf, type Traits } from './alike.js';
import { screenPage } from './screen/page.js';
import { kindOf, pageOf, tableFor, type MeetingDeps, type Page, type Table } from './page.js';

/** The page of a meeting at an address, for who follows it; `page` null while it is one that is not followed. */
export interface FollowedPage<P> {
  readonly kind: string;
  readonly page: P | null;
}

type Look<P> = (viewer: Viewer, query: Readonly<Record<string, string>>, language: Language) => Promise<FollowedPage<P> | null>;
type Deps = Pick<MeetingDeps, 'reader' | 'clock' | 'timeZone' | 'online' | 'baseUrl' | 'mailIsOn'>;

/**
 * Begins a glance at a meeting: the page as each person may see it now, through the door of the page itself. What they share is
 * read once, and people who see the same get the very same page, made once by `make`.
 */
export function glanceAt<P>(deps: Deps, meetingId: string, make: (page: Page, language: Language, viewer: Viewer) => Promise<P>): Look<P> {
  const once = { ...deps, reader: readOnce(deps.reader) };
  const made = new Map<string, Promise<FollowedPage<P>>>();
  let traits: Traits | null = null;
  return async (viewer, query, language) => {
    const table = await orNull(tableFor(once, viewer, meetingId, query, { language, t: translator(language), formats: formatsFor(language, deps.timeZone) }));
    const whole = table && (await once.reader.meeting(meetingId));
    if (table === null || whole === null) return null;
    traits ??= traitsOf(whole);
    const wall = query.screen === '1';
    const key = `${language} ${wall ? `wall ${seesContent(whole, table.reading)}` : alikeKey(table, whole, traits, await once.reader.running())}`;
    const of = wall ? wallPage : makePage;
    const known = made.get(key) ?? of(once, table, (page) => make(page, language, viewer));
    made.set(key, known);
    return known;
  };
}

async function makePage<P>(deps: Deps, table: Table, make: (page: Page) => Promise<P>): Promise<FollowedPage<P>> {
  const page = await pageOf(deps, table);
  return { kind: kindOf(table, page), page: page === null ? null : await make(page) };
}

/** The wall shows the same to all who see what is said, and is one kind of page from before the meeting to after it. */
async function wallPage<P>(deps: Deps, table: Table, make: (page: Page) => Promise<P>): Promise<FollowedPage<P>> {
  const page = screenPage(deps, table);
  return { kind: page === null ? 'shut wall' : 'wall', page: page === null ? null : await make(page) };
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

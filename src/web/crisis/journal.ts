import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { teamNameOn } from '../../domain/crisis/teams.js';
import { partsOf } from '../../domain/kernel/event.js';
import { EVENTS } from '../../domain/meeting/registry.js';
import { isMessageKey, type MessageKey, type Translate } from '../../i18n/index.js';
import type { JournalEntry, JournalFilter, JournalPage } from '../../journal/pages.js';
import type { MeetingRow } from '../../projections/reader.js';
import { formState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, fullPlaceOf, need, type CrisisDeps, type Place } from './access.js';
import { saidIn, type Words } from './journal-said.js';

export interface JournalDeps {
  /** One page of a crisis's journal after a position. */
  readonly journal: (crisisId: string, filter: JournalFilter, after: number, size: number) => Promise<JournalPage>;
  /** The security log: who read the journal. */
  readonly noted: Pick<Accounts, 'note'>;
}

type Deps = CrisisDeps & JournalDeps;

const PER_PAGE = 50;
const NAMES = { meeting: 'journal.meeting', type: 'journal.type', person: 'journal.person' } as const satisfies Record<string, MessageKey>;
type Name = keyof typeof NAMES;

/** The journal of a crisis as it stands, for its archivist; that someone read it is a line of the security log. */
export function addJournalPage(app: FastifyInstance, deps: Deps): void {
  app.get('/crises/:crisisId/journal', { preHandler: requireViewer }, async (request, reply) => {
    const place = await fullPlaceOf(deps, request, reply);
    need('see-journal', place.columns);
    await deps.noted.note({ actor: place.viewer.accountId, origin: request.ip }, { act: 'journal-read', subject: `crisis:${place.crisis.id}`, result: 'done' });
    return showJournal(deps, place);
  });
}

async function showJournal(deps: Deps, { crisis, request, reply }: Place) {
  const { t } = request;
  const meetings = await deps.reader.meetingsOfCrisis(crisis.id);
  const { values, wrong } = readFilter(request, { meeting: (id) => meetings.some((row) => row.id === id), type: (type) => isType(type), person: (id) => crisis.people.has(id) });
  const after = positionIn(request);
  const { meeting: meetingId = null, type = null, person: personId = null } = values;
  const page = await deps.journal(crisis.id, { meetingId, type, personId }, after, PER_PAGE);
  const to = (position: number | null) => (position === null ? null : addressOf(crisis.id, values, position));
  const words: Words = { t, formats: request.formats, nameOf: namesIn(crisis, meetings) };
  const model = {
    crisis,
    form: formState({ values }),
    wrong: wrong.length > 0 ? t('journal.wrongFilter', { names: wrong.map((name) => t(NAMES[name])).join(', ') }) : null,
    entries: page.entries.map((entry) => entryView(entry, words)),
    paging: page.before === null && page.after === null ? null : { first: after > 0 ? to(0) : null, before: to(page.before), after: to(page.after) },
    meetings: meetings.map((row) => ({ value: row.id, label: `${meetingName(row)}, ${request.formats.date(row.startedAt ?? row.plannedStart)}` })),
    types: typeNames(t),
    people: [...crisis.people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')).map(({ id, name }) => ({ value: id, label: name })),
  };
  return reply.page('crisis/journal', model, { ...frameOf(crisis), title: t('journal.title') });
}

const isType = (type: string) => Object.hasOwn(EVENTS, type);
const meetingName = (row: Pick<MeetingRow, 'reference' | 'title'>) => row.reference ?? row.title;

/** A kind of event in words; one of a later version by its own name. */
function typeName(type: string, t: Translate): string {
  const key = `journal.type-${type}`;
  return isMessageKey(key) ? t(key) : type;
}

function typeNames(t: Translate) {
  return Object.keys(EVENTS).map((type) => ({ value: type, label: typeName(type, t) })).sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

function entryView(entry: JournalEntry, words: Words) {
  const { t } = words;
  const { kind, id } = partsOf(entry.stream);
  const fields = entry.sealed ? [] : saidIn(entry.payload, words);
  return {
    position: entry.position,
    type: typeName(entry.type, t),
    typeCode: entry.type,
    stream: t(`journal.stream-${kind}`),
    streamName: kind === 'meeting' ? words.nameOf(id) : null,
    who: entry.actor.name,
    kind: entry.actor.kind === 'person' ? null : t(`journal.${entry.actor.kind}`),
    seat: seatWords(entry.seat, t),
    happenedAt: entry.happenedAt,
    recordedAt: entry.recordedAt,
    // Imported history knows some days without a time.
    hasTime: entry.happenedAt.includes('T'),
    hash: entry.hash,
    sealed: entry.sealed,
    fields,
  };
}

/** The columns that someone filled, in words. */
function seatWords(seat: string | null, t: Translate): string | null {
  if (seat === null) return null;
  return seat.split(' ').map((column) => (isMessageKey(`journal.seat-${column}`) ? t(`journal.seat-${column}` as MessageKey) : column)).join(', ');
}

/** What ids of this crisis stand for. */
function namesIn(crisis: CrisisState, meetings: readonly MeetingRow[]): (id: string) => string | null {
  const ofMeetings = new Map(meetings.map((row) => [row.id, meetingName(row)]));
  return (id) => {
    const team = crisis.teams.get(id);
    if (team) return teamNameOn(team, crisis.startedAt.slice(0, 10)).abbreviation;
    return crisis.people.get(id)?.name ?? crisis.functions.get(id)?.name ?? crisis.organisations.get(id)?.name ?? ofMeetings.get(id) ?? (id === crisis.id ? crisis.name : null);
  };
}

/** What the address asks for, as far as it is there, and the names of what was not understood. */
function readFilter({ query }: FastifyRequest, fits: Readonly<Record<Name, (value: string) => boolean>>) {
  const given = query as Readonly<Record<string, unknown>>;
  const values: Partial<Record<Name, string>> = {};
  const wrong: Name[] = [];
  for (const name of Object.keys(NAMES) as Name[]) {
    const value = given[name];
    if (value === undefined || value === '') continue;
    if (typeof value === 'string' && fits[name](value)) values[name] = value;
    else wrong.push(name);
  }
  return { values, wrong };
}

function positionIn({ query }: FastifyRequest): number {
  const { after } = query as { after?: unknown };
  return typeof after === 'string' && /^\d{1,12}$/.test(after) ? Number(after) : 0;
}

function addressOf(crisisId: string, values: Readonly<Record<string, string>>, after: number): string {
  const query = new URLSearchParams({ ...values, ...(after > 0 ? { after: String(after) } : {}) }).toString();
  return `/crises/${crisisId}/journal${query === '' ? '' : `?${query}`}`;
}

import { z } from 'zod';
import { actionSaid } from '../actions/index.js';
import { attendanceSaid } from '../attendance/index.js';
import { statementSaid } from '../beeld/index.js';
import { decisionSaid } from '../besluit/index.js';
import { circleSaid, correctionSaid, counted, deedSaid, inner, innerOrNot, markSaid, moment, momentOrNot, outer, said, saidOrNot } from '../kernel/document.js';
import { CARRY_GROUPS, CLASSIFICATIONS, CRISIS_KINDS, FOLLOWED_UP, MATTER_KINDS, MEETING_STATES, METHODS, PHASES, ROLES } from '../kernel/words.js';
import { PASSAGE_KINDS } from '../minutes/state.js';
import { oordeelSaid } from '../oordeel/index.js';
import { paperSaid } from '../papers/index.js';

const facts = z.strictObject({
  ...{ id: outer, number: counted.nullable(), reference: saidOrNot, title: said, method: z.enum(METHODS), state: z.enum(MEETING_STATES) },
  ...{ phase: z.enum(PHASES).nullable(), classification: z.enum(CLASSIFICATIONS), plannedStart: moment, plannedEnd: momentOrNot },
  ...{ startedAt: momentOrNot, closedAt: momentOrNot, place: saidOrNot, link: saidOrNot },
  moves: z.array(z.strictObject({ at: moment, by: said, plannedStart: moment, plannedEnd: momentOrNot, reason: saidOrNot })),
  cancelled: z.strictObject({ at: moment, by: said, reason: said }).nullable(),
  imported: z.strictObject({ source: said }).nullable(),
  corrections: z.array(correctionSaid).optional(),
  restricted: z.literal(true).optional(),
});

const agendaItem = z.strictObject({
  ...{ id: inner, title: said, note: saidOrNot, minutes: counted.nullable(), place: z.enum(PHASES), restrictedTo: circleSaid, removed: z.boolean() },
  removedBy: deedSaid.optional(),
  entryVersion: counted,
  corrections: z.array(correctionSaid.extend({ restrictedTo: circleSaid, circleChanged: z.literal(true).optional() })).optional(),
});

const phase = z.strictObject({
  ...{ phase: z.enum(PHASES), from: moment, until: momentOrNot, by: said, reason: saidOrNot },
  skipped: z.array(z.enum(['presence', 'procedure'])),
});

const followed = z.array(z.strictObject({ at: moment, by: said, how: z.enum(FOLLOWED_UP), note: saidOrNot, reviewDate: momentOrNot })).optional();
const named = { id: inner, label: said, restrictedTo: circleSaid.optional() };

const carried = z.strictObject({
  since: saidOrNot,
  actions: z.array(z.strictObject({ ...named, what: said, owner: saidOrNot, due: momentOrNot, group: z.enum(CARRY_GROUPS) })),
  matters: z.array(z.strictObject({ ...named, words: said, kind: z.enum(MATTER_KINDS), from: said, followed })),
  undecided: z.array(z.strictObject({ ...named, from: said, followed })).optional(),
  settled: z.array(z.strictObject({ at: moment, by: said, how: z.enum(['closed', 'dropped']), reason: saidOrNot, actions: z.array(z.strictObject(named)) })).optional(),
});

/** What adopted minutes say of themselves. */
const official = z.strictObject({
  version: counted,
  adopted: z.strictObject({ at: moment, by: said, inMeeting: saidOrNot, note: saidOrNot }),
  errata: z.array(z.strictObject({ number: counted, at: moment, by: said, text: said, passage: z.strictObject({ kind: z.enum(PASSAGE_KINDS), id: inner }).nullable(), restrictedTo: circleSaid })),
  distributed: z.array(z.strictObject({ version: counted, people: counted })).optional(),
  /** The names, in files of before only the number was kept. */
  distributedTo: z.array(said).optional(),
});

/** The JSON of minutes (`document: 'minutes'`, schema 1) without what goes to streams of its own. */
const ownPart = {
  organisation: said,
  version: z.strictObject({ state: z.enum(['concept', 'adopted']), pictureVersion: counted }),
  official: official.optional(),
  crisis: z.strictObject({ id: outer, code: said.regex(/^[\p{L}\p{N}-]{1,30}$/u, { error: 'invalid' }), name: said.min(1), kind: z.enum(CRISIS_KINDS) }),
  team: z.strictObject({ id: outer, abbreviation: said.min(1), name: said.min(1) }),
  meeting: facts,
  decisions: z.array(decisionSaid),
  carried: carried.optional(),
  opening: z.strictObject({ procedure: z.strictObject({ at: moment, by: said, text: saidOrNot }).nullable(), phases: z.array(phase) }),
  agenda: z.array(agendaItem),
  oordeel: oordeelSaid,
  remarks: z.array(z.strictObject({ id: inner, text: said, itemId: innerOrNot, restrictedTo: circleSaid.optional(), mark: markSaid })),
  /** As a list; absent where there are none, and in files of before there were. */
  papers: z.array(paperSaid).optional(),
  attendance: attendanceSaid,
  nextMeeting: z.strictObject({ at: momentOrNot, note: saidOrNot }).nullable(),
  circles: z.record(inner, said).optional(),
};
const summaries = z.array(z.strictObject({ id: inner, text: said, restrictedTo: circleSaid.optional(), mark: markSaid }));

/** What the event that brings a meeting in holds: the document without statements and actions, which have streams of their own. */
export const meetingSaid = z.object({ ...ownPart, summaries, actionIds: z.array(outer) });
export type MeetingSaid = z.output<typeof meetingSaid>;

/** The JSON of minutes of one meeting, as `bob export` writes it (schema 1). */
export const minutesDocument = z.strictObject({
  document: z.literal('minutes'),
  schema: z.literal(1),
  language: said,
  timeZone: said,
  ...ownPart,
  roles: z.array(z.strictObject({ role: z.enum(ROLES), people: z.array(z.strictObject({ personId: inner, name: said })) })),
  actions: z.array(actionSaid),
  beeld: z.strictObject({ summaries, statements: z.array(statementSaid) }),
});
export type MinutesDocument = z.output<typeof minutesDocument>;

/** Whether a file that was read says that it is the JSON of minutes. */
export function saysMinutes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { readonly document?: unknown }).document === 'minutes';
}

/** The part of the document that goes into the stream of the meeting. */
export function meetingPart({ document: _, schema: __, language: ___, timeZone: ____, roles: _____, actions, beeld, ...own }: MinutesDocument): MeetingSaid {
  return { ...own, summaries: beeld.summaries, actionIds: actions.map(({ id }) => id) };
}

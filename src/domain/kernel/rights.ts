import type { MeetingLife } from './words.js';

/**
 * Who may do what, and in which state of a meeting: the two tables of rights.md and details.md,
 * in one place. What is not named is denied. A test walks every cell.
 */
export const COLUMNS = [
  'admin',
  'coordinator',
  'chair',
  'decider',
  'secretary',
  'information-coordinator',
  'crisis-adviser',
  'participant',
  'observer',
  'reader',
  'archivist',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Columns = ReadonlySet<Column>;

/**
 * What a cell says. `own`: only what is one's own. `tray`: offered, takes effect when accepted.
 * `typed`: entered by the secretary, to be confirmed. `oral`: an oral confirmation is recorded.
 * `beeld`/`oordeel`: only offers of that phase. `circle`: only inside the restricted circle.
 * `distributed`: only what was distributed. `not-yet`: comes with a later issue, denied until then.
 */
export type Grant = 'yes' | 'own' | 'tray' | 'typed' | 'oral' | 'beeld' | 'oordeel' | 'circle' | 'distributed' | 'not-yet';

type Row = Partial<Record<Column, Grant>>;

const everyone = (grant: Grant, ...columns: Column[]): Row => Object.fromEntries(columns.map((column) => [column, grant]));
const AT_TABLE = ['chair', 'decider', 'secretary', 'information-coordinator', 'crisis-adviser', 'participant', 'observer'] as const;
const VOICES = ['chair', 'decider', 'secretary', 'information-coordinator', 'crisis-adviser', 'participant'] as const;

export const RIGHTS = {
  accounts: everyone('yes', 'admin'),
  'make-crisis': everyone('yes', 'admin'),
  // Invitations and forgotten passwords, of accounts that reach no further than the own crises.
  'hand-over-links': everyone('yes', 'admin', 'coordinator'),
  organise: everyone('yes', 'coordinator'),
  'distribution-lists': everyone('yes', 'coordinator', 'secretary'),
  scale: everyone('not-yet', 'coordinator', 'chair', 'secretary', 'crisis-adviser'),
  'turning-points': everyone('yes', 'coordinator', 'chair', 'secretary', 'crisis-adviser'),
  // Who spreads what is known, and who leads (ADR 0029).
  'issue-sitrap': everyone('yes', 'coordinator', 'chair', 'secretary', 'information-coordinator', 'crisis-adviser'),
  'prepare-meeting': everyone('yes', 'coordinator', 'chair', 'secretary', 'crisis-adviser'),
  papers: { ...everyone('yes', 'coordinator', 'chair', 'secretary', 'information-coordinator', 'crisis-adviser'), participant: 'tray' },
  'offer-paper': everyone('yes', 'participant'),
  // Corrections by who keeps the minutes (details.md): what lay on the table and was not added yet.
  'papers-after-closing': everyone('yes', 'chair', 'secretary'),
  'call-up': everyone('not-yet', 'coordinator', ...AT_TABLE),
  'attendance-others': everyone('yes', 'chair', 'secretary'),
  // One-time codes for whoever sits at the table without an account.
  'seat-guest': everyone('yes', 'chair', 'secretary'),
  'attendance-own': { ...everyone('own', ...AT_TABLE), chair: 'yes', secretary: 'yes' },
  'hand-over-role': { ...everyone('yes', 'coordinator', 'chair', 'secretary'), ...everyone('own', 'information-coordinator', 'crisis-adviser') },
  'lead-phases': everyone('yes', 'chair', 'secretary', 'crisis-adviser'),
  turn: { ...everyone('own', 'information-coordinator', 'crisis-adviser', 'participant'), ...everyone('yes', 'chair', 'decider', 'secretary') },
  statement: {
    ...everyone('tray', 'chair', 'decider', 'participant'),
    ...everyone('yes', 'secretary', 'information-coordinator', 'crisis-adviser'),
  },
  'settle-offer': { secretary: 'yes', 'information-coordinator': 'beeld', 'crisis-adviser': 'oordeel' },
  topic: {
    ...everyone('tray', 'decider', 'participant'),
    ...everyone('yes', 'chair', 'secretary', 'information-coordinator', 'crisis-adviser'),
  },
  'agree-topics': everyone('yes', 'chair', 'secretary', 'crisis-adviser'),
  'word-provisional': { ...everyone('yes', 'chair', 'decider', 'secretary', 'crisis-adviser'), participant: 'tray' },
  decide: { decider: 'yes', secretary: 'typed' },
  confirm: { decider: 'yes', secretary: 'oral' },
  'assign-action': everyone('yes', 'chair', 'secretary', 'crisis-adviser'),
  'answer-action': everyone('own', ...AT_TABLE, 'reader'),
  'correct-entry': {
    ...everyone('yes', 'chair', 'secretary'),
    ...everyone('own', 'information-coordinator', 'crisis-adviser'),
    participant: 'tray',
  },
  'close-meeting': everyone('yes', 'chair', 'secretary'),
  comment: everyone('yes', ...VOICES),
  adopt: everyone('yes', 'chair'),
  distribute: everyone('yes', 'chair', 'secretary'),
  'sealed-removal': everyone('not-yet', 'archivist', 'secretary'),
  'offer-entry': everyone('yes', 'chair', 'decider', 'participant', 'secretary', 'information-coordinator', 'crisis-adviser'),

  'see-meeting': everyone('yes', 'coordinator', ...AT_TABLE, 'archivist'),
  'see-restricted': { ...everyone('circle', 'coordinator', ...AT_TABLE, 'reader'), archivist: 'yes' },
  'see-minutes': { ...everyone('yes', 'coordinator', ...AT_TABLE, 'archivist'), reader: 'distributed' },
  'see-own-actions': everyone('own', 'coordinator', ...AT_TABLE, 'reader'),
  'see-crisis': { ...everyone('yes', 'coordinator', ...AT_TABLE, 'archivist'), reader: 'distributed' },
  export: { ...everyone('yes', 'coordinator', ...AT_TABLE, 'archivist'), reader: 'distributed' },
  // What a meeting is prepared with: its agenda and its note.
  'export-preparation': everyone('yes', 'coordinator', ...AT_TABLE, 'archivist'),
  archive: everyone('yes', 'archivist'),
  'see-journal': everyone('yes', 'archivist'),
  'see-security-log': everyone('yes', 'admin'),
} as const satisfies Record<string, Row>;

export type Act = keyof typeof RIGHTS;
export const ACTS = Object.keys(RIGHTS) as Act[];

const ALWAYS: readonly MeetingLife[] = ['preparation', 'running', 'closed', 'adopted', 'cancelled'];

/** In which states of a meeting an act on it is possible (details.md). Acts not on a meeting: always. */
export const STATES: Readonly<Record<Act, readonly MeetingLife[]>> = {
  accounts: ALWAYS,
  'make-crisis': ALWAYS,
  'hand-over-links': ALWAYS,
  organise: ALWAYS,
  'distribution-lists': ALWAYS,
  scale: ALWAYS,
  'turning-points': ALWAYS,
  'issue-sitrap': ALWAYS,
  'prepare-meeting': ['preparation', 'running'],
  papers: ['preparation', 'running'],
  'offer-paper': ['preparation', 'running'],
  'papers-after-closing': ['closed'],
  'call-up': ['preparation'],
  'attendance-others': ['running'],
  'seat-guest': ['preparation', 'running'],
  'attendance-own': ['running'],
  'hand-over-role': ['preparation', 'running'],
  'lead-phases': ['running'],
  turn: ['running'],
  statement: ['preparation', 'running'],
  'settle-offer': ['preparation', 'running', 'closed'],
  topic: ['preparation', 'running'],
  'agree-topics': ['running'],
  'word-provisional': ['running'],
  decide: ['running'],
  confirm: ['running', 'closed'],
  'assign-action': ['preparation', 'running', 'closed', 'adopted'],
  'answer-action': ALWAYS,
  'correct-entry': ['preparation', 'running', 'closed'],
  'close-meeting': ['running'],
  comment: ['closed'],
  adopt: ['closed', 'adopted'],
  distribute: ['closed', 'adopted'],
  'sealed-removal': ALWAYS,
  'offer-entry': ['preparation', 'running'],
  'see-meeting': ALWAYS,
  'see-restricted': ALWAYS,
  'see-minutes': ['running', 'closed', 'adopted'],
  'see-own-actions': ALWAYS,
  'see-crisis': ALWAYS,
  export: ['running', 'closed', 'adopted'],
  'export-preparation': ['preparation', 'running', 'closed', 'adopted'],
  archive: ['closed', 'adopted'],
  'see-journal': ALWAYS,
  'see-security-log': ALWAYS,
};

/** The grants that someone with these columns has for an act; rights add up. `not-yet` counts as nothing. */
export function grantsFor(act: Act, columns: Columns): ReadonlySet<Grant> {
  const row: Row = RIGHTS[act];
  const grants = new Set<Grant>();
  for (const column of columns) {
    const grant = row[column];
    if (grant && grant !== 'not-yet') grants.add(grant);
  }
  return grants;
}

/** Whether an act is possible in this state of a meeting. */
export function possibleIn(act: Act, state: MeetingLife): boolean {
  return STATES[act].includes(state);
}

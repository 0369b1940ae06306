import type { EntryMark, Party } from '../kernel/entry.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { ImportedMeetingInput, ImportedPointInput } from './import-input.js';
import type { MeetingScope } from './state.js';

/** A point as it was imported earlier, whatever became of it since. */
interface KnownPoint {
  readonly phase: ImportedPointInput['phase'];
  readonly text: string;
  readonly mark: EntryMark;
  /** Fields that people may have changed since; compared only while nobody did. */
  readonly others: Readonly<Partial<Record<'owner' | 'due' | 'certainty', string | null>>>;
}

export type KnownPoints = ReadonlyMap<number, KnownPoint>;

/** The points of an imported meeting by their place in the source. */
export function knownPoints({ meeting, picture, actions }: MeetingScope): KnownPoints {
  const statements = [...picture.statements.values()].filter(({ meetingId }) => meetingId === meeting.id);
  const known: KnownPoint[] = [
    ...statements.map((entry) => pointOf('beeld', entry, 'text', entry.text, { certainty: entry.certainty })),
    ...[...meeting.oordeel.topics.values()].map((entry) => pointOf('oordeel', entry, 'title', entry.title)),
    ...[...meeting.besluit.decisions.values()].map((entry) => pointOf('besluit', entry, 'words', entry.words)),
    ...[...actions.values()].map((entry) => {
      const what = entry.steps.find(({ before }) => typeof before.what === 'string')?.before.what ?? entry.what;
      return pointOf('actie', entry, 'what', what, { owner: words(entry.owner), due: entry.due });
    }),
    ...meeting.remarks.map((entry) => pointOf('proces', entry, 'text', entry.text)),
  ];
  return new Map(known.flatMap((point) => (point.mark.imported ? [[point.mark.imported.place, point] as const] : [])));
}

function words(party: Party | null): string | null {
  return party?.text ?? null;
}

function pointOf(phase: KnownPoint['phase'], mark: EntryMark, field: string, now: string, others: KnownPoint['others'] = {}): KnownPoint {
  const first = mark.corrections.find(({ before }) => typeof before[field] === 'string');
  return { phase, text: first?.before[field] ?? now, mark, others: mark.entryVersion === 1 ? others : {} };
}

/**
 * Refuses a meeting that says something else than what was imported under the same id (identity: crisis, meeting id,
 * place of the point). Code: import-changed, at the first field that differs.
 */
export function checkSameMeeting(input: ImportedMeetingInput, index: number, scope: MeetingScope, expected: { plannedStart: string; plannedEnd: string | null }): Rejection | null {
  const { meeting } = scope;
  const at = `meetings.${index}`;
  const said = { meeting: input.id };
  if (input.team !== meeting.teamAbbreviation) return reject('import-changed', `${at}.team`, said);
  if (expected.plannedStart !== meeting.plannedStart) {
    const sameDay = expected.plannedStart.slice(0, 10) === meeting.plannedStart.slice(0, 10);
    return reject('import-changed', `${at}.${sameDay ? 'start' : 'date'}`, said);
  }
  if (expected.plannedEnd !== meeting.plannedEnd) return reject('import-changed', `${at}.end`, said);
  const known = knownPoints(scope);
  for (const [place, point] of input.points.entries()) {
    const field = changedField(point, known.get(place + 1));
    if (field !== null) return reject('import-changed', `${at}.points.${place}.${field}`, { ...said, place: place + 1 });
  }
  return null;
}

/** The first field of a point that differs from what was imported at its place; null when none does or it is new. */
function changedField(point: ImportedPointInput, known: KnownPoint | undefined): keyof ImportedPointInput | null {
  if (!known) return null;
  const { mark, others } = known;
  if (mark.struck?.reason === 'sealed') return null;
  if (point.phase !== known.phase) return 'phase';
  if (point.text !== known.text) return 'text';
  if (point.by !== mark.imported?.by) return 'by';
  if (point.forwarded_to !== mark.imported.forwardedTo) return 'forwarded_to';
  if (point.source !== mark.source) return 'source';
  return (Object.keys(others) as (keyof typeof others)[]).find((field) => others[field] !== point[field]) ?? null;
}

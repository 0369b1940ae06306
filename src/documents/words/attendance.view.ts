import type { Handover, Interval, PresenceCorrection, Round, Seat } from '../../domain/attendance/state.js';
import type { PhaseStretch } from '../../domain/meeting/state.js';
import { details, type Detail, type Words } from './entry.view.js';
import { capital } from './head.view.js';
import type { DecisionModel, MinutesModel } from '../minutes/minutes.model.js';

export interface SeatView {
  readonly name: string;
  readonly organisation: string;
  readonly role: string;
  readonly presence: string;
  /** From when to when, one text a stretch. */
  readonly times: readonly string[];
  /** Says that presence or times were corrected; empty where they were not. */
  readonly corrected: string;
  readonly deputisesFor: string;
}

export interface AttendanceView {
  readonly seats: readonly SeatView[];
  /** Who corrected whose presence, when and why, and what stood there (R7). */
  readonly corrections: readonly Detail[];
  readonly handovers: readonly string[];
  readonly rounds: readonly { readonly heading: string; readonly turns: readonly Detail[] }[];
  /** Who was present at each decision. */
  readonly presentAt: readonly Detail[];
  readonly phases: readonly Detail[];
}

/** The annex: who was there from when to when, the round, who was present at each decision, the course. */
export function attendanceView(model: MinutesModel, words: Words): AttendanceView {
  const names = new Map(model.attendance.seats.map(({ personId, name }) => [personId, name]));
  return {
    seats: model.attendance.seats.map((seat) => seatView(seat, names, words)),
    corrections: model.attendance.seats.flatMap((seat) => seat.corrections.map((correction) => correctionDetail(seat, correction, words))),
    handovers: model.attendance.handovers.map((handover) => handoverText(handover, names, words)),
    rounds: model.attendance.rounds.map((round) => roundView(round, names, words)),
    presentAt: model.meeting.imported
      ? []
      : model.decisions.map((decision) => ({ label: decision.label, text: presentText(decision, model, names, words) })),
    phases: model.opening.phases.map((stretch) => phaseDetail(stretch, words)),
  };
}

/** A seat in words; `names` are those of the meeting by person. */
export function seatView(seat: Seat, names: ReadonlyMap<string, string>, words: Words): SeatView {
  const { t } = words;
  const roles = seat.roles.map((role) => t(`documents.role-${role}`));
  return {
    name: seat.name,
    organisation: [seat.organisation, seat.functionName].filter((part) => part !== null).join(', '),
    role: (seat.guest ? [...roles, t('documents.guest')] : roles).join(', '),
    presence: t(`documents.presence-${seat.presence}`),
    times: timesTexts(seat.intervals, words),
    corrected: seat.corrections.length === 0 ? '' : t('documents.correctedTag'),
    deputisesFor: seat.deputisesFor === null ? '' : (names.get(seat.deputisesFor) ?? seat.deputisesFor),
  };
}

function timesTexts(intervals: readonly Interval[], words: Words): string[] {
  return longEnough(intervals, words).map((interval) => intervalText(interval, words));
}

/** Who corrected a presence, when and why, and what stood there. */
export function correctionDetail({ name: person }: Seat, { at, by, reason, before }: PresenceCorrection, words: Words): Detail {
  const { t } = words;
  const stood = [t(`documents.presence-${before.presence}`), ...timesTexts(before.intervals, words)].filter((part) => part !== '').join(', ');
  return { label: t('documents.presenceCorrected', { person, at: words.at(at), name: by }), text: t('documents.presenceStood', { stood, reason }) };
}

/** The list as recorded with the decision, and where corrected presence says otherwise. */
function presentText({ id, present }: DecisionModel, model: MinutesModel, names: ReadonlyMap<string, string>, { t }: Words): string {
  const named = (ids: readonly string[]) => ids.map((personId) => names.get(personId) ?? '').join(', ');
  const other = model.attendance.contradictions.find(({ decisionId }) => decisionId === id);
  const said = [
    present.length === 0 ? t('documents.noneRecorded') : present.map(({ name }) => name).join(', '),
    ...(other && other.notThere.length > 0 ? [t('documents.presentNotThere', { names: named(other.notThere) })] : []),
    ...(other && other.there.length > 0 ? [t('documents.presentThere', { names: named(other.there) })] : []),
  ];
  return said.join('; ');
}

function spanText(from: string, until: string | null, { t, at }: Words): string {
  if (until === null) return t('documents.fromTime', { from: at(from) });
  return t('documents.untilTime', { from: at(from), until: at(until) });
}

/** Leaves out what begins and ends at the same time on the clock, unless there is nothing else. */
function longEnough(intervals: readonly Interval[], { at }: Words): readonly Interval[] {
  const lasting = intervals.filter(({ from, until }) => until === null || at(from) !== at(until));
  return lasting.length === 0 ? intervals : lasting;
}

function intervalText(interval: Interval, words: Words): string {
  const span = spanText(interval.from, interval.until, words);
  return interval.online ? words.t('documents.onlineInterval', { interval: span }) : span;
}

function handoverText(handover: Handover, names: ReadonlyMap<string, string>, { t, at }: Words): string {
  const role = capital(t(`documents.role-${handover.role}`));
  const to = names.get(handover.toPersonId) ?? '';
  const from = handover.fromPersonId === null ? undefined : names.get(handover.fromPersonId);
  if (from === undefined) return t('documents.handoverNew', { role, to, at: at(handover.at) });
  return t('documents.handover', { role, from, to, at: at(handover.at) });
}

function roundView(round: Round, names: ReadonlyMap<string, string>, words: Words) {
  return {
    heading: words.t('documents.round', { times: spanText(round.startedAt, round.endedAt, words) }),
    turns: round.turns.map((turn) => ({
      label: names.get(turn.personId) ?? '',
      text: words.t(`documents.turn-${turn.outcome}`),
    })),
  };
}

function phaseDetail(stretch: PhaseStretch, words: Words): Detail {
  const { t } = words;
  const said = [
    spanText(stretch.from, stretch.until, words),
    t('documents.phaseBy', { name: stretch.by }),
    ...stretch.skipped.map((what) => t(`documents.skipped-${what}`)),
    ...details(['', stretch.reason]).map(({ text }) => text),
  ];
  return { label: t(`documents.phase-${stretch.phase}`), text: said.join('; ') };
}

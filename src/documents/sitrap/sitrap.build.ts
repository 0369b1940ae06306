import type { ActionState } from '../../domain/actions/state.js';
import { isNewSince } from '../../domain/beeld/index.js';
import type { PictureState, Statement } from '../../domain/beeld/state.js';
import type { Decision } from '../../domain/besluit/state.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { dayOf, localDate } from '../../domain/kernel/time.js';
import { circleOfMeeting } from '../../domain/kernel/circle.js';
import { replacedReference } from '../../domain/meeting/leftovers.js';
import type { MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import { inCircle, redact, withoutReason, type Viewer } from '../../domain/meeting/visible.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import type { SitrapAction, SitrapDecision, SitrapGone, SitrapMeeting, SitrapModel, SitrapStatement } from './sitrap.model.js';

/** A sitrap is for everyone at the crisis: what lies in any circle is not in it. */
const ANYONE: Viewer = { personId: '', columns: new Set(['participant']), inside: () => false };

/** What a sitrap is made of; nothing of it needs to be redacted before. */
export interface SitrapSources {
  readonly crisis: CrisisState;
  readonly picture: PictureState;
  /** All meetings of the crisis: those that are over or run, and those to come. */
  readonly meetings: readonly MeetingScope[];
  /** Actions that were made outside meetings. */
  readonly loose: readonly ActionState[];
}

/** What the author says of it, and its place among the others. Times are UTC. */
export type SitrapHead = Pick<SitrapModel, 'number' | 'issued' | 'asOf' | 'since' | 'author' | 'summary' | 'outlook'>;

/** The situation as it stands at `asOf`, which is the moment of the sources. */
export function sitrapOf(sources: SitrapSources, head: SitrapHead, options: MinutesOptions): SitrapModel {
  const { crisis, picture } = sources;
  const { asOf, since } = head;
  const seen = sources.meetings.filter(({ meeting }) => circleOfMeeting(meeting, crisis.teams) === null).map((scope) => redact(withoutPicture(scope), ANYONE));
  const held = seen.filter(({ meeting }) => meeting.state !== 'preparation' && meeting.state !== 'cancelled');
  const decisions = held.flatMap(({ meeting }) => [...meeting.besluit.decisions.values()].filter(({ struck }) => struck === null).map((decision) => ({ decision, meeting })));
  const inPeriod = (at: string) => at <= asOf && (since === null || at > since);
  const secret = crisis.classification === 'dep-vertrouwelijk' || seen.some(({ meeting }) => meeting.classification === 'dep-vertrouwelijk');
  return {
    ...{ document: 'sitrap', schema: 1, ...options, ...head },
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name, kind: crisis.kind },
    classification: secret ? 'dep-vertrouwelijk' : 'unclassified',
    themes: themesOf(picture, since),
    gone: since === null ? [] : goneSince(picture, since),
    measures: measuresOn(decisions, localDate(asOf, options.timeZone)).map(decisionOf),
    decisions: decisions.filter(({ decision }) => inPeriod(decision.recordedAt)).sort(byTime).map(decisionOf),
    actions: [...held.flatMap(({ actions }) => [...actions.values()]), ...sources.loose].filter((action) => isOpenTo(action) && movedIn(action, inPeriod)).sort((a, b) => a.happenedAt.localeCompare(b.happenedAt) || a.number - b.number).map(actionOf),
    meetings: seen.filter(({ meeting }) => meeting.state === 'preparation' && dayOf(meeting.plannedStart, options.timeZone) >= localDate(asOf, options.timeZone)).map(({ meeting }) => expectedOf(meeting)).sort((a, b) => a.plannedStart.localeCompare(b.plannedStart)),
  };
}

interface Taken {
  readonly decision: Decision;
  readonly meeting: MeetingState;
}

/** The statements come from the picture itself: a meeting needs none of them. */
const withoutPicture = (scope: MeetingScope): MeetingScope => ({ ...scope, picture: { ...scope.picture, statements: new Map() } });
const byTime = (a: Taken, b: Taken) => a.decision.happenedAt.localeCompare(b.decision.happenedAt) || a.decision.number - b.decision.number;
const isOpenTo = ({ restrictedTo, struck }: ActionState) => inCircle(restrictedTo, ANYONE) && struck === null;

/** The statements that hold and that no circle hides, by theme. */
function themesOf(picture: PictureState, since: string | null): SitrapModel['themes'] {
  const themes = new Map<string | null, SitrapStatement[]>();
  const standing = [...picture.statements.values()].filter((one) => one.state === 'current' && one.struck === null && inCircle(one.restrictedTo, ANYONE));
  for (const one of standing.sort((a, b) => a.number - b.number)) themes.set(one.theme, [...(themes.get(one.theme) ?? []), statementOf(one, picture, since)]);
  return [...themes].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'nl'))).map(([theme, statements]) => ({ theme, statements }));
}

function statementOf(statement: Statement, { statements }: PictureState, since: string | null): SitrapStatement {
  const { number, text, speaker, statedSource, certainty, asOf, happenedAt, replaces } = statement;
  const isNew = since !== null && isNewSince(statement, since);
  const old = replaces === null ? undefined : statements.get(replaces);
  const replaced = isNew && old !== undefined && inCircle(old.restrictedTo, ANYONE) ? old.number : null;
  return { number, text, speaker: speaker?.text ?? null, source: statedSource, certainty, asOf: asOf ?? happenedAt, isNew, replaces: replaced };
}

/** What stood in the picture at `since` and no longer does. What came and went within the period was in no sitrap. */
function goneSince(picture: PictureState, since: string): SitrapGone[] {
  return [...picture.statements.values()]
    .filter((one) => inCircle(one.restrictedTo, ANYONE) && !isNewSince(one, since))
    .flatMap((one): SitrapGone[] => {
      const { number, text, struck, withdrawnReason, state, replacedBy } = withoutReason(one, ANYONE);
      if (struck !== null) return struck.at > since ? [{ number, text, replacedBy: null, reason: struck.reason === '' ? null : struck.reason }] : [];
      // When it went is no secret, though why may be.
      if (state === 'withdrawn') return (one.withdrawn?.at ?? since) > since ? [{ number, text, replacedBy: null, reason: withdrawnReason }] : [];
      const next = replacedBy === null ? undefined : picture.statements.get(replacedBy);
      if (state !== 'replaced' || next === undefined || !isNewSince(next, since)) return [];
      return [{ number, text, replacedBy: inCircle(next.restrictedTo, ANYONE) ? next.number : null, reason: null }];
    })
    .sort((a, b) => a.number - b.number);
}

const STANDS: readonly Decision['outcome'][] = ['taken', 'amended'];
const ENDS: ReadonlySet<string> = new Set(['ended', 'decided', 'settled']);

/**
 * The measures in force on a local date, and those that are to begin: decisions that were taken and confirmed, with a day on which they
 * begin or end, whose end has not passed, and that no later decision replaced and no meeting ended.
 */
function measuresOn(all: readonly Taken[], today: string): Taken[] {
  const counts = ({ decision }: Taken) => STANDS.includes(decision.outcome) && decision.confirmation.state !== 'to-confirm';
  const replaced = new Set(all.filter(counts).flatMap(({ decision, meeting }) => replacedReference(meeting, decision.fields.replaces) ?? []));
  return all
    .filter((one) => counts(one) && !replaced.has(one.decision.reference) && !hasEnded(one.decision))
    .filter(({ decision: { fields } }) => (fields.effectiveFrom !== null || fields.endDate !== null) && (fields.endDate ?? today) >= today)
    .sort(byTime);
}

/** A decision that was ended, and not opened again. */
function hasEnded({ followUps = [] }: Decision): boolean {
  const last = followUps.findLast(({ how }) => how !== 'continued');
  return last !== undefined && ENDS.has(last.how);
}

function decisionOf({ decision, meeting }: Taken): SitrapDecision {
  const { reference, number, words, outcome, confirmation, fields, happenedAt } = decision;
  const { forwardedTo, effectiveFrom, endDate, reviewDate } = fields;
  return { reference: reference === '' ? `B${number}` : reference, words, outcome, meeting: nameOf(meeting), at: happenedAt, toConfirm: confirmation.state === 'to-confirm', forwardedTo, effectiveFrom, endDate, reviewDate };
}

const nameOf = ({ teamAbbreviation, number }: MeetingState) => (number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`);

/** Whether an action was made in the period, or its state changed then. */
function movedIn({ recordedAt, steps }: ActionState, inPeriod: (at: string) => boolean): boolean {
  return inPeriod(recordedAt) || steps.some(({ at, what }) => what !== 'changed' && inPeriod(at));
}

function actionOf({ reference, number, what, owner, due, state }: ActionState): SitrapAction {
  return { reference: reference === '' ? `A${number}` : reference, what, owner: owner?.text ?? null, due, state };
}

function expectedOf({ teamAbbreviation, teamName, title, plannedStart, plannedEnd }: MeetingState): SitrapMeeting {
  return { team: teamAbbreviation, title: title === teamAbbreviation || title === teamName ? null : title, plannedStart, plannedEnd };
}

import type { ActionState } from '../../domain/actions/state.js';
import type { Classification, CrisisKind } from '../../domain/kernel/words.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { actionListOf, decisionListOf, type ActionListModel, type DecisionListModel, type ListedDecision, type SentVersion } from './list.model.js';
import { looseActionsOf } from '../minutes/minutes.build.js';
import type { DocumentHead, MinutesOptions } from '../minutes/minutes.model.js';

/** What a list over many meetings says of itself. */
export interface RegisterHead extends MinutesOptions {
  /** UTC: as of when. */
  readonly at: string;
  /** Of which crises, and of which team if it is of one. */
  readonly crises: readonly { readonly id: string; readonly code: string; readonly name: string; readonly kind: CrisisKind; readonly classification: Classification }[];
  readonly team: string | null;
  /** By what it was narrowed, in words; null for all there is. */
  readonly chosen: string | null;
}

/** The decisions of a team or a crisis over all meetings: the list of each meeting, one after the other. Plain JSON. */
export interface DecisionRegisterModel extends RegisterHead {
  readonly document: 'decision-register';
  readonly schema: 1;
  readonly lists: readonly DecisionListModel[];
}

/** The same for actions; those that were made outside meetings stand in a list of their crisis. */
export interface ActionRegisterModel extends RegisterHead {
  readonly document: 'action-register';
  readonly schema: 1;
  readonly lists: readonly ActionListModel[];
}

export type RegisterModel = DecisionRegisterModel | ActionRegisterModel;

/** A meeting in a register; with the version of its minutes where it is told as that says it (ADR 0023). */
export type RegisterScope = MeetingScope & { readonly asSent?: SentVersion };

/** Which entries are wanted. */
type Keep = (id: string) => boolean;

/** The decision register of scopes that are redacted for their reader. `keep`: which of their decisions. */
export function decisionRegisterOf(head: RegisterHead, scopes: readonly RegisterScope[], keep: Keep): DecisionRegisterModel {
  return decisionRegisterFrom(head, inOrderOfTime(scopes).map((scope): DecisionListModel => ({ ...decisionListOf(scope, head), ...sentIn(scope) })), keep);
}

/** The same from the lists of the meetings, in order of time. */
export function decisionRegisterFrom(head: RegisterHead, lists: readonly DecisionListModel[], keep: Keep): DecisionRegisterModel {
  const replacing = replacedBy(lists);
  const kept = lists.map((list): DecisionListModel => {
    const decisions = list.decisions.filter(({ id }) => keep(id)).map((decision): ListedDecision => ({
      ...{ ...decision, label: decision.reference || decision.label, reference: '' },
      actions: decision.actions.map((action) => ({ ...action, label: whole(list, action.label) })),
      replacedBy: replacing.get(decision.reference) ?? [],
    }));
    return { ...list, ...asOf(list, head), decisions };
  });
  return { document: 'decision-register', schema: 1, ...head, lists: kept.filter(({ decisions }) => decisions.length > 0) };
}

/** The action register of all actions of these scopes; `loose` are wanted too and belong to no scope. */
export function actionRegisterOf(head: RegisterHead, scopes: readonly RegisterScope[], loose: readonly ActionState[]): ActionRegisterModel {
  return actionRegisterFrom(head, inOrderOfTime(scopes).map((scope): ActionListModel => ({ ...actionListOf(scope, head), ...sentIn(scope) })), loose);
}

/** The same from the lists of the meetings, in order of time. */
export function actionRegisterFrom(head: RegisterHead, ofMeetings: readonly ActionListModel[], loose: readonly ActionState[]): ActionRegisterModel {
  const lists = ofMeetings.map((list): ActionListModel => {
    const actions = list.actions.map((action) => ({
      ...{ ...action, label: action.reference || action.label, reference: '' },
      decision: action.decision && { ...action.decision, label: whole(list, action.decision.label) },
    }));
    return { ...list, ...asOf(list, head), actions };
  });
  const outside = head.crises.map((crisis): ActionListModel => ({
    ...{ document: 'action-list', schema: 1, ...outsideHead(head, crisis) },
    actions: looseActionsOf(loose.filter(({ crisisId }) => crisisId === crisis.id)).map((action) => ({ ...action, reference: '' })),
  }));
  return { document: 'action-register', schema: 1, ...head, lists: [...lists, ...outside].filter(({ actions }) => actions.length > 0) };
}

const sentIn = ({ asSent }: RegisterScope) => (asSent === undefined ? {} : { asSent });

function inOrderOfTime(scopes: readonly RegisterScope[]): RegisterScope[] {
  const begin = ({ meeting }: MeetingScope) => meeting.startedAt ?? meeting.plannedStart;
  return [...scopes].sort((a, b) => begin(a).localeCompare(begin(b)) || a.meeting.id.localeCompare(b.meeting.id));
}

/** A number within a meeting (B1) as its whole reference; of imported history that has none as it is. */
function whole({ meeting: { reference } }: DocumentHead, label: string): string {
  return reference === null ? label : `${reference}-${label}`;
}

/** In a list over many meetings something is late when it is late now, or when the version was made that says it: not when its meeting ended. */
function asOf({ meeting, asSent }: DecisionListModel | ActionListModel, { at }: RegisterHead): Pick<DocumentHead, 'meeting'> {
  return { meeting: { ...meeting, closedAt: asSent?.at ?? at } };
}

/** The head of a list of what was made outside meetings. */
function outsideHead({ at, language, timeZone, organisation }: RegisterHead, { id, code, name, kind, classification }: RegisterHead['crises'][number]): DocumentHead {
  const none = { number: null, reference: null, plannedEnd: null, startedAt: null, place: null, imported: null };
  return {
    ...{ language, timeZone, organisation, crisis: { id, code, name, kind }, team: { id: '', abbreviation: code, name }, roles: [], agenda: [] },
    version: { state: 'concept', pictureVersion: 0 },
    meeting: { ...none, id, classification, state: 'closed', plannedStart: at, closedAt: at },
  };
}

/** Which decisions say to replace which, over all meetings; within a meeting people write B1 for the whole reference. */
function replacedBy(lists: readonly DecisionListModel[]): ReadonlyMap<string, { id: string; label: string }[]> {
  const found = new Map<string, { id: string; label: string }[]>();
  for (const list of lists) {
    for (const { id, reference, fields, mark } of list.decisions) {
      const named = fields.replaces?.trim() ?? '';
      const target = /^B\d+$/.test(named) ? whole(list, named) : named;
      if (target !== '' && mark.struck === null) found.set(target, [...(found.get(target) ?? []), { id, label: reference }]);
    }
  }
  return found;
}

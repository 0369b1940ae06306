import { PHASES } from '../../src/domain/kernel/words.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import type { House, Input, Role } from '../support/house.js';

/** Numbers that choose among what there is, so that any list of them is the story of some meeting. */
export interface Pick {
  readonly what: number;
  readonly which: number;
  readonly other: number;
  readonly who: number;
}

/** One turn as someone takes it; `say` makes words that were never said before. */
export type Turn = (scope: MeetingScope, pick: Pick, say: () => string, house: House) => readonly [CommandName, Input];

const one = <T>(all: Iterable<T>, index: number): T | undefined => {
  const list = [...all];
  return list[index % Math.max(1, list.length)];
};
type Versioned = { readonly id: string; readonly entryVersion: number } | undefined;
const topicOf = ({ meeting }: MeetingScope, { which }: Pick) => one(meeting.oordeel.topics.values(), which);
const statementOf = ({ picture }: MeetingScope, { which }: Pick) => one(picture.statements.values(), which);
const decisionOf = ({ meeting }: MeetingScope, { which }: Pick) => one(meeting.besluit.decisions.values(), which);
const actionOf = ({ actions }: MeetingScope, { which }: Pick) => one(actions.values(), which);
/** Now and then someone works on a version that is no longer there (R16). */
const version = (entry: Versioned, { other }: Pick) => ({ entryVersion: Math.max(1, (entry?.entryVersion ?? 1) - (other % 7 === 0 ? 1 : 0)) });
const ofAction = (scope: MeetingScope, pick: Pick) => ({ actionId: actionOf(scope, pick)?.id });
const ofDecision = (scope: MeetingScope, pick: Pick) => ({ decisionId: decisionOf(scope, pick)?.id, ...version(decisionOf(scope, pick), pick) });
const ofStatement = (scope: MeetingScope, pick: Pick) => ({ statementId: statementOf(scope, pick)?.id, ...version(statementOf(scope, pick), pick) });
const ofTopic = (scope: MeetingScope, pick: Pick) => ({ topicId: topicOf(scope, pick)?.id });

function entryOf(scope: MeetingScope, pick: Pick): { readonly kind: string; readonly entry: Versioned; readonly parentId: string | null; readonly texts: readonly string[] } {
  const topic = topicOf(scope, pick);
  const parentId = topic?.id ?? null;
  const { meeting } = scope;
  const kinds = [
    { kind: 'statement', entry: statementOf(scope, pick), parentId: null, texts: ['text', 'statedSource'] },
    { kind: 'topic', entry: topic, parentId: null, texts: ['title', 'uncertainties'] },
    { kind: 'argument', entry: one(topic?.arguments ?? [], pick.other), parentId, texts: ['text'] },
    { kind: 'option', entry: one(topic?.options ?? [], pick.other), parentId, texts: ['text', 'pros'] },
    { kind: 'provisional', entry: one(topic?.provisional ?? [], pick.other), parentId, texts: ['words'] },
    { kind: 'decision', entry: decisionOf(scope, pick), parentId: null, texts: ['words', 'reason'] },
    { kind: 'remark', entry: one(meeting.remarks, pick.which), parentId: null, texts: ['text'] },
    { kind: 'summary', entry: one(meeting.summaries, pick.which), parentId: null, texts: ['text'] },
  ];
  return kinds[pick.other % kinds.length] ?? kinds[0]!;
}

const named = (scope: MeetingScope, pick: Pick) => {
  const { kind, entry, parentId } = entryOf(scope, pick);
  return { kind, id: entry?.id, parentId, ...version(entry, pick) };
};

const minutesAgo = (house: House, minutes: number) => (minutes % 3 === 0 ? new Date(Date.parse(house.now()) - minutes * 60_000).toISOString() : null);
const person = (house: House, index: number) => one(Object.values(house.people), index)?.personId;

/** Everything that people do at a table; whether it is accepted is the domain's affair. */
export const TURNS: readonly Turn[] = [
  (_, { which, other }, say) => ['MoveToPhase', { phase: one(PHASES, which), skip: other % 2 === 0, reason: say() }],
  ({ meeting }, _, say) => ['MoveToPhase', { phase: PHASES[PHASES.indexOf(meeting.phase ?? 'opening') + 1], reason: say() }],
  ({ meeting }) => ['MoveToPhase', { phase: PHASES[PHASES.indexOf(meeting.phase ?? 'opening') + 1], skip: true }],
  (_, __, say) => ['AnnounceProcedure', { text: say() }],
  () => ['RecordAllPresent', {}],
  (_, { which, other }, __, house) => ['RecordPresence', { personId: person(house, which), presence: one(['present', 'online', 'excused', 'absent', 'left'], other) }],
  ({ meeting }, { which, other }, say, house) => {
    const seat = meeting.attendance.seats.get(person(house, which) ?? '');
    const away = other % 2 === 0;
    return ['CorrectPresence', { personId: seat?.personId, ...version(seat && { id: seat.personId, entryVersion: seat.entryVersion }, { which, other, what: 0, who: 0 }), presence: away ? 'absent' : 'present', intervals: away ? [] : [{ from: house.now() }], reason: say() }];
  },
  (_, { which, other }, __, house) => ['HandOverRole', { role: one(['chair', 'crisis-adviser'], which), toPersonId: person(house, other) }],
  () => ['StartRound', {}],
  (_, { which }, __, house) => ['TakeTurn', { personId: person(house, which), outcome: 'addition' }],
  () => ['EndRound', { rest: 'not-heard' }],
  (_, __, say) => ['AddGuest', { name: say(), organisation: say(), role: 'observer' }],
  (_, __, say) => ['AddAgendaItem', { title: say(), note: say(), place: 'opening' }],
  ({ meeting }, { which }, say) => ['ChangeAgendaItem', { itemId: one(meeting.agenda, which)?.id, entryVersion: one(meeting.agenda, which)?.entryVersion, title: say(), note: say(), place: 'beeld' }],
  ({ meeting }, { which }) => ['RemoveAgendaItem', { itemId: one(meeting.agenda, which)?.id, entryVersion: one(meeting.agenda, which)?.entryVersion }],
  ({ meeting }, __, say) => ['ChangeMeeting', { detailsVersion: meeting.detailsVersion, title: say(), place: say() }],
  (_, __, say) => ['SetNextMeeting', { note: say() }],
  (_, { other }, say, house) => ['RecordSummary', { text: say(), happenedAt: minutesAgo(house, other) }],
  (_, __, say) => ['AddRemark', { text: say() }],
  (_, { other }, say, house) => ['AddStatement', { text: say(), statedSource: say(), theme: say(), speaker: { kind: 'text', text: say() }, happenedAt: minutesAgo(house, other) }],
  (scope, pick, say) => ['AddStatement', { text: say(), replaces: statementOf(scope, pick)?.id }],
  (scope, pick, say) => ['ReplaceStatement', { ...ofStatement(scope, pick), text: say() }],
  (scope, pick) => ['ChangeCertainty', { ...ofStatement(scope, pick), certainty: one(['feit', 'aanname', 'onzeker'], pick.other) }],
  (scope, pick, say) => ['WithdrawStatement', { ...ofStatement(scope, pick), reason: say() }],
  (_, __, say) => ['ProposeTopic', { title: say(), text: say() }],
  (scope, pick, say) => ['ChangeTopic', { ...ofTopic(scope, pick), ...version(topicOf(scope, pick), pick), title: say(), dilemma: say(), uncertainties: say() }],
  (scope, pick, say) => ['DropTopic', { ...ofTopic(scope, pick), reason: say() }],
  () => ['AgreeTopics', {}],
  (scope, pick) => ['DiscussTopic', ofTopic(scope, pick)],
  (scope, pick, say) => ['AddArgument', { ...ofTopic(scope, pick), side: 'for', text: say() }],
  (scope, pick, say) => ['AddOption', { ...ofTopic(scope, pick), text: say(), pros: say(), cons: say() }],
  (scope, pick, say) => {
    const option = one(topicOf(scope, pick)?.options ?? [], pick.other);
    return ['ChangeOption', { ...ofTopic(scope, pick), optionId: option?.id, ...version(option, pick), text: say(), pros: say() }];
  },
  (scope, pick, say) => ['CheckFeasibility', { ...ofTopic(scope, pick), test: one(['practicable', 'enforceable', 'affordable'], pick.other), answer: 'unknown', remark: say() }],
  (scope, pick, say) => ['WordProvisional', { ...ofTopic(scope, pick), words: say(), measure: true }],
  (scope, pick, say) => {
    const provisional = one(topicOf(scope, pick)?.provisional ?? [], pick.other);
    return ['ReviseProvisional', { ...ofTopic(scope, pick), provisionalId: provisional?.id, ...version(provisional, pick), words: say() }];
  },
  (_, __, say) => ['ParkSolution', { text: say() }],
  ({ meeting }, { which }) => ['MakeTopicOfParked', { parkedId: one(meeting.oordeel.parked, which)?.id }],
  ({ meeting }, { which }, say) => ['DropParked', { parkedId: one(meeting.oordeel.parked, which)?.id, reason: say() }],
  (_, { other }) => ['OfferEntry', { kind: one(['statement', 'topic'], other), text: 'Een aanbod' }],
  ({ meeting }, { which }, say) => {
    const offer = one(meeting.tray.values(), which);
    return ['AcceptOffer', { offerId: offer?.id, text: offer?.amends ? null : say() }];
  },
  (scope, pick, say) => {
    const provisional = one(topicOf(scope, pick)?.provisional ?? [], pick.other);
    const fields = { reason: say(), considerWith: say(), forwardedTo: say() };
    return ['Decide', { ...ofTopic(scope, pick), provisionalId: provisional?.id, outcome: one(['taken', 'amended', 'deferred', 'under-consideration', 'forwarded'], pick.other), words: say(), fields }];
  },
  (_, { other }, say) => ['Decide', { urgent: other % 2 === 0, outcome: 'taken', words: say() }],
  (scope, pick) => ['ConfirmDecision', ofDecision(scope, pick)],
  (scope, pick, say) => ['ConfirmOrally', { decisions: [ofDecision(scope, pick)], readBackBy: say() }],
  (scope, pick, say) => ['ObjectToDecision', { ...ofDecision(scope, pick), words: say() }],
  (scope, pick, say) => ['CompleteDecision', { ...ofDecision(scope, pick), fields: { reason: say(), publicLine: say() } }],
  (scope, pick, say) => ['CorrectEntry', { ...named(scope, pick), texts: Object.fromEntries(entryOf(scope, pick).texts.map((field) => [field, say()])) }],
  (scope, pick, say) => ['StrikeEntry', { ...named(scope, pick), reason: say() }],
  (scope, pick) => ['OfferCorrection', { ...named(scope, pick), texts: Object.fromEntries(entryOf(scope, pick).texts.map((field) => [field, 'Beter gezegd'])) }],
  (scope, pick) => ['OfferStrike', { ...named(scope, pick), reason: 'Een vergissing' }],
  (scope, pick, say) => ['AssignAction', { what: say(), owner: { kind: 'text', text: say() }, decisionId: decisionOf(scope, pick)?.id }],
  (_, __, say) => ['AssignAction', { what: say() }],
  (scope, pick, say) => ['ChangeAction', { ...ofAction(scope, pick), ...version(actionOf(scope, pick), pick), what: say(), owner: { kind: 'text', text: say() }, reason: say() }],
  (scope, pick, say) => ['RemarkAction', { ...ofAction(scope, pick), text: say() }],
  (scope, pick, say) => ['ReportActionDone', { ...ofAction(scope, pick), text: say() }],
  (scope, pick) => ['CloseAction', ofAction(scope, pick)],
  (scope, pick, say) => ['DropAction', { ...ofAction(scope, pick), reason: say() }],
  (scope, pick, say) => ['ReopenAction', { ...ofAction(scope, pick), reason: say() }],
  (scope, pick, say) => ['CorrectAction', { ...ofAction(scope, pick), ...version(actionOf(scope, pick), pick), texts: { what: say() } }],
  (scope, pick, say) => ['StrikeAction', { ...ofAction(scope, pick), ...version(actionOf(scope, pick), pick), reason: say() }],
  () => ['CloseReportedActions', {}],
];

const ROLES: readonly Role[] = ['secretary', 'secretary', 'secretary', 'chair', 'coordinator', 'expert'];
/** Who takes a turn: mostly the secretary, who may do most. */
export const whoTakes = ({ who }: Pick): Role => ROLES[who % ROLES.length] ?? 'secretary';

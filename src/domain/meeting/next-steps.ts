import type { ActionScope } from '../actions/index.js';
import type { Facts } from '../kernel/command.js';
import { isRejection, type Rejection } from '../kernel/rejection.js';
import type { Decision } from '../besluit/state.js';
import { authorise } from './authorise.js';
import type { BetweenScope } from './between-commands.js';
import { lineageOf } from './carry-over.js';
import { settlingTeam } from './passed-on.js';
import { phasesOf } from './phases.js';
import { COMMANDS, COMMANDS_BY_NAME, type CommandName } from './registry.js';
import type { MeetingScope } from './state.js';

/** A step that needs no more words: the command with its input, and why it is not possible now (null when it is). */
export interface NextStep {
  readonly command: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly refused: Rejection | null;
}

type Asker = Omit<Facts, 'ids'>;

/** Deciding only to see whether it is allowed: the ids are thrown away. */
const NO_IDS = { next: () => '00000000-0000-0000-0000-000000000000' };

/**
 * The steps that lie ready in a meeting for this person, with the answer that the rule itself would give:
 * the button and the rule ask the same deciders, so they cannot disagree. Give the scope as the person may see it.
 */
export function nextSteps(scope: MeetingScope, facts: Asker): readonly NextStep[] {
  return stepsOf(scope, facts).map(([command, input]) => ({ command, input, refused: refusalOf(command, input, scope, facts) }));
}

/**
 * Which commands this person may give now in the meeting, its team and its actions, by name. Where an entry must be the
 * person's own, that is judged per entry; a step of `nextSteps` counts only when at least one is possible.
 */
export function abilities(scope: MeetingScope, facts: Asker): Readonly<Record<CommandName, boolean>> {
  const steps = nextSteps(scope, facts);
  const may = (name: CommandName) => {
    const ready = steps.filter((step) => step.command === name);
    return ready.length > 0 ? ready.some((step) => step.refused === null) : isAllowed(name, scope, facts);
  };
  return Object.fromEntries(COMMANDS.map(({ name }) => [name, may(name)])) as Record<CommandName, boolean>;
}

/** Whether table and state allow a command, taking what is concerned to be the person's own. */
function isAllowed(name: CommandName, scope: MeetingScope, facts: Asker): boolean {
  const definition = COMMANDS_BY_NAME.get(name);
  if (!definition || definition.scope === 'installation') return false;
  const here = definition.scope === 'crisis' ? { crisis: scope.crisis } : scope;
  return authorise({ ...definition, own: () => true }, here, { teamId: scope.meeting.teamId }, facts) === null;
}

/** What someone may do to an action now, wherever it came from: `change` with other words, the rest as it is. */
export function actionAbilities(scope: ActionScope, facts: Asker) {
  const { id: actionId, entryVersion, owner, due, what } = scope.action;
  const may = (name: CommandName, input: Readonly<Record<string, unknown>>) => refusalOf(name, { actionId, ...input }, scope, facts) === null;
  return {
    remark: may('RemarkAction', { text: what }),
    acknowledge: may('AcknowledgeAction', {}),
    report: may('ReportActionDone', { text: null }),
    close: may('CloseAction', {}),
    change: may('ChangeAction', { entryVersion, owner, due, what: `${what}.`, reason: null }),
    drop: may('DropAction', { reason: what }),
    reopen: may('ReopenAction', { reason: what }),
    strike: may('StrikeAction', { entryVersion, reason: what }),
  };
}

/** What someone may do to a decision now: at its meeting with `facts`, and between meetings for the first team that it still concerns. */
export function decisionAbilities(scope: MeetingScope, decision: Decision, facts: Asker) {
  const { crisis, meeting } = scope;
  const about = { meetingId: meeting.id, decisionId: decision.id };
  const may = (name: CommandName, more: Readonly<Record<string, unknown>>) => refusalOf(name, { ...about, ...more }, scope, facts) === null;
  const between: Omit<BetweenScope, 'leftWith'> = { crisis, actionOf: () => null, meetingOf: (id) => (id === meeting.id ? meeting : null) };
  const said = { crisisId: crisis.id, how: 'settled', note: decision.words, reviewDate: null };
  const concerned = [...crisis.teams.keys()].filter((teamId) => lineageOf(crisis, teamId).includes(settlingTeam(crisis, meeting, decision.id)));
  return {
    confirm: may('ConfirmDecision', { entryVersion: decision.entryVersion }),
    object: may('ObjectToDecision', { words: decision.words }),
    followUpFor: concerned.find((teamId) => refusalOf('FollowUpCrisisDecision', { ...about, ...said, teamId }, between, facts) === null) ?? null,
  };
}

function refusalOf(name: CommandName, input: Readonly<Record<string, unknown>>, scope: MeetingScope | ActionScope | Omit<BetweenScope, 'leftWith'>, facts: Asker): Rejection | null {
  const definition = COMMANDS_BY_NAME.get(name);
  if (!definition) throw new Error(`no command ${name}`);
  const refused = authorise(definition, scope, input, facts);
  if (refused) return refused;
  const decided = definition.decide(scope as never, input, { ...facts, ids: NO_IDS });
  return isRejection(decided) ? decided : null;
}

type Step = readonly [CommandName, Readonly<Record<string, unknown>>];

function stepsOf({ meeting, actions }: MeetingScope, { actor }: Asker): readonly Step[] {
  const meetingId = meeting.id;
  const toConfirm = [...meeting.besluit.decisions.values()].filter((decision) => decision.confirmation.state === 'to-confirm' && !decision.struck);
  const waiting = [...meeting.tray.values()].filter((offer) => offer.state === 'waiting');
  const { plannedStart, plannedEnd, detailsVersion } = meeting;
  return [
    ['StartMeeting', { meetingId }],
    ['MoveMeeting', { meetingId, detailsVersion, plannedStart, plannedEnd, reason: null }],
    ['CancelMeeting', { meetingId, reason: '' }],
    ['RecordAllPresent', { meetingId }],
    ...(['present', 'online', 'left'] as const).map((presence): Step => ['CheckIn', { meetingId, presence }]),
    ['AnnounceProcedure', { meetingId, text: null }],
    ...phasesOf(meeting.method).map((phase): Step => ['MoveToPhase', { meetingId, phase, skip: false, reason: null }]),
    // Skipping presence and procedure is one key (R3), so Beeld can be reached before they are recorded.
    ...(meeting.phase === 'opening' ? [['MoveToPhase', { meetingId, phase: 'beeld', skip: true, reason: null }] as const] : []),
    ...meeting.agenda.filter((item) => !item.removed).map((item): Step => ['OpenItem', { meetingId, itemId: item.id }]),
    ['StartRound', { meetingId }],
    ...(actor.personId === null ? [] : [['TakeTurn', { meetingId, personId: actor.personId, outcome: 'nothing' }] as const]),
    ['EndRound', { meetingId, rest: 'nothing' }],
    ['AgreeTopics', { meetingId, happenedAt: null }],
    ...meeting.oordeel.order.map((topicId): Step => ['DiscussTopic', { meetingId, topicId }]),
    ...toConfirm.map(({ id, entryVersion }): Step => ['ConfirmDecision', { meetingId, decisionId: id, entryVersion }]),
    ['ConfirmOrally', { meetingId, decisions: toConfirm.map(({ id, entryVersion }) => ({ decisionId: id, entryVersion })), readBackBy: null, at: null }],
    ...(actions.size === 0 ? [] : [['CloseReportedActions', { meetingId }] as const]),
    ...waiting.map(({ id }): Step => ['AcceptOffer', { meetingId, offerId: id, text: null, certainty: null, topicKind: null, entryVersion: null }]),
    ...waiting.map(({ id }): Step => ['DropOffer', { meetingId, offerId: id, reason: null }]),
    ['CloseMeeting', { meetingId }],
  ];
}

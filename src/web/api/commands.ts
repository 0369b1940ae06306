import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CommandDefinition, Receipt } from '../../domain/kernel/command.js';
import { partsOf } from '../../domain/kernel/event.js';
import type { Execute } from '../../domain/kernel/ports.js';
import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { COMMANDS, type EventType } from '../../domain/meeting/registry.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { Problem, problemOf } from './problem.js';
import { knowsTarget, type SeeingDeps } from './seen.js';

export interface CommandDeps extends SeeingDeps {
  readonly execute: Execute;
}

/** The events that make something, with the field that holds its id. All other ids in events are of what was there. */
const MAKES: Readonly<Partial<Record<EventType, string>>> = {
  OrganisationAdded: 'organisationId',
  PersonAdded: 'personId',
  FunctionAdded: 'functionId',
  TeamMade: 'teamId',
  MemberSeated: 'memberId',
  AgendaItemAdded: 'itemId',
  EntryOffered: 'offerId',
  PaperOffered: 'offerId',
  PaperAdded: 'paperId',
  CorrectionOffered: 'offerId',
  StrikeOffered: 'offerId',
  SummaryRecorded: 'summaryId',
  RemarkAdded: 'remarkId',
  RoundStarted: 'roundId',
  StatementAdded: 'statementId',
  TopicProposed: 'topicId',
  ArgumentAdded: 'argumentId',
  OptionAdded: 'optionId',
  ProvisionalWorded: 'provisionalId',
  SolutionParked: 'parkedId',
  DecisionTaken: 'decisionId',
  ActionAssigned: 'actionId',
  MinutesCommented: 'commentId',
};
/** The events that begin a stream: what they make is the stream's own. */
const BEGINS: Readonly<Partial<Record<EventType, string>>> = { CrisisStarted: 'crisisId', MeetingCalled: 'meetingId', MeetingImported: 'meetingId' };

/** What the API says of a command that was carried out. */
export interface ApiReceipt {
  /** The place of its last event in the journal. */
  readonly position: number;
  readonly repeated: boolean;
  readonly removed: number;
  /** The ids of what it made, in order. */
  readonly made: readonly { readonly kind: string; readonly id: string }[];
}

/** One address a command, as the registry has them: the name, its input as JSON, and an id that makes the same again harmless. */
export function addCommands(app: FastifyInstance, deps: CommandDeps): void {
  for (const definition of COMMANDS) {
    app.post(`/commands/${definition.name}`, async (request) => carryOut(deps, request, definition));
  }
}

async function carryOut(deps: CommandDeps, request: FastifyRequest, definition: CommandDefinition): Promise<ApiReceipt> {
  const viewer = viewerOf(request);
  const { commandId, input } = asked(request);
  const outcome = await deps.execute({ name: definition.name, commandId, input, actor: actorOf(viewer), admin: viewer.admin });
  if (isRejection(outcome)) throw problemOf(await toldTo(deps, request, definition, input, outcome));
  return receiptOf(outcome);
}

/** The command id and the input of a request. Codes: body-not-an-object, command-id-missing, command-id-differs. */
function asked({ body, headers }: FastifyRequest): { commandId: string; input: Record<string, unknown> } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(400, 'body-not-an-object');
  const { commandId: inBody, ...input } = body as Record<string, unknown>;
  // The draft standard writes it between quotes; many clients do not.
  const inHeader = typeof headers['idempotency-key'] === 'string' ? headers['idempotency-key'].replace(/^"(.*)"$/, '$1') : undefined;
  const given = inHeader ?? inBody;
  if (given === undefined) throw new Problem(400, 'command-id-missing');
  if (inBody !== undefined && inBody !== given) throw new Problem(400, 'command-id-differs');
  return { commandId: String(given).toLowerCase(), input };
}

const NO_RIGHT: ReadonlySet<string> = new Set(['not-allowed', 'not-seated', 'offer-instead']);

/** Whoever has no right here and may not even know that it is there hears what is said of what does not exist. */
async function toldTo(deps: CommandDeps, request: FastifyRequest, definition: CommandDefinition, input: unknown, refusal: Rejection): Promise<Rejection> {
  const { scope } = definition;
  const read = NO_RIGHT.has(refusal.code) ? definition.input.safeParse(input) : null;
  const target = read?.success === true ? definition.target(read.data) : null;
  if (target === null || scope === 'installation') return refusal;
  return (await knowsTarget(deps, request, scope, target)) ? refusal : reject(`unknown-${scope}`);
}

/** Ids only: what an event holds beside may be for others' eyes. */
export function receiptOf({ position, repeated, removed, events }: Receipt): ApiReceipt {
  const made = events.flatMap(({ stream, type, payload }) => {
    const begun = BEGINS[type as EventType];
    if (begun !== undefined) return [{ kind: begun.slice(0, -'Id'.length), id: partsOf(stream).id }];
    const field = MAKES[type as EventType];
    const id = field === undefined ? undefined : (payload as Record<string, unknown>)[field];
    return field !== undefined && typeof id === 'string' ? [{ kind: field.slice(0, -'Id'.length), id }] : [];
  });
  return { position, repeated, removed, made };
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ActionState } from '../../domain/actions/state.js';
import { teamNameOn } from '../../domain/crisis/teams.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { DOCUMENTS, MEDIA_TYPES } from '../../documents/document.file.js';
import { actionRegisterOf, decisionRegisterOf, type RegisterHead, type RegisterModel, type RegisterScope } from '../../documents/lists/register.model.js';
import type { Press } from '../../documents/press/press.js';
import type { Accounts } from '../../accounts/accounts.js';
import { actionFilter, decisionFilter, type Filter } from '../plugins/register-filter.js';
import { actionsFound, decisionsFound } from '../plugins/register-found.js';
import { orNull } from '../plugins/errors.js';
import type { Received } from '../plugins/received.js';
import { actionSeenBy } from '../plugins/seen-action.js';
import { decisionSeenBy } from '../plugins/seen-decision.js';
import { registersSeenBy, type SeenRegisters } from '../plugins/seen-register.js';
import { requireViewer } from '../plugins/session.js';
import { USUAL } from './actions.js';
import type { RegistersDeps } from './deps.js';
import { chosenWords } from './listing.js';

export interface DownloadDeps extends RegistersDeps {
  readonly organisation: string;
  readonly press: Pick<Press, 'print'>;
  /** The security log: who took lists along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The registers as files, with the same filters in the address: all that is found, not one page of it. */
export function addRegisterFiles(app: FastifyInstance, deps: DownloadDeps): void {
  for (const kind of ['actions', 'decisions'] as const) {
    for (const format of DOCUMENTS[kind]) {
      app.get(`/${kind}.${format}`, { preHandler: requireViewer }, async (request, reply) => {
        const seen = await registersSeenBy(deps, request);
        const model = kind === 'actions' ? await actionsModel(deps, request, seen) : await decisionsModel(deps, request, seen);
        await deps.noted.note({ actor: seen.viewer.accountId, origin: request.ip }, { act: 'register-exported', subject: `${kind}.${format}`, result: 'done' });
        return send(reply, await deps.press.print(model, format), `${request.t(`minutes.file-${kind}`)}-${model.crises.map(({ code }) => code).join('-')}.${format}`, MEDIA_TYPES[format]);
      });
    }
  }
}

function send(reply: FastifyReply, file: Buffer, name: string, type: string) {
  return reply.type(type).header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9.-]/g, '_')}"`).header('cache-control', 'no-store').send(file);
}

async function decisionsModel(deps: DownloadDeps, request: FastifyRequest, seen: SeenRegisters): Promise<RegisterModel> {
  const filter = decisionFilter(request.query, seen);
  const keys = await decisionsFound(deps.registers, seen, filter);
  const scopes = new Map<string, RegisterScope>();
  // What one may see of a meeting is the same for all its decisions.
  for (const { id, meetingId } of keys) {
    const looked = scopes.has(meetingId) ? null : await orNull(decisionSeenBy(deps, request, id));
    if (looked !== null) scopes.set(meetingId, saidIn(looked.scope, looked.asSent));
  }
  const wanted = new Set(keys.map(({ id }) => id));
  return decisionRegisterOf(headOf(deps, request, seen, filter, 'decisions'), [...scopes.values()], (id) => wanted.has(id));
}

async function actionsModel(deps: DownloadDeps, request: FastifyRequest, seen: SeenRegisters): Promise<RegisterModel> {
  const filter = actionFilter(request.query, seen, USUAL);
  const keys = await actionsFound(deps.registers, seen, filter);
  const scopes = new Map<string, MeetingScope>();
  const loose: ActionState[] = [];
  const sent = new Map<Received, Set<string>>();
  const wanted = new Set<string>();
  for (const { id, meetingId } of keys) {
    const received = seen.asSent.actions.get(id)?.received;
    if (received !== undefined) {
      sent.set(received, (sent.get(received) ?? new Set()).add(id));
      continue;
    }
    wanted.add(id);
    const known = meetingId === null ? undefined : scopes.get(meetingId);
    if (known?.actions.has(id)) continue;
    const looked = await orNull(actionSeenBy(deps, request, id));
    if (looked === null) continue;
    const { action, scope } = looked;
    if (scope && known === undefined) scopes.set(scope.meeting.id, scope);
    // One's own, of a meeting of which one may not see the rest.
    if (!scope?.actions.has(id)) loose.push(action);
  }
  const now = [...scopes.values()].map((scope) => onlyActions(scope, wanted));
  const then = [...sent].map(([received, ids]) => onlyActions(saidIn(received.scope, received), ids));
  return actionRegisterOf(headOf(deps, request, seen, filter, 'actions'), [...now, ...then], loose);
}

/** A meeting for a register, with the version that says so where it is told as it was distributed. */
function saidIn(scope: MeetingScope, asSent: Received | null): RegisterScope {
  return asSent === null ? scope : { ...scope, asSent: { version: asSent.version.version, at: asSent.version.at } };
}

/** A meeting with these of its actions: someone's own stand as they are now, beside others as they were distributed. */
function onlyActions(scope: RegisterScope, ids: ReadonlySet<string>): RegisterScope {
  return { ...scope, actions: new Map([...scope.actions].filter(([id]) => ids.has(id))) };
}

function headOf({ timeZone, organisation }: DownloadDeps, { language, t }: FastifyRequest, seen: SeenRegisters, filter: Filter<{ readonly crisisIds: readonly string[]; readonly teamId?: string | null }>, kind: 'actions' | 'decisions'): RegisterHead {
  const { crisisIds, teamId } = filter.asked;
  const team = teamId ? seen.teams.get(teamId) : undefined;
  const crises = (team ? [team.crisis] : crisisIds.flatMap((id) => seen.crises.get(id) ?? [])).map(({ id, code, name, kind: of, classification }) => ({ id, code, name, kind: of, classification }));
  return { language, timeZone, organisation, at: seen.now, crises, team: team ? teamNameOn(team.team, seen.today).abbreviation : null, chosen: chosenWords(filter.values, kind, t) };
}

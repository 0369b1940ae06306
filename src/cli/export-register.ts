import type { ActionState } from '../domain/actions/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import { teamNameOn } from '../domain/crisis/teams.js';
import { possibleIn } from '../domain/kernel/rights.js';
import type { MeetingLife } from '../domain/kernel/words.js';
import { columnsOf } from '../domain/meeting/columns.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { redact } from '../domain/meeting/visible.js';
import { actionRegisterOf, decisionRegisterOf, type RegisterHead, type RegisterModel } from '../documents/lists/register.model.js';
import type { Language } from '../i18n/index.js';
import type { Reader } from '../projections/reader.js';
import type { Registers } from '../projections/register.queries.js';
import { OPERATOR } from './operator.js';
import { refused, type CliResult } from './result.js';

export interface RegisterExportDeps {
  readonly reader: Pick<Reader, 'meeting' | 'meetingsOfCrisis' | 'crisisIdByCode' | 'crisis' | 'action'>;
  readonly registers: Pick<Registers, 'actionKeys'>;
  readonly language: Language;
  readonly timeZone: string;
  readonly organisation: string;
  /** UTC. */
  readonly now: string;
  /** The local date. */
  readonly today: string;
}

/** Of which crisis, or which team of it, a list over all meetings is asked for. */
export interface RegisterAsked {
  readonly document: 'decisions' | 'actions';
  readonly crisis: string;
  /** The abbreviation that the team has today. */
  readonly team: string | null;
}

/** The decisions or actions of a crisis or a team over all meetings, as the operator sees them. */
export async function registerOf({ document, crisis: code, team }: RegisterAsked, deps: RegisterExportDeps): Promise<RegisterModel | CliResult> {
  const crisisId = await deps.reader.crisisIdByCode(code.toUpperCase());
  const crisis = crisisId === null ? null : await deps.reader.crisis(crisisId);
  if (crisis === null) return refused('cli.export-no-crisis', { code });
  const found = team === null ? null : teamOf(crisis, team, deps.today);
  if (found === undefined) return refused('cli.export-no-team', { team });
  const scopes = await scopesOf(crisis, found?.id ?? null, deps);
  const head = headOf(crisis, found?.name ?? null, deps);
  return document === 'decisions' ? decisionRegisterOf(head, scopes, () => true) : actionRegisterOf(head, scopes, await looseOf(crisis, found?.id ?? null, deps));
}

function teamOf(crisis: CrisisState, abbreviation: string, today: string): { readonly id: string; readonly name: string } | undefined {
  const named = [...crisis.teams.values()].map((team) => ({ id: team.id, name: teamNameOn(team, today).abbreviation }));
  return named.find(({ name }) => name.toLocaleLowerCase('nl') === abbreviation.toLocaleLowerCase('nl'));
}

/** The meetings that began, as the operator may see them. */
async function scopesOf(crisis: CrisisState, teamId: string | null, { reader, today }: RegisterExportDeps): Promise<MeetingScope[]> {
  const rows = (await reader.meetingsOfCrisis(crisis.id)).filter((row) => possibleIn('export', row.state as MeetingLife) && (teamId === null || row.teamId === teamId));
  const scopes = await Promise.all(rows.map(({ id }) => reader.meeting(id)));
  return scopes.flatMap((scope) => (scope ? [redact(scope, { personId: null, columns: columnsOf({ actor: OPERATOR, admin: true, crisis, meeting: scope.meeting, today }) })] : []));
}

/** Actions that were made outside meetings. */
async function looseOf(crisis: CrisisState, teamId: string | null, { registers, reader }: RegisterExportDeps): Promise<ActionState[]> {
  const keys = (await registers.actionKeys({ crisisIds: [crisis.id], teamId })).filter(({ meetingId }) => meetingId === null);
  return (await Promise.all(keys.map(({ id }) => reader.action(id)))).flatMap((found) => (found ? [found.action] : []));
}

function headOf({ id, code, name, kind, classification }: CrisisState, team: string | null, { language, timeZone, organisation, now }: RegisterExportDeps): RegisterHead {
  return { language, timeZone, organisation, at: now, crises: [{ id, code, name, kind, classification }], team, chosen: null };
}

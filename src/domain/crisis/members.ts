import { command } from '../kernel/command.js';
import { isRejection, reject } from '../kernel/rejection.js';
import { dayBefore } from '../kernel/time.js';
import { endCrisisRoleInput, giveCrisisRoleInput, seatMemberInput, unseatMemberInput } from './commands.js';
import { crisisEvent } from './events.js';
import { checkPeople, checkPerson, firstOf, fromDate, functionIn, teamIn, type CrisisScope } from './scope.js';
import { holdsOn } from './teams.js';

const onCrisis = { act: 'organise', scope: 'crisis', target: (input: { crisisId: string }) => input.crisisId } as const;

/**
 * Gives a person or a function a standing place in a team.
 * Codes: unknown-team, person-or-function, unknown-person, unknown-function, already-seated, id-taken.
 */
export const seatMember = command({
  ...onCrisis,
  name: 'SeatMember',
  input: seatMemberInput,
  decide({ crisis }: CrisisScope, { crisisId, ...input }, facts) {
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    const { teamId, personId, functionId, role, deputies } = input;
    if ((personId === null) === (functionId === null)) return reject('person-or-function', 'personId');
    const refused = firstOf(checkPerson(crisis, personId), checkPeople(crisis, deputies, 'deputies'));
    if (refused) return refused;
    const held = functionId === null ? null : functionIn(crisis, functionId);
    if (isRejection(held)) return held;
    const seated = team.members.some(
      (member) => member.until === null && member.role === role && member.personId === personId && member.functionId === functionId,
    );
    if (seated) return reject('already-seated', 'personId');
    const memberId = input.memberId ?? facts.ids.next();
    if (team.members.some(({ id }) => id === memberId)) return reject('id-taken', 'memberId');
    return [crisisEvent(crisisId, 'MemberSeated', { teamId, memberId, personId, functionId, role, deputies, from: fromDate(input.from, facts) })];
  },
});

/** Ends a standing place; without a day at once. Codes: unknown-team, unknown-member, until-before-from. */
export const unseatMember = command({
  ...onCrisis,
  name: 'UnseatMember',
  input: unseatMemberInput,
  decide({ crisis }: CrisisScope, { crisisId, teamId, memberId, until }, facts) {
    const team = teamIn(crisis, teamId);
    if (isRejection(team)) return team;
    const member = team.members.find(({ id, until: ended }) => id === memberId && ended === null);
    if (!member) return reject('unknown-member', 'memberId');
    if (until !== null && until < member.from) return reject('until-before-from', 'until');
    return [crisisEvent(crisisId, 'MemberUnseated', { teamId, memberId, until: until ?? dayBefore(facts.today) })];
  },
});

/** Makes someone coordinator, archivist or reader of the crisis. Nobody makes oneself archivist, who sees all (ADR 0015). Codes: unknown-person, own-role, role-held. */
export const giveCrisisRole = command({
  ...onCrisis,
  name: 'GiveCrisisRole',
  input: giveCrisisRoleInput,
  decide({ crisis }: CrisisScope, { crisisId, personId, role, from }, facts) {
    const unknown = checkPerson(crisis, personId);
    if (unknown) return unknown;
    if (role === 'archivist' && personId === facts.actor.personId) return reject('own-role', 'personId');
    const held = crisis.roles.some((grant) => grant.personId === personId && grant.role === role && grant.until === null);
    if (held) return reject('role-held', 'role');
    return [crisisEvent(crisisId, 'CrisisRoleGiven', { personId, role, from: fromDate(from, facts) })];
  },
});

/** Takes a role in the crisis away; without a day at once. The crisis keeps a coordinator. Codes: role-not-held, last-coordinator, until-before-from. */
export const endCrisisRole = command({
  ...onCrisis,
  name: 'EndCrisisRole',
  input: endCrisisRoleInput,
  decide({ crisis }: CrisisScope, { crisisId, personId, role, until }, facts) {
    const grant = crisis.roles.find((held) => held.personId === personId && held.role === role && held.until === null);
    if (!grant) return reject('role-not-held', 'role');
    if (until !== null && until < grant.from) return reject('until-before-from', 'until');
    const others = crisis.roles.some(
      (held) => held.role === 'coordinator' && held.personId !== personId && held.until === null && holdsOn(held, facts.today),
    );
    if (role === 'coordinator' && !others) return reject('last-coordinator', 'role');
    return [crisisEvent(crisisId, 'CrisisRoleEnded', { personId, role, until: until ?? dayBefore(facts.today) })];
  },
});

export const MEMBER_COMMANDS = [seatMember, unseatMember, giveCrisisRole, endCrisisRole] as const;

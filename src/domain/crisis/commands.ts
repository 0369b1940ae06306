import { z } from 'zod';
import { entryVersion, id, localDate, optionalId, orNull, ticked } from '../kernel/input.js';
import { name, optionalLine } from '../kernel/text.js';
import { CLASSIFICATIONS, CLOSING_MAILS, CRISIS_KINDS, CRISIS_ROLES, LEFTOVER_CHOICES, METHODS, ROLES, TEAM_LEVELS, TEAM_STATES } from '../kernel/words.js';

const ABBREVIATION = 30;
const email = () => orNull(z.string().trim().toLowerCase().pipe(z.email({ error: 'not-an-email' })));
const people = () => z.array(id()).default([]).transform((ids) => [...new Set(ids)]);

const optionalDate = () => orNull(localDate());
const ofCrisis = { crisisId: id() };
const ofTeam = { ...ofCrisis, teamId: id() };
/** A change of a part of a team, and the version of that part on which it is based (R16). */
const ofVersion = { ...ofTeam, entryVersion: entryVersion() };

/** A crisis's code: 2-12 capitals, digits and hyphens; it opens every reference (`COV`). Code: not-a-code. */
const crisisCode = z
  .string({ error: 'required' })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,11}$/, { error: 'not-a-code' });

const teamRules = {
  method: z.enum(METHODS),
  decides: z.enum(['chair', 'members']).default('chair'),
  decidingPersonIds: people(),
  mandate: optionalLine(),
  requiredRoles: z.array(z.enum(ROLES)).default([]).transform((roles) => [...new Set(roles)]),
  passesOnTo: z.array(name()).default([]),
  restricted: ticked(),
};

export const createCrisisInput = z.object({
  crisisId: optionalId(),
  code: crisisCode,
  name: name(),
  kind: z.enum(CRISIS_KINDS),
  classification: z.enum(CLASSIFICATIONS),
  coordinator: z.object({ personId: id(), name: name(), email: email() }),
});

const organisation = { abbreviation: name(ABBREVIATION), name: name(), party: ticked() };
export const addOrganisationInput = z.object({ ...ofCrisis, organisationId: optionalId(), ...organisation });
export const changeOrganisationInput = z.object({ ...ofCrisis, organisationId: id(), entryVersion: entryVersion(), ...organisation });

const person = { name: name(), organisationId: optionalId(), staff: ticked(), email: email() };
export const addPersonInput = z.object({ ...ofCrisis, personId: optionalId(), ...person });
export const changePersonInput = z.object({ ...ofCrisis, personId: id(), entryVersion: entryVersion(), ...person });

export const addFunctionInput = z.object({
  ...ofCrisis,
  functionId: optionalId(),
  abbreviation: name(ABBREVIATION),
  name: name(),
  organisationId: optionalId(),
});
export const setFunctionHolderInput = z.object({
  ...ofCrisis,
  functionId: id(),
  personId: id(),
  from: optionalDate(),
  deputy: ticked(),
});
export const endFunctionHolderInput = z.object({ ...ofCrisis, functionId: id(), personId: id(), until: optionalDate() });

export const makeTeamInput = z.object({
  ...ofCrisis,
  teamId: optionalId(),
  abbreviation: name(ABBREVIATION),
  name: name(),
  level: z.enum(TEAM_LEVELS),
  predecessorId: optionalId(),
  ...teamRules,
});
export const renameTeamInput = z.object({ ...ofVersion, abbreviation: name(ABBREVIATION), name: name(), from: optionalDate() });
export const changeTeamInput = z.object({ ...ofVersion, ...teamRules });
export const setTeamStateInput = z.object({
  ...{ ...ofVersion, state: z.enum(TEAM_STATES), successorId: optionalId() },
  ...{ leftovers: orNull(z.enum(LEFTOVER_CHOICES, { error: 'not-a-choice' })), leftoversTo: optionalId() },
});

export const seatMemberInput = z.object({
  ...ofTeam,
  memberId: optionalId(),
  personId: optionalId(),
  functionId: optionalId(),
  role: z.enum(ROLES),
  deputies: people(),
  from: optionalDate(),
});
export const unseatMemberInput = z.object({ ...ofTeam, memberId: id(), until: optionalDate() });
export const setDistributionInput = z.object({ ...ofVersion, personIds: people() });

export const setTeamMailInput = z.object({ ...ofVersion, atClosing: z.enum(CLOSING_MAILS, { error: 'not-a-choice' }), digest: ticked(), invitations: ticked() });

export const giveCrisisRoleInput = z.object({ ...ofCrisis, personId: id(), role: z.enum(CRISIS_ROLES), from: optionalDate() });
export const endCrisisRoleInput = z.object({ ...ofCrisis, personId: id(), role: z.enum(CRISIS_ROLES), until: optionalDate() });

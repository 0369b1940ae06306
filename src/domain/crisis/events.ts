import { z } from 'zod';
import { payloadCircle, payloadFile } from '../kernel/payload.js';
import { streamOf, type Draft, type RecordedEvent } from '../kernel/event.js';
import { CLASSIFICATIONS, CLOSING_MAILS, CRISIS_KINDS, CRISIS_ROLES, LEFTOVER_CHOICES, LEFTOVER_KINDS, METHODS, ROLES, TEAM_LEVELS, TEAM_STATES } from '../kernel/words.js';

const ids = z.array(z.string());
const decides = z.union([z.object({ by: z.literal('chair') }), z.object({ by: z.literal('members'), personIds: ids })]);
const organisation = z.object({ organisationId: z.string(), abbreviation: z.string(), name: z.string(), party: z.boolean() });
const person = z.object({
  personId: z.string(),
  name: z.string(),
  organisationId: z.string().nullable(),
  staff: z.boolean(),
  email: z.string().nullable(),
});
const teamRules = z.object({
  teamId: z.string(),
  method: z.enum(METHODS),
  decides,
  mandate: z.string().nullable(),
  requiredRoles: z.array(z.enum(ROLES)),
  passesOnTo: z.array(z.string()),
  restricted: z.boolean(),
});

/** What the stream `crisis:<id>` holds: the organisation of one crisis. Dates are local, `until` is the last day. */
export const CRISIS_EVENTS = {
  CrisisStarted: z.object({
    crisisId: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(CRISIS_KINDS),
    classification: z.enum(CLASSIFICATIONS),
  }),
  OrganisationAdded: organisation,
  OrganisationChanged: organisation,
  PersonAdded: person,
  PersonChanged: person,
  FunctionAdded: z.object({
    functionId: z.string(),
    abbreviation: z.string(),
    name: z.string(),
    organisationId: z.string().nullable(),
  }),
  FunctionHolderSet: z.object({ functionId: z.string(), personId: z.string(), from: z.string(), deputy: z.boolean() }),
  FunctionHolderEnded: z.object({ functionId: z.string(), personId: z.string(), until: z.string() }),
  TeamMade: teamRules.extend({
    abbreviation: z.string(),
    name: z.string(),
    from: z.string(),
    level: z.enum(TEAM_LEVELS),
    predecessorId: z.string().nullable(),
  }),
  TeamRenamed: z.object({ teamId: z.string(), abbreviation: z.string(), name: z.string(), from: z.string() }),
  TeamChanged: teamRules,
  TeamStateSet: z.object({
    teamId: z.string(),
    state: z.enum(TEAM_STATES),
    successorId: z.string().nullable(),
    // A null successor says nothing of it, as it always has; this says that the team has none any more.
    noSuccessor: z.literal(true).optional(),
    // What was said of what lies with it when it went to rest or closed; absent where nothing had to be said.
    leftovers: z.enum(LEFTOVER_CHOICES).optional(),
  }),
  // Where open actions, deferred topics and pending answers go when a team rests or closes; each action notes it too.
  LeftoversPassedOn: z.object({
    teamId: z.string(),
    toTeamId: z.string(),
    actionIds: ids,
    items: z.array(z.object({ kind: z.enum(LEFTOVER_KINDS), id: z.string(), meetingId: z.string() })),
  }),
  MemberSeated: z.object({
    teamId: z.string(),
    memberId: z.string(),
    personId: z.string().nullable(),
    functionId: z.string().nullable(),
    role: z.enum(ROLES),
    deputies: ids,
    from: z.string(),
  }),
  MemberUnseated: z.object({ teamId: z.string(), memberId: z.string(), until: z.string() }),
  CrisisRoleGiven: z.object({ personId: z.string(), role: z.enum(CRISIS_ROLES), from: z.string() }),
  CrisisRoleEnded: z.object({ personId: z.string(), role: z.enum(CRISIS_ROLES), until: z.string() }),
  DistributionSet: z.object({ teamId: z.string(), personIds: ids }),
  /** What the team sends by mail of itself. */
  TeamMailSet: z.object({ teamId: z.string(), atClosing: z.enum(CLOSING_MAILS), digest: z.boolean(), invitations: z.boolean() }),
  MeetingNumbered: z.object({
    teamId: z.string(),
    meetingId: z.string(),
    year: z.number().int(),
    number: z.number().int(),
    reference: z.string(),
  }),
  /** An action made outside a meeting took this number. */
  ActionNumbered: z.object({ actionId: z.string(), number: z.number().int().positive() }),
  /** What a sitrap says lies in the file; `asOf` and `since` are UTC. */
  SitrapIssued: z.object({ number: z.number().int().positive(), asOf: z.string(), since: z.string().nullable(), files: z.array(payloadFile).readonly() }),
  TurningPointMarked: z.object({
    turningPointId: z.string(),
    text: z.string(),
    at: z.string(),
    meetingId: z.string().nullable(),
    decisionId: z.string().nullable(),
    restrictedTo: payloadCircle,
  }),
  TurningPointStruck: z.object({ turningPointId: z.string(), reason: z.string() }),
} as const;

export type CrisisEventType = keyof typeof CRISIS_EVENTS;
export type CrisisPayload<T extends CrisisEventType> = z.output<(typeof CRISIS_EVENTS)[T]>;
export type CrisisEvent = { [T in CrisisEventType]: RecordedEvent<T, CrisisPayload<T> | null> }[CrisisEventType];

/** A draft on the crisis's stream. */
export function crisisEvent<T extends CrisisEventType>(crisisId: string, type: T, payload: CrisisPayload<T>): Draft<T, CrisisPayload<T>> {
  return { stream: streamOf('crisis', crisisId), type, payload };
}

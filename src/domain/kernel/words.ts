/** The field's fixed lists of words (domain.md). Codes here; what people see comes from the catalogues. */
export const PHASES = ['opening', 'beeld', 'oordeel', 'besluit', 'sluiting'] as const;
export type Phase = (typeof PHASES)[number];

export const METHODS = ['bob', 'free'] as const;
export type Method = (typeof METHODS)[number];

export const MEETING_STATES = ['preparation', 'running', 'closed', 'adopted', 'cancelled'] as const;
export type MeetingLife = (typeof MEETING_STATES)[number];

/** The Rollenhuis: the role in which someone sits at the table. */
export const ROLES = [
  'chair',
  'crisis-manager',
  'secretary',
  'information-coordinator',
  'crisis-adviser',
  'content-adviser',
  'communication-adviser',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

export const CERTAINTIES = ['feit', 'aanname', 'onzeker'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const TOPIC_KINDS = ['thema', 'prioriteit', 'knelpunt'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

export const HORIZONS = ['acute', 'long-term'] as const;
export type Horizon = (typeof HORIZONS)[number];

export const FEASIBILITY_TESTS = ['practicable', 'enforceable', 'affordable'] as const;
export type FeasibilityTest = (typeof FEASIBILITY_TESTS)[number];
export const FEASIBILITY_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type FeasibilityAnswer = (typeof FEASIBILITY_ANSWERS)[number];

export const OUTCOMES = ['taken', 'amended', 'deferred', 'under-consideration', 'rejected', 'forwarded'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ACTION_STATES = ['open', 'reported-done', 'closed', 'dropped'] as const;
export type ActionLife = (typeof ACTION_STATES)[number];

/** State secrets do not belong in this product: the list stops at Dep. VERTROUWELIJK (documents.md). */
export const CLASSIFICATIONS = ['unclassified', 'dep-vertrouwelijk'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

export const CRISIS_KINDS = ['crisis', 'exercise'] as const;
export type CrisisKind = (typeof CRISIS_KINDS)[number];

export const CRISIS_ROLES = ['coordinator', 'archivist', 'reader'] as const;
export type CrisisRole = (typeof CRISIS_ROLES)[number];

export const TEAM_STATES = ['active', 'at-rest', 'on-call', 'closed'] as const;
export type TeamState = (typeof TEAM_STATES)[number];

/** What a meeting leaves beside actions: a decision that comes back or waits for an answer, a topic that was never decided on. */
export const LEFTOVER_KINDS = ['decision', 'topic'] as const;
export type LeftoverKind = (typeof LEFTOVER_KINDS)[number];

/** What is said of what lies with a team that goes to rest or closes: it goes to another team, or stays with who has it. */
export const LEFTOVER_CHOICES = ['pass-on', 'stay'] as const;
export type LeftoverChoice = (typeof LEFTOVER_CHOICES)[number];

/** To whom a team sends its decision list and action list, as a draft, when a meeting closes. */
export const CLOSING_MAILS = ['none', 'participants'] as const;
export type ClosingMail = (typeof CLOSING_MAILS)[number];

export const TEAM_LEVELS = ['operational', 'policy', 'ministerial', 'other'] as const;
export type TeamLevel = (typeof TEAM_LEVELS)[number];

export const PRESENCES = ['expected', 'present', 'online', 'excused', 'absent', 'left'] as const;
export type Presence = (typeof PRESENCES)[number];

/** How an action of earlier meetings comes into the next one. `settled`: since the team last met; `from-source`: imported and never gone through. */
export const CARRY_GROUPS = ['overdue', 'open', 'reported', 'settled', 'from-source'] as const;
export type CarryGroup = (typeof CARRY_GROUPS)[number];

/**
 * Why a decision of an earlier meeting comes back (R9): deferred, under consideration, its review date or its end date has come; or another
 * team passed it on to this one.
 */
export const MATTER_KINDS = ['deferred', 'considered', 'review', 'end', 'forwarded'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** What became of such a decision: decided anew, goes on, ended, settled otherwise. */
export const FOLLOW_UPS = ['decided', 'continued', 'ended', 'settled'] as const;

/** The same, and that it is open again because what it was decided by was struck. */
export const FOLLOWED_UP = [...FOLLOW_UPS, 'reopened'] as const;
export type FollowUpHow = (typeof FOLLOWED_UP)[number];
/** Those that need no meeting: deciding anew does. */
export const FOLLOW_UPS_BETWEEN = ['continued', 'ended', 'settled'] as const satisfies readonly FollowUpHow[];

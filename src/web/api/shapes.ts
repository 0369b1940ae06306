import { z } from 'zod';
import { VARIANTS } from '../../domain/kernel/prepared.js';
import { ACTION_STATES, CERTAINTIES, CLASSIFICATIONS, CRISIS_KINDS, FOLLOWED_UP, MEETING_STATES, OUTCOMES, ROLES, TEAM_STATES } from '../../domain/kernel/words.js';
import { COMMENT_OUTCOMES, PASSAGE_KINDS } from '../../domain/minutes/state.js';

/** What the API answers, as zod schemas: the OpenAPI document is made from these, and a test holds every answer against them. */

const id = z.string();
const utc = z.string().meta({ description: 'UTC, ISO 8601' });
const date = z.string().meta({ description: 'local date, or UTC time' });
const names = z.string().nullable().meta({ description: 'who may see it, in names; null for everyone who sees the meeting' });

export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

export const receiptShape = z.object({
  position: z.number().int().meta({ description: 'the place of its last event in the journal' }),
  repeated: z.boolean().meta({ description: 'true when this command id had been carried out before: nothing was done twice' }),
  removed: z.number().int().meta({ description: 'how many control characters were taken out of the texts' }),
  made: z.array(z.object({ kind: z.string(), id })),
});

export const meShape = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  language: z.enum(['nl', 'en']),
  administrator: z.boolean(),
  token: z.object({ id, name: z.string(), expiresAt: utc }),
});

const crisisFacts = { id, code: z.string(), name: z.string(), kind: z.enum(CRISIS_KINDS) };
export const crisisLineShape = z.object({ ...crisisFacts, startedAt: utc, open: z.boolean().meta({ description: 'whether this person may look inside' }) });

const person = z.object({ personId: id, name: z.string(), organisationId: id.nullable() });
export const crisisShape = z.object({
  ...crisisFacts,
  /** Absent for who only receives what is distributed. */
  inside: z
    .object({
      classification: z.enum(CLASSIFICATIONS),
      startedAt: utc,
      on: z.string().meta({ description: 'the local date of which this tells' }),
      organisations: z.array(z.object({ id, abbreviation: z.string(), name: z.string(), party: z.boolean() })),
      people: z.array(person),
      functions: z.array(z.object({ id, abbreviation: z.string(), name: z.string(), organisationId: id.nullable(), holders: z.array(z.object({ personId: id, deputy: z.boolean() })) })),
      teams: z.array(
        z.object({
          id,
          abbreviation: z.string(),
          name: z.string(),
          state: z.enum(TEAM_STATES),
          mandate: z.string().nullable(),
          members: z.array(z.object({ personId: id, role: z.enum(ROLES), functionId: id.nullable() })),
        }),
      ),
      roles: z.array(z.object({ personId: id, role: z.string() })),
    })
    .nullable(),
});

export const meetingLineShape = z.object({
  id,
  crisisId: id,
  teamId: id,
  title: z.string(),
  state: z.enum(MEETING_STATES),
  number: z.number().int().nullable(),
  reference: z.string().nullable(),
  plannedStart: date,
  plannedEnd: date.nullable(),
  startedAt: date.nullable(),
  imported: z.boolean(),
  open: z.boolean().meta({ description: 'whether this person may open it' }),
});

const asSent = z
  .object({ meetingId: id, version: z.number().int(), at: utc })
  .nullable()
  .meta({ description: 'the version of the minutes that says so, where this person knows it only from minutes that were distributed; null for how it stands now' });

export const statementShape = z.object({
  id,
  meetingId: id.nullable(),
  number: z.number().int(),
  text: z.string(),
  speaker: z.string().nullable(),
  statedSource: z.string().nullable(),
  theme: z.string().nullable(),
  certainty: z.enum(CERTAINTIES).nullable(),
  asOf: date.nullable(),
  happenedAt: utc,
  entryVersion: z.number().int(),
  restrictedTo: names,
  asSent,
});
export const pictureShape = z.object({ crisisId: id, statements: z.array(statementShape) });

export const sitrapsShape = z.object({
  sitraps: z.array(z.object({ number: z.number().int(), asOf: utc, since: utc.nullable(), by: z.string(), sha256: z.string().nullable().meta({ description: 'of what was kept; null when its content was destroyed' }) })),
});
export const sitrapShape = z.looseObject({ document: z.literal('sitrap'), schema: z.literal(1) }).meta({ description: 'a situation report as it was issued' });
export const turningPointsShape = z.object({
  turningPoints: z.array(z.object({ id, text: z.string(), at: z.string().meta({ description: 'local date, or UTC' }), meetingId: id.nullable(), decisionId: id.nullable(), by: z.string(), recordedAt: utc, restrictedTo: names, struck: z.object({ at: utc, by: z.string(), reason: z.string() }).nullable() })),
});
export const timelineShape = z.looseObject({ document: z.literal('timeline'), schema: z.literal(1) }).meta({ description: 'the timeline as its page shows it' });

export const minutesShape = z.looseObject({ document: z.literal('minutes'), schema: z.literal(1) }).meta({ description: 'the content of the minutes, as in the JSON download' });
export const agendaShape = z.looseObject({ document: z.literal('agenda'), schema: z.literal(1) }).meta({ description: 'the content of the agenda with annotations' });
export const noteShape = z.object({
  entryVersion: z.number().int().meta({ description: 'what WriteBriefingNote asks; 0 where none was written' }),
  content: z.looseObject({ document: z.literal('note'), schema: z.literal(1) }).meta({ description: 'the note as it was written last; where none was, what the meeting itself can say' }),
});
export const meetingShape = z.object({
  content: minutesShape,
  currentItem: id.nullable(),
  currentTopic: id.nullable(),
  tray: z.array(z.looseObject({ id, kind: z.string(), text: z.string(), state: z.string() })).meta({ description: 'offers that this person may see' }),
});

const answer = z.object({ at: utc, by: z.string(), text: z.string(), outcome: z.enum(COMMENT_OUTCOMES) });
const passage = z.object({ kind: z.enum(PASSAGE_KINDS), id }).nullable();
export const minutesLifeShape = z.object({
  state: z.enum(MEETING_STATES),
  basedOn: z.string().nullable().meta({ description: 'the digest of the draft as you see it, for AdoptMinutes and DistributeMinutes; null once adopted' }),
  commentsVersion: z.number().int().meta({ description: 'the entryVersion that OpenComments asks' }),
  distributionVersion: z.number().int().nullable().meta({ description: 'the entryVersion that DistributeMinutes asks; null for who reads only what was distributed' }),
  asked: z.array(z.object({ at: utc, by: z.string(), until: z.string() })).meta({ description: 'who asked for comments, and until which local date' }),
  commentsUntil: z.string().nullable().meta({ description: 'local date' }),
  adopted: z.object({ version: z.number().int(), at: utc, by: z.string(), inMeeting: z.object({ id, name: z.string() }).nullable(), note: z.string().nullable() }).nullable(),
  comments: z.array(z.object({ id, at: utc, by: z.string(), passage, entryVersion: z.number().int().nullable(), text: z.string(), wordsThen: z.string().nullable().meta({ description: 'what the passage read then, when it reads otherwise now' }), answer: answer.nullable(), withdrawn: z.boolean() })),
  errata: z.array(z.object({ number: z.number().int(), version: z.number().int(), at: utc, by: z.string(), text: z.string(), passage })),
  versions: z.array(z.object({
    ...{ version: z.number().int(), state: z.enum(['concept', 'adopted', 'erratum']), at: utc, by: z.string(), variant: z.enum(VARIANTS) },
    files: z.array(z.object({ format: z.string(), sha256: z.string(), size: z.number().int() })),
  })),
});
export const sentMinutesShape = z.object({ meetingId: id, crisisId: id, teamId: id, title: z.string(), number: z.number().int().nullable(), reference: z.string().nullable(), startedAt: date.nullable(), version: z.number().int(), sentAt: utc });
export const minutesFileShape = z.object({ format: z.string(), mediaType: z.string(), sha256: z.string(), size: z.number().int(), bytes: z.base64().meta({ description: 'base64' }) });

const changed = z.record(z.string(), z.string().nullable());
export const actionShape = z.object({
  id,
  number: z.string(),
  crisisId: id,
  teamId: id.nullable(),
  meetingId: id.nullable().meta({ description: 'null too when this person may not open the meeting' }),
  what: z.string(),
  owner: z.object({ kind: z.string(), id: id.nullable(), text: z.string() }).nullable(),
  due: date.nullable(),
  late: z.boolean(),
  asSent,
  state: z.enum(ACTION_STATES),
  struck: z.boolean(),
  assignedAt: date,
  entryVersion: z.number().int(),
  remarks: z.array(z.object({ at: utc, by: z.string(), text: z.string(), objects: z.boolean().meta({ description: 'whether it objects to closing the action together with others' }) })),
  history: z.array(z.object({ at: utc, by: z.string(), what: z.string(), before: changed, after: changed, reason: z.string().nullable() })),
});

export const decisionShape = z.object({
  id,
  number: z.string(),
  crisisId: id,
  teamId: id,
  meetingId: id.nullable().meta({ description: 'null when this person may not open the meeting' }),
  topicId: id.nullable(),
  words: z.string(),
  outcome: z.enum(OUTCOMES),
  confirmation: z.enum(['to-confirm', 'in-person', 'oral', 'imported']),
  urgent: z.boolean(),
  struck: z.boolean(),
  decidedAt: date,
  endDate: date.nullable(),
  reviewDate: date.nullable(),
  forwardedTo: z.string().nullable(),
  replaces: z.string().nullable(),
  asSent,
  followUps: z.array(z.object({ at: utc, by: z.string(), how: z.enum(FOLLOWED_UP), reviewDate: z.string().nullable(), note: z.string().nullable() })),
  entryVersion: z.number().int(),
});

/** A page of a list. */
export const pageOfShape = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable().meta({ description: 'the cursor of the next page; null on the last' }) });

/**
 * Events keep the shape they were written in; when a type gets a new shape, a step here turns the old payload
 * into the new on reading. The hash stays that of the old text. A type's schema version is one more than its steps.
 */
type Step = (payload: unknown) => unknown;

function step<From, To>(change: (payload: From) => To): Step {
  return (payload) => change(payload as From);
}

export interface MeetingCalled1 {
  readonly place: string | null;
}

export interface MeetingCalled2 extends MeetingCalled1 {
  readonly link: string | null;
}

/** At first the link of an online meeting was typed into its place. */
const meetingCalled1to2 = step<MeetingCalled1, MeetingCalled2>((payload) => {
  const isLink = /^https?:\/\//i.test(payload.place ?? '');
  return { ...payload, place: isLink ? null : payload.place, link: isLink ? payload.place : null };
});

/** Per event type the steps in order: from schema 1 to 2, from 2 to 3 ... */
const STEPS: ReadonlyMap<string, readonly Step[]> = new Map([['MeetingCalled', [meetingCalled1to2]]]);

/** The schema version in which an event of this type is written now. */
export function currentSchema(type: string): number {
  return 1 + (STEPS.get(type)?.length ?? 0);
}

/** The payload in today's shape. Throws when it was written by a newer version of the program. */
export function upcast(type: string, schema: number, payload: unknown): unknown {
  if (schema > currentSchema(type)) {
    throw new Error(`Event ${type} has schema ${schema}; this program knows up to ${currentSchema(type)}.`);
  }
  const steps = STEPS.get(type) ?? [];
  return steps.slice(schema - 1).reduce((value, change) => change(value), payload);
}

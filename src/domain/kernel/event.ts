export const STREAM_KINDS = ['crisis', 'meeting', 'picture', 'action', 'question'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];
export type StreamId = `${StreamKind}:${string}`;

/** Names the stream of one thing: `meeting:<id>`. The picture's id is the crisis's id. */
export function streamOf(kind: StreamKind, id: string): StreamId {
  return `${kind}:${id}`;
}

/** The kind and the id that a stream's name holds. */
export function partsOf(stream: StreamId): { kind: StreamKind; id: string } {
  const colon = stream.indexOf(':');
  return { kind: stream.slice(0, colon) as StreamKind, id: stream.slice(colon + 1) };
}

/** Who acts: a person with an account, a guest seated at one table, or the operator at the command line. */
export interface Actor {
  readonly kind: 'person' | 'guest' | 'operator';
  readonly personId: string | null;
  readonly name: string;
  /** The one meeting of a guest: without it a guest has no place anywhere. */
  readonly meetingId?: string;
}

/** An event as a decider proposes it. `happenedAt` only when it differs from now (late entry). */
export interface Draft<T extends string = string, P = unknown> {
  readonly stream: StreamId;
  readonly type: T;
  readonly payload: P;
  readonly happenedAt?: string;
  /** True for the event that begins its stream: refused ('id-taken') when the stream is there already. */
  readonly opens?: boolean;
}

/** An event as the journal holds it. `payload` is null after a sealed removal. Times are UTC ISO 8601. */
export interface RecordedEvent<T extends string = string, P = unknown> {
  readonly position: number;
  readonly stream: StreamId;
  readonly version: number;
  readonly type: T;
  readonly schema: number;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly seat: string | null;
  readonly commandId: string;
  readonly payload: P;
}

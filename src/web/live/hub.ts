import { setImmediate as turn } from 'node:timers/promises';
import type { RecordedEvent } from '../../domain/kernel/event.js';
import type { Language } from '../../i18n/index.js';
import { asReadBy, changes, differsByReader, hasSameBlocks, whole, type BlockPage, type Change, type Own } from '../plugins/live-blocks.js';
import type { Viewer } from '../plugins/viewer.js';
import { Frames, frameOf, type Frame } from './frames.js';

/** What someone sees at an address now. `kind` tells pages apart that cannot be turned into each other; `page` null: not one that is followed. */
export interface Look {
  readonly kind: string;
  readonly page: BlockPage | null;
}

/** One glance at a meeting, for all who follow it: what is read for it is read once. Null where it is not there for this person. */
export type Glance = (viewer: Viewer, address: Address) => Promise<Look | null>;

/** Where in a meeting someone looks, and in which language. */
export interface Address {
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** A browser that follows. */
export interface Follower {
  readonly viewer: Viewer;
  send(frame: Buffer): void;
  end(): void;
  /** Whether the session is still there. */
  signedIn(): Promise<boolean>;
}

export interface HubParts {
  /** Begins a glance at a meeting. */
  glance(meetingId: string): Glance;
  /** The journal position of the last commit. */
  position(): number;
  /** Who reads, for what stands beside one's own name. */
  own(viewer: Viewer, language: Language): Own;
  onError(error: unknown): void;
}

/** How long a change of who is online may wait, in ms. */
const UNHURRIED_MS = 300;
/** Who come in together are shown what was read for the first of them, for at most this long. */
const TOGETHER_MS = 1_000;

/** All who look at the same place of a meeting as the same person: they get the same bytes. */
interface Audience {
  readonly viewer: Viewer;
  readonly address: Address;
  readonly followers: Set<Follower>;
  readonly frames: Frames;
  look: Look;
}

/** What brings a page from one state to the next. `differs`: not the same for all its readers. */
interface Step {
  readonly event?: string;
  readonly title?: string;
  readonly blocks: readonly Change[];
  readonly differs: boolean;
  /** The message, once it was made for a position. */
  frame?: Frame;
}

interface Room {
  readonly meetingId: string;
  readonly audiences: Map<string, Audience>;
  /** Who acted last is told first. */
  first: string | null;
  dirty: boolean;
  /** What is being done with this room; the next thing waits for it. */
  busy: Promise<void>;
  /** What was read for who came in last, and when (ms). */
  entrance: { readonly glance: Glance; readonly position: number; readonly at: number } | null;
  /** How many are coming in: the room stays for them. */
  joining: number;
}

/**
 * Sends what changes to everyone who has a meeting open. What is sent is made of the page itself as this person may see it
 * at that moment, through the same door: so no message can show what the page would not, and who may not see the page any
 * more gets nothing more. Audiences are looked at one after the other; commands get their turn in between.
 */
export function createHub({ glance, position, own, onError }: HubParts) {
  const rooms = new Map<string, Room>();
  const timers = new Set<NodeJS.Timeout>();
  // Weak in both: a page must not hold the one before it, and that one the one before, for as long as a room is open.
  const steps = new WeakMap<BlockPage, WeakMap<BlockPage, Step>>();
  let closed = false;

  function roomOf(meetingId: string): Room {
    const known = rooms.get(meetingId);
    if (known) return known;
    const room: Room = { meetingId, audiences: new Map(), first: null, dirty: false, busy: Promise.resolve(), joining: 0, entrance: null };
    rooms.set(meetingId, room);
    return room;
  }

  /** One thing after the other in a room, so that a browser that joins neither misses a change nor gets it twice. */
  function inTurn<T>(room: Room, work: () => Promise<T>): Promise<T> {
    const done = room.busy.then(work);
    room.busy = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  function refresh(room: Room): void {
    if (room.dirty || closed) return;
    room.dirty = true;
    inTurn(room, () => tell(room)).catch(onError);
  }

  function refreshSoon(room: Room): void {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      refresh(room);
    }, UNHURRIED_MS);
    timer.unref();
    timers.add(timer);
  }

  /** Looks anew for everyone in the room, whoever acted first, and sends what differs. */
  async function tell(room: Room): Promise<void> {
    const { first } = room;
    room.dirty = false;
    room.first = null;
    // Before anything is read: who goes away and comes back with this position gets what came after it.
    const at = position();
    const seen = glance(room.meetingId);
    const audiences = [...room.audiences].sort(([, a], [, b]) => Number(b.viewer.personId === first) - Number(a.viewer.personId === first));
    for (const [key, audience] of audiences) {
      if (closed) return;
      // What goes wrong for one is no reason to tell the others nothing.
      await tellAudience(room, key, audience, at, seen, first).catch(onError);
      await turn();
    }
  }

  async function tellAudience(room: Room, key: string, audience: Audience, at: number, seen: Glance, first: string | null): Promise<void> {
    // A guest's seat can end without anything else happening; there are few, so they are asked every time.
    if (audience.viewer.guestOf !== undefined) await endSignedOut(room, key, audience);
    if (audience.followers.size === 0) return;
    const now = await seen(audience.viewer, audience.address);
    if (now === null) return sendAway(room, key, audience);
    const waits = audience.viewer.personId === first;
    const before = audience.look;
    audience.look = now;
    if (now.kind !== before.kind) return send(audience, at, { event: 'reload', blocks: [] });
    if (now.page === null || before.page === null) return;
    if (!hasSameBlocks(before.page, now.page)) return send(audience, at, { event: 'reload', blocks: [] });
    const step = stepBetween(before.page, now.page);
    // Who acted waits to see it; that nothing shows of it is told too.
    if (step.title === undefined && step.blocks.length === 0 && !waits) return;
    if (step.differs) return send(audience, at, { ...step, blocks: asRead(audience, step.blocks) });
    // Most readers get the very same bytes.
    if (step.frame?.position !== at) step.frame = frameOf(at, step);
    deliver(audience, step.frame);
  }

  /** What happens between two pages, found once for all who see the same. */
  function stepBetween(before: BlockPage, now: BlockPage): Step {
    const known = steps.get(now) ?? new WeakMap<BlockPage, Step>();
    steps.set(now, known);
    const step = known.get(before);
    if (step) return step;
    const blocks = before === now ? [] : changes(before, now);
    const made: Step = { blocks, differs: blocks.some(([, html]) => differsByReader(html)), ...(now.title === before.title ? {} : { title: now.title }) };
    known.set(before, made);
    return made;
  }

  const asRead = ({ viewer, address }: Audience, blocks: readonly Change[]): Change[] => {
    const reader = own(viewer, address.language);
    return blocks.map(([id, html]) => [id, asReadBy(html, reader)]);
  };

  const send = (audience: Audience, at: number, { event, title, blocks }: Omit<Step, 'differs'>) => deliver(audience, frameOf(at, { event, title, blocks }));

  function deliver(audience: Audience, frame: Frame): void {
    audience.frames.keep(frame);
    for (const follower of audience.followers) follower.send(frame.bytes);
  }

  function sendAway(room: Room, key: string, audience: Audience): void {
    room.audiences.delete(key);
    for (const follower of audience.followers) {
      follower.send(frameOf(position(), { event: 'gone' }).bytes);
      follower.end();
    }
    audience.followers.clear();
  }

  /** Ends the streams of an audience whose session is over; an audience of nobody is forgotten, because nothing is kept for it any more. */
  async function endSignedOut(room: Room, key: string, audience: Audience): Promise<void> {
    for (const follower of audience.followers) {
      if (await follower.signedIn()) continue;
      audience.followers.delete(follower);
      follower.send(frameOf(position(), { event: 'signed-out' }).bytes);
      follower.end();
    }
    if (audience.followers.size === 0 && room.audiences.get(key) === audience) room.audiences.delete(key);
  }

  /** The same for all in every room, or those of one account; after what is being sent, and before what is sent next. */
  async function endSessions(accountId?: string): Promise<void> {
    const inRoom = async (room: Room) => {
      for (const [key, audience] of [...room.audiences]) if (accountId === undefined || audience.viewer.accountId === accountId) await endSignedOut(room, key, audience);
      forgetEmpty(room);
    };
    await Promise.all([...rooms.values()].map((room) => inTurn(room, () => inRoom(room))));
  }

  const everyAudience = () => [...rooms.values()].flatMap(({ audiences }) => [...audiences.values()]);

  return {
    /**
     * Lets a browser follow a meeting from what it shows: `since` is the position its page was made at, null when that is not
     * known. False when the meeting is not there for this person. Call `leave` when the browser is gone.
     */
    async follow(follower: Follower, meetingId: string, address: Address, since: number | null): Promise<{ leave(): void } | null> {
      const room = roomOf(meetingId);
      const key = JSON.stringify([follower.viewer.personId, follower.viewer.guestOf ?? null, address]);
      room.joining += 1;
      const joined = await inTurn(room, () => join(room, key, follower, address, since)).finally(() => (room.joining -= 1));
      if (!joined) {
        forgetEmpty(room);
        return null;
      }
      if (closed) follower.end();
      refreshSoon(room);
      return {
        leave() {
          const audience = room.audiences.get(key);
          audience?.followers.delete(follower);
          if (audience?.followers.size === 0) room.audiences.delete(key);
          forgetEmpty(room);
          refreshSoon(room);
        },
      };
    },

    /** Tells of a commit. A statement is of the crisis and an action of nobody's meeting: so every room looks, and few run at once. */
    published(events: readonly RecordedEvent[]): void {
      for (const room of rooms.values()) {
        room.first = events[0]?.actor.personId ?? null;
        refresh(room);
      }
    },

    /** Looks at everything again: for what changes with the time, and for sessions that have ended by themselves. */
    async tick(): Promise<void> {
      await endSessions();
      const beat = frameOf(null, { event: 'beat' }).bytes;
      for (const audience of everyAudience()) for (const follower of audience.followers) follower.send(beat);
      for (const room of rooms.values()) refresh(room);
    },

    /** Sessions of an account may have ended: whoever has none any more gets nothing more. */
    recheck: (accountId: string): Promise<void> => endSessions(accountId),

    /** Names of who has a meeting open now. */
    online(meetingId: string): readonly string[] {
      const audiences = [...(rooms.get(meetingId)?.audiences.values() ?? [])].filter(({ followers }) => followers.size > 0);
      return [...new Map(audiences.map(({ viewer }) => [viewer.personId, viewer.name])).values()].sort((a, b) => a.localeCompare(b, 'nl'));
    },

    position,

    /** Waits until all that was published has been sent: for tests. */
    async settled(): Promise<void> {
      for (const room of rooms.values()) await room.busy;
    },

    /** Ends every stream, and waits for what is still being read. */
    async close(): Promise<void> {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      for (const audience of everyAudience()) for (const follower of audience.followers) follower.end();
      await Promise.all([...rooms.values()].map(({ busy }) => busy));
      rooms.clear();
    },
  };

  function forgetEmpty(room: Room): void {
    if (room.audiences.size === 0 && room.joining === 0 && rooms.get(room.meetingId) === room) rooms.delete(room.meetingId);
  }

  async function join(room: Room, key: string, follower: Follower, address: Address, since: number | null): Promise<boolean> {
    // Signed out while waiting for a place: nobody else would ask before the next beat.
    if (!(await follower.signedIn()) || closed) return false;
    const known = room.audiences.get(key);
    const at = position();
    if (known) {
      known.followers.add(follower);
      // Further than the journal is nobody was: that was said before a backup was put back.
      const missed = since === null || since > at ? null : known.frames.since(since);
      if (missed !== null) for (const frame of missed) follower.send(frame);
      else if (known.look.page !== null) follower.send(wholeFrame(at, known, known.look.page));
      return true;
    }
    const look = await entrance(room, at)(follower.viewer, address);
    if (look === null) return false;
    const audience: Audience = { viewer: follower.viewer, address, followers: new Set([follower]), frames: new Frames(at), look };
    room.audiences.set(key, audience);
    // What was committed while it was read is in it already, so nothing else would tell the page of it.
    const isSame = since === at && position() === at;
    if (!isSame && look.page !== null) follower.send(wholeFrame(at, audience, look.page));
    return true;
  }

  function wholeFrame(at: number, audience: Audience, page: BlockPage): Buffer {
    return frameOf(at, { title: page.title, blocks: asRead(audience, whole(page)) }).bytes;
  }

  /** The glance for who comes in now. */
  function entrance(room: Room, at: number): Glance {
    const now = performance.now();
    const known = room.entrance;
    if (known !== null && known.position === at && now - known.at < TOGETHER_MS) return known.glance;
    room.entrance = { glance: glance(room.meetingId), position: at, at: now };
    return room.entrance.glance;
  }
}

export type Hub = ReturnType<typeof createHub>;

import { setImmediate as turn } from 'node:timers/promises';
import type { RecordedEvent } from '../../domain/kernel/event.js';
import type { Language } from '../../i18n/index.js';
import { hasSameBlocks, type Own } from '../plugins/live-blocks.js';
import type { Viewer } from '../plugins/viewer.js';
import { Frames, frameOf, type Frame } from './frames.js';
import { emptyRoom, makePlace, type Address, type Audience, type Follower, type Glance, type Room, type Shows } from './room.js';
import { createSteps } from './steps.js';

export type { Address, Follower, Glance } from './room.js';

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

/**
 * Sends what changes to everyone who has a meeting open. What is sent is made of the page itself as this person may see it
 * at that moment, through the same door: so no message can show what the page would not, and who may not see the page any
 * more gets nothing more. Audiences are looked at one after the other; commands get their turn in between.
 */
export function createHub({ glance, position, own, onError }: HubParts) {
  const rooms = new Map<string, Room>();
  const timers = new Set<NodeJS.Timeout>();
  const steps = createSteps(own);
  /** All that is being done, also for rooms that everyone has left. */
  const running = new Set<Promise<void>>();
  let closed = false;

  function roomOf(meetingId: string): Room {
    const known = rooms.get(meetingId);
    if (known) return known;
    const room = emptyRoom(meetingId);
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
    const { busy } = room;
    running.add(busy);
    void busy.then(() => running.delete(busy));
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
    room.first = new Set();
    // Before anything is read: who goes away and comes back with this position gets what came after it.
    const at = position();
    const seen = glance(room.meetingId);
    const audiences = [...room.audiences].sort(([, a], [, b]) => Number(first.has(b.viewer.personId)) - Number(first.has(a.viewer.personId)));
    for (const [key, audience] of audiences) {
      if (closed) return;
      // What goes wrong for one is no reason to tell the others nothing.
      await tellAudience(room, key, audience, at, seen, first.has(audience.viewer.personId)).catch(onError);
      await turn();
    }
  }

  /** `acted`: waits to see what was done; that nothing shows of it is told too. */
  async function tellAudience(room: Room, key: string, audience: Audience, at: number, seen: Glance, acted: boolean): Promise<void> {
    // A guest's seat can end without anything else happening; there are few, so they are asked every time.
    if (audience.viewer.guestOf !== undefined) await endSignedOut(room, key, audience);
    if (audience.followers.size === 0) return;
    const now = await seen(audience.viewer, audience.address);
    if (now === null) return sendAway(room, key, audience);
    const before = audience.look;
    audience.look = now;
    if (now.kind !== before.kind) return deliver(audience, frameOf(at, { event: 'reload' }));
    if (now.page === null || before.page === null) return;
    if (!hasSameBlocks(before.page, now.page)) return deliver(audience, frameOf(at, { event: 'reload' }));
    const frame = steps.frame(audience, at, before.page, now.page) ?? (acted ? frameOf(at, { blocks: [] }) : null);
    if (frame !== null) deliver(audience, frame);
  }

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
  async function endSignedOut(room: Room, key: string, audience: Audience, asked = new Map<string, Promise<boolean>>()): Promise<void> {
    for (const follower of audience.followers) {
      // Each session is asked once, however many pages it has open.
      const { sessionId } = follower.viewer;
      const signedIn = asked.get(sessionId) ?? follower.signedIn();
      asked.set(sessionId, signedIn);
      if (await signedIn) continue;
      audience.followers.delete(follower);
      follower.send(frameOf(position(), { event: 'signed-out' }).bytes);
      follower.end();
    }
    if (audience.followers.size === 0 && room.audiences.get(key) === audience) room.audiences.delete(key);
  }

  /** The same for all in every room, or those of one account; after what is being sent, and before what is sent next. */
  async function endSessions(accountId?: string): Promise<void> {
    const asked = new Map<string, Promise<boolean>>();
    const inRoom = async (room: Room) => {
      for (const [key, audience] of [...room.audiences]) if (accountId === undefined || audience.viewer.accountId === accountId) await endSignedOut(room, key, audience, asked);
      forgetEmpty(room);
    };
    await Promise.all([...rooms.values()].map((room) => inTurn(room, () => inRoom(room))));
  }

  const everyAudience = () => [...rooms.values()].flatMap(({ audiences }) => [...audiences.values()]);

  return {
    /**
     * Lets a browser follow a meeting from what it shows. Null when the meeting is not there for this person. Call `leave` when the
     * browser is gone.
     */
    async follow(follower: Follower, meetingId: string, address: Address, shows: Shows): Promise<{ leave(): void } | null> {
      const room = roomOf(meetingId);
      const key = JSON.stringify([follower.viewer.personId, follower.viewer.guestOf ?? null, address]);
      room.joining += 1;
      const joined = await inTurn(room, () => join(room, key, follower, address, shows)).finally(() => (room.joining -= 1));
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
        for (const { actor } of events) if (actor.personId !== null) room.first.add(actor.personId);
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
      while (running.size > 0) await Promise.all(running);
    },

    /** Ends every stream, and waits for what is still being read. */
    async close(): Promise<void> {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      for (const audience of everyAudience()) for (const follower of audience.followers) follower.end();
      while (running.size > 0) await Promise.all(running);
      rooms.clear();
    },
  };

  function forgetEmpty(room: Room): void {
    if (room.audiences.size === 0 && room.joining === 0 && rooms.get(room.meetingId) === room) rooms.delete(room.meetingId);
  }

  async function join(room: Room, key: string, follower: Follower, address: Address, { since, kind }: Shows): Promise<boolean> {
    // Signed out while waiting for a place: nobody else would ask before the next beat.
    if (!(await follower.signedIn()) || closed) return false;
    const known = room.audiences.get(key);
    const at = position();
    const look = known?.look ?? (await entrance(room, at)(follower.viewer, address));
    if (look === null) return false;
    const audience = known ?? { viewer: follower.viewer, address, followers: new Set<Follower>(), frames: new Frames(at), look };
    room.audiences.set(key, audience);
    makePlace(room, follower.viewer.personId);
    audience.followers.add(follower);
    if (kind !== null && kind !== look.kind) {
      follower.send(frameOf(at, { event: 'reload' }).bytes);
      return true;
    }
    // Further than the journal is nobody was: that was said before a backup was put back.
    // What was committed while a first page was read is in it already, and nothing else would tell the browser of it.
    const missed = since === null || since > at ? null : known ? known.frames.since(since) : since === at && position() === at ? [] : null;
    if (missed !== null) for (const frame of missed) follower.send(frame);
    else if (look.page !== null) follower.send(steps.whole(audience, at, look.page).bytes);
    return true;
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

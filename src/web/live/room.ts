import type { Language } from '../../i18n/index.js';
import type { BlockPage } from '../plugins/live-blocks.js';
import type { Viewer } from '../plugins/viewer.js';
import type { Frames } from './frames.js';

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

/** What a browser shows when it comes in: the position its page was made at and its kind; null when that is not known. */
export interface Shows {
  readonly since: number | null;
  readonly kind: string | null;
}

/** How many pages of one meeting a person has open at most. */
const MOST_PAGES = 30;

/** All who look at the same place of a meeting as the same person: they get the same bytes. */
export interface Audience {
  readonly viewer: Viewer;
  readonly address: Address;
  readonly followers: Set<Follower>;
  readonly frames: Frames;
  look: Look;
}

/** A meeting that someone has open. */
export interface Room {
  readonly meetingId: string;
  readonly audiences: Map<string, Audience>;
  /** Who acted is told first. */
  first: Set<string>;
  dirty: boolean;
  /** What is being done with this room; the next thing waits for it. */
  busy: Promise<void>;
  /** What was read for who came in last, and when (ms). */
  entrance: { readonly glance: Glance; readonly position: number; readonly at: number } | null;
  /** How many are coming in: the room stays for them. */
  joining: number;
}

/** A room in which nobody is yet. */
export function emptyRoom(meetingId: string): Room {
  return { meetingId, audiences: new Map(), first: new Set(), dirty: false, busy: Promise.resolve(), joining: 0, entrance: null };
}

/** Nobody has more pages of one meeting open than a person looks at: the oldest give way. */
export function makePlace(room: Room, personId: string): void {
  const own = [...room.audiences].filter(([, { viewer }]) => viewer.personId === personId);
  const all = own.flatMap(([key, audience]) => [...audience.followers].map((follower) => ({ key, audience, follower })));
  for (const { key, audience, follower } of all.slice(0, Math.max(0, all.length - MOST_PAGES + 1))) {
    audience.followers.delete(follower);
    follower.end();
    if (audience.followers.size === 0 && room.audiences.get(key) === audience) room.audiences.delete(key);
  }
}

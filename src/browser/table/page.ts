// What the server said of this page: who looks, the form token, where the stream goes on.

const meta = (name: string): string | null => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;

/** The account that is signed in, by id; null before signing in. */
export const viewerId = (): string | null => meta('viewer');

/** The token that every form of this session sends along. */
export const formToken = (): string => meta('csrf-token') ?? '';

/** The journal position that the page was made at; null for a page that does not follow the journal. */
export function livePosition(): number | null {
  const position = meta('live-position');
  return position === null ? null : Number(position);
}

/** The path of the stream of this page's meeting. */
export const livePath = (): string => meta('live') ?? '';

/** What the page says of itself in its head, taken over from a newer version of it. */
export function takeOverHead(from: Document): void {
  document.title = from.title;
  for (const name of ['csrf-token', 'live-position', 'live', 'viewer']) {
    const now = from.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
    if (now != null) document.querySelector(`meta[name="${name}"]`)?.setAttribute('content', now);
  }
}

/** A fresh id for a command. Made here and not by `crypto.randomUUID`, which browsers only give to https. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // A UUIDv7: the time first, so that ids sort as they were made.
  const now = Date.now();
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Said on the document after the page changed under the hands of whoever reads it. */
export const CHANGED = 'page:changed';

/** Said on the document when a form was saved; its detail is the form's command id. */
export const SAVED = 'page:saved';

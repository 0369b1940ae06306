import { COMMAND_MARK, CSRF_MARK } from './live-blocks.js';

/** How many pages are kept; the one that was asked for longest ago gives way. */
const MOST = 200;
const MARKS = new RegExp(`(${CSRF_MARK}|${COMMAND_MARK})`);

/**
 * Whole pages as one person read them, for when that person asks for the very same again before anything happened. The key says all
 * that the page depends on; form token and command ids are filled in each time.
 */
export class KeptPages {
  readonly #pages = new Map<string, readonly string[]>();

  keep(key: string, html: string): void {
    this.#pages.set(key, html.split(MARKS));
    if (this.#pages.size <= MOST) return;
    const oldest = this.#pages.keys().next().value;
    if (oldest !== undefined) this.#pages.delete(oldest);
  }

  /** The page with this session's token and fresh command ids; null when it is not kept. */
  filled(key: string, csrf: string, nextCommandId: () => string): string | null {
    const parts = this.#pages.get(key);
    if (parts === undefined) return null;
    this.#pages.delete(key);
    this.#pages.set(key, parts);
    return parts.map((part) => (part === CSRF_MARK ? csrf : part === COMMAND_MARK ? nextCommandId() : part)).join('');
  }
}

import { randomBytes } from 'node:crypto';

/**
 * A page in the blocks that can change while it is open. A block is one element with an id; views mark it with
 * `{{#live 'id'}}`. Where a block stands in another, the outer one holds a mark in its place.
 */
export interface BlockPage {
  readonly title: string;
  /** What is around the blocks, with marks. */
  readonly frame: string;
  readonly blocks: ReadonlyMap<string, string>;
}

/** What a page is made into: `frame` is not looked at, so a page that only differs there has not changed. */
export type Change = readonly [id: string, html: string];

// Nobody can type these: they are made anew with every start.
const NONCE = randomBytes(9).toString('hex');
const MARK = new RegExp(`<!--${NONCE} at:([\\w.-]+)-->`, 'g');
/** Stands for the form token of the reader's session, which is not part of what readers share. */
export const CSRF_MARK = `csrf-${NONCE}`;
/** Stands for the command id of a form; every form gets its own. */
export const COMMAND_MARK = `command-${NONCE}`;

const OWN_MARK = new RegExp(`<!--${NONCE} own:([\\w-]+)-->`, 'g');
/** Stands beside a person's name where that person reads that it is the own one. */
export const ownMark = (personId: string): string => `<!--${NONCE} own:${personId}-->`;

/** What stands in a page in the place of a block. */
export function markOf(id: string): string {
  return `<!--${NONCE} at:${id}-->`;
}

/** Puts the blocks in their places: the page, or with `from` that block. */
export function assembled(page: BlockPage, from: string = page.frame): string {
  return from.replace(MARK, (_, id: string) => assembled(page, page.blocks.get(id) ?? ''));
}

/** Who reads, and what stands beside that person's own name. */
export interface Own {
  readonly personId: string | null;
  readonly mark: string;
}

/** A text as one person reads it. */
export function asReadBy(html: string, { personId, mark }: Own): string {
  return html.replace(OWN_MARK, (_, id: string) => (id === personId ? mark : ''));
}

/** Whether a text is not the same for all its readers. */
export const differsByReader = (html: string): boolean => html.includes(`<!--${NONCE} own:`);

/** The same for the live stream, where the browser fills in both. */
function unfilled(html: string): string {
  return html.replaceAll(CSRF_MARK, '').replaceAll(COMMAND_MARK, '');
}

const idsIn = (html: string): string[] => [...html.matchAll(MARK)].map((found) => found[1] as string);

/** Which block comes right behind which in a block, with nothing between: a browser that is told a row stays keeps all that is in it. */
function neighbours(html: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last: { id: string; end: number } | null = null;
  for (const { 0: mark, 1: id = '', index } of html.matchAll(MARK)) {
    if (last && html.slice(last.end, index).trim() === '') found.set(last.id, id);
    last = { id, end: index + mark.length };
  }
  return found;
}

/** An element with nothing in it that says: what you have under this id stays; with `until`, up to and including that one. */
function keep(block: string, id: string, until?: string): string {
  const tag = /^\s*<([a-z][a-z0-9]*)/.exec(block)?.[1] ?? 'div';
  return `<${tag} id="${id}" data-keep="${until ?? id}"></${tag}>`;
}

/**
 * What a browser that shows `before` needs to show `after`: the blocks that differ, outermost first. In a block that
 * changed, the blocks inside it that the browser has already are only named (`data-keep`), a row of neighbours by its two ends.
 */
export function changes(before: BlockPage, after: BlockPage): Change[] {
  const said = new Set<string>();
  const found: Change[] = [];
  const parents = parentsOf(before);

  /** Whether the browser has the block in this place already. */
  const has = (id: string, parent: string) => before.blocks.has(id) && parents.get(id) === parent;

  function withKept(id: string): string {
    const html = after.blocks.get(id) ?? '';
    const inside = idsIn(html);
    const follower = neighbours(before.blocks.get(id) ?? '');
    let written = '';
    let at = 0;
    let row: { first: string; last: string } | null = null;
    const endRow = () => {
      if (row) written += keep(before.blocks.get(row.first) ?? '', row.first, row.last);
      row = null;
    };
    for (const one of inside) {
      const mark = markOf(one);
      const place = html.indexOf(mark, at);
      const between = html.slice(at, place);
      at = place + mark.length;
      const joins: boolean = row !== null && between.trim() === '' && has(one, id) && follower.get((row as { last: string }).last) === one;
      if (joins && row) {
        row = { first: (row as { first: string }).first, last: one };
        continue;
      }
      endRow();
      written += between;
      if (has(one, id)) {
        row = { first: one, last: one };
      } else {
        said.add(one);
        written += assembled(after, after.blocks.get(one) ?? '');
      }
    }
    endRow();
    return written + html.slice(at);
  }

  function visit(ids: readonly string[]): void {
    for (const id of ids) {
      if (said.has(id)) continue;
      const [old, now] = [before.blocks.get(id), after.blocks.get(id) ?? ''];
      if (old !== now) found.push([id, unfilled(withKept(id))]);
      visit(idsIn(now));
    }
  }
  visit(idsIn(after.frame));
  return found;
}

/** Whether two pages have the same outermost blocks: else one does not become the other by what is in them. */
export const hasSameBlocks = (one: BlockPage, other: BlockPage): boolean => idsIn(one.frame).join() === idsIn(other.frame).join();

/** Every outermost block whole: for a browser of which it is not known what it shows. */
export function whole(page: BlockPage): Change[] {
  return idsIn(page.frame).map((id) => [id, unfilled(assembled(page, page.blocks.get(id) ?? ''))]);
}

function parentsOf(page: BlockPage): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const [id, html] of page.blocks) for (const inside of idsIn(html)) parents.set(inside, id);
  return parents;
}

import { load, type CheerioAPI } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembled, changes, COMMAND_MARK, CSRF_MARK, markOf, whole, type BlockPage, type Change } from '../../../src/web/plugins/live-blocks.js';
import { testApp } from '../../support/app.js';

const ROOTS = ['left', 'right'] as const;
const INNER = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const TAGS: Readonly<Record<string, string>> = { left: 'section', right: 'section', a: 'article', b: 'nav' };
const tagOf = (id: string) => TAGS[id] ?? 'div';

/** Where a block stands and what it says; what is in front of it in the outer block. */
interface Placed {
  readonly there: boolean;
  readonly parent: number;
  readonly order: number;
  readonly before: string;
  readonly says: string;
}

/** A page of two outermost blocks, with the others somewhere in them. */
function pageOf(roots: readonly string[], placed: readonly Placed[]): BlockPage {
  const standing = INNER.map((id, place) => ({ id, ...(placed[place] as Placed) }));
  const parents = new Map<string, string>();
  standing.forEach(({ id, there, parent }, place) => {
    // Only in a block that comes earlier in the list: so nothing stands in itself.
    const possible = [...ROOTS, ...standing.slice(0, place).flatMap((one) => (parents.has(one.id) ? [one.id] : []))];
    if (there) parents.set(id, possible[parent % possible.length] as string);
  });
  const inside = (of: string) =>
    standing
      .filter(({ id }) => parents.get(id) === of)
      .sort((one, other) => one.order - other.order)
      .map(({ id, before }) => before + markOf(id))
      .join('');
  const blocks = new Map<string, string>();
  const make = (id: string, says: string) => blocks.set(id, `<${tagOf(id)} id="${id}"><p>${says}</p>${inside(id)}</${tagOf(id)}>`);
  ROOTS.forEach((id, place) => make(id, roots[place] ?? ''));
  for (const { id, says } of standing) if (parents.has(id)) make(id, says);
  return { title: 'x', frame: `<main>${ROOTS.map(markOf).join('\n')}</main>`, blocks };
}

const says = fc.constantFrom('een', 'twee', `<input name="csrf" value="${CSRF_MARK}"><input name="commandId" value="${COMMAND_MARK}">`);
const before = fc.constantFrom('', '', '', '\n', '  ', 'los', '<i>tussen</i>', '<hr>');
const placed = fc.record({ there: fc.boolean(), parent: fc.nat(5), order: fc.nat(4), before, says });
const page = fc.tuple(fc.array(says, { minLength: 2, maxLength: 2 }), fc.array(placed, { minLength: INNER.length, maxLength: INNER.length })).map(([roots, all]) => pageOf(roots, all));
/** A page and what it becomes: another page altogether, or the same with one block placed otherwise. */
const twoPages = fc.oneof(
  fc.tuple(page, page),
  fc
    .tuple(fc.array(says, { minLength: 2, maxLength: 2 }), fc.array(placed, { minLength: INNER.length, maxLength: INNER.length }), fc.nat(INNER.length - 1), placed)
    .map(([roots, all, place, other]): [BlockPage, BlockPage] => [pageOf(roots, all), pageOf(roots, all.map((one, at) => (at === place ? other : one)))]),
);

const withoutTokens = (html: string) => html.replaceAll(CSRF_MARK, '').replaceAll(COMMAND_MARK, '');

/** White space between elements is not looked at: of a row that stays, the browser has its own. */
function plain(dom: CheerioAPI): string {
  dom('*').contents().filter((_, node) => node.type === 'text' && node.data.trim() === '').remove();
  return dom('main').html() ?? '';
}

const shown = (of: BlockPage) => load(withoutTokens(assembled(of)));

/** What src/browser/table/morph.ts does, without its care for what is typed: "these stay" are taken from the page, a row by its two ends. */
function apply(dom: CheerioAPI, all: readonly Change[]): void {
  for (const [id, html] of all) {
    const old = dom(`#${id}`).first();
    expect(old.length, `a block for ${id} that the browser does not have`).toBe(1);
    const now = load(html, null, false);
    for (const kept of now('[data-keep]').toArray()) {
      const last = now(kept).attr('data-keep') ?? '';
      let at = dom(`#${now(kept).attr('id')}`).first();
      const row: string[] = [];
      for (;;) {
        expect(at.length, `${last} is not behind ${now(kept).attr('id')}`).toBe(1);
        row.push(dom.html(at));
        if (at.attr('id') === last) break;
        at = at.next();
      }
      now(kept).replaceWith(row.join(''));
    }
    old.replaceWith(now.html());
  }
}

describe('what changed between two pages', () => {
  it('makes the one into the other in the browser, whatever stands in what', () => {
    fc.assert(
      fc.property(twoPages, ([earlier, later]) => {
        const dom = shown(earlier);
        apply(dom, changes(earlier, later));
        expect(plain(dom)).toBe(plain(shown(later)));
      }),
      { seed: 20200324, numRuns: 1_000 },
    );
  });

  it('is nothing between a page and itself, and holds no token', () => {
    fc.assert(
      fc.property(twoPages, ([earlier, later]) => {
        expect(changes(earlier, earlier)).toEqual([]);
        const said = JSON.stringify([changes(earlier, later), whole(later)]);
        expect(said).not.toContain(CSRF_MARK);
        expect(said).not.toContain(COMMAND_MARK);
        expect(said).not.toContain('<!--');
      }),
      { seed: 20200325, numRuns: 300 },
    );
  });

  it('can be shown whole to a browser of which nothing is known', () => {
    fc.assert(
      fc.property(page, page, (earlier, later) => {
        const dom = shown(earlier);
        apply(dom, whole(later));
        expect(plain(dom)).toBe(plain(shown(later)));
      }),
      { seed: 20200326, numRuns: 300 },
    );
  });
});

/** A list with these lines in it, one block each. */
function list(ids: readonly string[], between = ''): BlockPage {
  const lines = ids.map((id): [string, string] => [id, `<li id="${id}">${id}</li>`]);
  return { title: 'x', frame: markOf('list'), blocks: new Map([['list', `<ul id="list">${ids.map(markOf).join(between)}</ul>`], ...lines]) };
}

describe('what stays', () => {
  const hundred = Array.from({ length: 100 }, (_, place) => `s-${place}`);

  it('is named by its two ends when it is a row of neighbours', () => {
    expect(changes(list(hundred), list([...hundred, 's-new']))).toEqual([['list', '<ul id="list"><li id="s-0" data-keep="s-99"></li><li id="s-new">s-new</li></ul>']]);
    const without = hundred.filter((id) => id !== 's-40');
    expect(changes(list(hundred, '\n'), list(without, '\n'))).toEqual([['list', '<ul id="list"><li id="s-0" data-keep="s-39"></li>\n<li id="s-41" data-keep="s-99"></li></ul>']]);
  });

  it('is not a row where something stood between, which would stay with it', () => {
    const [change] = changes(list(['s-0', 's-1'], '<li>Streep</li>'), list(['s-0', 's-1']));
    expect(change?.[1]).toBe('<ul id="list"><li id="s-0" data-keep="s-0"></li><li id="s-1" data-keep="s-1"></li></ul>');
  });

  it('is not said of a block that stood elsewhere: that comes whole', () => {
    const places = (one: readonly string[], other: readonly string[]): BlockPage => ({
      title: 'x',
      frame: markOf('one') + markOf('other'),
      blocks: new Map([['one', `<ul id="one">${one.map(markOf).join('')}</ul>`], ['other', `<ul id="other">${other.map(markOf).join('')}</ul>`], ['a', '<li id="a">a</li>']]),
    });
    expect(changes(places(['a'], []), places([], ['a']))).toEqual([['one', '<ul id="one"></ul>'], ['other', '<ul id="other"><li id="a">a</li></ul>']]);
  });
});

describe('a text that looks like a mark', () => {
  it('is a text: no block comes in its place, and no token', async () => {
    const app = await testApp();
    const typed = [markOf('top'), CSRF_MARK, COMMAND_MARK, '<!--x top-->', '{{#live "x"}}', '$&'].join(' ');
    const page = await app.blockPage('errors/page', { heading: typed, detail: markOf('top'), typed: [] }, { title: 'x' }, { language: 'nl', viewer: null }, '/');
    const dom = load(assembled({ ...page, blocks: new Map([...page.blocks, ['top', '<b id="top">GEHEIM</b>']]) }));
    expect(dom('main').text()).not.toContain('GEHEIM');
    expect(dom('main').text()).toContain(markOf('top'));
  });
});

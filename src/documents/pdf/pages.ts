import type { Strip } from './strips.js';

/** A strip on its page; `again` where it is the head of a table that was read before. */
export interface Band {
  readonly strip: Strip;
  /** From the top of the text, in points. */
  readonly y: number;
  readonly again: boolean;
}

export type Page = readonly Band[];

const REST = 3;

/** Strips as pages of this height: what must stay together does, unless it is higher than a page. */
export function pagesOf(strips: readonly Strip[], height: number): Page[] {
  const pages: Band[][] = [[]];
  let y = 0;
  const turn = (head: Strip | undefined) => {
    pages.push([]);
    y = 0;
    if (head) put(head, true);
  };
  const put = (strip: Strip, again: boolean) => {
    const page = pages.at(-1) ?? [];
    y += page.length === 0 ? 0 : strip.before;
    // The rest of a row that began on the page before.
    if (page.at(-1)?.again === true && strip.opens.length === 0) y += REST;
    page.push({ strip, y, again });
    y += strip.height;
  };
  const fits = (group: readonly Strip[]) => y + group.reduce((sum, { before, height: own }, index) => sum + own + (index === 0 && y === 0 ? 0 : before), 0) <= height;
  for (const group of groupsOf(strips)) {
    if (!fits(group) && y > 0) turn(group[0]?.head);
    for (const strip of group) {
      if (!fits([strip]) && y > (strip.head?.height ?? 0)) turn(strip.head);
      put(strip, false);
    }
  }
  return pages;
}

function groupsOf(strips: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = [];
  let kept = false;
  for (const strip of strips) {
    if (kept) groups.at(-1)?.push(strip);
    else groups.push([strip]);
    kept = strip.keep;
  }
  return groups;
}

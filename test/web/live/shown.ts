import { load, type CheerioAPI } from 'cheerio';
import { expect } from 'vitest';
import type { Heard } from '../../support/follower.js';

/** A page as a browser shows it, without what belongs to one session or one moment of making it. */
export class Shown {
  private readonly dom: CheerioAPI;
  /** The journal position that the page says it was made at. */
  readonly position: number;
  title: string;

  constructor(html: string) {
    this.dom = load(html);
    this.position = Number(this.dom('meta[name="live-position"]').attr('content'));
    this.title = this.dom('title').text();
  }

  /**
   * Does with a message what src/browser/table/morph.ts does, without its care for what is typed: "these stay" are taken from
   * the page, a row by its two ends.
   */
  take({ blocks, title }: Pick<Heard, 'blocks' | 'title'>): void {
    for (const [id, html] of blocks) {
      const old = this.dom(`[id="${id}"]`).first();
      expect(old.length, `a block for ${id} that the browser does not have`).toBe(1);
      const now = load(html, null, false);
      for (const kept of now('[data-keep]').toArray()) now(kept).replaceWith(this.row(now(kept).attr('id') ?? '', now(kept).attr('data-keep') ?? ''));
      old.replaceWith(now.html());
    }
    if (title !== undefined) this.title = title;
  }

  private row(first: string, last: string): string {
    let row = '';
    for (let at = this.dom(`[id="${first}"]`).first(); ; at = at.next()) {
      expect(at.length, `${last} does not stand behind ${first}`).toBe(1);
      row += this.dom.html(at);
      if (at.attr('id') === last) return row;
    }
  }

  /** What it shows and where it leads: everything but tokens, and white space between elements. */
  get all(): string {
    const dom = load(this.dom('body').html() ?? '', null, false);
    dom('input[name="csrf"], input[name="commandId"]').attr('value', '');
    dom('*').contents().filter((_, node) => node.type === 'text' && node.data.trim() === '').remove();
    // A line an element, so that what differs is easily seen.
    return `${this.title}\n${dom('header').html()}\n${dom('main').html()}`.replaceAll('><', '>\n<');
  }

  text(selector: string): string {
    return this.dom(selector).text().replace(/\s+/g, ' ').trim();
  }
}

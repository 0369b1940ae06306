import { describe, expect, it } from 'vitest';
import { Frames, frameOf } from '../../../src/web/live/frames.js';

const frame = (position: number, title = '') => frameOf(position, { title });
const texts = (frames: readonly Buffer[] | null) => frames?.map(String) ?? null;

describe('a message', () => {
  it('goes over the wire with its position, and one line of JSON whatever is in it', () => {
    expect(String(frameOf(7, { title: 'a\n\nid: 8\r\u2028b' }).bytes)).toBe('id: 7\ndata: {"title":"a\\n\\nid: 8\\r\u2028b"}\n\n');
    expect(String(frameOf(null, { event: 'beat' }).bytes)).toBe('event: beat\ndata: {}\n\n');
  });
});

describe('the last messages', () => {
  it('are there from the one on that brings a page to where it was: twice does no harm, never does', () => {
    const frames = new Frames(10);
    for (const position of [11, 12, 13]) frames.keep(frame(position));
    expect(texts(frames.since(12))).toEqual([12, 13].map((position) => String(frame(position).bytes)));
    expect(texts(frames.since(10))).toHaveLength(3);
    expect(frames.since(9), 'from before anyone was there').toBeNull();
  });

  it('are forgotten when they are many or large, and then nobody is told that nothing was missed', () => {
    const many = new Frames(0);
    for (let position = 1; position <= 100; position += 1) many.keep(frame(position));
    expect(texts(many.since(100))).toHaveLength(1);
    const oldest = [...Array(101).keys()].find((position) => many.since(position) !== null) ?? 0;
    expect(oldest).toBeGreaterThan(1);
    expect(texts(many.since(oldest))?.[0]).toBe(String(frame(oldest).bytes));

    const large = new Frames(0);
    for (let position = 1; position <= 5; position += 1) large.keep(frame(position, 'x'.repeat(900_000)));
    expect(large.since(3)).toBeNull();
    expect(texts(large.since(5))).toHaveLength(1);
  });
});

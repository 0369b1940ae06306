import { describe, expect, it } from 'vitest';
import { readSeen, seenAgain, seenText } from '../../../src/web/plugins/stale/seen.js';
import { mergedValues, staleFields } from '../../../src/web/plugins/stale/values.js';

describe('a form that was refused because another changed the same thing', () => {
  it('takes over what the person had not touched, and keeps what was typed', () => {
    const based = { a: '1', b: '1', c: '1', box: '', lines: 'x\ny' };
    const now = { a: '2', b: '2', c: '1', box: '1', lines: 'x\ny' };
    expect(mergedValues(Object.keys(based), based, now, { a: '1', b: '3', c: '3', lines: 'x\r\ny' })).toEqual({ a: '2', b: '3', c: '3', box: '1', lines: 'x\ny' });
  });

  it.each([
    [['a'], ['a', 'b'], ['a', 'c'], ['a', 'b', 'c']],
    [['a', 'b'], ['b'], ['a', 'b'], ['b']],
    [['a', 'b'], ['a', 'b'], ['a'], ['a']],
    [[], ['a'], undefined, ['a']],
    [['a', 'b'], ['a', 'b', 'c'], 'b', ['b', 'c']],
  ])('merges a list box by box: %j, now %j, ticked %j', (based, now, typed, merged) => {
    expect(mergedValues(['list'], { list: based }, { list: now }, { list: typed }).list).toEqual(merged);
  });

  it('names the fields that changed; without a version to compare with those that differ', () => {
    const now = { a: '2', b: null, c: ['x', 'y'] };
    expect(staleFields(['a', 'b', 'c'], { a: '1', b: '', c: ['y', 'x'] }, now, { a: '1' })).toEqual([{ field: 'a', was: '1', now: '2', typed: '1' }]);
    expect(staleFields(['a', 'b', 'c'], null, now, { a: '2', b: 'z', c: ['x', 'y'] })).toEqual([{ field: 'b', was: null, now: null, typed: 'z' }]);
  });
});

describe('what a form held at first, as it carries that itself', () => {
  const long = 'lang '.repeat(1000);

  it('comes back as it was; a long text whole where it stands or was typed, else by its beginning', () => {
    const sent = seenText({ a: 'x', box: '', list: ['y'], none: null, same: long, typed: long, other: long });
    expect(sent.length).toBeLessThan(1500);
    const read = readSeen(sent, { same: long, other: 'iets anders' }, { typed: `${long}\r\n` });
    expect(read).toMatchObject({ a: 'x', box: '', list: ['y'], none: null, same: long, typed: `${long}\r\n` });
    expect(String(read?.other)).toMatch(/^lang lang .* …$/);
  });

  it.each([undefined, '', 'onzin', '[1]', '"x"', '{"a":{}}', '{"a":true}', ['a', 'b']])('is unknown where it cannot be read: %j', (sent) => {
    expect(readSeen(sent, {}, {})).toBeNull();
  });

  it('stays through another mistake, and moves on once both versions were seen', () => {
    expect([seenAgain({ a: 'nu' }, '{"a":"toen"}', false), seenAgain({ a: 'nu' }, '{"a":"toen"}', true), seenAgain({ a: 'nu' }, undefined, false)]).toEqual(['{"a":"toen"}', '{"a":"nu"}', '{"a":"nu"}']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, lengthOf, line, name, optionalLine, text } from '../../../src/domain/kernel/text.js';

const anything = fc.string({ unit: 'binary', maxLength: 200 });
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

function codes(schema: ReturnType<typeof line>, value: unknown): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

describe('cleanText', () => {
  it('leaves no control characters but newline and tab, and is NFC', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { text: result } = cleanText(raw);
        expect(result).not.toMatch(controls);
        expect(result).toBe(result.normalize('NFC'));
        expect(result).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const once = cleanText(raw).text;
        expect(cleanText(once)).toEqual({ text: once, removed: 0 });
      }),
    );
  });

  it('counts what it removed', () => {
    expect(cleanText('a\u0000b\u007fc\u0085d\ud800e')).toEqual({ text: 'abcde', removed: 4 });
  });

  it('turns every line end into a newline, which is no removal', () => {
    expect(cleanText('a\r\nb\rc\nd')).toEqual({ text: 'a\nb\nc\nd', removed: 0 });
  });

  it('keeps tabs, right-to-left marks, joiners, emoji, HTML and template syntax', () => {
    const typed = '\tA\u200fB\u200d \u202eC {{x}} {{{y}}} <script>alert(1)</script> 👩‍🚒 Łukasz';
    expect(cleanText(typed)).toEqual({ text: typed, removed: 0 });
  });
});

describe('the zod builders', () => {
  it('count code points, not code units', () => {
    expect(lengthOf('👍👍')).toBe(2);
    expect(line().safeParse('👍'.repeat(300)).success).toBe(true);
    expect(codes(line(), '👍'.repeat(301))).toEqual(['too-long']);
    expect(text().safeParse('x'.repeat(10_000)).success).toBe(true);
    expect(codes(text(), 'x'.repeat(10_001))).toEqual(['too-long']);
  });

  it('say once what is wrong', () => {
    expect(codes(line(), '  \u0000 ')).toEqual(['required']);
    expect(codes(line(), undefined)).toEqual(['required']);
    expect(codes(line(), 7)).toEqual(['not-text']);
  });

  it('say the limit with too-long', () => {
    const parsed = line(5).safeParse('123456');
    expect(parsed.error?.issues[0]).toMatchObject({ message: 'too-long', params: { max: 5 } });
  });

  it('keep text as typed, put lines on one line and trim only names', () => {
    expect(text().parse('  a\r\n b ')).toBe('  a\n b ');
    expect(line().parse(' a\nb ')).toBe(' a b ');
    expect(name().parse('  Ilse\nTerpstra ')).toBe('Ilse Terpstra');
  });

  it('turn nothing into null', () => {
    for (const nothing of [undefined, null, '', ' \n ']) expect(optionalLine().parse(nothing)).toBeNull();
    expect(optionalLine().parse('x')).toBe('x');
  });
});

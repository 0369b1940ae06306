import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeLine, escapeText } from '../../src/documents/text/markdown.js';
import { cleanText } from '../../src/domain/kernel/text.js';
import { plainTexts } from './markdown-text.js';

const PARSERS = { default: new MarkdownIt(), commonmark: new MarkdownIt('commonmark'), html: new MarkdownIt({ html: true }) };

const HARD = [
  'gewoon', '# kop', '#', '1. een', '1) een', '- punt', '+ punt', '* punt', '---', '===', '***', '> citaat', '`code`', '```\nblok\n```', '~~~', '~~weg~~',
  '**vet** _schuin_', '[a](b)', '![a](b)', '[a]: b', '<b>vet</b>', '<!-- x -->', '&amp; &#35; &nbsp;', 'a|b|c', '| a | b |\n|---|---|', '\\', 'einde\\', '\\|', 'a\\\nb',
  ' vooraf', 'achteraf ', 'twee  spaties', '    vier', '\tinspringen', 'a\tb', 'a\nb', 'a\n\nb', 'a\n\n\nb', '\na', 'a\n', 'a \n b', 'a\n# b', 'a\n- b', 'a\n===', 'a\n    b',
  '👩‍🚒🇳🇱', '\u200f\u05d0\u05d1 rechts', '\u00a0hard\u00a0', '\ufeffbom', '\u2028lijn', '{{#if x}}', '{{{x}}}', 'https://voorbeeld.nl/a_b_c', ':smile:', 'a*b*c', '$x$', '[^1]', '[x] klaar', 'x'.repeat(10_000),
];

const PLACES: Record<string, (text: string) => string> = {
  paragraph: (text) => escapeText(text),
  'list item': (text) => `- **B1** ${escapeText(text, '  ')}\n  - onder`,
  'item below an item': (text) => `- boven\n  - ${escapeText(text, '    ')}\n- volgende`,
  heading: (text) => `### ${escapeLine(text)}`,
  'table cell': (text) => `| a | b |\n| --- | --- |\n| ${escapeLine(text)} | c |`,
};

describe.each(Object.entries(PLACES))('text in a %s', (place, write) => {
  const parsers = Object.entries(PARSERS).filter(([name]) => place !== 'table cell' || name !== 'commonmark');

  it.each(parsers)('comes back as it was typed (%s)', (_, parser) => {
    for (const text of HARD) expect(plainTexts(parser, write(text)).some((back) => back.endsWith(text)), JSON.stringify(text)).toBe(true);
  });

  it('comes back whatever was typed', () => {
    const signs = fc.constantFrom(...'abc 1.)#*_`~|\\<>&[]()!-+=:;{}\n\t"\''.split(''), '\u00a0', '👩‍🚒', '\u200f', 'é', '&#35;', '  ', '\n\n');
    const typed = fc.oneof(fc.array(signs, { minLength: 1, maxLength: 40 }).map((all) => all.join('')), fc.string({ unit: 'binary', minLength: 1 }));
    fc.assert(
      fc.property(typed.map((raw) => cleanText(raw).text).filter((text) => text.trim() !== ''), (text) => {
        const [, parser] = parsers[0]!;
        expect(plainTexts(parser, write(text)).some((back) => back.endsWith(text))).toBe(true);
      }),
      { seed: 20200311, numRuns: 500 },
    );
  });
});

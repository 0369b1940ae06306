import type { TextPlace } from './spoiled.js';

/** What our pages and files might take for code of their own. */
const MARKUP =
  '<script>alert("1")</script> <b onclick=\'x\'>vet</b> & &amp; &#39; {{x}} {{{x}}} {{#if x}}y{{/if}} {{> p}} \\{{x}} "dubbel" \'enkel\' `code` \\ \\n | a | b | *ster* _streep_ ~~door~~ [link](http://x) ![i](x) <!-- c --> ]]> $& $1 %s';

/** Signs of other scripts, and signs that are made of several. */
const SIGNS = `👩‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 \u200f\u05e9\u05dc\u05d5\u05dd \u202eomgekeerd\u202c \u200e e\u0301 a\u030a ﬁ ½ Ａ \u00a0vast \u200bnul \ufeffmerk Z\u0337\u0322a ${'w'.repeat(80)}`;

/** What at the start of a line means something to Markdown or to a spreadsheet. */
const STARTS = ['= gelijk', '# kop', '- streep', '1. een', '+ plus', '> citaat', '    ingesprongen', '```', '---', '=1+1', '@SUM(1)', '| a | b |', '<div>', '\tmet tab', '* ster', '10) tien', '***', '~~~', ': dubbel'];

/** Control characters that are taken out, and line ends of other systems. */
const CONTROLS = 'a\u0000b\u0007c\u001b[31md\u007fe\u0085f\r\ng\rh\ud800i';
const REMOVED = 6;

const rotated = <T>(list: readonly T[], by: number): T[] => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
const clipped = (text: string, length: number) => [...text].slice(0, Math.max(0, length)).join('');

/** Ways to be hard to keep. `typed` begins or ends as it must and holds the tag, by which it is found again. */
export const TORTURES: Readonly<Record<string, (place: TextPlace, tag: string, turn: number) => string>> = {
  markup: ({ max, lines }, tag, turn) => {
    const starts = rotated(STARTS, turn);
    if (!lines) return clipped(MARKUP, max - tag.length - 1) + ` ${tag}`;
    if (max < 1_000) return clipped(starts.join('\n'), max - tag.length - 3) + `\n${tag} \n`;
    return `\n\n  ${starts.join('\n')}\n${MARKUP}\n\n\n${SIGNS}\n${tag}  \n \n`;
  },
  signs: ({ max, lines }, tag, turn) => {
    if (!lines) return clipped(turn % 2 === 0 ? SIGNS : `${rotated(STARTS, turn).join('\n')}`, max - tag.length - 1) + ` ${tag}`;
    const whole = `${rotated(STARTS, turn + 7).join('\n')}\n${tag}\n${MARKUP}\n${SIGNS}\n`;
    return clipped(whole.repeat(Math.ceil(max / [...whole].length)).normalize('NFC'), max - 1) + '!';
  },
  controls: ({ max }, tag) => clipped(CONTROLS + tag, Math.max(max, tag.length)),
};

/** How the product says it keeps a text: composed, without control characters, a line as one line, a name without outer spaces. */
export function keptOf({ lines, trimmed }: TextPlace, typed: string): string {
  const clean = typed.replace(/\r\n|\r/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800](?![\udc00-\udfff])/g, '').normalize('NFC');
  const kept = lines ? clean : clean.replace(/\n+/g, ' ');
  return trimmed ? kept.trim() : kept;
}

/** How many control characters `controls` holds in a place of this length. */
export const removedFrom = (typed: string) => Math.min(REMOVED, (typed.match(/[\u0000\u0007\u001b\u007f\u0085]|\ud800(?![\udc00-\udfff])/g) ?? []).length);

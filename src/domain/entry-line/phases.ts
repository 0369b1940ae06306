import { PHASES, type Phase } from '../kernel/words.js';
import { folded } from './names.js';
import type { LineContext, ParsedLine } from './model.js';
import { cut, type Span } from './spans.js';

const WORDS: Readonly<Record<Phase, readonly string[]>> = {
  opening: ['opening'],
  beeld: ['beeld', 'picture'],
  oordeel: ['oordeel', 'judgement'],
  besluit: ['besluit', 'decision'],
  sluiting: ['sluiting', 'closing'],
};

/** The phase that the meeting moves to: the one that is named or begins so, without a name the next. What is no phase is asked for. */
export function phaseIn(body: string, { phase, method }: LineContext, answer: string | undefined): Partial<ParsedLine> & Pick<ParsedLine, 'parts'> {
  const words = body.trim();
  const start = body.length - body.trimStart().length;
  const spans: readonly Span[] = words === '' ? [] : [{ start, end: start + words.length, role: 'target' }];
  const parts = cut(body, spans);
  const there = method === 'free' ? (['opening', 'sluiting'] as const) : PHASES;
  const next = there[there.findIndex((one) => one === phase) + 1];
  if (words === '' && next !== undefined) return { parts, phase: next };
  const found = there.filter((one) => words !== '' && WORDS[one].some((word) => word.startsWith(folded(words))));
  const chosen = found.length === 1 ? found[0] : there.find((one) => one === answer);
  if (chosen) return { parts, phase: chosen };
  return { parts, questions: [{ about: 'phase', words, choices: (found.length > 0 ? found : there).map((value) => ({ kind: 'phase', value })) }] };
}

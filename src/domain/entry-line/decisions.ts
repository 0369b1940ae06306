import type { Outcome } from '../kernel/words.js';
import type { About, Choice, LineContext, ParsedLine } from './model.js';
import { folded, near } from './names.js';

/**
 * What is decided: the provisional decision at hand, as it was put or with other words, or a decision of its own. Words that differ from what
 * is at hand can mean several things: then it is asked. Without a topic a decision is an urgent one (R5).
 */
export function decisionIn(outcome: Outcome, words: string, { phase, method, decidable, bodies }: LineContext, answer: (about: About) => string | undefined): Partial<ParsedLine> {
  const { waiting, topics } = decidable;
  const made = (change: Partial<NonNullable<ParsedLine['decision']>> = {}) => ({ decision: { outcome, urgent: false, provisionalId: null, topicId: null, ...change } });
  const asPut = waiting !== null && (words === '' || outcome !== 'taken' || folded(words) === folded(waiting.words));
  if (asPut && !(outcome === 'amended' && words === '')) return { ...made({ provisionalId: waiting.id }), put: waiting.number, ...(outcome === 'forwarded' ? bodyIn(words, bodies, answer('body')) : {}) };
  if (words === '' || outcome !== 'taken') return { misplaced: 'nothing-to-decide' };
  if (method === 'free' && waiting === null) return made();
  const choices: Choice[] = [
    ...(waiting ? [{ kind: 'decision', value: 'amended', as: 'amended', words: `V${waiting.number}` } as const] : []),
    ...(phase === 'besluit' || method === 'free' ? topics.map(({ id, title }): Choice => ({ kind: 'decision', value: `topic:${id}`, as: 'topic', words: title })) : []),
    { kind: 'decision', value: 'own', as: method === 'free' ? 'own' : 'urgent', words: '' },
  ];
  const chosen = choices.find(({ value }) => value === answer('decision')) ?? (choices.length === 1 && phase === 'besluit' ? choices[0] : undefined);
  if (chosen === undefined) return { questions: [{ about: 'decision', words, choices }] };
  if (chosen.value === 'amended') return { ...made({ outcome: 'amended', provisionalId: waiting?.id ?? null }), put: waiting?.number ?? null };
  return chosen.value === 'own' ? made({ urgent: method === 'bob' }) : made({ topicId: chosen.value.slice('topic:'.length) });
}

/** More bodies than one chooses from with a key, beside the words as they are. */
const MOST_NEAR = 8;

/** Where a decision goes: kept as written, but a body that is nearly called so is asked about. */
function bodyIn(words: string, bodies: readonly string[], answer: string | undefined): Partial<ParsedLine> {
  if (words === '') return {};
  const choice = (body: string): Choice => ({ kind: 'words', value: `words:${body}`, words: body });
  const known = bodies.find((body) => folded(body) === folded(words)) ?? bodies.find((body) => answer === `words:${body}`);
  if (known !== undefined) return { forwardedTo: { text: answer === `words:${known}` ? known : words, known: true } };
  const like = bodies.filter((body) => near(words, body)).slice(0, MOST_NEAR);
  if (like.length === 0 || answer === `words:${words}`) return { forwardedTo: { text: words, known: false } };
  return { questions: [{ about: 'body', words, choices: [...like.map(choice), { kind: 'words', value: `words:${words}`, words, kept: true }] }] };
}

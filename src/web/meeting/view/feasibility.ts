import { FEASIBILITY_ANSWERS, FEASIBILITY_TESTS, type FeasibilityTest } from '../../../domain/kernel/words.js';
import { feasibilityVersion } from '../../../domain/oordeel/index.js';
import type { FeasibilityCheck, Topic } from '../../../domain/oordeel/state.js';
import { isMessageKey, type Translate } from '../../../i18n/index.js';
import type { FormState } from '../../plugins/form-state.js';
import { readSeen, seenAgain } from '../../plugins/stale/seen.js';
import { basedOn, compared, type TwoVersions } from '../../plugins/stale/two-versions.js';
import type { FormValues } from '../../plugins/stale/values.js';
import type { Posted } from '../posted.js';

/** The three questions of the check with their answers; the unanswered ones have none. */
export function checkView(topic: Topic) {
  return FEASIBILITY_TESTS.map((test: FeasibilityTest) => {
    const check: FeasibilityCheck | undefined = topic.feasibility[test];
    return {
      test,
      answer: check?.answer ?? null,
      remark: check?.remark ?? null,
      by: check?.by ?? null,
      at: check?.at ?? null,
      earlier: check?.earlier ?? [],
      answers: FEASIBILITY_ANSWERS.map((answer) => ({ value: answer, pressed: answer === check?.answer })),
    };
  });
}

/** What the form of one question is based on, and what a colleague answered meanwhile (R16). */
interface CheckForm {
  readonly entryVersion: unknown;
  readonly seen: string;
  readonly two: TwoVersions | null;
  /** The refused form again: what was typed, and what followed the other's answer. */
  readonly state: FormState | null;
}

/** The forms of the check by question. `keep` is where one goes who leaves what stands there. */
export function checkForms(topic: Topic | null, posted: Posted | null, keep: string, t: Translate): Readonly<Partial<Record<string, CheckForm>>> {
  if (topic === null) return {};
  return Object.fromEntries(FEASIBILITY_TESTS.map((test) => [test, checkForm(topic, test, posted?.form === `check-${test}` ? posted : null, keep, t)]));
}

function checkForm(topic: Topic, test: FeasibilityTest, sent: Posted | null, keep: string, t: Translate): CheckForm {
  const check = topic.feasibility[test];
  const now = { answer: check?.answer, remark: check?.remark };
  const stale = sent?.code === 'stale-version';
  const based = {
    entryVersion: basedOn(feasibilityVersion(check), sent?.state.values.entryVersion, stale),
    seen: seenAgain(now, sent?.state.values.seen, stale),
  };
  if (!stale) return { ...based, two: null, state: null };
  const { values, differences } = checkCompared(now, sent.state.values, t);
  const who = check ? `${t('crisis.changedBy', { person: check.by })} ` : '';
  return { ...based, two: { differences, help: who + t('meeting.staleHelp'), keep }, state: { ...sent.state, values } };
}

function checkCompared(now: FormValues, typed: FormValues, t: Translate) {
  return compared(
    {
      ...{ fields: ['answer', 'remark'], based: readSeen(typed.seen, now, typed), now, typed },
      labelOf: (field) => t(field === 'answer' ? 'meeting.check' : 'documents.field-remark'),
      wordsOf(field, value) {
        const word = `documents.answer-${String(value)}`;
        return field === 'answer' && isMessageKey(word) ? t(word) : String(value ?? '');
      },
    },
    t,
  );
}

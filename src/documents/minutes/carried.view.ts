import { CARRY_GROUPS } from '../../domain/kernel/words.js';
import { details, type Detail, type Words } from '../words/entry.view.js';
import type { CarriedWords, FollowedWords } from '../../domain/meeting/state.js';
import type { MinutesModel } from './minutes.model.js';

/**
 * What earlier meetings left, in words: each action, decision and topic with why it came in and what was said of it here; what was imported
 * and never gone through as a number, and with what reason it was settled. Null when there is nothing.
 */
export function carriedLines({ carried }: MinutesModel, words: Words): { readonly note: string | null; readonly lines: readonly Detail[] } | null {
  if (carried === undefined) return null;
  const { t } = words;
  const { matters, undecided = [], settled = [] } = carried;
  const imported = carried.actions.filter(({ group }) => group === 'from-source').length;
  const lines = [
    ...actionLines(carried, words),
    ...matters.flatMap(({ label, words: text, kind, followed }) => [{ label: `${label} (${t(`carry.kind-${kind}`)})`, text }, ...followedLines(label, followed, words)]),
    ...undecided.flatMap(({ label: text, from, followed }) => [{ label: `${from} (${t('carry.topic-undecided')})`, text }, ...followedLines(text, followed, words)]),
    ...(imported === 0 ? [] : [{ label: t('carry.fromSource', { count: imported }), text: '' }]),
    ...settled.map((one) => settledLine(one, words)),
  ];
  return lines.length === 0 ? null : { note: carried.since === null ? null : t('carry.since', { meeting: carried.since }), lines };
}

function actionLines({ actions }: CarriedWords, { t, dateOf }: Words): Detail[] {
  const walked = CARRY_GROUPS.filter((group) => group !== 'from-source').flatMap((group) => actions.filter((action) => action.group === group));
  return walked.map(({ label, what, owner, due, group }) => ({
    label: `${label} (${[owner, due === null ? null : dateOf(due), t(`carry.word-${group}`)].filter((part) => part !== null).join(', ')})`,
    text: what,
  }));
}

/** What was said of it here: how it ended or goes on, by whom and when, then the remark. */
function followedLines(name: string, followed: readonly FollowedWords[] = [], { t, at, dateOf }: Words): Detail[] {
  return followed.flatMap(({ at: when, by, how, note, reviewDate }) => {
    const until = reviewDate === null ? null : `${t('carry.reviewDate')} ${dateOf(reviewDate)}`;
    const said = [note, until].filter((part) => part !== null).join('; ');
    const deed = [t(`carry.how-${how}`), by === '' ? null : by, at(when)].filter((part) => part !== null).join(', ');
    return [{ label: `${name}: ${deed}`, text: said }];
  });
}

function settledLine({ at: when, by, how, reason, actions }: NonNullable<CarriedWords['settled']>[number], { t, at }: Words): Detail {
  const label = `${t(`carry.together-${how}`, { count: actions.length })}, ${by}, ${at(when)}`;
  const [said] = details([label, [reason, actions.map((action) => action.label).join(', ')].filter((part) => part !== null).join('\n')]);
  return said ?? { label, text: '' };
}

import { CARRY_GROUPS } from '../../domain/kernel/words.js';
import { circleTag, details, type Detail, type Words } from '../words/entry.view.js';
import type { AgendaModel } from './agenda.model.js';

/** Something on the agenda: its number, its words, what stands beside it and what is said of it. */
export interface AgendaLine {
  readonly label: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
}

/** What comes back by itself: actions, and by kind what else earlier meetings left. */
export interface ReturningView {
  readonly heading: string;
  readonly since: string | null;
  readonly actionsHeading: string;
  readonly actions: readonly { readonly label: string; readonly text: string; readonly owner: string | null; readonly due: string | null; readonly state: string }[];
  /** How many were imported and nobody went through; null for none. */
  readonly fromSource: string | null;
  readonly others: readonly { readonly heading: string; readonly list: readonly AgendaLine[] }[];
}

/** What earlier meetings left (R9), in words; null when nothing comes back. */
export function returningView(model: AgendaModel, words: Words): ReturningView | null {
  const { carried } = model;
  if (carried === undefined) return null;
  const { t } = words;
  const others = [
    { heading: t('documents.returningMatters'), list: mattersOf(carried, model, words) },
    { heading: t('documents.returningTopics'), list: topicsOf(model, words) },
    { heading: t('documents.returningAnswers'), list: (model.coming?.answers ?? []).map(({ label, words: text, from }) => ({ label, text, tags: [], details: details([t('documents.returningFrom'), from]) })) },
  ].filter(({ list }) => list.length > 0);
  const imported = carried.actions.filter(({ group }) => group === 'from-source').length;
  const actions = actionsOf(carried, words);
  if (actions.length + imported + others.length === 0) return null;
  return {
    heading: t('documents.returning'),
    since: carried.since === null ? null : t('carry.since', { meeting: carried.since }),
    actionsHeading: t('documents.returningActions'),
    actions,
    fromSource: imported === 0 ? null : t('carry.fromSource', { count: imported }),
    others,
  };
}

type Carried = NonNullable<AgendaModel['carried']>;

function actionsOf({ actions }: Carried, { t, dateOf }: Words): ReturningView['actions'] {
  const walked = CARRY_GROUPS.filter((group) => group !== 'from-source').flatMap((group) => actions.filter((action) => action.group === group));
  return walked.map(({ label, what, owner, due, group }) => ({ label, text: what, owner, due: due === null ? null : dateOf(due), state: t(`carry.word-${group}`) }));
}

function mattersOf({ matters }: Carried, model: AgendaModel, words: Words): AgendaLine[] {
  const { t } = words;
  return matters.map(({ label, words: text, kind, from, restrictedTo = null }) => ({ label, text, tags: [t(`carry.kind-${kind}`), ...circleTag(restrictedTo, model, words)], details: details([t('documents.returningFrom'), from]) }));
}

/** Those that go on as topics, and those that cannot be one here. */
function topicsOf({ carried, coming, ...model }: AgendaModel, words: Words): AgendaLine[] {
  const { t } = words;
  const all = [...(coming?.topics ?? []), ...(carried?.undecided ?? []).map(({ label, from, restrictedTo = null }) => ({ title: label, text: null, from, restrictedTo }))];
  return all.map(({ title, text, from, restrictedTo }) => ({ label: '', text: title, tags: circleTag(restrictedTo, model, words), details: details([t('documents.annotation'), text], [t('documents.returningFrom'), from]) }));
}

import { isLanguage } from '../../i18n/index.js';
import { wordsFor, type Words } from '../words/entry.view.js';
import { fileLabels } from '../words/head.view.js';
import type { MarksView } from '../words/head.view.js';
import { bodyOf, type ListBody, type ListView } from './list.body.js';
import type { RegisterModel } from './register.model.js';

/** Puts a list over many meetings into words. */
export function registerView(model: RegisterModel): ListView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.at);
  const { t } = words;
  const marks = marksOf(model, words);
  const name = nameOf(model);
  const body = together(model, words);
  return {
    language,
    title: t(model.document === 'decision-register' ? 'documents.decisionRegisterOf' : 'documents.actionRegisterOf', { name }),
    sub: model.chosen === null ? '' : t('documents.narrowedTo', { chosen: model.chosen }),
    ...marks,
    context: [
      { label: t('documents.crisis'), text: model.crises.map((crisis) => crisis.name).join(', ') },
      { label: t('documents.classification'), text: [marks.exercise, marks.classification].filter((mark) => mark !== null).join(' - ') },
      { label: t('documents.version'), text: marks.version },
    ],
    ...body,
    legend: null,
    labels: fileLabels(words),
  };
}

/** OTCb, COVID-19; or the crises alone. */
function nameOf({ crises, team }: RegisterModel): string {
  return [team, ...crises.map(({ name }) => name)].filter((part) => part !== null).join(', ');
}

/** As secret as the most secret of its crises; an exercise when all are. */
function marksOf({ crises, at }: RegisterModel, { t, f }: Words): MarksView {
  const secret = crises.some(({ classification }) => classification === 'dep-vertrouwelijk');
  return {
    classification: t(secret ? 'documents.classification-dep-vertrouwelijk' : 'documents.classification-unclassified'),
    version: t('documents.standOf', { at: f.dateTime(at) }),
    exercise: crises.length > 0 && crises.every(({ kind }) => kind === 'exercise') ? t('documents.exercise') : null,
    imported: null,
    notAdopted: null,
  };
}

/** The rows of all its lists under one head; of an empty register the head and what is said instead of rows. */
function together(model: RegisterModel, words: Words): ListBody {
  const bodies = model.lists.map((list) => bodyOf(list, words));
  const [first] = bodies;
  if (!first) return { columns: [], main: 0, rows: [], none: words.t(model.document === 'decision-register' ? 'documents.noDecisions' : 'documents.noActions') };
  return { ...first, rows: bodies.flatMap(({ rows }) => rows) };
}

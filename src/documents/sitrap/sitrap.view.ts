import { isLanguage } from '../../i18n/index.js';
import { details, isLocalDate, wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { capital, fileLabels, type FileLabels, type MarksView } from '../words/head.view.js';
import type { SitrapAction, SitrapDecision, SitrapGone, SitrapModel, SitrapStatement } from './sitrap.model.js';

/** An entry of a sitrap in words. */
export interface SitrapEntry {
  readonly lead: readonly string[];
  readonly text: string;
  readonly struck: boolean;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
}

/** A chapter: its entries, or what is said where there are none. */
export interface SitrapPart {
  readonly heading: string;
  readonly none: string | null;
  readonly entries: readonly SitrapEntry[];
}

export interface SitrapView extends MarksView {
  readonly language: 'nl' | 'en';
  readonly title: string;
  readonly sub: string;
  readonly facts: readonly Detail[];
  readonly summary: { readonly heading: string; readonly text: string };
  readonly outlook: { readonly heading: string; readonly text: string } | null;
  readonly situation: { readonly heading: string; readonly none: string; readonly themes: readonly SitrapPart[] };
  /** What changed since the last one; null in one that looks back on all there was. */
  readonly changes: (SitrapPart & { readonly lines: readonly Detail[] }) | null;
  readonly parts: readonly SitrapPart[];
  readonly actions: { readonly heading: string; readonly none: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly meetings: { readonly heading: string; readonly none: string; readonly items: readonly string[] };
  readonly labels: FileLabels;
}

/** Puts a sitrap into words. */
export function sitrapView(model: SitrapModel): SitrapView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.asOf);
  const { t, f } = words;
  const moment = f.dateTime(model.asOf);
  return {
    language,
    title: t('sitrap.title', { number: model.number, crisis: model.crisis.name }),
    sub: capital(periodText(model, words)),
    classification: t(`documents.classification-${model.classification}`),
    version: model.issued ? t('documents.standOf', { at: moment }) : t('sitrap.preview'),
    exercise: model.crisis.kind === 'exercise' ? t('documents.exercise') : null,
    imported: null,
    notAdopted: null,
    facts: details([t('documents.crisis'), `${model.crisis.name} (${model.crisis.code})`], [t('sitrap.author'), [model.author, model.organisation].filter((part) => part !== '').join(', ')], [t('sitrap.asOf'), moment]),
    summary: { heading: t('sitrap.summary'), text: model.summary },
    outlook: model.outlook === null ? null : { heading: t('sitrap.outlook'), text: model.outlook },
    situation: { heading: t('sitrap.situation'), none: t('sitrap.noStatements'), themes: model.themes.map((one) => ({ heading: one.theme ?? t(model.themes.length === 1 ? 'sitrap.allThemes' : 'sitrap.noTheme'), none: null, entries: one.statements.map((statement) => statementEntry(statement, words)) })) },
    changes: changesIn(model, words),
    parts: [
      { heading: t('sitrap.measures'), none: t('sitrap.noMeasures'), entries: model.measures.map((one) => measureEntry(one, model, words)) },
      { heading: t('sitrap.decisions'), none: t('sitrap.noDecisions'), entries: model.decisions.map((one) => decisionEntry(one, words)) },
    ],
    actions: { heading: t('sitrap.actions'), none: t('sitrap.noActions'), columns: ['number', 'what', 'owner', 'due', 'state'].map((column) => t(`documents.${column as 'number'}`)), rows: model.actions.map((one) => actionRow(one, words)) },
    meetings: { heading: t('sitrap.meetings'), none: t('sitrap.noMeetings'), items: model.meetings.map(({ team, title, plannedStart }) => t('sitrap.meeting', { at: timeText(plannedStart, words), name: [team, title].filter((part) => part !== null).join(', ') })) },
    labels: fileLabels(words),
  };
}

function periodText({ since, asOf }: SitrapModel, { t, f }: Words): string {
  return since === null ? t('sitrap.fromBeginning', { until: f.dateTime(asOf) }) : t('sitrap.fromUntil', { from: f.dateTime(since), until: f.dateTime(asOf) });
}

const timeText = (at: string, { f }: Words): string => (isLocalDate(at) ? f.date(at) : f.dateTime(at));

function statementEntry({ number, text, speaker, source, certainty, asOf, isNew, replaces }: SitrapStatement, words: Words): SitrapEntry {
  const { t } = words;
  const label = certainty === null ? String(number) : `${number} (${t(`documents.certainty-${certainty}`)})`;
  return {
    lead: [label, ...(speaker === null ? [] : [`${speaker}:`])],
    text,
    struck: false,
    tags: isNew ? [t('sitrap.new')] : [],
    details: details([t('documents.source'), source], [t('documents.asOf'), words.f.dateTime(asOf)], [t('documents.replaces'), replaces === null ? null : String(replaces)]),
  };
}

function changesIn({ since, themes, gone }: SitrapModel, { t }: Words): SitrapView['changes'] {
  if (since === null) return null;
  const numbers = themes.flatMap(({ statements }) => statements.filter(({ isNew }) => isNew).map(({ number }) => number)).sort((a, b) => a - b);
  const lines = numbers.length === 0 ? [] : [{ label: t('sitrap.newStatements', { count: numbers.length }), text: numbers.join(', ') }];
  return { heading: t('sitrap.changes'), none: lines.length + gone.length === 0 ? t('sitrap.noChanges') : null, lines, entries: gone.map((one) => goneEntry(one, t)) };
}

function goneEntry({ number, text, replacedBy, reason }: SitrapGone, t: Words['t']): SitrapEntry {
  const replaced = replacedBy === null ? t('sitrap.gone') : t('sitrap.replaced', { number: replacedBy });
  return { lead: [String(number)], text: text === '' ? t('documents.sealedText') : text, struck: text !== '', tags: [replaced], details: details([t('sitrap.reason'), reason]) };
}

function measureEntry({ reference, words: text, meeting, at, effectiveFrom, endDate, reviewDate }: SitrapDecision, { asOf }: SitrapModel, words: Words): SitrapEntry {
  const { t, f } = words;
  const day = (date: string | null) => (date === null ? null : f.date(date));
  const upcoming = effectiveFrom !== null && effectiveFrom > f.localDate(asOf);
  const taken = t('sitrap.takenIn', { meeting, at: f.dateTime(at) });
  return {
    lead: [reference],
    text,
    struck: false,
    tags: upcoming ? [t('sitrap.upcoming')] : [],
    details: details([t('documents.field-effectiveFrom'), day(effectiveFrom)], [t('documents.field-endDate'), day(endDate)], [t('documents.field-reviewDate'), day(reviewDate)], [t('documents.decision'), taken]),
  };
}

function decisionEntry({ reference, words: text, outcome, meeting, at, toConfirm, forwardedTo }: SitrapDecision, words: Words): SitrapEntry {
  const { t } = words;
  const how = t('sitrap.takenIn', { meeting, at: words.f.dateTime(at) });
  return { lead: [reference], text, struck: false, tags: toConfirm ? [t('documents.confirmed-to-confirm')] : [], details: details([t(`documents.outcome-${outcome}`), how], [t('documents.field-forwardedTo'), forwardedTo]) };
}

function actionRow({ reference, what, owner, due, state }: SitrapAction, words: Words): string[] {
  const { t } = words;
  return [reference, what, owner ?? t('documents.noOwner'), due === null ? t('documents.noDue') : timeText(due, words), t(`documents.action-${state}`)];
}

import type { Role } from '../../domain/kernel/words.js';
import { correctionDetails, details, isLocalDate, type Detail, type Words } from './entry.view.js';
import { officialLines } from './official.view.js';
import { removedItems } from '../minutes/agenda.view.js';
import type { DocumentHead, MinutesModel } from '../minutes/minutes.model.js';

/** The first letter as a capital, for our own words at the start of a sentence. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

const TITLES = {
  minutes: 'documents.minutesOf',
  'decision-list': 'documents.decisionListOf',
  'action-list': 'documents.actionListOf',
  'attendance-list': 'documents.attendanceListOf',
  agenda: 'documents.agendaOf',
  note: 'documents.noteOf',
} as const;

/** Verslag OTCb 7, COVID-19; Besluitenlijst OTCb 7, COVID-19. */
export function headTitle(model: DocumentHead & { readonly document: keyof typeof TITLES }, { t }: Words): string {
  return t(TITLES[model.document], { meeting: meetingName(model), crisis: model.crisis.name });
}

/** OTCb 7; of an imported meeting without a number OTCb. */
export function meetingName({ team, meeting }: DocumentHead): string {
  return meeting.number === null ? team.abbreviation : `${team.abbreviation} ${meeting.number}`;
}

/** concept, vastgesteld, vastgesteld met erratum 2, or overgenomen. */
export function versionText({ meeting, version, official }: DocumentHead, { t }: Words): string {
  const erratum = official?.errata.at(-1);
  if (erratum !== undefined) return t('documents.version-erratum', { number: erratum.number });
  if (official !== undefined) return t('documents.version-adopted');
  return t(meeting.imported ? 'documents.version-imported' : `documents.version-${version.state}`);
}

/** The marks that stand on every page of a document, and what is said above and below it. */
export interface MarksView {
  readonly classification: string;
  readonly version: string;
  /** OEFENING, on every page of an exercise. */
  readonly exercise: string | null;
  readonly imported: string | null;
  readonly notAdopted: string | null;
}

/** The fixed words that every page of a file may need. */
export interface FileLabels {
  readonly page: string;
  readonly pageOf: string;
  readonly notes: string;
}

export const fileLabels = ({ t }: Pick<Words, 't'>): FileLabels => ({ page: t('documents.page'), pageOf: t('documents.pageOf'), notes: t('documents.notes') });

/** The marks of a document in words. */
export function marksView(model: DocumentHead, words: Words): MarksView {
  const { t } = words;
  const { imported, classification } = model.meeting;
  return {
    classification: t(`documents.classification-${classification}`),
    version: versionText(model, words),
    exercise: model.crisis.kind === 'exercise' ? t('documents.exercise') : null,
    imported: imported ? t('documents.importedFrom', { source: imported.source }) : null,
    notAdopted: model.version.state === 'concept' && !imported ? t('documents.notAdopted') : null,
  };
}

/** Woensdag 11 maart 2020, 09:00 tot 10:04, crisisruimte DCC. Voorzitter ..., secretaris ... */
export function subTitle(model: DocumentHead, words: Words): string {
  const where = [dateLine(model, words), model.meeting.place].filter((part) => part !== null).join(', ');
  const led = (['chair', 'secretary'] as const).flatMap((role) => {
    const names = peopleIn(role, model);
    return names === null ? [] : [`${words.t(`documents.role-${role}`)} ${names}`];
  });
  return [where, capital(led.join(', '))].filter((sentence) => sentence !== '').join('. ') + '.';
}

/** Woensdag 11 maart 2020, 09:00 tot 10:04: when it was held, or else when it is planned. */
function dateLine({ meeting }: DocumentHead, words: Words): string {
  const from = meeting.startedAt ?? meeting.plannedStart;
  const until = meeting.startedAt === null ? meeting.plannedEnd : meeting.closedAt;
  const times = timeSpan(from, until, words);
  return [capital(words.f.dateLong(from)), times].filter((part) => part !== null).join(', ');
}

/** The same for when it is planned, whatever became of it: Woensdag 11 maart 2020, 09:00 tot 10:00. */
export function plannedLine({ plannedStart, plannedEnd }: Pick<DocumentHead['meeting'], 'plannedStart' | 'plannedEnd'>, words: Words): string {
  return [capital(words.f.dateLong(plannedStart)), timeSpan(plannedStart, plannedEnd, words)].filter((part) => part !== null).join(', ');
}

function timeSpan(from: string, until: string | null, { t, at, f }: Words): string | null {
  if (isLocalDate(from)) return null;
  if (until === null || until === from || isLocalDate(until)) return t('documents.fromTime', { from: f.exactTime(from) });
  return t('documents.untilTime', { from: f.exactTime(from), until: at(until) });
}

function peopleIn(role: Role, { roles }: DocumentHead): string | null {
  const people = roles.find((entry) => entry.role === role)?.people ?? [];
  return people.length === 0 ? null : people.map(({ name }) => name).join(', ');
}

/** The facts of a meeting for a document with which it is prepared: what its title and the line below it do not say. */
export function meetingFactLines({ crisis, team, meeting }: DocumentHead & Pick<MinutesModel, 'meeting'>, words: Words): Detail[] {
  const { t } = words;
  return details(
    [t('documents.crisis'), `${crisis.name} (${crisis.code}, ${t(`documents.crisis-${crisis.kind}`)})`],
    [t('documents.team'), team.name === team.abbreviation ? team.name : `${team.name} (${team.abbreviation})`],
    [t('documents.meetingTitle'), [team.name, team.abbreviation].includes(meeting.title) ? null : meeting.title],
    [t('documents.reference'), meeting.reference],
    [t('documents.link'), meeting.link],
    [t('documents.classification'), t(`documents.classification-${meeting.classification}`)],
  );
}

/** The facts of the meeting: what the head does not say, and who sat in which role. */
export function factLines(model: MinutesModel, version: string, words: Words): Detail[] {
  const { t, at, f } = words;
  const { crisis, team, meeting } = model;
  const span = (from: string, until: string | null) =>
    [f.date(from), timeSpan(from, until, words)].filter((part) => part !== null).join(', ');
  return [
    ...details(
      [t('documents.organisation'), model.organisation],
      [t('documents.crisis'), `${crisis.name} (${crisis.code}, ${t(`documents.crisis-${crisis.kind}`)})`],
      [t('documents.team'), team.name === team.abbreviation ? team.name : `${team.name} (${team.abbreviation})`],
      [t('documents.meetingTitle'), [team.name, team.abbreviation].includes(meeting.title) ? null : meeting.title],
      [t('documents.reference'), meeting.reference],
      [t('documents.version'), version],
      [t('documents.classification'), t(`documents.classification-${meeting.classification}`)],
      [t('documents.planned'), span(meeting.plannedStart, meeting.plannedEnd)],
      [t('documents.held'), meeting.startedAt === null ? null : span(meeting.startedAt, meeting.closedAt)],
    ),
    ...officialLines(model, words),
    ...meeting.moves.map((move) => ({
      label: t('documents.movedFrom', { at: at(move.at), name: move.by }),
      text: [span(move.plannedStart, move.plannedEnd), move.reason].filter((part) => part !== null).join('; '),
    })),
    ...(meeting.cancelled
      ? [{ label: t('documents.cancelled', { at: at(meeting.cancelled.at), name: meeting.cancelled.by }), text: meeting.cancelled.reason }]
      : []),
    ...details([t('documents.place'), meeting.place], [t('documents.link'), meeting.link]),
    ...correctionDetails(meeting.corrections ?? [], words, ['title', 'place', 'link', 'classification']),
    ...model.roles.map(({ role }) => ({ label: capital(t(`documents.role-${role}`)), text: peopleIn(role, model) ?? '' })),
    ...details([t('documents.broughtIn'), model.broughtIn ? t('documents.broughtInFrom', { organisation: model.broughtIn.organisation, crisis: model.broughtIn.crisis, at: at(model.broughtIn.at) }) : null]),
    ...details([t('documents.recordedBy'), recorders(model).join(', ')]),
    ...removedItems(model, words),
  ];
}

/** Whoever put an entry into the meeting, each once. */
function recorders({ beeld, oordeel, decisions, actions, remarks }: MinutesModel): string[] {
  const ofTopics = oordeel.topics.flatMap((topic) => [topic, ...topic.arguments, ...topic.options, ...topic.provisional]);
  const entries = [...beeld.summaries, ...beeld.statements, ...ofTopics, ...oordeel.parked, ...decisions, ...actions, ...remarks];
  return [...new Set(entries.map(({ mark }) => mark.by))];
}

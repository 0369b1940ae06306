import type { Paper } from '../../domain/papers/state.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import { settles, waitingOffers } from '../../domain/meeting/offers.js';
import { grantsFor } from '../../domain/kernel/rights.js';
import { circleOptions } from '../plugins/agenda-forms.js';
import { notFound } from '../plugins/errors.js';
import { besideFields } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { paperLine, papersUrl, placeName, placeOptions, versionLine } from '../plugins/papers-view.js';
import { sizeText } from '../../documents/minutes/paper.view.js';
import { seenAgain, readSeen } from '../plugins/stale/seen.js';
import { basedOn, compared } from '../plugins/stale/two-versions.js';
import { paperValues, typedValues } from './forms.js';
import { frameOf, type PapersDeps, type PapersPlace } from './place.js';

const FIELDS = { file: 'papers.file', title: 'papers.name', about: 'papers.about', note: 'papers.note', restrictedTo: 'papers.circle', reason: 'papers.reason' } as const;
const FIELD_NAMES = Object.keys(FIELDS);
const CHANGED_LABELS = { title: 'papers.name', about: 'papers.about', shareable: 'papers.shareable', restrictedTo: 'papers.circle' } as const;
const CHANGED = Object.keys(CHANGED_LABELS);

/** Which form of the page of one paper was refused. */
export type PaperForm = 'change' | 'version' | 'withdraw';

export interface RefusedForm {
  readonly form: PaperForm;
  readonly state: FormState;
  /** Another changed the paper meanwhile. */
  readonly stale?: boolean;
}

/** Errors beside the fields of these forms; a file is named `uploadId` in the command. */
export const beside = (form: FormState): FormState => besideFields(form, FIELD_NAMES, { uploadId: 'file' });

/** All papers of a meeting, what waits in the tray, and the form for one more. */
export function showPapers(deps: PapersDeps, place: PapersPlace, sent: FormState = formState()): Promise<unknown> {
  const { scope, can, request, reply } = place;
  const { meeting } = scope;
  const { about } = request.query as { readonly about?: unknown };
  const words = { t: request.t, formats: request.formats };
  const title = request.t('papers.title');
  const model = {
    ...frame(place),
    form: 'about' in sent.values ? sent : { ...sent, values: { ...sent.values, about } },
    papers: [...meeting.papers.values()].map((paper) => paperLine(scope, paper, words)),
    offers: offersIn(place),
    mayAdd: can.AddPaper,
    mayOffer: can.OfferPaper,
    mayChange: can.ChangePaper,
    elsewhere: meeting.broughtIn !== undefined && meeting.papers.size > 0,
    ...formLists(deps, place, null),
  };
  return reply.page('papers/list', model, { ...frameOf(scope), title: `${title}, ${nameOf(meeting)}` });
}

/** One paper: its versions, and the forms to change it. */
export function showPaper(deps: PapersDeps, place: PapersPlace, paper: Paper, refused: RefusedForm | null = null): Promise<unknown> {
  const { scope, can, request, reply } = place;
  const { meeting } = scope;
  const words = { t: request.t, formats: request.formats };
  const open = paper.struck === null;
  const stateOf = (form: PaperForm) => (refused?.form === form ? refused.state : formState());
  const line = paperLine(scope, paper, words);
  const changing = changeForm(place, paper, refused?.form === 'change' ? refused : null);
  const model = {
    ...frame(place),
    form: refused?.state ?? formState(),
    refused: refused?.form ?? null,
    two: changing.two,
    seen: changing.seen,
    changeVersion: changing.entryVersion,
    forms: { change: changing.form, version: stateOf('version'), withdraw: stateOf('withdraw') },
    paper: { ...line, entryVersion: paper.entryVersion, history: paper.corrections.flatMap(({ at, by, before }) => (before.title === undefined ? [] : [{ label: request.t('papers.wasCalled', { at: request.formats.dateTime(at), name: by }), text: before.title }])) },
    versions: meeting.broughtIn === undefined ? paper.versions.toReversed().map((version) => versionLine(meeting.id, paper, version, words)) : [],
    mayChange: open && can.ChangePaper,
    mayVersion: open && can.AddPaperVersion,
    mayWithdraw: open && can.WithdrawPaper,
    ...formLists(deps, place, paper),
  };
  return reply.page('papers/paper', model, { ...frameOf(scope), title: `${request.t('papers.number', { number: String(paper.number) })}, ${nameOf(meeting)}` });
}

/** The form to change a paper; where another changed it meanwhile with what both did (R16). */
function changeForm({ scope, request }: PapersPlace, paper: Paper, refused: RefusedForm | null) {
  const { t } = request;
  const standing = paperValues(paper);
  const sent = refused?.state ?? formState({ values: standing });
  const kept = { entryVersion: basedOn(paper.entryVersion, sent.values.entryVersion, refused?.stale === true), seen: seenAgain(standing, sent.values.seen, refused?.stale === true) };
  if (refused?.stale !== true) return { ...kept, form: sent, two: null };
  const typed = { ...sent.values, ...typedValues(sent.values) };
  const places = new Map(placeOptions(scope, paper.about, t).map(({ value, label }) => [value, label]));
  const people = new Map(circleOptions(scope).map(({ value, label }) => [value, label]));
  const { values, differences } = compared(
    {
      ...{ fields: CHANGED, now: standing, typed, based: readSeen(sent.values.seen, standing, typed) },
      labelOf: (field) => t(CHANGED_LABELS[field as keyof typeof CHANGED_LABELS]),
      wordsOf(field, value) {
        if (field === 'shareable') return t(value === '1' ? 'papers.isShareable' : 'papers.notShareable');
        if (field === 'about') return places.get(String(value ?? '')) ?? t('papers.wholeMeeting');
        return (Array.isArray(value) ? value : [value ?? '']).map((one) => people.get(String(one)) ?? String(one)).join(', ');
      },
    },
    t,
  );
  return { ...kept, form: { ...sent, values }, two: { differences, help: t('meeting.staleHelp'), keep: papersUrl(scope.meeting.id, paper.id) } };
}

/** The paper of the address, if this person may know of it (404). */
export function paperOf({ scope, request }: PapersPlace): Paper {
  const paper = scope.meeting.papers.get((request.params as { readonly paperId?: string }).paperId ?? '');
  if (paper === undefined) throw notFound();
  return paper;
}

function frame({ scope, request }: PapersPlace) {
  const { meeting, crisis } = scope;
  return {
    base: papersUrl(meeting.id),
    meeting: { id: meeting.id, name: nameOf(meeting), crisis: crisis.name },
    labels: Object.fromEntries(Object.entries(FIELDS).map(([field, key]) => [field, request.t(key)])),
  };
}

function formLists({ maxMegabytes, endings }: PapersDeps, { scope, request }: PapersPlace, paper: Paper | null) {
  return {
    places: placeOptions(scope, paper?.about ?? null, request.t),
    circle: circleOptions(scope),
    fileHint: request.t('papers.fileHint', { max: maxMegabytes, endings: endings.join(', ') }),
    accept: endings.map((ending) => `.${ending}`).join(','),
  };
}

/** Papers in the tray: for who may settle them, and for who offered them. */
function offersIn({ scope, columns, viewer, can, request }: PapersPlace) {
  const grants = grantsFor('settle-offer', columns);
  return waitingOffers(scope.meeting).flatMap(({ id, kind, amends, paper, text, by, at, byPersonId }) => {
    if (paper === undefined) return [];
    const { file, about, note } = paper;
    const size = sizeText(file.size, { t: request.t });
    return [{ id, text, by, at, note, fileName: file.fileName, size, about: placeName(scope, about, request.t), href: papersUrl(scope.meeting.id, `offers/${id}/file`), settles: can.AcceptOffer && settles(grants, { kind, ...(amends ? { amends } : {}) }), mine: byPersonId === viewer.personId }];
  });
}

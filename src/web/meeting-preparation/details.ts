import { CLASSIFICATIONS, type Classification } from '../../domain/kernel/words.js';
import { isRealDate } from '../../domain/kernel/input.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import type { MessageKey } from '../../i18n/index.js';
import type { FormState } from '../plugins/form-state.js';
import { readSeen, seenAgain } from '../plugins/stale/seen.js';
import { basedOn, compared, type TwoVersions } from '../plugins/stale/two-versions.js';
import { meetingUrl, type Place } from './access.js';
import { detailsForm, startsTwice, timesForm, timesValues } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';

const DETAIL_FIELDS = {
  title: 'preparing.subject',
  place: 'preparing.place',
  link: 'preparing.link',
  classification: 'preparing.classification',
} as const satisfies Record<string, MessageKey>;
const TIME_FIELDS = { day: 'preparing.day', from: 'preparing.from', to: 'preparing.to' } as const satisfies Record<string, MessageKey>;

/** What the form of the details holds at first. */
function detailsValues({ scope: { meeting } }: Place): Record<string, unknown> {
  const { title, teamName, place, link, classification } = meeting;
  return { title: title === teamName ? '' : title, place, link, classification };
}

const timesOf = ({ scope: { meeting }, timeZone }: Place) => timesValues(meeting.plannedStart, meeting.plannedEnd, timeZone);
const standing = (place: Place) => ({ ...detailsValues(place), ...timesOf(place) });

/** What the form is based on: words and times count together. */
function basis(place: Place, form: FormState, seenBoth: boolean) {
  const { detailsVersion, seen } = form.values;
  return { detailsVersion: basedOn(place.scope.meeting.detailsVersion, detailsVersion, seenBoth), seen: seenAgain(standing(place), seen, seenBoth) };
}

/** Both versions of what is said of the meeting (R16), and the form again; `holds` are the fields that it holds itself. */
function versions(place: Place, sent: FormState, holds: Readonly<Record<string, MessageKey>>): { two: TwoVersions; form: FormState } {
  const { request, scope } = place;
  const { t } = request;
  const labels = { ...DETAIL_FIELDS, ...TIME_FIELDS };
  const now = standing(place);
  const { values, differences } = compared(
    {
      ...{ fields: Object.keys(labels), holds: Object.keys(holds), now, typed: sent.values },
      based: readSeen(sent.values.seen, now, sent.values),
      labelOf: (field) => t(labels[field as keyof typeof labels]),
      wordsOf(field, value) {
        const text = typeof value === 'string' ? value : '';
        if (field === 'day' && isRealDate(text)) return request.formats.date(text);
        return CLASSIFICATIONS.some((code) => code === text) ? t(`common.class-${text as Classification}`) : text;
      },
    },
    t,
  );
  return { two: { differences, help: t('meeting.staleHelp'), keep: meetingUrl(scope.meeting.id) }, form: { ...sent, values } };
}

const details: PreparePage = {
  path: 'details',
  view: 'meeting-preparation/details',
  needs: 'ChangeMeeting',
  title: 'preparing.details',
  model: (place, _, form, seenBoth) => ({
    classifications: CLASSIFICATIONS.map((code) => ({ value: code, label: place.request.t(`common.class-${code}`) })),
    ...basis(place, form, seenBoth),
  }),
  values: detailsValues,
  fields: DETAIL_FIELDS,
  twoVersions: (place, _, form) => versions(place, form, DETAIL_FIELDS),
};

const move: PreparePage = {
  path: 'move',
  view: 'meeting-preparation/move',
  needs: 'MoveMeeting',
  title: 'preparing.move',
  model: (place, _, form, seenBoth) => ({ twice: startsTwice(form.values, place.timeZone), ...basis(place, form, seenBoth) }),
  values: timesOf,
  fields: { ...TIME_FIELDS, which: 'preparing.which', reason: 'preparing.reason' },
  twoVersions: (place, _, form) => versions(place, form, TIME_FIELDS),
};

const cancel: PreparePage = {
  path: 'cancel',
  view: 'meeting-preparation/cancel',
  needs: 'CancelMeeting',
  title: 'preparing.cancel',
  model: () => ({}),
  fields: { reason: 'preparing.reason' },
};

const posts: PreparePost[] = [
  {
    path: details.path,
    page: details,
    command: 'ChangeMeeting',
    input: (body) => ({ detailsVersion: body.detailsVersion, ...detailsForm(body) }),
    then: '',
    said: 'common.saved',
  },
  {
    path: move.path,
    page: move,
    command: 'MoveMeeting',
    input: (body, _, { timeZone }) => {
      const times = timesForm(body, timeZone);
      return isRejection(times) ? times : { ...times, detailsVersion: body.detailsVersion, reason: body.reason };
    },
    then: '',
    said: 'preparing.moved',
  },
  { path: cancel.path, page: cancel, command: 'CancelMeeting', input: ({ reason }) => ({ reason }), then: '', said: 'preparing.cancelledNow' },
];

export const detailPages = { pages: [details, move, cancel], posts };

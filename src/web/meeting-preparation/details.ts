import { CLASSIFICATIONS, type Classification } from '../../domain/kernel/words.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import type { MessageKey } from '../../i18n/index.js';
import type { FormState } from '../plugins/form-state.js';
import { basedOn, type TwoVersions } from '../plugins/two-versions.js';
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
const version = ({ scope: { meeting } }: Place, form: FormState, seenBoth: boolean) => basedOn(meeting.detailsVersion, form.values.detailsVersion, seenBoth);

/**
 * Both versions of what is said of the meeting (R16): words and times count together, so what the form
 * itself does not hold is shown as it stands.
 */
function versions(place: Place, form: FormState): TwoVersions {
  const { request, scope } = place;
  const { t } = request;
  const now: Record<string, unknown> = { ...detailsValues(place), ...timesOf(place) };
  const word = (field: string, value: unknown) => {
    const text = typeof value === 'string' ? value : '';
    if (field === 'day' && text !== '') return request.formats.date(text);
    return CLASSIFICATIONS.some((code) => code === text) ? t(`common.class-${text as Classification}`) : text;
  };
  const differences = Object.entries({ ...DETAIL_FIELDS, ...TIME_FIELDS })
    .map(([field, key]) => ({ label: t(key), now: word(field, now[field]), typed: field in form.values ? word(field, form.values[field]) : null }))
    .filter((one) => one.now !== one.typed);
  return { differences, help: t('preparing.twoVersions'), keep: meetingUrl(scope.meeting.id) };
}

const details: PreparePage = {
  path: 'details',
  view: 'meeting-preparation/details',
  needs: 'ChangeMeeting',
  title: 'preparing.details',
  model: (place, _, form, seenBoth) => ({
    classifications: CLASSIFICATIONS.map((code) => ({ value: code, label: place.request.t(`common.class-${code}`) })),
    detailsVersion: version(place, form, seenBoth),
  }),
  values: detailsValues,
  fields: DETAIL_FIELDS,
  twoVersions: (place, _, form) => versions(place, form),
};

const move: PreparePage = {
  path: 'move',
  view: 'meeting-preparation/move',
  needs: 'MoveMeeting',
  title: 'preparing.move',
  model: (place, _, form, seenBoth) => ({ twice: startsTwice(form.values, place.timeZone), detailsVersion: version(place, form, seenBoth) }),
  values: timesOf,
  fields: { ...TIME_FIELDS, which: 'preparing.which', reason: 'preparing.reason' },
  twoVersions: (place, _, form) => versions(place, form),
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

import { CLASSIFICATIONS } from '../../domain/kernel/words.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { detailsForm, startsTwice, timesForm, timesValues } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';

const details: PreparePage = {
  path: 'details',
  view: 'meeting-preparation/details',
  needs: 'ChangeMeeting',
  title: 'preparing.details',
  model: ({ request }) => ({ classifications: CLASSIFICATIONS.map((code) => ({ value: code, label: request.t(`common.class-${code}`) })) }),
  values: ({ scope: { meeting } }) => {
    const { title, teamName, place, link, classification } = meeting;
    return { title: title === teamName ? '' : title, place, link, classification };
  },
  fields: ['title', 'place', 'link', 'classification'],
};

const move: PreparePage = {
  path: 'move',
  view: 'meeting-preparation/move',
  needs: 'MoveMeeting',
  title: 'preparing.move',
  model: ({ timeZone }, _, form) => ({ twice: startsTwice(form.values, timeZone) }),
  values: ({ scope: { meeting }, timeZone }) => timesValues(meeting.plannedStart, meeting.plannedEnd, timeZone),
  fields: ['day', 'from', 'to', 'which', 'reason'],
};

const cancel: PreparePage = {
  path: 'cancel',
  view: 'meeting-preparation/cancel',
  needs: 'CancelMeeting',
  title: 'preparing.cancel',
  model: () => ({}),
  fields: ['reason'],
};

const posts: PreparePost[] = [
  { path: details.path, page: details, command: 'ChangeMeeting', input: detailsForm, then: '', said: 'common.saved' },
  {
    path: move.path,
    page: move,
    command: 'MoveMeeting',
    input: (body, _, { timeZone }) => {
      const times = timesForm(body, timeZone);
      return isRejection(times) ? times : { ...times, reason: body.reason };
    },
    then: '',
    said: 'preparing.moved',
  },
  { path: cancel.path, page: cancel, command: 'CancelMeeting', input: ({ reason }) => ({ reason }), then: '', said: 'preparing.cancelledNow' },
];

export const detailPages = { pages: [details, move, cancel], posts };

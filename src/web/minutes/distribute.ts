import { minutesDigest } from '../../documents/minutes/minutes.digest.js';
import { roadFor } from '../../mail/kinds/minutes.js';
import type { Presence } from '../../domain/kernel/words.js';
import { distributedTo, distributionVersion } from '../../domain/minutes/index.js';
import { many } from '../plugins/form-fields.js';
import type { ActPage } from './acts.js';
import { minutesUrl, type MinutesPlace } from './place.js';
import { changedSincePrints, printsOf } from './prints.js';
import { sentView } from './versions-model.js';

/** Who is marked so was not at the table. */
const AWAY: ReadonlySet<Presence> = new Set(['excused', 'absent']);

/** The page on which it is recorded who gets the minutes: the team's distribution list and who was at the table. */
export const distributePage: ActPage = {
  path: 'distribute',
  command: 'DistributeMinutes',
  title: 'life.distributeTitle',
  fields: { personIds: 'life.sentTo' },
  input: (body) => ({ personIds: many(body, 'personIds'), entryVersion: body.entryVersion, basedOn: body.basedOn }),
  said: ({ mailIsOn }) => (mailIsOn ? 'life.mailed' : 'life.distributed'),
  after: ({ mailIsOn }, meetingId) => (mailIsOn ? `/meetings/${meetingId}/mail` : minutesUrl(meetingId)),
  model({ mailIsOn }, place, form, stale) {
    const { meeting } = place.scope;
    const { minutes } = meeting;
    const groups = groupsOf(place, mailIsOn);
    // At first everyone who has not got this version yet is ticked, but for guests, who have no account to read it with, and who was not there.
    const first = groups.flatMap(({ options }) => options.filter(({ has, guest, stayedAway }) => !has && !guest && !stayedAway).map(({ value }) => value));
    const isDraft = meeting.state === 'closed';
    const what = isDraft ? place.request.t('life.distributeDraft') : place.request.t('life.distributeVersion', { number: minutes.versions.at(-1)?.version ?? 1 });
    const { values } = form;
    // Another mistake in the form hides no change: only who saw what changed goes on from there.
    const carried = (field: string, now: string | number) => (stale ? now : (values[field] ?? now));
    return Promise.resolve({
      ...{ what, groups, stale },
      help: place.request.t(mailIsOn ? 'life.mailingHelp' : 'life.distributeHelp'),
      send: place.request.t(mailIsOn ? 'life.sendAndMail' : 'life.send'),
      road: place.request.t(!mailIsOn ? 'mail.notSetUp' : roadFor(meeting.classification) === 'file' ? 'mail.roadFile' : 'mail.roadLink'),
      chosen: form.wrong > 0 ? many(form.values as Record<string, unknown>, 'personIds') : first,
      entryVersion: carried('entryVersion', distributionVersion(minutes)),
      basedOn: carried('basedOn', isDraft ? minutesDigest(place.model) : ''),
      seen: carried('seen', printsOf(place.model)),
      sent: carried('sent', minutes.distributions.length),
      since: stale ? sentSince(place, Number(values.sent)) : [],
      changes: stale ? (changedSincePrints(values.seen, place.model) ?? []) : [],
    });
  },
};

/** To whom the minutes went since the form was made, in words; all of them for a form that says nothing of it. */
function sentSince({ scope, words }: MinutesPlace, sent: number) {
  const { distributions } = scope.meeting.minutes;
  return distributions.slice(Number.isInteger(sent) && sent >= 0 ? sent : 0).map((one) => sentView(one, words));
}

function groupsOf(place: MinutesPlace, mailIsOn: boolean) {
  const { crisis, meeting } = place.scope;
  const { t } = place.request;
  const readers = crisis.teams.get(meeting.teamId)?.distribution ?? [];
  const seated = [...meeting.attendance.seats.values()].map(({ personId, name, guest, presence }) => {
    const absence = AWAY.has(presence) ? t('life.wasNotThere', { presence: t(`documents.presence-${presence}`) }) : null;
    return { personId, name, guest, absence, stayedAway: absence !== null && !readers.includes(personId) };
  });
  const listed = readers
    .filter((personId) => !seated.some((seat) => seat.personId === personId))
    .flatMap((personId) => {
      const person = crisis.people.get(personId);
      return person ? [{ personId, name: person.name, guest: false, absence: null, stayedAway: false }] : [];
    });
  return [
    { label: t('life.readers'), options: listed.map((one) => optionOf(place, one, mailIsOn)) },
    { label: t('life.present'), options: seated.map((one) => optionOf(place, one, mailIsOn)) },
  ].filter(({ options }) => options.length > 0);
}

interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly guest: boolean;
  /** How someone with a place at the table was not there, in words. */
  readonly absence: string | null;
  /** Was not there, and does not stand on the distribution list either. */
  readonly stayedAway: boolean;
}

function optionOf({ scope: { meeting, crisis }, request: { t } }: MinutesPlace, { personId, name, guest, absence, stayedAway }: Candidate, mailIsOn: boolean) {
  const got = distributedTo(meeting.minutes, personId);
  // A draft that is distributed becomes a version of its own, which nobody has yet.
  const has = got !== null && meeting.state === 'adopted' && got.version === meeting.minutes.versions.at(-1)?.version;
  const address = crisis.people.get(personId)?.email ?? null;
  const said = got !== null ? t('life.got', { number: got.version }) : guest && (address === null || !mailIsOn) ? t('life.guestByHand') : null;
  const road = !mailIsOn ? null : address === null ? t('mail.noAddress') : t('mail.byMail', { address });
  return { value: personId, label: name, hint: [absence, said, road].filter((part) => part !== null).join(', ') || null, has, guest, stayedAway };
}

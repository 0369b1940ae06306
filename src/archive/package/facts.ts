import type { CrisisState } from '../../domain/crisis/state.js';
import type { MinutesVersion } from '../../domain/minutes/state.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import type { InformationObject, ObjectEvent, ObjectRef } from '../mdto/mdto.js';
import { EVENT, EXERCISE_KEYWORD, INVOLVED, LIMIT, LIMIT_WORDS, type Term } from '../mdto/terms.js';
import { periodOf, xmlMoment } from '../moments.js';
import type { DocumentFacts, Packing } from './packing.js';

/** A crisis, as others refer to it. */
export const crisisRef = ({ code, name }: Pick<CrisisState, 'code' | 'name'>): ObjectRef => ({ id: code, name });

/** What limits the use of something: its classification, circles, and that people are named in it. */
export function limitsOf(classification: MeetingState['classification'], restricted: boolean): InformationObject['limits'] {
  return [
    { term: LIMIT[classification], words: null },
    ...(restricted ? [{ term: LIMIT.circle, words: LIMIT_WORDS.circle }] : []),
    { term: LIMIT.people, words: LIMIT_WORDS.people },
  ];
}

/** Whether minutes hold anything that was for a circle. */
export const hasCircles = (model: MinutesModel): boolean => model.circles !== undefined || model.meeting.restricted === true;

/** An event as MDTO tells it. `at` is UTC. */
export function eventOf({ options }: Pick<Packing, 'options'>, type: Term, at: string, by: string | null = null, result: string | null = null): ObjectEvent {
  return { type, at: xmlMoment(at, options.timeZone), by, result };
}

/** What happened to a meeting and its minutes, in order. */
function eventsOf(packing: Packing, { startedAt, closedAt, cancelled, imported, minutes }: MeetingState): ObjectEvent[] {
  const { t } = packing;
  const event = (...said: [Term, string, (string | null)?, (string | null)?]) => ({ at: said[1], event: eventOf(packing, ...said) });
  const events = [
    ...(startedAt === null ? [] : [event(EVENT.held, startedAt)]),
    ...(closedAt === null ? [] : [event(EVENT.closed, closedAt)]),
    ...(cancelled === null ? [] : [event(EVENT.cancelled, cancelled.at, cancelled.by, cancelled.reason)]),
    ...minutes.versions.map((version) => event(versionEvent(version), version.at, version.by, t('archive.folderVersion', { number: version.version }))),
    ...minutes.distributions.map(({ at, by, version, recipients }) => event(EVENT.sent, at, by, t('archive.sentTo', { number: version, names: recipients.map(({ name }) => name).join(', ') }))),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const taken = imported === null ? [] : [eventOf(packing, EVENT.imported, packing.options.at, null, imported.source)];
  return [...events.map((one) => one.event), ...taken, eventOf(packing, EVENT.packed, packing.options.at)];
}

/** How a version came to be. */
export function versionEvent({ state }: MinutesVersion): Term {
  return state === 'erratum' ? EVENT.erratum : state === 'adopted' ? EVENT.adopted : EVENT.draft;
}

/** What is said of a meeting, without what is in its folder. */
export function meetingObject(packing: Packing, meeting: MeetingState, model: MinutesModel, partOf: ObjectRef): Omit<InformationObject, 'parts' | 'files' | 'also'> {
  const names = (role: 'chair' | 'secretary') => model.roles.filter((one) => one.role === role).flatMap(({ people }) => people.map(({ name }) => ({ as: INVOLVED[role], name })));
  return {
    id: meetingId(meeting),
    name: meetingTitle(meeting),
    level: 'meeting',
    key: meeting.reference === null ? null : meeting.id,
    keywords: [model.crisis.name, meeting.teamName, ...(model.crisis.kind === 'exercise' ? [EXERCISE_KEYWORD] : [])],
    description: meeting.title === meeting.teamName || meeting.title === '' ? [] : [meeting.title],
    period: periodOf([meeting.startedAt ?? meeting.plannedStart, meeting.closedAt], packing.options.timeZone),
    events: eventsOf(packing, meeting),
    partOf,
    involved: [...names('chair'), ...names('secretary')],
    limits: limitsOf(meeting.classification, hasCircles(model)),
  };
}

/** The reference of a meeting; of one that never began its own key. */
export const meetingId = ({ reference, id }: Pick<MeetingState, 'reference' | 'id'>): string => reference ?? id;

/** OTCb 7. */
const meetingTitle = ({ number, teamAbbreviation, title }: MeetingState): string => (number === null ? `${teamAbbreviation}, ${title}` : `${teamAbbreviation} ${number}`);

/** What is said of a document of a meeting. */
export function documentFacts(packing: Packing, meeting: ReturnType<typeof meetingObject>, { part, title, events }: { readonly part: string; readonly title: string; readonly events?: readonly ObjectEvent[] }): DocumentFacts {
  return {
    id: `${meeting.id}/${part}`,
    name: `${title}, ${meeting.name}`,
    keywords: [],
    description: [],
    period: meeting.period,
    events: events ?? [eventOf(packing, EVENT.made, packing.options.at)],
    partOf: meeting,
    involved: [],
    limits: meeting.limits,
  };
}

import type { Seat } from '../../domain/attendance/state.js';
import type { Circle } from '../../domain/kernel/circle.js';
import { ROLES } from '../../domain/kernel/words.js';
import { nameOf, topicOfLeftover } from '../../domain/meeting/carry-over.js';
import type { AgendaItem, Answer, CarryOver, Leftover, MeetingScope } from '../../domain/meeting/state.js';
import { headOf } from '../lists/list.model.js';
import { carriedModel } from '../minutes/carried.build.js';
import { minutesOf } from '../minutes/minutes.build.js';
import type { DocumentHead, MeetingFacts, MinutesModel, MinutesOptions, PaperModel, TopicModel } from '../minutes/minutes.model.js';

export type AgendaItemModel = Pick<AgendaItem, 'id' | 'title' | 'note' | 'minutes' | 'place' | 'restrictedTo'>;
export type AgendaTopicModel = Pick<TopicModel, 'id' | 'title' | 'kind' | 'horizon' | 'text' | 'restrictedTo'>;

/** A paper that stands: its number, what it is called, its newest file, and what it hangs on. */
export interface AgendaPaperModel extends Pick<PaperModel, 'id' | 'label' | 'title' | 'about' | 'restrictedTo'> {
  readonly fileName: string;
}

/** What comes into the meeting by itself when it starts: topics that go on, and what others decided on what was passed on. */
export interface Coming {
  readonly topics: readonly { readonly title: string; readonly text: string | null; readonly from: string; readonly restrictedTo: Circle }[];
  readonly answers: readonly { readonly label: string; readonly words: string; readonly from: string }[];
}

/** The agenda with annotations (geannoteerde agenda) as it stands. Plain JSON, as the minutes are. */
export interface AgendaModel extends DocumentHead {
  readonly document: 'agenda';
  readonly schema: 1;
  readonly meeting: MeetingFacts;
  /** Who was invited, the chair first. */
  readonly seats: readonly Seat[];
  /** The own items in order; in method `bob` each at its place. */
  readonly items: readonly AgendaItemModel[];
  /** What is proposed for Oordeel, in order. */
  readonly topics: readonly AgendaTopicModel[];
  /** Absent where there are none. */
  readonly papers?: readonly AgendaPaperModel[];
  readonly carried?: MinutesModel['carried'];
  /** Absent once the meeting has started: then it is among topics and statements. */
  readonly coming?: Coming;
}

/**
 * The agenda of a scope that is redacted for its reader. What earlier meetings left comes from `scope.carried`: before a meeting starts
 * the caller puts there what it is now.
 */
export function agendaOf(scope: MeetingScope, options: MinutesOptions): AgendaModel {
  const minutes = minutesOf(scope, options);
  const { carried, meeting } = scope;
  return {
    document: 'agenda',
    schema: 1,
    ...headOf(minutes),
    meeting: minutes.meeting,
    seats: [...minutes.attendance.seats].sort((a, b) => rank(a) - rank(b)),
    items: minutes.agenda.filter(({ removed }) => !removed).map(({ id, title, note, minutes: length, place, restrictedTo }) => ({ id, title, note, minutes: length, place, restrictedTo })),
    topics: minutes.oordeel.topics
      .filter(({ state, mark }) => state !== 'dropped' && mark.struck === null)
      .map(({ id, title, kind, horizon, text, restrictedTo }) => ({ id, title, kind, horizon, text, restrictedTo })),
    ...papersIn(minutes),
    ...carriedModel(scope),
    ...(carried !== undefined && meeting.state === 'preparation' ? { coming: comingOf(carried) } : {}),
  };
}

function papersIn({ papers = [] }: MinutesModel): Pick<AgendaModel, 'papers'> {
  const standing = papers.flatMap(({ id, label, title, about, restrictedTo, versions, mark }) => {
    const newest = versions.at(-1);
    return mark.struck !== null || newest === undefined ? [] : [{ id, label, title, about, restrictedTo, fileName: newest.fileName }];
  });
  return standing.length === 0 ? {} : { papers: standing };
}

const rank = ({ roles }: Seat) => Math.min(...roles.map((role) => ROLES.indexOf(role)), ROLES.length);

function comingOf({ topics, answers }: CarryOver): Coming {
  return { topics: topics.map(topicLine), answers: answers.map(answerLine) };
}

function topicLine(leftover: Leftover): Coming['topics'][number] {
  const { title, text, restrictedTo } = topicOfLeftover(leftover);
  return { title, text, from: nameOf(leftover.meeting), restrictedTo };
}

/** The words of the decision that was taken there, or else of what was said of it. */
function answerLine({ decision, answer, by }: Answer): Coming['answers'][number] {
  const decided = [...(by?.besluit.decisions.values() ?? [])].find(({ reference }) => reference === answer.reference);
  return { label: decision.reference, words: decided?.words ?? answer.note ?? decision.words, from: by === null ? (decision.fields.forwardedTo ?? '') : nameOf(by) };
}

import type { MeetingScope, MeetingState } from '../../../domain/meeting/state.js';
import { isLive } from '../../../domain/oordeel/index.js';
import type { ProvisionalDecision, Topic } from '../../../domain/oordeel/state.js';
import { qrOf } from '../../plugins/qr.js';
import { waitingProvisional } from '../view/decisions.js';
import { peopleView, roundView } from '../view/people.js';
import { topicsInOrder } from '../view/topics.js';
import { screenClock } from './clock.js';
import { allDecided, decidedBelow, isToConfirm, standing } from './decided.js';
import { beginning, fitted, linesOf, WIDTH } from './fit.js';
import { DECISIONS, GAP, middleHeight, STATE, TITLE } from './layout.js';
import { rowsWithin } from './rows.js';
import { newest, newestWithin } from './said.js';
import { screenSteps } from './steps.js';

/** What the screen is made of: the meeting as the room may see it, UTC, and the address at which people check in. */
export interface ScreenInput {
  readonly scope: MeetingScope;
  readonly name: string;
  readonly now: string;
  readonly checkIn: string;
}

const NOBODY = { personId: '' };
const ROUND = 96;
/** Beside the code: the width and the height that the agenda has. */
const BESIDE_CODE = { width: 900, height: 500 } as const;

/** The screen in the room: its header, what is dealt with now, and the decisions below. */
export function screenModel(input: ScreenInput) {
  const { scope, name, now } = input;
  const { meeting, crisis } = scope;
  const exercise = crisis.kind === 'exercise';
  const middle = middleOf(scope);
  const below = (height: number) => (listsDecisions(middle) ? null : decidedBelow(meeting, largeOf(middle), height));
  const roomy = below(DECISIONS.roomy);
  const first = middleView(input, middle, middleHeight({ exercise, decisions: roomy?.height ?? 0 }));
  // Long words in the middle: they get the room of the decisions below.
  const tight = first.small && roomy !== null && roomy.height > DECISIONS.tight ? below(DECISIONS.tight) : null;
  return {
    name,
    here: `/meetings/${meeting.id}`,
    crisisName: crisis.name,
    state: meeting.state,
    steps: screenSteps(meeting),
    clock: screenClock(meeting, now),
    now: tight ? middleView(input, middle, middleHeight({ exercise, decisions: tight.height })) : first,
    decided: tight ?? roomy,
  };
}

/** What stands in the middle. */
type Middle =
  | { readonly view: 'before' | 'opening' | 'statements' | 'topics' | 'end' | 'cancelled' }
  | { readonly view: 'topic'; readonly topic: Topic }
  | { readonly view: 'words'; readonly topic: Topic; readonly provisional: ProvisionalDecision }
  | { readonly view: 'confirm'; readonly decisionId: string };

const listsDecisions = ({ view }: Middle) => ['before', 'end', 'cancelled'].includes(view);

const largeOf = (middle: Middle) => (middle.view === 'words' ? middle.provisional.id : middle.view === 'confirm' ? middle.decisionId : null);

function middleOf(scope: MeetingScope): Middle {
  const { meeting } = scope;
  if (meeting.state === 'preparation') return { view: 'before' };
  if (meeting.state === 'cancelled') return { view: 'cancelled' };
  if (meeting.state !== 'running') return { view: 'end' };
  if (meeting.method === 'free') return middleOfItem(meeting);
  if (meeting.phase === 'beeld') return { view: 'statements' };
  if (meeting.phase === 'oordeel') return middleOfTopic(meeting);
  if (meeting.phase === 'besluit') return middleOfBesluit(meeting);
  return meeting.phase === 'sluiting' ? (toReadBack(meeting) ?? { view: 'end' }) : { view: 'opening' };
}

const lastWords = (topic: Topic) => topic.provisional.filter((one) => one.struck === null && one.decisionId === null).at(-1);

/** Nothing shows for a topic that the room may not see, not even that there is one: then the topics stand there. */
function middleOfTopic(meeting: MeetingState): Middle {
  const topic = meeting.oordeel.current === null ? undefined : meeting.oordeel.topics.get(meeting.oordeel.current);
  if (topic === undefined || !isLive(topic)) return { view: 'topics' };
  const provisional = lastWords(topic);
  return provisional ? { view: 'words', topic, provisional } : { view: 'topic', topic };
}

function middleOfBesluit(meeting: MeetingState): Middle {
  const [first] = waitingProvisional(meeting);
  return first ? { view: 'words', ...first } : (toReadBack(meeting) ?? { view: 'end' });
}

/** What is read back: the first decision that waits for confirmation. */
function toReadBack(meeting: MeetingState): Middle | null {
  const decision = standing(meeting).find(isToConfirm);
  return decision ? { view: 'confirm', decisionId: decision.id } : null;
}

function middleOfItem(meeting: MeetingState): Middle {
  if (meeting.phase === 'sluiting') return toReadBack(meeting) ?? { view: 'end' };
  if (meeting.currentItem === null) return { view: 'opening' };
  const waiting = waitingProvisional(meeting).filter(({ topic }) => topic.itemId === meeting.currentItem).at(-1);
  return waiting ? { view: 'words', ...waiting } : { view: 'statements' };
}

/** What stands before a title: which of how many. */
interface Place {
  readonly no: number;
  readonly of: number;
}

/** A title of at most two lines, and the height that it leaves. */
function titled(title: string, height: number, place: Place | null = null) {
  const width = place === null ? WIDTH : WIDTH - 220;
  const text = beginning(title, TITLE.most, TITLE, width);
  return { head: { title: text, place }, height: height - linesOf(text, TITLE, width) * TITLE.line - GAP };
}

/** `small`: the words stand so small that they need more room. */
function middleView(input: ScreenInput, middle: Middle, height: number) {
  const { scope } = input;
  const { meeting } = scope;
  const small = false;
  const { view } = middle;
  switch (view) {
    case 'before':
    case 'opening':
      return { view, small, ...welcome(input) };
    case 'cancelled':
      return { view, small };
    case 'end':
      return { view, small, ...allDecided(meeting, height - TITLE.line - GAP - (meeting.nextMeeting === null ? 0 : STATE + GAP)), nextMeeting: nextOf(meeting), closedAt: meeting.closedAt };
    case 'statements':
      return { view, small, ...statements(scope, height) };
    case 'topics': {
      const list = topicsInOrder(meeting).filter(isLive).map((topic, place) => ({ no: place + 1, title: topic.title, state: topic.state }));
      return { view, small, agreed: meeting.oordeel.agreed !== null, ...rowsWithin(list, ({ title }) => title, height - TITLE.line - GAP) };
    }
    case 'topic':
      return { view, small, ...topicWithoutWords(meeting, middle.topic, height) };
    case 'words': {
      const { topic, provisional } = middle;
      const { head, height: left } = titled(topic.title, height, placeOf(meeting, topic));
      const words = fitted(provisional.words, left - STATE - GAP);
      return { view, small: words.size > 4, head, number: provisional.number, words, deciding: meeting.phase === 'besluit' };
    }
    case 'confirm': {
      const decision = meeting.besluit.decisions.get(middle.decisionId);
      const topic = decision?.topicId == null ? undefined : meeting.oordeel.topics.get(decision.topicId);
      const { head, height: left } = topic ? titled(topic.title, height) : { head: null, height };
      const words = fitted(decision?.words ?? '', left - STATE - GAP);
      return { view, small: words.size > 4, head, number: decision?.number, outcome: decision?.outcome, words };
    }
  }
}

/** The place among the topics that the room sees. */
function placeOf(meeting: MeetingState, topic: Topic): Place | null {
  const live = topicsInOrder(meeting, meeting.method === 'free' ? topic.itemId : null).filter(isLive);
  return live.length > 1 ? { no: live.indexOf(topic) + 1, of: live.length } : null;
}

/** A topic for which no words were found yet: its dilemma, and the options. */
function topicWithoutWords(meeting: MeetingState, topic: Topic, height: number) {
  const { head, height: left } = titled(topic.title, height, placeOf(meeting, topic));
  const options = topic.options.filter((one) => one.struck === null).map(({ letter, text }) => ({ letter, text }));
  const room = left - STATE - GAP;
  const dilemma = topic.dilemma === null ? null : fitted(topic.dilemma, options.length > 0 ? room / 2 : room, 3);
  return { head, dilemma, ...rowsWithin(options, ({ text }) => text, dilemma ? room / 2 - GAP : room) };
}

function statements(scope: MeetingScope, height: number) {
  const { meeting } = scope;
  const round = roundView(meeting, NOBODY);
  const item = meeting.agenda.find((one) => one.id === meeting.currentItem) ?? null;
  const ofItem = (itemId: string | null) => itemId === item?.id;
  const all = newest(scope.picture.statements.values()).filter((one) => item === null || (one.meetingId === meeting.id && ofItem(one.itemId)));
  return { round: round && roundShown(round), ...newestWithin(all, height - (round ? ROUND : 0)) };
}

/** Who has the turn and who comes next, each on less than a line. */
function roundShown({ place, of, current, next }: NonNullable<ReturnType<typeof roundView>>) {
  const name = (seat: typeof next, width: number) => (seat ? beginning(seat.organisation ? `${seat.name} (${seat.organisation})` : seat.name, 1, { letter: 40 }, width) : null);
  return { place, of, current: name(current, 800), next: name(next, 480) };
}

/** Before the start and at Opening: who is there, what is coming, and the code to check in with. */
function welcome({ scope, checkIn }: ScreenInput) {
  const { meeting } = scope;
  const { there, of } = peopleView(meeting, NOBODY);
  const items = meeting.agenda.filter((item) => !item.removed).map(({ title, minutes }, place) => ({ no: place + 1, title, minutes }));
  return {
    teamName: beginning(meeting.teamName, 2, { letter: 64 }, BESIDE_CODE.width),
    plannedStart: meeting.plannedStart,
    place: meeting.place === null ? null : beginning(meeting.place, 1, { letter: 36 }, BESIDE_CODE.width),
    there,
    of,
    agenda: rowsWithin(items, ({ title }) => title, BESIDE_CODE.height, { width: BESIDE_CODE.width - 240 }),
    code: { ...qrOf(checkIn), address: checkIn },
  };
}

function nextOf({ nextMeeting }: MeetingState) {
  return nextMeeting && { at: nextMeeting.at, note: nextMeeting.note === null ? null : beginning(nextMeeting.note, 1, { letter: 36 }, 1000) };
}

import type { Phase } from '../../../domain/kernel/words.js';
import type { MeetingScope, MeetingState } from '../../../domain/meeting/state.js';
import type { Topic } from '../../../domain/oordeel/state.js';
import type { Translate } from '../../../i18n/index.js';
import { NOWHERE, type At } from '../at.js';
import { LINE_COMMANDS, RESTRICTABLE, type LineKind } from '../forms/line-kinds.js';
import { waitingProvisional } from './decisions.js';
import { holdsCheck } from './pane.js';
import { peopleView, roundView } from './people.js';
import type { TopicView } from './topics.js';
import { trayView } from './tray.js';
import type { Who } from './who.js';

/** Where in the meeting the entry line stands. */
export interface LinePlace {
  readonly phase: Phase;
  readonly itemId: string | null;
  readonly topic: Topic | null;
  readonly topicView: TopicView | null;
  readonly at: At;
}

/** What the dock needs to know of the page around it. */
export interface DockPlace extends LinePlace {
  /** The form that was posted and is shown again, with the text that was typed in the entry line. */
  readonly postedForm: string | null;
  readonly typedLine: unknown;
  /** Fields of the entry line that were wrong. */
  readonly lineErrors: readonly string[];
}

const KINDS: Readonly<Record<Phase, readonly LineKind[]>> = {
  opening: ['remark', 'action', 'topic'],
  beeld: ['statement', 'action', 'topic', 'parked', 'remark'],
  oordeel: ['statement', 'for', 'against', 'neutral', 'option', 'action', 'topic', 'remark'],
  besluit: ['statement', 'action', 'topic', 'remark'],
  sluiting: ['action', 'remark', 'statement', 'topic'],
};
const ITEM_KINDS: readonly LineKind[] = ['statement', 'remark', 'action', 'topic', 'for', 'against', 'neutral', 'option'];

const OFFERS: Readonly<Record<Phase, readonly ('statement' | 'topic' | 'argument' | 'provisional')[]>> = {
  opening: ['statement', 'topic'],
  beeld: ['statement', 'topic'],
  oordeel: ['argument', 'statement', 'topic', 'provisional'],
  besluit: ['statement', 'argument', 'provisional'],
  sluiting: ['statement'],
};

/** What the entry line can become here, for this person. */
export function lineKinds(place: LinePlace, who: Who): readonly LineKind[] {
  const kinds = place.itemId === null ? KINDS[place.phase] : ITEM_KINDS;
  const onTopic = (kind: LineKind) => kind === 'for' || kind === 'against' || kind === 'neutral' || kind === 'option';
  return kinds.filter((kind) => who.can[LINE_COMMANDS[kind]] === true && (!onTopic(kind) || place.topicView?.discussed === true));
}

/** What the line becomes when nobody chose: before the topics are agreed a topic, in discussion an argument that takes no side, else the first of the phase. */
function usualKind(meeting: MeetingState, place: DockPlace, kinds: readonly LineKind[]): LineKind {
  const usual: LineKind | null = place.itemId !== null || place.phase !== 'oordeel' ? null : meeting.oordeel.agreed === null ? 'topic' : 'neutral';
  return kinds.find((kind) => kind === usual) ?? kinds[0] ?? 'statement';
}

/** The agenda items of the phase, for an entry that belongs to one; a free meeting's line is that of its item. */
function itemsHere({ meeting }: MeetingScope, place: DockPlace) {
  if (meeting.method !== 'bob') return [];
  return meeting.agenda.filter((item) => !item.removed && item.place === place.phase).map(({ id, title }) => ({ value: id, label: title }));
}

/** The forms at the bottom: round, tray, own attendance, words of a decision, and the entry line. */
export function dockView(scope: MeetingScope, who: Who, place: DockPlace, t: Translate) {
  const { meeting } = scope;
  const items = itemsHere(scope, place);
  const running = meeting.state === 'running';
  const busy = place.at.edit !== null || place.at.dialog !== null;
  const kinds = running && (place.at.dialog === null || place.at.dialog === 'urgent') ? lineKinds(place, who) : [];
  const word = running && place.itemId === null && place.phase === 'oordeel' && place.at.dialog === null && place.topicView?.canWord === true;
  // When all provisional decisions are dealt with, actions are next; an urgent decision is asked for.
  const waits = place.at.dialog === 'urgent' || waitingProvisional(meeting).length > 0;
  const decide = running && (place.itemId !== null || (place.phase === 'besluit' && waits)) && who.can.Decide === true && (!busy || place.at.dialog === 'urgent');
  const focus = place.at.focus ?? place.postedForm;
  // An agenda item is mostly about what is said; a decision on it comes now and then.
  const foldDecide = decide && place.itemId !== null;
  const folded = word || (decide && !foldDecide);
  const round = running ? roundView(meeting, who) : null;
  const mayEnd = who.can.EndRound === true;
  const tray = holdsCheck(place.at, place) ? [] : trayView(scope, who);
  const offer = running && who.can.OfferEntry === true && who.can.AddStatement !== true;
  const own = running ? checkInButtons(scope, who) : null;
  const checkIn = own?.there === false ? own.buttons : null;
  const chosenKind = kinds.find((kind) => kind === focus) ?? usualKind(meeting, place, kinds);
  return {
    any: kinds.length > 0 || word || decide || round !== null || tray.length > 0 || offer || checkIn !== null,
    round: round === null ? null : { ...round, mayTurn: mayEnd || (round.mine && who.can.TakeTurn === true), mayEnd },
    tray,
    checkIn,
    away: own?.there === true ? own.buttons : null,
    word,
    decide,
    foldDecide,
    line: kinds.length > 0,
    kind: chosenKind,
    kinds: kinds.map((value) => ({ value, label: t(`meeting.line-${value}`) })),
    itemId: place.itemId,
    items,
    item: items.find(({ value }) => value === place.at.item)?.value ?? null,
    assigns: kinds.includes('action'),
    topicId: place.itemId !== null || place.phase === 'oordeel' ? (place.topic?.id ?? null) : null,
    folded,
    foldLine: folded || offer,
    says: kinds.includes('statement'),
    restricts: kinds.some((kind) => RESTRICTABLE.includes(kind)),
    unfolded: focus === 'entry' || kinds.some((kind) => kind === place.at.focus),
    moreOpen: place.lineErrors.some((name) => ['asOf', 'asOfDate', 'theme', 'happenedAt'].includes(name)),
    tall: typeof place.typedLine === 'string' && place.typedLine.includes('\n'),
    focusLine: !busy && focus !== NOWHERE && ((!folded && !offer) || focus === 'entry') && (focus === null || focus === 'entry' || kinds.some((kind) => kind === focus) || !FOCUSED.test(focus)),
    focusOffer: focus === 'offer' || (focus !== NOWHERE && who.can.MoveToPhase === true),
    focusWord: word && !busy && focus === null,
    focusDecide: decide && !foldDecide && (!busy || place.at.dialog === 'urgent') && focus === null,
    offer: offer ? (OFFERS[place.phase][0] ?? 'statement') : null,
    offerKinds: OFFERS[place.phase].filter((kind) => kind !== 'argument' || place.topic !== null).map((value) => ({ value, label: t(`meeting.offer-${value}`) })),
    provisionalNo: [...meeting.oordeel.topics.values()].flatMap((topic) => topic.provisional).length + 1,
  };
}

/** Forms elsewhere on the page that keep the cursor after saving. */
const FOCUSED = /^(argument-|option$|topic$|provisional$|decide$)/;

/** Own attendance, for those who are not charged with everybody's. */
function checkInButtons(scope: MeetingScope, who: Who): { readonly there: boolean; readonly buttons: readonly string[] } | null {
  if (who.can.CheckIn !== true || who.can.RecordPresence === true) return null;
  const { me } = peopleView(scope.meeting, who);
  if (me === null) return null;
  if (me.presence === 'present') return { there: true, buttons: ['online', 'left'] };
  if (me.presence === 'online') return { there: true, buttons: ['present', 'left'] };
  return { there: false, buttons: ['present', 'online'] };
}

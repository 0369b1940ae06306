import type { ActionView } from '../words/action.view.js';
import type { AttendanceView } from '../words/attendance.view.js';
import type { EntryView, StatementView } from './beeld.view.js';
import type { ChapterView } from './chapter.view.js';
import type { DecisionView } from '../words/decision.view.js';
import type { Detail } from '../words/entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { minutesView, type MinutesView } from './minutes.view.js';
import type { TopicView } from './topic.view.js';

/** A passage of the minutes: one entry with all that is said of it, line by line. */
export interface Passage {
  /** The same in every version. */
  readonly id: string;
  /** B3, 12; empty where the passage has no name of its own. */
  readonly label: string;
  readonly struck: boolean;
  readonly lines: readonly Detail[];
}

export interface PassageChapter {
  readonly id: string;
  readonly heading: string;
  readonly passages: readonly Passage[];
}

/**
 * The minutes as passages, in the words that a reader sees. What stood in an entry before it was corrected is left out:
 * between two versions that is exactly what the comparison shows.
 */
export function passagesOf(model: MinutesModel): PassageChapter[] {
  const view = minutesView(withoutCorrections(model));
  const { labels } = view;
  const all: PassageChapter[] = [
    { id: 'head', heading: view.title, passages: [passage('head', '', [said(view.sub), ...view.facts.filter(({ label }) => label !== labels.version)])] },
    { id: 'errata', heading: labels.errata, passages: view.errata.map(({ label, text, details }) => passage(label, label, [said(text), ...details])) },
    { id: 'decisions', heading: labels.decisions, passages: view.decisions.map(ofDecision) },
    { id: 'actions', heading: labels.actions, passages: view.actions.map((action) => ofAction(action, view)) },
    ...view.chapters.map((chapter) => ofChapter(chapter, view)),
    { id: 'papers', heading: labels.papers, passages: view.papers.map(({ id, label, text, struck, tags, details }) => passage(`paper-${id}`, label, [said(text), ...tags.map(said), ...details], struck)) },
    { id: 'next', heading: labels.nextMeeting, passages: view.nextMeeting === null ? [] : [passage('next', '', [said(view.nextMeeting.text), ...view.nextMeeting.details])] },
    { id: 'annex', heading: labels.attendance, passages: ofAttendance(view.attendance, view) },
  ];
  return all.filter(({ passages }) => passages.length > 0);
}

/** Models are plain JSON, and every list of earlier texts in them has this name. */
function withoutCorrections(model: MinutesModel): MinutesModel {
  return JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'corrections' ? [] : value))) as MinutesModel;
}

const said = (text: string | null): Detail => ({ label: '', text: text ?? '' });
const named = (label: string, text: string | null): Detail => ({ label, text: text ?? '' });

function passage(id: string, label: string, lines: readonly Detail[], struck = false): Passage {
  return { id, label, struck, lines: lines.filter(({ label: name, text }) => name !== '' || text !== '') };
}

function ofDecision({ id, label, text, struck, outcome, how, tags, details }: DecisionView): Passage {
  return passage(`decision-${id}`, label, [said(text), said([outcome, how].filter((part) => part !== '').join(' ')), ...tags.map(said), ...details], struck);
}

function ofAction({ id, label, text, struck, owner, due, state, tags, details }: ActionView, { labels }: MinutesView): Passage {
  const facts = [named(labels.owner, owner ?? labels.noOwner), named(labels.due, due ?? labels.noDue), named(labels.state, state)];
  return passage(`action-${id}`, label, [said(text), ...facts, ...tags.map(said), ...details], struck);
}

/** Decisions and actions that a chapter only names again stand in full at the head. */
function ofChapter(chapter: ChapterView, view: MinutesView): PassageChapter {
  const { id, heading, tags, note, lines, details, summaries, statements, agreed, topics, parked, remarks } = chapter;
  const own = passage(`chapter-${id}`, '', [...tags.map(said), said(note), ...lines, ...details, said(agreed)]);
  const passages = [
    ...(own.lines.length === 0 ? [] : [own]),
    ...summaries.map((entry) => ofEntry(entry, 'summary')),
    ...statements.map(ofStatement),
    ...topics.flatMap((topic) => ofTopic(topic, view)),
    ...parked.map((entry) => ofEntry(entry, 'parked', view.labels.parked)),
    ...remarks.map((entry) => ofEntry(entry, 'remark')),
  ];
  return { id, heading, passages };
}

function ofEntry({ id, text, struck, tags, details }: EntryView, kind: string, label = ''): Passage {
  return passage(`${kind}-${id}`, label, [said(text), ...tags.map(said), ...details], struck);
}

function ofStatement(statement: StatementView): Passage {
  const { label, speaker, certainty } = statement;
  const plain = ofEntry(statement, 'statement', label);
  return { ...plain, lines: [...(speaker === null ? [] : [said(speaker)]), ...plain.lines, ...(certainty === null ? [] : [said(certainty.word)])] };
}

function ofTopic(topic: TopicView, { labels }: MinutesView): Passage[] {
  const own = [
    said(topic.title),
    ...[topic.kind, ...topic.tags, topic.text].map(said),
    ...(topic.dilemma === null ? [] : [named(labels.dilemma, topic.dilemma)]),
    ...(topic.uncertainties === null ? [] : [named(labels.uncertainties, topic.uncertainties)]),
    ...topic.checks,
    ...(topic.ledTo === null ? [] : [named(labels.ledTo, topic.ledTo)]),
    ...topic.details,
  ];
  return [
    passage(`topic-${topic.id}`, `${topic.place}.`, own, topic.struck),
    ...topic.sides.flatMap(({ heading, arguments: all }) => all.map((argument) => ofEntry(argument, 'argument', heading))),
    ...topic.options.map((option) => ofEntry(option, 'option', option.label)),
    ...topic.provisional.map((provisional) => ofEntry(provisional, 'provisional', `${labels.provisional} ${provisional.label}`)),
  ];
}

function ofAttendance({ seats, handovers, rounds, presentAt, phases }: AttendanceView, { labels }: MinutesView): Passage[] {
  const people = seats.flatMap(({ name, organisation, role, presence, times, deputisesFor }) => [
    named(name, [organisation, role, presence, ...times].filter((part) => part !== '').join(', ')),
    ...(deputisesFor === '' ? [] : [named(labels.deputisesFor, deputisesFor)]),
  ]);
  return [
    passage('attendance', '', [...people, ...handovers.map(said)]),
    ...rounds.map(({ heading, turns }, index) => passage(`round-${index}`, heading, turns)),
    passage('presentAt', labels.presentAt, presentAt),
    passage('course', labels.course, phases),
  ].filter(({ lines }) => lines.length > 0);
}

import type { EntryView, StatementView } from '../minutes/beeld.view.js';
import type { ChapterView, ShortView } from '../minutes/chapter.view.js';
import type { DecisionView } from '../words/decision.view.js';
import type { ActionView } from '../words/action.view.js';
import type { Detail } from '../words/entry.view.js';
import { escapeLine, escapeText } from './markdown.js';
import { minutesView, type MinutesView } from '../minutes/minutes.view.js';
import { NEUTRAL_HOUSE, type House, type MinutesPart } from '../layout/house.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import type { TopicView } from '../minutes/topic.view.js';

/** The minutes as Markdown, their parts in the order of the house. Parsed again, every text is as it was typed. */
export function minutesMarkdown(model: MinutesModel, house: House = NEUTRAL_HOUSE): string {
  const view = minutesView(model, house.order);
  const errata = view.errata.map((erratum) => withDetails(`**${escapeLine(erratum.label)}** `, { ...erratum, struck: false, tags: [] }));
  const blocks = [
    ...head(view),
    ...optional(view.labels.errata, errata),
    ...view.order.flatMap((name) => PARTS[name](view)),
    ...(view.notAdopted === null ? [] : [escapeText(view.notAdopted)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const PARTS: Readonly<Record<MinutesPart, (view: MinutesView) => string[]>> = {
  decisions: ({ decisions, labels }) => section(labels.decisions, decisions.map(decision), labels.noDecisions),
  actions: (view) => section(view.labels.actions, view.actions.map((action) => actionItem(action, view)), view.labels.noActions),
  chapters: ({ chapters, labels }) => chapters.flatMap((one) => chapter(one, labels)),
  papers,
  next: nextMeeting,
  signatures,
  annex,
};

function nextMeeting({ nextMeeting: next, labels }: MinutesView): string[] {
  if (next === null) return [];
  return [heading(2, labels.nextMeeting), ...(next.text === '' ? [] : [escapeText(next.text)]), ...list(next.details.map((line) => item(detail(line, '  '))))];
}

function papers({ papers: all, papersElsewhere, labels }: MinutesView): string[] {
  if (all.length === 0) return [];
  return [heading(2, labels.papers), ...(papersElsewhere === null ? [] : [escapeText(papersElsewhere)]), all.map((paper) => withDetails(`**${escapeLine(paper.label)}.** `, paper)).join('\n')];
}

function signatures({ signatures: places, labels }: MinutesView): string[] {
  return optional(labels.signatures, places.map(({ role, name, done }) => item(`**${escapeLine([role, name].filter((word) => word !== '').join(' '))}** ${escapeLine(done === '' ? labels.signaturePlace : done)}`)));
}

function head(view: MinutesView): string[] {
  const marks = [view.exercise, view.classification, view.version].filter((mark) => mark !== null);
  return [
    `**${marks.map(escapeLine).join(' - ')}**`,
    heading(1, view.title),
    escapeText(view.sub),
    ...(view.imported === null ? [] : [escapeText(view.imported)]),
  ];
}

const heading = (level: number, text: string) => `${'#'.repeat(level)} ${escapeLine(text)}`;
const item = (text: string) => `- ${text}`;

/** A heading with a list below it, or words that say that there is nothing. */
function section(title: string, items: readonly string[], none: string): string[] {
  return [heading(2, title), items.length === 0 ? escapeText(none) : items.join('\n')];
}

function optional(title: string, items: readonly string[], level = 2): string[] {
  return items.length === 0 ? [] : [heading(level, title), items.join('\n')];
}

function detail({ label, text }: Detail, indent: string): string {
  return text === '' ? escapeLine(label) : `${escapeLine(label)}: ${escapeText(text, indent)}`;
}

const tagsText = (tags: readonly string[]) => tags.map((tag) => ` (${escapeLine(tag)})`).join('');

/** The text, struck through when it was struck; then what is said of it, as a list below it. */
function withDetails(lead: string, entry: { text: string; struck: boolean; tags: readonly string[]; details: readonly Detail[] }): string {
  const text = escapeText(entry.text, '  ');
  const lines = entry.details.map((line) => `\n  - ${detail(line, '    ')}`);
  return `- ${lead}${text}${tagsText(entry.tags)}${lines.join('')}`;
}

function entryItem(entry: EntryView, label?: string): string {
  return withDetails(label === undefined ? '' : `**${escapeLine(label)}** `, entry);
}

function decision(view: DecisionView): string {
  const outcome = { label: view.outcome, text: view.how };
  return withDetails(`**${escapeLine(view.label)}** `, { ...view, details: [outcome, ...view.details] });
}

function actionItem(action: ActionView, { labels }: MinutesView): string {
  const facts = [
    { label: labels.owner, text: action.owner ?? labels.noOwner },
    { label: labels.due, text: action.due ?? labels.noDue },
    { label: labels.state, text: [action.state, action.late].filter((word) => word !== null).join(', ') },
  ];
  return withDetails(`**${escapeLine(action.label)}** `, { ...action, details: [...facts, ...action.details] });
}

function chapter(view: ChapterView, labels: MinutesView['labels']): string[] {
  return [
    `${heading(2, view.heading)}${tagsText(view.tags)}`,
    ...(view.note === null ? [] : [escapeText(view.note)]),
    ...list([...view.lines, ...view.details].map((line) => item(detail(line, '  ')))),
    ...list(view.summaries.map((summary) => entryItem(summary, labels.summary))),
    ...list(view.statements.map(statementItem)),
    ...(view.agreed === null ? [] : [escapeText(view.agreed)]),
    ...(view.empty === null ? [] : [escapeText(view.empty)]),
    ...view.topics.flatMap((topic) => topicBlocks(topic, labels)),
    ...optional(labels.parked, view.parked.map((entry) => entryItem(entry)), 3),
    ...optional(labels.decisions, view.decisions.map(shortItem), 3),
    ...optional(labels.actions, view.actions.map(shortItem), 3),
    ...remarks(view),
  ];
}

function remarks(view: ChapterView): string[] {
  const items = view.remarks.map((remark) => entryItem(remark));
  return view.remarksHeading === null ? list(items) : optional(view.remarksHeading, items, 3);
}

/** A decision or action that stands in full above. */
function shortItem({ label, text, about }: ShortView): string {
  return withDetails(`**${escapeLine(label)}** `, { text, struck: false, tags: about === null ? [] : [about], details: [] });
}

function statementItem(statement: StatementView): string {
  const certainty = statement.certainty ? ` (${escapeLine(statement.certainty.word)})` : '';
  const speaker = statement.speaker === null ? '' : `${escapeLine(statement.speaker)}: `;
  return withDetails(`**${escapeLine(statement.label)}**${certainty} ${speaker}`, statement);
}

function topicBlocks(topic: TopicView, labels: MinutesView['labels']): string[] {
  const about = [topic.kind ?? '', ...topic.tags].filter((word) => word !== '').map(escapeLine).join(' ');
  const said = (label: string, text: string | null) => (text === null ? [] : [`${escapeLine(label)}: ${escapeText(text)}`]);
  return [
    heading(3, `${topic.place}. ${topic.title}`),
    ...(about === '' ? [] : [about]),
    ...(topic.text === null ? [] : [escapeText(topic.text)]),
    ...said(labels.dilemma, topic.dilemma),
    ...topic.sides.flatMap((side) => optional(side.heading, side.arguments.map((argument) => entryItem(argument)), 4)),
    ...optional(labels.options, topic.options.map((option) => entryItem(option, option.label)), 4),
    ...said(labels.uncertainties, topic.uncertainties),
    ...optional(labels.checks, topic.checks.map((check) => item(detail(check, '  '))), 4),
    ...optional(labels.provisional, topic.provisional.map((words) => entryItem(words, words.label)), 4),
    ...said(labels.ledTo, topic.ledTo),
    ...list(topic.details.map((line) => item(detail(line, '  ')))),
  ];
}

/** A list, where there is something to list. */
function list(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [items.join('\n')];
}

function annex({ labels, facts, attendance }: MinutesView): string[] {
  const columns = [labels.name, labels.organisation, labels.role, labels.presence, labels.times, labels.deputisesFor];
  const rows = attendance.seats.map((seat) => [seat.name, seat.organisation, seat.role, [seat.presence, seat.corrected].filter((word) => word !== '').join(', '), seat.times.join(', '), seat.deputisesFor]);
  const row = (cells: readonly string[]) => `| ${cells.map(escapeLine).join(' | ')} |`;
  const table = [row(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
  const lines = (all: readonly Detail[]) => all.map((line) => item(detail(line, '  ')));
  return [
    heading(2, labels.annex),
    ...optional(labels.facts, lines(facts), 3),
    heading(3, labels.attendance),
    rows.length === 0 ? escapeText(labels.noAttendance) : table,
    ...list(lines(attendance.corrections)),
    ...list(attendance.handovers.map((handover) => item(escapeText(handover, '  ')))),
    ...attendance.rounds.flatMap((round) => optional(round.heading, lines(round.turns), 3)),
    ...optional(labels.presentAt, lines(attendance.presentAt), 3),
    ...optional(labels.course, lines(attendance.phases), 3),
  ];
}

import type { ActionView } from './action.view.js';
import type { SeatView } from './attendance.view.js';
import type { EntryView, StatementView } from './beeld.view.js';
import type { ChapterView, ShortView } from './chapter.view.js';
import type { DecisionView } from './decision.view.js';
import { docxFile } from './docx.file.js';
import { meetingFacts } from './docx.properties.js';
import { entry, heading, labelled, paragraph, table, TEXT_WIDTH, type Block, type CellBlock } from './docx.parts.js';
import { titleBlocks } from './docx.title.js';
import type { Detail } from './entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { minutesView, type MinutesView } from './minutes.view.js';
import type { TopicView } from './topic.view.js';

/** The minutes as a Word file: the parts of the page in the same order. */
export function minutesDocx(model: MinutesModel): Promise<Buffer> {
  const view = minutesView(model);
  const { labels } = view;
  const blocks = [
    ...titleBlocks(view),
    ...part(2, labels.errata, view.errata.flatMap(({ label, text, details }) => entry({ lead: [label], text, struck: false, tags: [], details }))),
    heading(2, labels.decisions),
    ...orNone(view.decisions.flatMap(decision), labels.noDecisions),
    heading(2, labels.actions),
    ...orNone(actions(view), labels.noActions),
    ...view.chapters.flatMap((one) => chapter(one, labels)),
    ...nextMeeting(view),
    ...annex(view),
    ...(view.notAdopted === null ? [] : [paragraph(view.notAdopted, 'Entry')]),
  ];
  return docxFile(view, meetingFacts(model), blocks, 'upright');
}

const orNone = (blocks: Block[], none: string): Block[] => (blocks.length === 0 ? [paragraph(none)] : blocks);

function decision({ label, text, struck, tags, outcome, how, details }: DecisionView): Block[] {
  return entry({ lead: [label], text, struck, tags, details: [{ label: outcome, text: how }, ...details] });
}

function actions({ actions: all, labels }: MinutesView): Block[] {
  if (all.length === 0) return [];
  const row = ({ label, text, struck, tags, details, owner, due, state, late }: ActionView): CellBlock[] => [
    { text: label }, { text, struck, tags, details }, { text: owner ?? labels.noOwner }, { text: due ?? labels.noDue }, { text: state, tags: late === null ? [] : [late] },
  ];
  return [table([labels.number, labels.what, labels.owner, labels.due, labels.state], [11, 42, 20, 14, 13], all.map(row), TEXT_WIDTH.upright)];
}

function chapter(view: ChapterView, labels: MinutesView['labels']): Block[] {
  return [
    heading(2, view.heading, view.tags),
    ...(view.note === null ? [] : [paragraph(view.note)]),
    ...[...view.lines, ...view.details].map((line) => labelled(line, 'Entry')),
    ...view.summaries.flatMap((summary) => plainEntry(summary, labels.summary)),
    ...view.statements.flatMap(statement),
    ...(view.agreed === null ? [] : [paragraph(view.agreed)]),
    ...(view.empty === null ? [] : [paragraph(view.empty)]),
    ...view.topics.flatMap((one) => topic(one, labels)),
    ...part(3, labels.parked, view.parked.flatMap((one) => plainEntry(one))),
    ...part(3, labels.decisions, view.decisions.flatMap(short)),
    ...part(3, labels.actions, view.actions.flatMap(short)),
    ...remarks(view),
  ];
}

function remarks({ remarks: all, remarksHeading }: ChapterView): Block[] {
  const blocks = all.flatMap((remark) => plainEntry(remark));
  return remarksHeading === null ? blocks : part(3, remarksHeading, blocks);
}

/** A heading with what belongs below it, where there is something. */
function part(level: 2 | 3 | 4, title: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(level, title), ...blocks];
}

function plainEntry(view: EntryView, label?: string): Block[] {
  return entry({ ...view, lead: label === undefined ? [] : [label] });
}

/** A decision or action that stands in full above. */
function short({ label, text, struck, about }: ShortView): Block[] {
  return entry({ lead: [label], text, struck, tags: about === null ? [] : [about], details: [] });
}

function statement(view: StatementView): Block[] {
  const { label, certainty, speaker } = view;
  const lead = [certainty === null ? label : `${label} (${certainty.word})`, ...(speaker === null ? [] : [`${speaker}:`])];
  return entry({ ...view, lead });
}

function topic(view: TopicView, labels: MinutesView['labels']): Block[] {
  const said = (label: string, text: string | null) => (text === null ? [] : [labelled({ label, text }, 'Entry')]);
  const labelledEntry = (one: EntryView & { readonly label: string }) => plainEntry(one, one.label);
  return [
    heading(3, `${view.place}. ${view.title}`, view.tags),
    ...(view.kind === null ? [] : [paragraph(view.kind)]),
    ...(view.text === null ? [] : [paragraph(view.text)]),
    ...said(labels.dilemma, view.dilemma),
    ...view.sides.flatMap((side) => part(4, side.heading, side.arguments.flatMap((one) => plainEntry(one)))),
    ...part(4, labels.options, view.options.flatMap(labelledEntry)),
    ...said(labels.uncertainties, view.uncertainties),
    ...part(4, labels.checks, lines(view.checks)),
    ...part(4, labels.provisional, view.provisional.flatMap(labelledEntry)),
    ...said(labels.ledTo, view.ledTo),
    ...lines(view.details),
  ];
}

const lines = (details: readonly Detail[]): Block[] => details.map((detail) => labelled(detail));

function nextMeeting({ nextMeeting: next, labels }: MinutesView): Block[] {
  if (next === null) return [];
  return [heading(2, labels.nextMeeting), ...(next.text === '' ? [] : [paragraph(next.text)]), ...lines(next.details)];
}

function annex(view: MinutesView): Block[] {
  const { labels, facts, attendance } = view;
  return [
    heading(2, labels.annex),
    ...part(3, labels.facts, lines(facts)),
    heading(3, labels.attendance),
    ...orNone(seats(view), labels.noAttendance),
    ...lines(attendance.corrections),
    ...attendance.handovers.map((handover) => paragraph(handover, 'Entry')),
    ...attendance.rounds.flatMap((round) => part(3, round.heading, lines(round.turns))),
    ...part(3, labels.presentAt, lines(attendance.presentAt)),
    ...part(3, labels.course, lines(attendance.phases)),
  ];
}

function seats({ attendance, labels }: MinutesView): Block[] {
  if (attendance.seats.length === 0) return [];
  const row = ({ name, organisation, role, presence, corrected, times, deputisesFor }: SeatView): CellBlock[] => [
    { text: name }, { text: organisation }, { text: role }, { text: presence, tags: corrected === '' ? [] : [corrected] }, { text: times.join('\n') }, { text: deputisesFor },
  ];
  const columns = [labels.name, labels.organisation, labels.role, labels.presence, labels.times, labels.deputisesFor];
  return [table(columns, [19, 20, 19, 18, 13, 11], attendance.seats.map(row), TEXT_WIDTH.upright)];
}

import type { ActionView } from '../words/action.view.js';
import type { SeatView } from '../words/attendance.view.js';
import type { EntryView, StatementView } from '../minutes/beeld.view.js';
import type { ChapterView, ShortView } from '../minutes/chapter.view.js';
import type { DecisionView } from '../words/decision.view.js';
import { entry, filledTable, heading, legendBlocks, line, orNone, paragraph, part, table, titleBlocks, type Block, type CellBlock, type Layout } from './blocks.js';
import { meetingFacts } from './file-facts.js';
import { NEUTRAL_HOUSE, type House, type MinutesPart } from './house.js';
import type { Detail } from '../words/entry.view.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { minutesView, type MinutesView } from '../minutes/minutes.view.js';
import type { TopicView } from '../minutes/topic.view.js';

/** The minutes laid out for paper, their parts in the order of the house. */
export function minutesLayout(model: MinutesModel, house: House = NEUTRAL_HOUSE): Layout {
  const view = minutesView(model, house.order);
  const errata = view.errata.map(({ label, text, details }) => entry({ lead: [label], text, details }));
  const blocks = [
    ...titleBlocks(view),
    ...part(2, view.labels.errata, errata),
    ...view.order.flatMap((name) => PARTS[name](view)),
    ...(view.notAdopted === null ? [] : [paragraph(view.notAdopted, 'entry')]),
    ...legendBlocks(view),
  ];
  return { head: view, facts: meetingFacts(model), sheet: 'upright', blocks };
}

const PARTS: Readonly<Record<MinutesPart, (view: MinutesView) => readonly Block[]>> = {
  decisions: ({ decisions, labels }) => [heading(2, labels.decisions), ...orNone(decisions.map(decision), labels.noDecisions)],
  actions: (view) => [heading(2, view.labels.actions), ...orNone(actions(view), view.labels.noActions)],
  chapters: ({ chapters, labels }) => chapters.flatMap((one) => chapter(one, labels)),
  papers,
  next: nextMeeting,
  signatures,
  annex,
};

function decision({ label, text, struck, tags, outcome, how, details }: DecisionView): Block {
  return entry({ lead: [label], text, struck, tags, details: [{ label: outcome, text: how }, ...details] });
}

function actions({ actions: all, labels }: MinutesView): readonly Block[] {
  if (all.length === 0) return [];
  const row = ({ label, text, struck, tags, details, owner, due, state, late }: ActionView): CellBlock[] => [
    { text: label }, { text, struck, tags, details }, { text: owner ?? labels.noOwner }, { text: due ?? labels.noDue }, { text: state, tags: late === null ? [] : [late] },
  ];
  return [table([labels.number, labels.what, labels.owner, labels.due, labels.state], [11, 42, 20, 14, 13], all.map(row))];
}

function chapter(view: ChapterView, labels: MinutesView['labels']): readonly Block[] {
  return [
    heading(2, view.heading, view.tags),
    ...(view.note === null ? [] : [paragraph(view.note)]),
    ...[...view.lines, ...view.details].map((detail) => line(detail, 'entry')),
    ...view.summaries.map((summary) => plainEntry(summary, labels.summary)),
    ...view.statements.map(statement),
    ...(view.agreed === null ? [] : [paragraph(view.agreed)]),
    ...(view.empty === null ? [] : [paragraph(view.empty)]),
    ...view.topics.flatMap((one) => topic(one, labels)),
    ...part(3, labels.parked, view.parked.map((one) => plainEntry(one))),
    ...part(3, labels.decisions, view.decisions.map(short)),
    ...part(3, labels.actions, view.actions.map(short)),
    ...remarks(view),
  ];
}

function remarks({ remarks: all, remarksHeading }: ChapterView): readonly Block[] {
  const blocks = all.map((remark) => plainEntry(remark));
  return remarksHeading === null ? blocks : part(3, remarksHeading, blocks);
}

function plainEntry(view: EntryView, label?: string): Block {
  return entry({ ...view, lead: label === undefined ? [] : [label] });
}

/** A decision or action that stands in full above. */
function short({ label, text, struck, about }: ShortView): Block {
  return entry({ lead: [label], text, struck, tags: about === null ? [] : [about], details: [] });
}

function statement(view: StatementView): Block {
  const { label, certainty, speaker } = view;
  const lead = [certainty === null ? label : `${label} (${certainty.word})`, ...(speaker === null ? [] : [`${speaker}:`])];
  return entry({ ...view, lead });
}

function topic(view: TopicView, labels: MinutesView['labels']): readonly Block[] {
  const said = (label: string, text: string | null) => (text === null ? [] : [line({ label, text }, 'entry')]);
  const labelledEntry = (one: EntryView & { readonly label: string }) => plainEntry(one, one.label);
  return [
    heading(3, `${view.place}. ${view.title}`, view.tags),
    ...(view.kind === null ? [] : [paragraph(view.kind)]),
    ...(view.text === null ? [] : [paragraph(view.text)]),
    ...said(labels.dilemma, view.dilemma),
    ...view.sides.flatMap((side) => part(4, side.heading, side.arguments.map((one) => plainEntry(one)))),
    ...part(4, labels.options, view.options.map(labelledEntry)),
    ...said(labels.uncertainties, view.uncertainties),
    ...part(4, labels.checks, lines(view.checks)),
    ...part(4, labels.provisional, view.provisional.map(labelledEntry)),
    ...said(labels.ledTo, view.ledTo),
    ...lines(view.details),
  ];
}

function papers({ papers: all, papersElsewhere, labels }: MinutesView): readonly Block[] {
  const blocks = all.map(({ label, ...paper }) => entry({ ...paper, lead: [`${label}.`] }));
  return part(2, labels.papers, [...(papersElsewhere === null ? [] : [paragraph(papersElsewhere)]), ...blocks]);
}

const lines = (details: readonly Detail[]): Block[] => details.map((detail) => line(detail));

function nextMeeting({ nextMeeting: next, labels }: MinutesView): readonly Block[] {
  if (next === null) return [];
  return [heading(2, labels.nextMeeting), ...(next.text === '' ? [] : [paragraph(next.text)]), ...lines(next.details)];
}

/** Where those who adopt the minutes sign, or what their adoption says. */
function signatures({ signatures: places, labels }: MinutesView): readonly Block[] {
  return places.length === 0 ? [] : [heading(2, labels.signatures), { kind: 'signatures', place: labels.signaturePlace, places }];
}

function annex(view: MinutesView): readonly Block[] {
  const { labels, facts, attendance } = view;
  return [
    heading(2, labels.annex),
    ...part(3, labels.facts, lines(facts)),
    heading(3, labels.attendance),
    ...orNone(seats(view), labels.noAttendance),
    ...lines(attendance.corrections),
    ...attendance.handovers.map((handover) => paragraph(handover, 'entry')),
    ...attendance.rounds.flatMap((round) => part(3, round.heading, lines(round.turns))),
    ...part(3, labels.presentAt, lines(attendance.presentAt)),
    ...part(3, labels.course, lines(attendance.phases)),
  ];
}

function seats({ attendance, labels }: MinutesView): readonly Block[] {
  if (attendance.seats.length === 0) return [];
  const row = ({ name, organisation, role, presence, corrected, times, deputisesFor }: SeatView): CellBlock[] => [
    { text: name }, { text: organisation }, { text: role }, { text: presence, tags: corrected === '' ? [] : [corrected] }, { text: times.join('\n') }, { text: deputisesFor },
  ];
  const columns = [labels.name, labels.organisation, labels.role, labels.presence, labels.times, labels.deputisesFor];
  return [filledTable(columns, [18, 19, 21, 17, 14, 11], attendance.seats.map(row))];
}

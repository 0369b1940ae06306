import type { AgendaModel } from '../agenda/agenda.model.js';
import { agendaView, type AgendaPart, type AgendaView } from '../agenda/agenda.view.js';
import type { AgendaLine } from '../agenda/returning.view.js';
import { entry, filledTable, heading, line, orNone, paragraph, part, table, titleBlocks, type Block, type Layout } from './blocks.js';
import { meetingFacts } from './file-facts.js';

/** The agenda with annotations laid out for paper: what, who, the items in order, and what comes back by itself. */
export function agendaLayout(model: AgendaModel): Layout {
  const view = agendaView(model);
  const { labels } = view;
  const nothing = view.parts.every(({ heading: name, items, topics }) => name === null && items.length + topics.length === 0);
  const blocks = [
    ...titleBlocks(view),
    ...view.facts.map((fact) => line(fact)),
    heading(2, labels.agenda),
    ...(nothing ? [paragraph(labels.noItems)] : view.parts.flatMap((one) => partBlocks(one, labels))),
    ...part(2, labels.papers, view.papers.map(lineEntry)),
    ...returning(view),
    heading(2, labels.invited),
    ...orNone(invited(view), labels.noInvited),
  ];
  return { head: view, facts: meetingFacts(model), sheet: 'upright', blocks };
}

function partBlocks({ heading: name, note, items, topics }: AgendaPart, labels: AgendaView['labels']): Block[] {
  const proposed = topics.length === 0 ? [] : [heading(name === null ? 3 : 4, labels.proposedTopics), ...topics.map(lineEntry)];
  return [...(name === null ? [] : [heading(3, name)]), ...(note === null ? [] : [paragraph(note)]), ...items.map(lineEntry), ...proposed];
}

const lineEntry = ({ label, ...rest }: AgendaLine): Block => entry({ ...rest, lead: label === '' ? [] : [label] });

function returning({ returning: back, labels }: AgendaView): Block[] {
  if (back === null) return [];
  const rows = back.actions.map(({ label, text, owner, due, state }) => [{ text: label }, { text }, { text: owner ?? labels.noOwner }, { text: due ?? labels.noDue }, { text: state }]);
  const actions = rows.length === 0 ? [] : [table([labels.number, labels.what, labels.owner, labels.due, labels.state], [20, 36, 17, 12, 15], rows)];
  return [
    heading(2, back.heading),
    ...(back.since === null ? [] : [paragraph(back.since)]),
    ...part(3, back.actionsHeading, [...actions, ...(back.fromSource === null ? [] : [paragraph(back.fromSource)])]),
    ...back.others.flatMap(({ heading: name, list }) => part(3, name, list.map(lineEntry))),
  ];
}

function invited({ invited: seats, labels }: AgendaView): Block[] {
  if (seats.length === 0) return [];
  const rows = seats.map(({ name, organisation, role, deputisesFor }) => [{ text: name }, { text: organisation }, { text: role }, { text: deputisesFor }]);
  return [filledTable([labels.name, labels.organisation, labels.role, labels.deputisesFor], [27, 29, 27, 17], rows)];
}

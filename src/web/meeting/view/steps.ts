import { PHASES, type Phase } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import { hrefOf } from '../at.js';
import type { Who } from './who.js';

export type StepState = 'done' | 'current' | 'todo';

export interface Step {
  readonly no: number;
  readonly phase: Phase | null;
  readonly itemId: string | null;
  readonly title: string | null;
  readonly state: StepState;
  /** True for the step that the page shows. */
  readonly viewed: boolean;
  readonly href: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly note: { readonly key: 'topics' | 'provisional' | 'until' | 'minutes'; readonly count: number; readonly at: string | null } | null;
}

/** The phases of a method `bob` meeting, or the agenda items of a free one between opening and closing. */
export function stepsView(meeting: MeetingState, viewed: { phase: Phase; itemId: string | null }): Step[] {
  return meeting.method === 'bob' ? phaseSteps(meeting, viewed.phase) : itemSteps(meeting, viewed);
}

function phaseSteps(meeting: MeetingState, viewed: Phase): Step[] {
  const over = meeting.closedAt !== null;
  const current = over ? PHASES.length : meeting.phase === null ? -1 : PHASES.indexOf(meeting.phase);
  return PHASES.map((phase, place) => {
    const stretch = meeting.phases.filter((one) => one.phase === phase).at(-1);
    const state = place === current ? 'current' : place < current ? 'done' : 'todo';
    return {
      no: place + 1,
      phase,
      itemId: null,
      title: null,
      state,
      viewed: phase === viewed,
      href: hrefOf(meeting.id, { phase: place === current ? null : phase }),
      from: stretch && state !== 'todo' ? stretch.from : null,
      until: state === 'done' && stretch ? (stretch.until ?? meeting.closedAt) : null,
      note: state === 'todo' ? noteOf(meeting, phase) : null,
    };
  });
}

function noteOf(meeting: MeetingState, phase: Phase): Step['note'] {
  if (phase === 'sluiting') return meeting.plannedEnd === null ? null : { key: 'until', count: 0, at: meeting.plannedEnd };
  const topics = [...meeting.oordeel.topics.values()].filter((topic) => topic.state !== 'dropped' && topic.struck === null);
  if (phase === 'oordeel') return topics.length === 0 ? null : { key: 'topics', count: topics.length, at: null };
  if (phase !== 'besluit') return null;
  const open = topics.flatMap((topic) => topic.provisional).filter((one) => one.struck === null && one.decisionId === null);
  return open.length === 0 ? null : { key: 'provisional', count: open.length, at: null };
}

function itemSteps(meeting: MeetingState, viewed: { phase: Phase; itemId: string | null }): Step[] {
  const items = meeting.agenda.filter((item) => !item.removed);
  const currentItem = meeting.phase === 'sluiting' ? null : meeting.currentItem;
  const place = meeting.phase === 'sluiting' ? items.length : items.findIndex((item) => item.id === currentItem);
  const ends = (phase: Phase, no: number, state: StepState): Step => ({
    no,
    phase,
    itemId: null,
    title: null,
    state,
    viewed: viewed.phase === phase && viewed.itemId === null,
    href: hrefOf(meeting.id, { phase }),
    from: null,
    until: null,
    note: null,
  });
  return [
    ends('opening', 1, place >= 0 ? 'done' : 'current'),
    ...items.map((item, index): Step => ({
      no: index + 2,
      phase: null,
      itemId: item.id,
      title: item.title,
      state: index === place ? 'current' : index < place ? 'done' : 'todo',
      viewed: viewed.itemId === item.id,
      href: hrefOf(meeting.id, { item: item.id }),
      from: null,
      until: null,
      note: item.minutes === null ? null : { key: 'minutes', count: item.minutes, at: null },
    })),
    ends('sluiting', items.length + 2, meeting.phase === 'sluiting' ? 'current' : 'todo'),
  ];
}

/** Where the meeting goes next: a phase, or an agenda item of a free meeting; null at the end or without the right. */
export function nextStep(meeting: MeetingState, steps: readonly Step[], who: Who): Step | null {
  const right = meeting.method === 'bob' ? who.can.MoveToPhase : who.can.OpenItem || who.can.MoveToPhase;
  if (!right || meeting.state !== 'running') return null;
  const current = steps.findIndex((step) => step.state === 'current');
  return steps[current + 1] ?? null;
}

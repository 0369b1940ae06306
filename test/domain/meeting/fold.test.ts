import { describe, expect, it } from 'vitest';
import type { MeetingState } from '../../../src/domain/meeting/state.js';
import { partsOf, streamOf, type RecordedEvent, type StreamId } from '../../../src/domain/kernel/event.js';
import { foldEvent } from '../../../src/domain/meeting/fold.js';
import { adviser, beeldSteps, chair, CRISIS, expert, information, inMeeting, MEETING, secretary } from '../../support/crisis.js';
import { does, given } from '../../support/given.js';

const steps = [
  ...beeldSteps(),
  does(information, 'RecordSummary', { ...inMeeting, text: 'Zes meldingen' }),
  does(information, 'AddStatement', { ...inMeeting, text: 'Er zijn 44 opnames' }),
  does(secretary, 'AddRemark', { ...inMeeting, text: 'Geschorst' }),
  does(expert, 'OfferEntry', { ...inMeeting, kind: 'topic', text: 'Vervoer' }),
  does(adviser, 'ProposeTopic', { ...inMeeting, title: 'Testen' }),
  does(secretary, 'AssignAction', { ...inMeeting, what: 'Brief' }),
  does(secretary, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words: 'Nu bellen', fields: {} }),
  does(chair, 'MoveToPhase', { ...inMeeting, phase: 'oordeel' }),
];
const { events } = given(...steps).world;

function fold(stream: StreamId, list: readonly RecordedEvent[]): unknown {
  return list.filter((event) => event.stream === stream).reduce<unknown>((state, event) => foldEvent(partsOf(stream).kind, state, event), null);
}

const sealed = (type: string) => events.map((event) => (event.type === type ? { ...event, payload: null } : event));

describe('folding', () => {
  it('gives the same state again from the same events', () => {
    for (const stream of new Set(events.map((event) => event.stream))) expect(fold(stream, events)).toEqual(fold(stream, events));
  });

  it('keeps a tombstone where a payload was destroyed (R7)', () => {
    const after = (type: string) => fold(streamOf('meeting', MEETING), sealed(type)) as MeetingState;
    expect(after('RemarkAdded').remarks).toMatchObject([{ text: '', struck: { reason: 'sealed' } }]);
    expect(after('SummaryRecorded').summaries).toMatchObject([{ text: '', struck: { reason: 'sealed' } }]);
    expect([...after('DecisionTaken').besluit.decisions.values()]).toMatchObject([{ words: '', struck: { reason: 'sealed' } }]);
  });

  it('goes on over any destroyed payload, and still counts the version', () => {
    for (const type of new Set(events.map((event) => event.type))) {
      if (type === 'CrisisStarted' || type === 'MeetingCalled') continue;
      const list = sealed(type);
      for (const stream of [streamOf('meeting', MEETING), streamOf('crisis', CRISIS), streamOf('picture', CRISIS)]) {
        const last = list.findLast((event) => event.stream === stream);
        expect(fold(stream, list), `${type} in ${stream}`).toMatchObject({ version: last?.version });
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { calledSteps, chair, coordinator, expert, inMeeting, MEETING, secretary } from '../../support/crisis.js';
import { does, given } from '../../support/given.js';

const write = (entryVersion: number, more: object = {}, by = secretary) => does(by, 'WriteBriefingNote', { ...inMeeting, entryVersion, subject: 'Mondkapjes', ...more });

describe('the note that prepares a meeting', () => {
  it('is written whole, with by whom and when; what is left out is empty', () => {
    const { world } = given(...calledSteps(), write(0, { addressees: 'De minister\nDe pSG', advice: '  ', date: '2020-03-23' }));
    expect(world.meeting(MEETING).briefingNote).toMatchObject({ entryVersion: 1, by: secretary.name, subject: 'Mondkapjes', addressees: 'De minister\nDe pSG', advice: null, date: '2020-03-23', points: null });
  });

  it('counts its versions; each stays in the journal', () => {
    const { world } = given(...calledSteps(), write(0, { advice: 'Eerst' }), write(1, { advice: 'Dan' }, chair));
    expect(world.meeting(MEETING).briefingNote).toMatchObject({ entryVersion: 2, by: chair.name, advice: 'Dan' });
    expect(world.events.filter(({ type }) => type === 'BriefingNoteWritten').map(({ payload }) => (payload as { advice: string }).advice)).toEqual(['Eerst', 'Dan']);
  });

  it('is not written over by who looked at an older one (R16)', () => {
    given(...calledSteps(), write(0)).when(write(0, { advice: 'Ook' })).rejects('stale-version');
    given(...calledSteps()).when(write(1)).rejects('stale-version');
    given(...calledSteps(), write(0)).when(write(1)).rejects('nothing-changes');
  });

  it('needs a subject, a date that exists, and keeps to its limits', () => {
    for (const wrong of [{ subject: ' ' }, { date: '2020-02-30' }, { attachments: 'x'.repeat(3_001) }, { advice: 'x'.repeat(10_001) }, { from: 'x'.repeat(301) }]) given(...calledSteps()).when(write(0, wrong)).rejects('invalid-input');
  });

  it('is written in preparation and while the meeting runs, by who prepares it; not after', () => {
    given(...calledSteps()).when(write(0, {}, coordinator)).then('BriefingNoteWritten');
    given(...calledSteps()).when(write(0, {}, expert)).rejects('not-allowed');
    const running = [...calledSteps(), does(secretary, 'StartMeeting', inMeeting)];
    given(...running).when(write(0)).then('BriefingNoteWritten');
    const closed = [...running, ...['beeld', 'oordeel', 'besluit', 'sluiting'].map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase, skip: true, reason: 'Oefening' })), does(chair, 'CloseMeeting', inMeeting)];
    given(...closed).when(write(0)).rejects('wrong-state');
  });

  it("of a restricted team's meeting is not there for who only organises", () => {
    const { world } = given(...calledSteps({ restricted: true }), write(0));
    const seenBy = (personId: string, column: 'coordinator' | 'secretary', inside: boolean) => redact(world.meetingScope(MEETING), { personId, columns: new Set([column]), inside: () => inside }).meeting.briefingNote;
    expect(seenBy(coordinator.personId, 'coordinator', false)).toBeUndefined();
    expect(seenBy(secretary.personId, 'secretary', true)?.subject).toBe('Mondkapjes');
  });
});

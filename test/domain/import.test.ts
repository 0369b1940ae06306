import { describe, expect, it } from 'vitest';
import type { BesluitPayload } from '../../src/domain/besluit/index.js';
import type { Party } from '../../src/domain/kernel/entry.js';
import { coordinator, CRISIS, crisisSteps, outsider, secretary } from '../support/crisis.js';
import { does, given, idOf } from '../support/given.js';

const point = (phase: string, text: string, more: object = {}) => ({ phase, text, by: null, owner: null, due: null, certainty: null, forwarded_to: null, source: 3, ...more });
const meeting = (id: string, points: object[], more: object = {}) => ({ id, team: 'OTCb', date: '2020-02-03', start: null, end: null, points, ...more });
const imports = (...meetings: object[]) => does(coordinator, 'ImportMeetings', { crisisId: CRISIS, meetings });

describe('importing meetings', () => {
  it('makes each point the entry of its kind, in the order of the source', () => {
    const points = [
      point('proces', 'p'),
      point('besluit', 'b', { forwarded_to: 'ICCb/MCCb' }),
      point('beeld', 's', { certainty: 'aanname', by: 'OMT' }),
      point('actie', 'a', { owner: 'iedereen', due: '2020-02-11' }),
      point('oordeel', 'o', { by: 'AZ' }),
    ];
    const { world, result } = given(...crisisSteps()).when(imports(meeting('m', points)));
    expect(Array.isArray(result) && result.map(({ type }) => type)).toEqual([
      'MeetingImported', 'MeetingNumbered', 'RemarkAdded', 'DecisionTaken', 'StatementAdded', 'ActionAssigned', 'ActionNoted', 'TopicProposed',
    ]);
    const scope = world.meetingScope(world.last('meetingId'));
    expect(scope.meeting).toMatchObject({ state: 'closed', phase: null, reference: 'COV-OTCb-2020-01', imported: { source: 'm' }, plannedStart: '2020-02-03' });
    const [decision] = [...scope.meeting.besluit.decisions.values()];
    expect(decision).toMatchObject({ reference: 'COV-OTCb-2020-01-B1', outcome: 'taken', fields: { forwardedTo: 'ICCb/MCCb' } satisfies Partial<BesluitPayload<'DecisionTaken'>['fields']> });
    expect(decision?.confirmation).toMatchObject({ state: 'imported', by: null });
    expect(decision?.imported).toEqual({ place: 2, source: 3, by: null, forwardedTo: 'ICCb/MCCb' });
    expect(decision?.late).toBe(false);
    const [statement] = [...scope.picture.statements.values()];
    expect(statement).toMatchObject({ number: 1, certainty: 'aanname', speaker: { kind: 'text', text: 'OMT' }, imported: { place: 3 } });
    expect([...scope.actions.values()][0]).toMatchObject({ number: 1, owner: { kind: 'text', text: 'iedereen' }, due: '2020-02-11', imported: { place: 4 } });
    expect([...scope.meeting.oordeel.topics.values()][0]).toMatchObject({ title: 'o', imported: { place: 5, by: 'AZ' } });
  });

  it('links an owner to the person, function or organisation of that name, and keeps the words as written', () => {
    const organisation = does(coordinator, 'AddOrganisation', { crisisId: CRISIS, organisationId: idOf(60), abbreviation: 'RIVM', name: 'Rijksinstituut', party: true });
    const known = does(coordinator, 'AddFunction', { crisisId: CRISIS, functionId: idOf(61), abbreviation: 'dPG', name: 'directeur' });
    const points = ['rivm', 'dPG', secretary.name, 'OBP, BPZ en FEZ'].map((owner) => point('actie', 'a', { owner }));
    const { world } = given(...crisisSteps(), organisation, known).when(imports(meeting('m', points)));
    const owners = [...world.meetingScope(world.last('meetingId')).actions.values()].map(({ owner }) => owner);
    expect(owners).toEqual<Party[]>([
      { kind: 'organisation', id: idOf(60), text: 'rivm' },
      { kind: 'function', id: idOf(61), text: 'dPG' },
      { kind: 'person', id: secretary.personId, text: secretary.name },
      { kind: 'text', id: null, text: 'OBP, BPZ en FEZ' },
    ]);
  });

  it('makes teams that are missing: the known crisis teams by the method, all others free', () => {
    const { world } = given(...crisisSteps()).when(imports(meeting('a', [], { team: 'mBTCb' }), meeting('b', [], { team: 'Bestuursraad' }), meeting('c', [], { team: 'OTCb' })));
    const teams = [...world.crisis(CRISIS).teams.values()].map(({ code, method, level }) => [code, method, level]);
    expect(teams).toContainEqual(['mBTCb', 'bob', 'ministerial']);
    expect(teams).toContainEqual(['Bestuursraad', 'free', 'other']);
    expect(teams.filter(([code]) => code === 'OTCb')).toHaveLength(1);
  });

  it('numbers in order of date whatever the order of the file, after the numbers that were given out', () => {
    const later = meeting('later', [], { date: '2020-03-02' });
    const { world } = given(...crisisSteps(), imports(meeting('first', [], { date: '2020-05-01' }))).when(imports(later, meeting('earlier', [], { date: '2020-02-01', start: '10:00', end: '09:00' })));
    const made = world.events.filter(({ type }) => type === 'MeetingImported').map(({ payload }) => payload as { source: string; number: number; plannedStart: string; plannedEnd: string | null });
    expect(made.map(({ source, number }) => [source, number])).toEqual([['first', 1], ['earlier', 2], ['later', 3]]);
    expect(made[1]).toMatchObject({ plannedStart: '2020-02-01T09:00:00.000Z', plannedEnd: '2020-02-02T08:00:00.000Z' });
  });

  it('is for who organises the crisis', () => {
    given(...crisisSteps()).when(does(outsider, 'ImportMeetings', { crisisId: CRISIS, meetings: [meeting('m', [])] })).rejects('not-allowed');
  });

  it.each([
    [[meeting('m', []), meeting('m', [])], 'import-twice', 'meetings.1.id'],
    [[meeting('m', [], { date: '2020-03-29', start: '02:30' })], 'import-time', 'meetings.0.start'],
  ])('refuses what cannot be', (meetings, code, field) => {
    given(...crisisSteps()).when(imports(...meetings)).rejects(code, field);
  });
});

import { describe, expect, it } from 'vitest';
import { adviser, beeldSteps, calledSteps, chair, coordinator, CRISIS, deputy, expert, information, inMeeting, MEETING, observer, outsider, secretary, startedSteps, TEAM } from '../../support/crisis.js';
import { does, given, type World } from '../../support/given.js';

const presence = (personId: string, value: string, at?: string) => does(secretary, 'RecordPresence', { ...inMeeting, personId, presence: value, ...(at ? { at } : {}) });
const seatOf = (world: World, personId: string) => world.meeting(MEETING).attendance.seats.get(personId);

describe('presence by interval (R6)', () => {
  it('comes, goes on line, leaves and comes back', () => {
    const { world } = given(...startedSteps());
    world.must(presence(expert.personId, 'present', '2020-03-24T08:01:00Z'));
    world.must(presence(expert.personId, 'online', '2020-03-24T08:05:00Z'));
    world.must(presence(expert.personId, 'left', '2020-03-24T08:06:00Z'));
    world.must(presence(expert.personId, 'present', '2020-03-24T08:08:00Z'));
    expect(seatOf(world, expert.personId)?.intervals).toEqual([
      { from: '2020-03-24T08:01:00.000Z', until: '2020-03-24T08:05:00.000Z', online: false },
      { from: '2020-03-24T08:05:00.000Z', until: '2020-03-24T08:06:00.000Z', online: true },
      { from: '2020-03-24T08:08:00.000Z', until: null, online: false },
    ]);
  });

  it('refuses what would overlap, what has still to come, and what says nothing new', () => {
    const there = [...startedSteps(), presence(expert.personId, 'present', '2020-03-24T08:05:00Z')];
    given(...there).when(presence(expert.personId, 'left', '2020-03-24T08:04:00Z')).rejects('presence-overlaps', 'at');
    given(...there).when(presence(expert.personId, 'left', '2030-01-01T00:00:00Z')).rejects('presence-in-the-future', 'at');
    given(...startedSteps()).when(presence(expert.personId, 'present', '2001-01-01T00:00:00Z')).rejects('too-early', 'at');
    given(...startedSteps()).when(presence(expert.personId, 'present', '2020-03-23T09:00:00Z')).then('PresenceRecorded');
    given(...there).when(presence(expert.personId, 'present')).rejects('nothing-changes');
    given(...there).when(presence(expert.personId, 'present', '2020-03-24T08:01:00Z')).rejects('presence-known', 'at');
    given(...startedSteps()).when(presence(expert.personId, 'left')).rejects('not-there', 'presence');
    given(...startedSteps()).when(presence(outsider.personId, 'present')).rejects('unknown-person', 'personId');
  });

  it('takes back a mistake: who was absent was not there', () => {
    const { world } = given(...startedSteps(), presence(expert.personId, 'present'), presence(expert.personId, 'excused'));
    expect(seatOf(world, expert.personId)).toMatchObject({ presence: 'excused', intervals: [] });
  });

  it('records everyone who is still expected with one key, and nobody else', () => {
    const { world } = given(...startedSteps(), presence(expert.personId, 'excused'), does(secretary, 'RecordAllPresent', inMeeting));
    expect(seatOf(world, expert.personId)?.presence).toBe('excused');
    expect(seatOf(world, chair.personId)?.presence).toBe('present');
    expect(world.meeting(MEETING).attendance.recorded).toBe(true);
    expect(world.run(does(secretary, 'RecordAllPresent', inMeeting))).toMatchObject({ code: 'nobody-expected' });
  });

  it('lets everyone at the table record the own presence, and only that', () => {
    given(...startedSteps()).when(does(observer, 'CheckIn', { ...inMeeting, presence: 'online' })).then('PresenceRecorded');
    given(...startedSteps()).when(does(expert, 'RecordPresence', { ...inMeeting, personId: chair.personId, presence: 'present' })).rejects('not-allowed');
    given(...startedSteps()).when(does(outsider, 'CheckIn', { ...inMeeting, presence: 'present' })).rejects('not-seated');
    given(...calledSteps()).when(does(expert, 'CheckIn', { ...inMeeting, presence: 'present' })).rejects('wrong-state');
  });
});

describe('roles at the table', () => {
  const handOver = (by: typeof chair, role: string, toPersonId: string, more: object = {}) => does(by, 'HandOverRole', { ...inMeeting, role, toPersonId, ...more });

  it('are handed over in mid-meeting, with the time and the rights', () => {
    const { world } = given(...beeldSteps(), handOver(secretary, 'secretary', expert.personId));
    expect(world.meeting(MEETING).attendance.handovers).toMatchObject([{ role: 'secretary', fromPersonId: secretary.personId, toPersonId: expert.personId }]);
    expect(world.run(presence(observer.personId, 'left'))).toMatchObject({ code: 'not-allowed' });
    world.must(does(expert, 'RecordPresence', { ...inMeeting, personId: observer.personId, presence: 'left' }));
  });

  it('are handed over by their own holder, not by another', () => {
    given(...beeldSteps()).when(handOver(information, 'information-coordinator', expert.personId)).then('RoleHandedOver');
    given(...beeldSteps()).when(handOver(adviser, 'information-coordinator', expert.personId)).rejects('not-allowed');
    given(...beeldSteps()).when(handOver(chair, 'secretary', outsider.personId)).rejects('unknown-person', 'toPersonId');
    given(...beeldSteps()).when(handOver(chair, 'secretary', expert.personId, { fromPersonId: observer.personId })).rejects('role-not-held');
    given(...beeldSteps()).when(handOver(chair, 'secretary', secretary.personId)).rejects('same-person');
  });

  it('go to the deputy while the other is away, who chairs and decides', () => {
    const deputise = does(secretary, 'Deputise', { ...inMeeting, personId: deputy.personId, forPersonId: chair.personId });
    const { world } = given(...startedSteps(), presence(chair.personId, 'excused'), deputise);
    expect(seatOf(world, deputy.personId)).toMatchObject({ deputisesFor: chair.personId, roles: ['chair'] });
    world.must(does(deputy, 'AnnounceProcedure', inMeeting));
    expect(world.run(does(chair, 'AnnounceProcedure', inMeeting))).toMatchObject({ code: 'not-seated' });
    given(...startedSteps(), presence(chair.personId, 'present')).when(deputise).rejects('is-there', 'forPersonId');
  });

  it('lapses while the one replaced is at the table after all: one person chairs (R1)', () => {
    const deputise = does(secretary, 'Deputise', { ...inMeeting, personId: deputy.personId, forPersonId: chair.personId });
    const { world } = given(...startedSteps(), presence(chair.personId, 'excused'), deputise, presence(deputy.personId, 'present'));
    world.must(presence(chair.personId, 'present'));
    world.must(does(chair, 'AnnounceProcedure', inMeeting));
    expect(world.run(does(deputy, 'AnnounceProcedure', { ...inMeeting, text: 'Ook ik' }))).toMatchObject({ code: 'not-allowed' });
    world.must(presence(chair.personId, 'left'));
    world.must(does(deputy, 'AnnounceProcedure', { ...inMeeting, text: 'Weer ik' }));
  });

  it('can be given to a guest, for this meeting only', () => {
    const { world } = given(...startedSteps(), does(secretary, 'AddGuest', { ...inMeeting, name: 'Gast van het RIVM', organisation: 'RIVM', role: 'observer' }));
    const guest = { kind: 'guest', personId: world.last('personId'), name: 'Gast van het RIVM', meetingId: MEETING } as const;
    expect(seatOf(world, guest.personId)).toMatchObject({ guest: true, organisation: 'RIVM', roles: ['observer'] });
    world.must(does(guest, 'CheckIn', { ...inMeeting, presence: 'present' }));
    expect(world.run(does(guest, 'CallMeeting', { crisisId: CRISIS, teamId: world.meeting(MEETING).teamId, plannedStart: '2020-03-24T09:00:00Z' }))).toMatchObject({ code: 'not-allowed' });
  });

  it('are invited and uninvited in preparation', () => {
    const invite = does(coordinator, 'InvitePerson', { ...inMeeting, personId: deputy.personId, roles: ['content-adviser'] });
    given(...calledSteps(), invite).when(invite).rejects('already-invited');
    const { world } = given(...calledSteps(), invite, does(secretary, 'UninvitePerson', { ...inMeeting, personId: deputy.personId }));
    expect(seatOf(world, deputy.personId)).toBeUndefined();
    given(...startedSteps()).when(does(secretary, 'UninvitePerson', { ...inMeeting, personId: expert.personId })).rejects('already-started');
    given(...calledSteps()).when(does(secretary, 'InvitePerson', { ...inMeeting, personId: outsider.personId })).rejects('unknown-person', 'personId');
  });

  it('come into a restricted team that meets by its chair and secretary only', () => {
    const invite = (by: typeof coordinator, personId: string) => does(by, 'InvitePerson', { ...inMeeting, personId, roles: ['observer'] });
    const guest = (by: typeof coordinator) => does(by, 'AddGuest', { ...inMeeting, name: 'Gast', role: 'observer' });
    for (const by of [coordinator, adviser]) {
      for (const [step, event] of [[invite(by, coordinator.personId), 'PersonInvited'], [invite(by, deputy.personId), 'PersonInvited'], [guest(by), 'GuestAdded']] as const) {
        given(...startedSteps({ restricted: true })).when(step).rejects('not-allowed');
        given(...startedSteps()).when(step).then(event);
        given(...calledSteps({ restricted: true })).when(step).then(event);
      }
    }
    for (const by of [chair, secretary]) {
      given(...startedSteps({ restricted: true })).when(invite(by, deputy.personId)).then('PersonInvited');
      given(...startedSteps({ restricted: true })).when(guest(by)).then('GuestAdded');
    }
    // Restricted while it ran: its doors close too.
    const closing = does(coordinator, 'ChangeTeam', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, method: 'bob', restricted: true });
    given(...startedSteps(), closing).when(invite(coordinator, coordinator.personId)).rejects('not-allowed');
  });
});

describe('the round', () => {
  const start = does(chair, 'StartRound', inMeeting);
  const turn = (by: typeof expert, personId: string, outcome = 'nothing') => does(by, 'TakeTurn', { ...inMeeting, personId, outcome });

  it('is in Beeld, one at a time', () => {
    given(...startedSteps(), does(secretary, 'RecordAllPresent', inMeeting)).when(start).rejects('only-in-beeld');
    given(...beeldSteps(), start).when(start).rejects('round-running');
    given(...beeldSteps()).when(turn(expert, expert.personId)).rejects('no-round');
    given(...beeldSteps()).when(does(chair, 'EndRound', { ...inMeeting, rest: 'nothing' })).rejects('no-round');
  });

  it('lets people take the own turn, the secretary anyone\'s', () => {
    given(...beeldSteps(), start).when(turn(expert, expert.personId, 'addition')).then('TurnTaken');
    given(...beeldSteps(), start).when(turn(expert, adviser.personId)).rejects('not-allowed');
    given(...beeldSteps(), start).when(turn(secretary, adviser.personId)).then('TurnTaken');
    given(...beeldSteps(), start, turn(expert, expert.personId)).when(turn(expert, expert.personId)).rejects('nothing-changes');
  });

  it('ends with one key for all who have nothing, or keeps who was not heard', () => {
    const turnsAfter = (rest: string) => {
      const { world } = given(...beeldSteps(), start, turn(expert, expert.personId, 'addition'), does(chair, 'EndRound', { ...inMeeting, rest }));
      return world.meeting(MEETING).attendance.rounds[0]?.turns.map(({ outcome }) => outcome);
    };
    expect(turnsAfter('nothing')).toEqual(['nothing', 'nothing', 'nothing', 'addition']);
    expect(turnsAfter('not-heard')).toEqual(['not-heard', 'not-heard', 'not-heard', 'addition']);
  });

  it('does not say of someone who left that they had nothing to add', () => {
    const { world } = given(...beeldSteps(), start, presence(expert.personId, 'left'), does(chair, 'EndRound', { ...inMeeting, rest: 'nothing' }));
    const turns = world.meeting(MEETING).attendance.rounds[0]?.turns ?? [];
    expect(turns.find(({ personId }) => personId === expert.personId)?.outcome).toBe('not-heard');
    expect(turns.find(({ personId }) => personId === adviser.personId)?.outcome).toBe('nothing');
  });

  it('takes in who came later', () => {
    const { world } = given(...beeldSteps(), start, does(secretary, 'InvitePerson', { ...inMeeting, personId: deputy.personId }));
    expect(world.run(turn(secretary, deputy.personId))).toMatchObject({ code: 'not-there' });
    world.must(presence(deputy.personId, 'present'));
    world.must(turn(secretary, deputy.personId));
    expect(world.meeting(MEETING).attendance.rounds[0]?.turns.at(-1)).toMatchObject({ personId: deputy.personId, outcome: 'nothing' });
  });
});

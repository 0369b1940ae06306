import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

/** A time of happening that lies within a meeting that was just brought into its phase. */
const earlier = (house: House) => house.now();
const circle = (house: House) => [house.people.secretary.personId, house.people.chair.personId];
const times = { plannedStart: '2026-03-25T09:00:00.000Z', plannedEnd: '2026-03-25T10:00:00.000Z' };
const told = { title: 'Extra overleg', place: 'Zaal 4', link: 'https://vergader.example/42', classification: 'dep-vertrouwelijk' };

async function guest(house: House): Promise<string> {
  return house.make('personId', 'AddPerson', { crisisId: house.crisisId, name: 'Noor Visser', staff: true }, 'coordinator');
}

const item = (house: House) => ({ title: 'Stand van zaken', note: 'Graag kort', minutes: 10, place: 'opening', restrictedTo: circle(house) });

async function withItem(house: House) {
  const meetingId = await house.meeting('opening');
  return { meetingId, itemId: await house.make('itemId', 'AddAgendaItem', { meetingId, ...item(house) }) };
}

const note = {
  ...{ addressees: 'De minister', from: 'Directie Water', date: '2020-03-23', reference: 'W-1', caseNumber: 'Z-2', subject: 'Overleg over water', when: 'Dinsdag, 10:00', where: 'Zaal 1' },
  ...{ reason: 'Het water stijgt', participants: 'De voorzitter', points: 'De dijk', advice: 'Akkoord gaan', nextSteps: 'Kamerbrief', draftedBy: 'Directie Water', attachments: 'Kaart' },
};

export const MEETING_SAMPLES = {
  CallMeeting: async (house) => ({ input: { crisisId: house.crisisId, teamId: house.teamId, meetingId: house.id(), ...told, ...times } }),
  ChangeMeeting: async (house) => ({ input: { meetingId: await house.meeting('opening'), detailsVersion: 1, ...told } }),
  MoveMeeting: async (house) => ({ input: { meetingId: await house.meeting('preparation'), detailsVersion: 1, ...times, reason: 'De zaal is bezet' } }),
  CancelMeeting: async (house) => ({ input: { meetingId: await house.meeting('preparation'), reason: 'Niet meer nodig' } }),
  WriteBriefingNote: async (house) => ({ input: { meetingId: await house.meeting('opening'), entryVersion: 0, ...note } }),
  AddAgendaItem: async (house) => ({ input: { meetingId: await house.meeting('opening'), ...item(house) } }),
  ChangeAgendaItem: async (house) => ({ input: { ...(await withItem(house)), entryVersion: 1, ...item(house), title: 'Andere titel', note: 'Andere toelichting' } }),
  RemoveAgendaItem: async (house) => ({ input: { ...(await withItem(house)), entryVersion: 1 } }),
  OrderAgenda: async (house) => {
    const { meetingId, itemId } = await withItem(house);
    const second = await house.make('itemId', 'AddAgendaItem', { meetingId, ...item(house) });
    return { input: { meetingId, itemIds: [second, itemId], basedOn: [itemId, second] } };
  },
  OpenItem: async (house) => ({ input: await withItem(house) }),
  InvitePerson: async (house) => ({
    input: { meetingId: await house.meeting('preparation'), personId: await guest(house), roles: ['content-adviser'], deputisesFor: house.people.expert.personId },
  }),
  UninvitePerson: async (house) => ({ input: { meetingId: await house.meeting('preparation'), personId: house.people.expert.personId } }),
  AddGuest: async (house) => ({ input: { meetingId: await house.meeting('opening'), name: 'Tjeerd Haarsma', organisation: 'RIVM', role: 'observer' } }),
  Deputise: async (house) => ({ input: { meetingId: await house.meeting('opening'), personId: await guest(house), forPersonId: house.people.expert.personId } }),
  StartMeeting: async (house) => ({ input: { meetingId: await house.meeting('preparation') } }),
  AnnounceProcedure: async (house) => ({ input: { meetingId: await house.meeting('opening'), text: 'Alleen nieuwe informatie' } }),
  MoveToPhase: async (house) => ({ input: { meetingId: await house.meeting('oordeel'), phase: 'beeld', skip: true, reason: 'Er is nieuws' } }),
  SetNextMeeting: async (house) => ({ input: { meetingId: await house.meeting('sluiting'), at: '2036-03-26T09:00:00.000Z', note: 'Op verzoek eerder' } }),
  CloseMeeting: async (house) => ({ input: { meetingId: await house.meeting('sluiting') } }),
  RecordSummary: async (house) => ({ input: { meetingId: await house.meeting('beeld'), text: 'Drie regio’s melden tekorten', happenedAt: earlier(house) } }),
  AddRemark: async (house) => {
    const { meetingId, itemId } = await withItem(house);
    return { input: { meetingId, itemId, text: 'De verbinding viel weg', happenedAt: earlier(house) } };
  },
  RecordPresence: async (house) => {
    const meetingId = await house.meeting('opening');
    return { input: { meetingId, personId: house.people.expert.personId, presence: 'online', at: earlier(house) } };
  },
  CorrectPresence: {
    running: async (house) => {
      const meetingId = await house.meeting('opening');
      const personId = house.people.expert.personId;
      const known = await house.server.core.reader.meeting(meetingId);
      const seat = known?.meeting.attendance.seats.get(personId);
      const from = new Date(Date.parse(earlier(house)) - 3_600_000).toISOString();
      const between = new Date(Date.parse(earlier(house)) - 1_800_000).toISOString();
      const intervals = [{ from, until: between, online: false }, { from: earlier(house), until: null, online: true }];
      return { input: { meetingId, personId, entryVersion: seat?.entryVersion, presence: 'online', intervals, reason: 'Op de verkeerde naam gedrukt' } };
    },
    closed: async (house) => {
      const meetingId = await house.meeting('sluiting');
      await house.run('CloseMeeting', { meetingId });
      const personId = house.people.expert.personId;
      const known = await house.server.core.reader.meeting(meetingId);
      const seat = known?.meeting.attendance.seats.get(personId);
      const until = known?.meeting.closedAt ?? '';
      const intervals = [{ from: new Date(Date.parse(until) - 3_600_000).toISOString(), until, online: false }];
      return { input: { meetingId, personId, entryVersion: seat?.entryVersion, presence: 'left', intervals, reason: 'Was weg voor het einde' } };
    },
  },
  CheckIn: async (house) => ({ by: 'expert', input: { meetingId: await house.meeting('opening'), presence: 'online' } }),
  RecordAllPresent: async (house) => ({ input: { meetingId: await house.meeting('opening') } }),
  SeatSuccessor: async (house) => {
    const { crisisId, people } = house;
    const [personId, successorId] = [people.chair.personId, people.coordinator.personId];
    const teamId = await house.make('teamId', 'MakeTeam', { crisisId, abbreviation: `OP${house.id().slice(-4)}`, name: 'Opvolging', level: 'other', method: 'bob' }, 'coordinator');
    const functionId = await house.make('functionId', 'AddFunction', { crisisId, abbreviation: `f${house.id().slice(-4)}`, name: 'functie' }, 'coordinator');
    await house.run('SetFunctionHolder', { crisisId, functionId, personId, from: '2026-03-01' }, 'coordinator');
    await house.run('SeatMember', { crisisId, teamId, functionId, role: 'chair' }, 'coordinator');
    await house.run('SeatMember', { crisisId, teamId, personId: people.secretary.personId, role: 'secretary' }, 'coordinator');
    const meetingId = await house.meeting('opening', teamId);
    await house.run('EndFunctionHolder', { crisisId, functionId, personId }, 'coordinator');
    await house.run('SetFunctionHolder', { crisisId, functionId, personId: successorId }, 'coordinator');
    return { input: { meetingId, personId, successorId } };
  },
  HandOverRole: async (house) => {
    const meetingId = await house.meeting('beeld');
    const { chair, expert } = house.people;
    return { input: { meetingId, role: 'chair', fromPersonId: chair.personId, toPersonId: expert.personId, at: earlier(house) } };
  },
  StartRound: async (house) => ({ input: { meetingId: await house.meeting('beeld') } }),
  TakeTurn: async (house) => {
    const meetingId = await house.meeting('beeld');
    await house.run('StartRound', { meetingId });
    return { input: { meetingId, personId: house.people.expert.personId, outcome: 'addition' } };
  },
  EndRound: async (house) => {
    const meetingId = await house.meeting('beeld');
    await house.run('StartRound', { meetingId });
    return { input: { meetingId, rest: 'not-heard' } };
  },
} as const satisfies Record<string, Sample | Record<string, Sample>>;

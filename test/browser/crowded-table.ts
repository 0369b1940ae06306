import type { TestServer } from '../support/server.js';
import type { Cast } from './cast.js';

/** Eighty letters without a place to break. */
export const LONG_WORD = 'Arbeidsongeschiktheidsverzekeringsmaatschappijencoordinatiecentrumvergaderverslag'.slice(0, 80);
const SENTENCES = [
  'De voorraad beschermingsmiddelen in de regio neemt af.',
  'Het ROAZ meldt dat de bezetting van de ic oploopt en dat er per dag ongeveer dertig bedden bij komen.',
  'Scholen vragen om duidelijkheid.',
  'De koepels van de langdurige zorg willen één lijn voor het hele land en melden dat huizen nu ieder hun eigen regels stellen voor bezoek.',
];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CERTAINTIES = ['feit', 'aanname', 'onzeker'] as const;

/** How much stands on a table that is too full. */
export interface Crowd {
  readonly people: number;
  readonly entries: number;
}

/** A meeting of a team of its own in Beeld with a crowd at it: long names, long words, one text as long as may be. Answers its address. */
export async function crowdedTable(server: TestServer, table: Cast, { people, entries }: Crowd = { people: 40, entries: 300 }): Promise<string> {
  const { crisisId, coordinator } = table;
  const { secretary, chair, information } = table.people;
  const make = async (who: typeof secretary, key: string, name: string, input: object) => {
    const receipt = await server.run(who, name, input);
    return String((receipt.events[0]?.payload as Record<string, unknown>)[key] ?? receipt.events[0]?.stream.split(':')[1]);
  };
  const organisationId = await make(coordinator, 'organisationId', 'AddOrganisation', { crisisId, abbreviation: 'ADIGC', name: `Afdeling ${LONG_WORD}`, party: false });
  const teamId = await make(coordinator, 'teamId', 'MakeTeam', { crisisId, abbreviation: 'OTdrukbezet', name: `Operationeel team ${LONG_WORD}`, level: 'operational', method: 'bob' });
  const seat = (personId: string, role: string) => server.run(coordinator, 'SeatMember', { crisisId, teamId, personId, role });
  await seat(secretary.personId, 'secretary');
  await seat(chair.personId, 'chair');
  await seat(information.personId, 'information-coordinator');
  for (let no = 4; no <= people; no += 1) {
    const name = no === 7 ? `Drs. ${LONG_WORD}` : `Alexandra van der Meulen-Hoogenboom ${LETTERS[no % 26]}${LETTERS[Math.floor(no / 26)]}`;
    const { personId } = await server.person(name);
    await server.run(coordinator, 'AddPerson', { crisisId, personId, name, organisationId, staff: true });
    await seat(personId, 'content-adviser');
  }
  const plannedStart = server.clock.now();
  const meetingId = await make(secretary, 'meetingId', 'CallMeeting', { crisisId, teamId, plannedStart, place: LONG_WORD });
  const run = (who: typeof secretary, name: string, input: object = {}) => server.run(who, name, { meetingId, ...input });
  await run(secretary, 'StartMeeting');
  await run(secretary, 'RecordAllPresent');
  await run(chair, 'AnnounceProcedure');
  await run(secretary, 'MoveToPhase', { phase: 'beeld' });
  await run(information, 'RecordSummary', { text: `${SENTENCES.join(' ')} ${LONG_WORD}` });
  for (let no = 1; no <= entries - 2; no += 1) {
    await run(information, 'AddStatement', { text: SENTENCES[no % SENTENCES.length], certainty: CERTAINTIES[no % 3], statedSource: no % 7 === 0 ? LONG_WORD : 'ROAZ', speaker: { kind: 'text', id: null, text: no % 11 === 0 ? LONG_WORD : 'LZ' } });
  }
  await run(information, 'AddStatement', { text: 'Een tekst die alles zegt wat er te zeggen is. '.repeat(300).slice(0, 10_000).trim(), certainty: 'feit' });
  await run(information, 'AddStatement', { text: `${LONG_WORD} ${LONG_WORD}`, certainty: 'onzeker', statedSource: LONG_WORD, theme: LONG_WORD });
  for (let no = 1; no <= Math.ceil(people / 4); no += 1) await run(secretary, 'AssignAction', { what: no === 3 ? LONG_WORD : `${SENTENCES[no % SENTENCES.length]} Uitzoeken wat nodig is.`, owner: { kind: 'text', id: null, text: no === 3 ? LONG_WORD : 'GMT' }, due: '2026-03-27' });
  for (let no = 1; no <= Math.ceil(people / 8); no += 1) await run(secretary, 'Decide', { urgent: true, outcome: 'taken', words: no === 2 ? LONG_WORD : SENTENCES[no % SENTENCES.length] });
  await run(chair, 'StartRound');
  return `/meetings/${meetingId}`;
}

import { onTestFinished } from 'vitest';
import { Browser } from '../../support/app.js';
import { testServer, type Person, type TestServer } from '../../support/server.js';

export const START = '2020-03-11T08:00:00.000Z';

/** A meeting with people in their roles, made by commands, and the pages on it. */
export interface AtTheTable {
  readonly server: TestServer;
  readonly crisisId: string;
  readonly teamId: string;
  readonly meetingId: string;
  readonly here: string;
  readonly people: Readonly<Record<Who, Person>>;
  run(who: Who, name: string, input?: object): Promise<string>;
  browser(who: Who): Promise<Browser>;
  to(phase: 'beeld' | 'oordeel' | 'besluit' | 'sluiting'): Promise<void>;
  /** From Beeld on: a topic is proposed, agreed and now under discussion in Oordeel. Gives its id. */
  discussed(title?: string): Promise<string>;
}

const PEOPLE = {
  chair: ['Ilse Terpstra', 'chair', 'PG'],
  secretary: ['Maaike de Wit', 'secretary', 'DCC'],
  information: ['Joost Hendriks', 'information-coordinator', 'DCC'],
  adviser: ['Samira Bouzid', 'crisis-adviser', 'DCC'],
  expert: ['Ruth Dekker', 'content-adviser', 'GMT'],
  guest: ['Tjeerd Haarsma', 'observer', 'RIVM'],
} as const;
export type Who = keyof typeof PEOPLE | 'coordinator' | 'stranger';

const ORGANISATIONS = { PG: 'Publieke Gezondheid', DCC: 'Departementaal Coördinatiecentrum', GMT: 'Geneesmiddelen', RIVM: 'RIVM', LZ: 'Langdurige Zorg' };

type Added = { readonly events: readonly { readonly type: string; readonly payload: unknown }[] };
const idIn = (receipt: Added, key: string) => String((receipt.events.map((event) => (event.payload as Record<string, unknown>)[key]).find(Boolean)) ?? '');

/** Starts a server with a crisis, a team of six, and a meeting of them that runs. */
export async function atTheTable(options: { method?: 'bob' | 'free'; kind?: 'crisis' | 'exercise'; start?: boolean } = {}): Promise<AtTheTable> {
  const { method = 'bob', kind = 'crisis', start = true } = options;
  const server = await testServer();
  onTestFinished(() => server.close());
  server.clock.set('2020-03-10T12:00:00.000Z');
  const admin = await server.person('Beheer', { admin: true });
  const coordinator = await server.person('Co Ordinator');
  const stranger = await server.person('Vreemde Gast');
  const made = await server.run(admin, 'CreateCrisis', {
    ...{ code: 'COV', name: 'COVID-19', kind, classification: 'dep-vertrouwelijk' },
    coordinator: { personId: coordinator.personId, name: 'Co Ordinator' },
  });
  const crisisId = idIn(made, 'crisisId') || String(made.events[0]?.stream.split(':')[1]);
  const organisationIds: Record<string, string> = {};
  for (const [abbreviation, name] of Object.entries(ORGANISATIONS)) {
    const added = await server.run(coordinator, 'AddOrganisation', { crisisId, abbreviation, name, party: false });
    organisationIds[abbreviation] = idIn(added, 'organisationId');
  }
  const team = await server.run(coordinator, 'MakeTeam', {
    ...{ crisisId, abbreviation: 'OTX', name: 'Operationeel Team', level: 'operational', method, decides: 'chair' },
    passesOnTo: ['BTCb', 'ICCb'],
  });
  const teamId = idIn(team, 'teamId');
  const people: Partial<Record<Who, Person>> = { coordinator, stranger };
  for (const [who, [name, role, organisation]] of Object.entries(PEOPLE) as [Who, (typeof PEOPLE)[keyof typeof PEOPLE]][]) {
    const person = await server.person(name);
    people[who] = person;
    await server.run(coordinator, 'AddPerson', { crisisId, personId: person.personId, name, organisationId: organisationIds[organisation], staff: organisation !== 'RIVM' });
    await server.run(coordinator, 'SeatMember', { crisisId, teamId, personId: person.personId, role });
  }
  const called = await server.run(coordinator, 'CallMeeting', { crisisId, teamId, plannedStart: START, plannedEnd: '2020-03-11T09:00:00.000Z', place: 'Zaal 4' });
  const meetingId = String(called.events[0]?.stream.split(':')[1]);
  const all = people as Record<Who, Person>;
  const run = async (who: Who, name: string, input: object = {}) => {
    const receipt = await server.run(all[who], name, { meetingId, ...input });
    const payload = receipt.events[0]?.payload as Record<string, unknown>;
    return String(Object.entries(payload).find(([key, value]) => value !== null && key.endsWith('Id') && !['meetingId', 'crisisId', 'itemId', 'topicId', 'personId', 'offeredById'].includes(key))?.[1] ?? payload.topicId ?? payload.itemId ?? receipt.events[0]?.stream.split(':')[1]);
  };
  const table: AtTheTable = {
    ...{ server, crisisId, teamId, meetingId, here: `/meetings/${meetingId}`, people: all, run },
    async browser(who) {
      const { cookie } = await server.session(all[who]);
      return new Browser(server.app).withCookie('session', cookie.slice('session='.length));
    },
    async to(phase) {
      const phases = ['beeld', 'oordeel', 'besluit', 'sluiting'] as const;
      for (const one of phases.slice(0, phases.indexOf(phase) + 1)) {
        server.clock.forward(7);
        await run('secretary', 'MoveToPhase', { phase: one });
      }
    },
    async discussed(title = 'Bezoek') {
      const topicId = await run('adviser', 'ProposeTopic', { title });
      await run('chair', 'AgreeTopics');
      await run('secretary', 'MoveToPhase', { phase: 'oordeel' });
      await run('chair', 'DiscussTopic', { topicId });
      return topicId;
    },
  };
  server.clock.set(START);
  if (start) {
    if (method === 'free') await run('secretary', 'AddAgendaItem', { title: 'Stand van zaken', place: 'opening', minutes: 10 });
    await run('secretary', 'StartMeeting');
    await run('secretary', 'RecordAllPresent');
    await run('chair', 'AnnounceProcedure');
  }
  return table;
}

/** A meeting that has come to Beeld, seen by its secretary. */
export async function secretaryInBeeld(): Promise<{ readonly table: AtTheTable; readonly sec: Browser }> {
  const table = await atTheTable();
  await table.to('beeld');
  return { table, sec: await table.browser('secretary') };
}

/** Opens the form of an entry (`statement:ID`) and gives the address of the one that ends in `end`. */
export async function mendingForm(browser: Browser, table: AtTheTable, phase: string, edit: string, end: string): Promise<string> {
  await browser.open(`${table.here}?phase=${phase}&edit=${edit}`);
  const action = browser.page(`.mending form[action*="/${end}"]`).first().attr('action');
  if (action === undefined) throw new Error(`no form ends in ${end} for ${edit}`);
  return action;
}

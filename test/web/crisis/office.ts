import { onTestFinished } from 'vitest';
import type { Receipt } from '../../../src/domain/kernel/command.js';
import { Browser } from '../../support/app.js';
import { testServer, type Person, type TestServer } from '../../support/server.js';

/** A crisis with its coordinator, a member of its OTCb, a reader, someone of another crisis, and the administrator. */
export interface Office {
  readonly server: TestServer;
  readonly crisisId: string;
  readonly teamId: string;
  readonly people: Readonly<Record<Who, Person>>;
  readonly organise: string;
  run(who: Who, name: string, input: object): Promise<Receipt>;
  browser(who: Who): Promise<Browser>;
  /** A form sent by hand with the session's token and a command id of its own. */
  send(who: Who, url: string, values: Record<string, string>): Promise<{ status: number; body: string; location: string }>;
}
export type Who = 'admin' | 'coordinator' | 'secretary' | 'expert' | 'reader' | 'stranger';

const NAMES: Record<Who, string> = {
  admin: 'Bea Beheer',
  coordinator: 'Cora Jansen',
  secretary: 'Sam de Wit',
  expert: 'Els Kok',
  reader: 'Lee Smit',
  stranger: 'Bas Buiten',
};

/** The first id under a key in what a command made. */
export function idIn(receipt: Receipt, key: string): string {
  return String(receipt.events.map((event) => (event.payload as Record<string, unknown>)[key]).find(Boolean));
}

/** Starts a server with two crises: COV with people in its OTCb, and CTX of which `stranger` is coordinator. */
export async function office(at = '2020-03-10T12:00:00.000Z'): Promise<Office> {
  const server = await testServer();
  onTestFinished(() => server.close());
  server.clock.set(at);
  const people = {} as Record<Who, Person>;
  for (const who of Object.keys(NAMES) as Who[]) people[who] = await server.person(NAMES[who], { admin: who === 'admin' });
  const crisis = async (code: string, name: string, who: Who) => {
    const coordinator = { personId: people[who].personId, name: NAMES[who] };
    return server.run(people.admin, 'CreateCrisis', { code, name, kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator });
  };
  const made = await crisis('COV', 'COVID-19', 'coordinator');
  await crisis('CTX', 'Citrix', 'stranger');
  const crisisId = idIn(made, 'crisisId');
  const teamId = idIn(made, 'teamId');
  for (const who of ['secretary', 'expert', 'reader'] as const) {
    await server.run(people.coordinator, 'AddPerson', { crisisId, personId: people[who].personId, name: NAMES[who], staff: true });
  }
  await server.run(people.coordinator, 'SeatMember', { crisisId, teamId, personId: people.secretary.personId, role: 'secretary' });
  await server.run(people.coordinator, 'SeatMember', { crisisId, teamId, personId: people.expert.personId, role: 'content-adviser' });
  await server.run(people.coordinator, 'SetDistribution', { crisisId, teamId, entryVersion: 1, personIds: [people.reader.personId] });
  let sent = 0;
  const sessions = new Map<Who, ReturnType<TestServer['session']>>();
  const sessionOf = (who: Who) => {
    const known = sessions.get(who) ?? server.session(people[who]);
    sessions.set(who, known);
    return known;
  };
  return {
    ...{ server, crisisId, teamId, people, organise: `/crises/${crisisId}/organise` },
    run: (who, name, input) => server.run(people[who], name, input),
    async browser(who) {
      const { cookie } = await sessionOf(who);
      return new Browser(server.app).withCookie('session', cookie.slice('session='.length));
    },
    async send(who, url, values) {
      const { cookie, csrf } = await sessionOf(who);
      sent += 1;
      const commandId = `0170c000-0000-7000-8000-f${String(sent).padStart(11, '0')}`;
      const payload = new URLSearchParams({ csrf, commandId, ...values }).toString();
      const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
      const response = await server.app.inject({ method: 'POST', url, headers, payload });
      return { status: response.statusCode, body: response.body, location: String(response.headers.location ?? '') };
    },
  };
}

/** The sentence beside a field, empty when there is none. */
export function beside(browser: Browser, field: string): string {
  return browser.page(`#f-${field}-error`).text();
}

import { load } from 'cheerio';
import type { Classification } from '../../src/domain/kernel/words.js';
import { Browser } from '../support/app.js';
import { buildHouse, type House } from '../support/house.js';
import { distributes } from '../support/minutes.js';
import { testServer, type Person } from '../support/server.js';
import { smtpServer, type Arrived, type TestSmtp } from '../support/smtp.js';

/** A house with mail: the expert has an account, the reader on the distribution list has none, and one at the table has no address. */
export interface Office {
  readonly house: House;
  readonly smtp: TestSmtp;
  readonly reader: { readonly personId: string; readonly email: string };
  readonly expert: Person & { readonly email: string };
  /** A closed meeting with an action of the expert and a decision. */
  closed(classification?: Classification, close?: boolean): Promise<{ meetingId: string; actionId: string }>;
  /** Distributes its minutes to these, and lets the mail go. */
  sends(meetingId: string, personIds: readonly string[]): Promise<void>;
}

export const EXPERT_MAIL = 'deskundige.een@voorbeeld.example';
export const READER_MAIL = 'lezer@gemeente.example';

export async function office(settings: Record<string, string> = {}): Promise<Office> {
  const smtp = await smtpServer({ ofFile: true });
  const server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Crisiscentrum <crisis@ministerie.example>', BASE_URL: 'https://crisis.example', ...settings });
  const house = await buildHouse(server, 'EEN');
  const { crisisId, people, organisationId } = house;
  const expert = { ...people.expert, email: EXPERT_MAIL };
  await house.run('ChangePerson', { crisisId, personId: expert.personId, entryVersion: 1, name: expert.actor.name, organisationId, staff: true, email: EXPERT_MAIL }, 'coordinator');
  const personId = await house.make('personId', 'AddPerson', { crisisId, name: 'Lezer van de gemeente', email: READER_MAIL }, 'coordinator');
  await house.run('SetDistribution', { crisisId, teamId: house.teamId, entryVersion: 1, personIds: [personId] }, 'coordinator');
  return {
    house,
    smtp,
    expert,
    reader: { personId, email: READER_MAIL },
    async closed(classification = 'unclassified', close = true) {
      const meetingId = await house.meeting('besluit');
      if (classification !== 'unclassified') await house.run('ChangeMeeting', await detailsWith(house, meetingId, classification));
      await house.run('Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Alle testlijnen gaan open' });
      const actionId = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel alle GGD-en', owner: { kind: 'person', id: expert.personId, text: expert.actor.name }, due: '2026-03-26' });
      await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
      if (close) await house.run('CloseMeeting', { meetingId });
      return { meetingId, actionId };
    },
    async sends(meetingId, personIds) {
      await distributes(house, meetingId, personIds);
      await server.core.mail.run();
    },
  };
}

async function detailsWith(house: House, meetingId: string, classification: Classification): Promise<Readonly<Record<string, unknown>>> {
  const scope = await house.server.core.reader.meeting(meetingId);
  return { meetingId, detailsVersion: scope?.meeting.detailsVersion, title: scope?.meeting.title, classification };
}

export const browserOf = async (house: House, who?: Person): Promise<Browser> => {
  const browser = new Browser(house.server.app);
  if (who === undefined) return browser;
  const { cookie } = await house.server.session(who);
  return browser.withCookie(`__Host-session`, cookie.replace('session=', ''));
};

/** The path of the personal link in a mail. */
export const linkIn = ({ mail }: Pick<Arrived, 'mail'>): string => /https:\/\/crisis\.example(\/received\/[\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '';

/** All addresses that the HTML of a mail would fetch from elsewhere. */
export function fetched({ mail }: Pick<Arrived, 'mail'>): readonly string[] {
  const page = load(String(mail.html));
  return [...page('[src], link[href], [background]')].map((element) => String(element.attribs.src ?? element.attribs.href));
}

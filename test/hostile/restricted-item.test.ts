import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { COMMANDS_BY_NAME, type CommandName } from '../../src/domain/meeting/registry.js';
import { buildHouse, expectSound, type House, type Input, type Role } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import { pdf, sends } from '../support/papers.js';
import { testServer } from '../support/server.js';
import { leaksOf, seenOn, type Roads } from './roads.js';

/** Stands in every text that is typed while the restricted item is open. */
const SECRET = 'Zwijgwoord';

type Walk = (text: () => string) => Promise<unknown>;

/** Commands of a meeting that take words which belong to the meeting as a whole, or to nobody's item: everyone at the table reads them. */
const WHOLE_MEETING: readonly CommandName[] = [
  ...(['ChangeMeeting', 'MoveMeeting', 'CancelMeeting', 'AnnounceProcedure', 'MoveToPhase', 'SetNextMeeting', 'WriteBriefingNote'] as const),
  // What became of an earlier meeting's matters: seen with these, in their own circle.
  ...(['FollowUpDecision', 'FollowUpTopic', 'SettleImportedActions'] as const),
  // After the meeting: of the whole, or in the circle of their passage (test/domain/minutes/life.test.ts).
  ...(['CommentMinutes', 'AnswerComment', 'AdoptMinutes', 'IssueErratum'] as const),
  // Grounds for refusal: after the meeting, seen by secretary and archivist (test/web/minutes/anonymise.test.ts).
  ...(['SetRefusalGround', 'LiftRefusalGround'] as const),
  // Offered by participants only, none of whom is in this circle; accepted it is a paper like the others.
  ...(['OfferPaper'] as const),
  // Who sits there, and since when.
  ...(['AddGuest', 'CorrectPresence'] as const),
];

let house: House;
let routes: readonly Route[];
let meetingId: string;
let before: string;
let walked: ReadonlySet<string>;
const made: Record<string, string> = {};
const OPEN = 'Open melding van eerder';

/** Whether any field of an input takes words as they are typed. */
function takesWords(schema: z.ZodType): boolean {
  const shape = (schema as unknown as { readonly shape?: Readonly<Record<string, z.ZodType>> }).shape ?? {};
  return Object.values(shape).some((field) => [SECRET, { text: SECRET }, { kind: 'text', id: null, text: SECRET }, { reason: SECRET }].some((typed) => JSON.stringify(field.safeParse(typed).data ?? null).includes(SECRET)));
}

const circle = () => [house.people.chair.personId, house.people.secretary.personId];
const scopeNow = async () => (await house.server.core.reader.meeting(meetingId))!;
const run = (name: CommandName, input: Input, by: Role = 'secretary') => house.run(name, { meetingId, ...input }, by);
const make = (field: string, name: CommandName, input: Input, by: Role = 'secretary') => house.make(field, name, { meetingId, ...input }, by);
const keep = async (field: string, name: CommandName, input: Input, by: Role = 'secretary') => (made[field] = await make(field, name, input, by));

/** Each command once, in an order in which it is possible; the circle is chair and secretary. */
const STEPS: Readonly<Partial<Record<CommandName, Walk>>> = {
  AddAgendaItem: async (text) => keep('itemId', 'AddAgendaItem', { title: text(), note: text(), place: 'beeld', restrictedTo: circle() }),
  ChangeAgendaItem: async (text) => run('ChangeAgendaItem', { itemId: made.itemId, entryVersion: 1, title: text(), note: text(), place: 'beeld', restrictedTo: circle() }),
  RecordSummary: async (text) => keep('summaryId', 'RecordSummary', { text: text() }),
  AddRemark: async (text) => keep('remarkId', 'AddRemark', { text: text() }),
  AddStatement: async (text) => keep('statementId', 'AddStatement', { text: text(), statedSource: text(), theme: text() }),
  ReplaceStatement: async (text) => {
    const old = await make('statementId', 'AddStatement', { text: text() });
    await run('ReplaceStatement', { statementId: old, entryVersion: 1, text: text() });
    const refused = await house.tries('ReplaceStatement', { meetingId, statementId: made.openId, entryVersion: 1, text: text() }, 'secretary');
    expect(isRejection(refused) ? refused.code : 'accepted').toBe('narrower-than-replaced');
  },
  WithdrawStatement: async (text) => run('WithdrawStatement', { statementId: made.openId, entryVersion: 1, reason: text() }),
  StrikeEntry: async (text) => run('StrikeEntry', { kind: 'statement', id: made.openToo, entryVersion: 1, reason: text() }, 'chair'),
  CorrectEntry: async (text) => {
    await run('CorrectEntry', { kind: 'remark', id: made.remarkId, entryVersion: 1, texts: { text: text() } }, 'chair');
    await run('CorrectEntry', { kind: 'summary', id: made.summaryId, entryVersion: 1, texts: { text: text() } }, 'chair');
  },
  OfferEntry: async (text) => {
    for (const kind of ['statement', 'topic'] as const) await make('offerId', 'OfferEntry', { kind, text: text() });
    made.offerId = await make('offerId', 'OfferEntry', { kind: 'statement', text: text() });
  },
  OfferCorrection: async (text) => run('OfferCorrection', { kind: 'statement', id: made.ownOpenId, entryVersion: 1, texts: { text: text() } }),
  OfferStrike: async (text) => run('OfferStrike', { kind: 'statement', id: made.ownOpenId, entryVersion: 1, reason: text() }),
  AcceptOffer: async (text) => run('AcceptOffer', { offerId: [...(await scopeNow()).meeting.tray.keys()][0], text: text() }),
  DropOffer: async (text) => run('DropOffer', { offerId: [...(await scopeNow()).meeting.tray.keys()][1], reason: text() }),
  ParkSolution: async (text) => keep('parkedId', 'ParkSolution', { text: text() }),
  DropParked: async (text) => run('DropParked', { parkedId: await make('parkedId', 'ParkSolution', { text: text() }), reason: text() }),
  ProposeTopic: async (text) => keep('topicId', 'ProposeTopic', { title: text(), text: text() }),
  ChangeTopic: async (text) => run('ChangeTopic', { topicId: made.topicId, entryVersion: 1, title: text(), dilemma: text(), uncertainties: text() }),
  DropTopic: async (text) => run('DropTopic', { topicId: await make('topicId', 'ProposeTopic', { title: text() }), reason: text() }),
  AddArgument: async (text) => keep('argumentId', 'AddArgument', { topicId: made.topicId, side: 'for', text: text() }),
  AddOption: async (text) => keep('optionId', 'AddOption', { topicId: made.topicId, text: text(), pros: text(), cons: text() }),
  ChangeOption: async (text) => run('ChangeOption', { topicId: made.topicId, optionId: made.optionId, entryVersion: 1, text: text(), pros: text() }),
  CheckFeasibility: async (text) => run('CheckFeasibility', { topicId: made.topicId, test: 'practicable', answer: 'no', remark: text() }),
  WordProvisional: async (text) => keep('provisionalId', 'WordProvisional', { topicId: made.topicId, words: text(), measure: true }),
  ReviseProvisional: async (text) => run('ReviseProvisional', { topicId: made.topicId, provisionalId: made.provisionalId, entryVersion: 1, words: text() }),
  Decide: async (text) => keep('decisionId', 'Decide', { topicId: made.topicId, provisionalId: made.provisionalId, outcome: 'taken', words: text(), fields: { reason: text(), publicLine: text() } }, 'chair'),
  CompleteDecision: async (text) => run('CompleteDecision', { decisionId: made.decisionId, entryVersion: 1, fields: { dissent: text() } }, 'chair'),
  ObjectToDecision: async (text) => run('ObjectToDecision', { decisionId: made.decisionId, words: text() }, 'chair'),
  ConfirmOrally: async (text) => {
    const decisionId = await make('decisionId', 'Decide', { topicId: made.topicId, outcome: 'taken', words: text() });
    await run('ConfirmOrally', { decisions: [{ decisionId, entryVersion: 1 }], readBackBy: text() });
  },
  AssignAction: async (text) => keep('actionId', 'AssignAction', { what: text(), owner: { kind: 'text', id: null, text: text() } }),
  ChangeAction: async (text) => run('ChangeAction', { actionId: made.actionId, entryVersion: 1, what: text(), reason: text() }),
  CorrectAction: async (text) => run('CorrectAction', { actionId: made.actionId, entryVersion: 2, texts: { what: text() } }, 'chair'),
  RemarkAction: async (text) => run('RemarkAction', { actionId: made.actionId, text: text() }),
  ReportActionDone: async (text) => run('ReportActionDone', { actionId: made.actionId, text: text() }),
  ReopenAction: async (text) => run('ReopenAction', { actionId: made.actionId, reason: text() }),
  DropAction: async (text) => run('DropAction', { actionId: await make('actionId', 'AssignAction', { what: text() }), reason: text() }),
  StrikeAction: async (text) => run('StrikeAction', { actionId: await make('actionId', 'AssignAction', { what: text() }), entryVersion: 1, reason: text() }, 'chair'),
  // On the restricted item itself: what is sent has its circle.
  AddPaper: async (text) => keep('paperId', 'AddPaper', { about: { kind: 'item', id: made.itemId }, title: text(), note: text(), shareable: true, uploadId: (await sends(house, 'secretary', `${text()}.pdf`, pdf(text()))).id }),
  AddPaperVersion: async (text) => run('AddPaperVersion', { paperId: made.paperId, entryVersion: 1, note: text(), uploadId: (await sends(house, 'secretary', `${text()}.pdf`, pdf(text()))).id }),
  ChangePaper: async (text) => run('ChangePaper', { paperId: made.paperId, entryVersion: 2, about: { kind: 'item', id: made.itemId }, title: text(), shareable: true }),
  WithdrawPaper: async (text) => run('WithdrawPaper', { paperId: made.paperId, entryVersion: 3, reason: text() }),
};

beforeAll(async () => {
  ({ built: { house }, routes } = await routesOf(async () => {
    const server = await testServer();
    return { server, house: await buildHouse(server, 'EEN', 'free') };
  }));
  meetingId = house.id();
  await house.run('CallMeeting', { crisisId: house.crisisId, meetingId, teamId: house.teamId, plannedStart: house.now() });
  await house.run('StartMeeting', { meetingId });
  await house.run('RecordAllPresent', { meetingId });
  made.openItemId = await make('itemId', 'AddAgendaItem', { title: 'Open punt', place: 'beeld' });
  await run('OpenItem', { itemId: made.openItemId }, 'chair');
  made.openId = await make('statementId', 'AddStatement', { text: OPEN });
  made.openToo = await make('statementId', 'AddStatement', { text: OPEN });
  made.ownOpenId = await make('statementId', 'AddStatement', { text: OPEN });
  before = await countsOf();

  let count = 0;
  const text = () => `${SECRET}${(count += 1)} ministerie`;
  const done = new Set<string>();
  for (const [name, walk] of Object.entries(STEPS)) {
    await walk(text).catch((error: unknown) => expect.unreachable(`${name}: ${String(error)}`));
    done.add(name);
    if (name === 'ChangeAgendaItem') await run('OpenItem', { itemId: made.itemId }, 'chair');
  }
  walked = done;
});
afterAll(() => house.server.close());

const roads = (): Roads => ({ house, routes, meetingId, made });
const seenBy = (role: Role) => seenOn(roads(), house.people[role]);

/** What the crisis's list of actions tells the expert, with its numbers. */
async function countsOf(): Promise<string> {
  const { cookie } = await house.server.session(house.people.expert);
  const { body } = await house.server.app.inject({ url: `/crises/${house.crisisId}/actions`, headers: { cookie, accept: 'text/html' } });
  return load(body)('main').text().replace(/\s+/g, ' ');
}

const nobodyOutside = async () => {
  for (const role of ['coordinator', 'expert'] as const) expect(leaksOf(await seenBy(role), SECRET), role).toEqual([]);
};

describe('everything that is typed while a restricted item is open', () => {
  it('is walked through: each command of a meeting or an action that takes words', () => {
    const taking = [...COMMANDS_BY_NAME.values()].filter(({ scope, input }) => (scope === 'meeting' || scope === 'action') && takesWords(input)).map(({ name }) => name as CommandName);
    expect(taking.length).toBeGreaterThan(30);
    expect(taking.filter((name) => !walked.has(name) && !WHOLE_MEETING.includes(name))).toEqual([]);
  });

  it('is there for the circle', async () => {
    expect(leaksOf(await seenBy('chair'), SECRET).length).toBeGreaterThan(10);
  });

  it('is nowhere for others at the table: pages, tray, picture, minutes, exports, headers', async () => {
    await nobodyOutside();
    expect(await countsOf()).toBe(before);
  });

  it('leaves for others that an open statement no longer holds, without why', async () => {
    const seen = await seenBy('expert');
    const picture = seen.find(([url]) => url === `/crises/${house.crisisId}/picture`)?.[1] ?? '';
    expect(picture).toContain(OPEN);
  });

  it('shows nothing to others in a stale box: a form that is refused does not answer with what is there', async () => {
    const { cookie, csrf } = await house.server.session(house.people.coordinator);
    const names: Record<string, string> = { ...made, id: meetingId, entryId: made.remarkId ?? '', kind: 'remark', crisisId: house.crisisId };
    for (const { method, url } of routes) {
      if (method !== 'POST' || !/^\/(meetings\/:id|actions|crises\/:crisisId\/picture)/.test(url) || /(\/close|\/phase|\/cancel|\/open)$/.test(url)) continue;
      const address = url.replace(/:(\w+)/g, (_, name: string) => names[name] ?? 'x');
      const fields = { text: 'x', title: 'x', words: 'x', what: 'x', reason: 'x', entryVersion: '99', topicId: made.topicId ?? '', itemId: made.itemId ?? '', csrf, commandId: house.id() };
      const { body, statusCode } = await house.server.app.inject({ method: 'POST', url: address, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
      expect(statusCode, url).toBeLessThan(500);
      expect(leaksOf([[url, body]], SECRET)).toEqual([]);
    }
  });

  it('stays where it is when the next item is open and an offer is accepted there', async () => {
    await run('OpenItem', { itemId: made.openItemId }, 'chair');
    await run('AcceptOffer', { offerId: made.offerId });
    await run('MakeTopicOfParked', { parkedId: made.parkedId });
    await nobodyOutside();
  });

  it('stays where it is when the item is widened, and when the meeting closes', async () => {
    const item = (await scopeNow()).meeting.agenda.find(({ id }) => id === made.itemId);
    await run('ChangeAgendaItem', { itemId: made.itemId, entryVersion: item?.entryVersion, title: 'Voor iedereen', place: 'beeld', restrictedTo: null });
    await nobodyOutside();
    await run('MoveToPhase', { phase: 'sluiting' }, 'chair');
    await run('CloseMeeting', {}, 'chair');
    await nobodyOutside();
    expect(leaksOf(await seenBy('chair'), SECRET).length).toBeGreaterThan(10);
  });

  it('leaves a journal that is sound', () => expectSound(house.server));
});

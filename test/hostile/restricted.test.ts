import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { expectSound, headOf, twoHouses, type House, type Input, type Role } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import { leaksOf, seenOn } from './roads.js';

/** Stands in every text that only the circle may know. */
const SECRET = 'Zwijgwoord';
let house: House;
let routes: readonly Route[];
let meetingId: string;
/** What the circle made: ids by the name of their field. */
const made: Record<string, string> = {};

/** The circle is chair and coordinator; the secretary sits at the table and leads it, but outside the circle. */
beforeAll(async () => {
  ({ built: { house }, routes } = await routesOf(twoHouses));
  meetingId = await house.meeting('oordeel');
  const { chair, coordinator } = house.people;
  const restrictedTo = [chair.personId, coordinator.personId];
  let count = 0;
  const text = () => `${SECRET}${(count += 1)} ministerie`;
  const make = async (field: string, name: CommandName, input: Input, by: Role = 'coordinator') => {
    made[field] = await house.make(field, name, { meetingId, ...input }, by);
    return made[field];
  };
  const itemId = await make('itemId', 'AddAgendaItem', { title: text(), note: text(), place: 'beeld', restrictedTo });
  await make('remarkId', 'AddRemark', { text: text(), itemId });
  await make('statementId', 'AddStatement', { text: text(), statedSource: text(), theme: text(), certainty: 'feit', restrictedTo });
  await house.run('AddStatement', { meetingId, text: text(), itemId }, 'coordinator');
  const topicId = await make('topicId', 'ProposeTopic', { title: text(), text: text(), restrictedTo });
  await house.run('AgreeTopics', { meetingId });
  await house.run('DiscussTopic', { meetingId, topicId }, 'coordinator');
  await house.run('ChangeTopic', { meetingId, topicId, entryVersion: 1, title: text(), dilemma: text(), uncertainties: text() }, 'coordinator');
  await make('argumentId', 'AddArgument', { topicId, side: 'for', text: text() });
  const optionId = await make('optionId', 'AddOption', { topicId, text: text(), pros: text(), cons: text() });
  await house.run('CheckFeasibility', { meetingId, topicId, test: 'practicable', answer: 'no', remark: text() }, 'coordinator');
  const provisionalId = await make('provisionalId', 'WordProvisional', { topicId, optionId, words: text(), measure: true });
  await make('offerId', 'OfferEntry', { kind: 'argument', topicId, text: text() });
  await house.run('MoveToPhase', { meetingId, phase: 'besluit' });
  await make('decisionId', 'Decide', { topicId, provisionalId, outcome: 'taken', words: text(), fields: { reason: text(), publicLine: text() } }, 'chair');
  await house.run('ObjectToDecision', { meetingId, decisionId: made.decisionId, words: text() }, 'chair');
  const actionId = await make('actionId', 'AssignAction', { what: text(), owner: { kind: 'text', text: text() }, decisionId: made.decisionId });
  await house.run('RemarkAction', { actionId, text: text() }, 'coordinator');
  await house.run('ReportActionDone', { actionId, text: text() }, 'coordinator');
  const struckId = await house.make('statementId', 'AddStatement', { meetingId, text: text(), restrictedTo }, 'coordinator');
  await house.run('StrikeEntry', { meetingId, kind: 'statement', id: struckId, entryVersion: 1, reason: text() }, 'coordinator');
});
afterAll(() => house.server.close());

const seenBy = (role: Role) => seenOn({ house, routes, meetingId, made }, house.people[role]);
const leaks = (seen: readonly (readonly [string, string])[]) => leaksOf(seen, SECRET);

describe('what is restricted to a circle', () => {
  it('is there for the circle', async () => {
    expect(leaks(await seenBy('chair')).length).toBeGreaterThan(10);
  });

  it.each(['secretary', 'expert'] as const)('is nowhere for others at the table (%s): pages, minutes, exports, headers', async (role) => {
    expect(leaks(await seenBy(role))).toEqual([]);
  });

  it('is not told by what resembles it, nor by any form that names it', async () => {
    const { cookie, csrf } = await house.server.session(house.people.secretary);
    const names: Record<string, string> = { ...made, id: meetingId, entryId: made.statementId ?? '', kind: 'statement', crisisId: house.crisisId };
    const fields = { text: 'Zwijgwoorden 3 ministerie', title: 'x', words: 'x', what: 'x', reason: 'x', entryVersion: '1', phase: 'besluit', topicId: made.topicId ?? '', itemId: made.itemId ?? '', outcome: 'taken', direction: 'up' };
    for (const { method, url } of routes) {
      if (method !== 'POST' || !url.startsWith('/meetings/:id/') || /(\/close|\/phase)$/.test(url)) continue;
      const payload = new URLSearchParams({ csrf, commandId: house.id(), ...fields }).toString();
      const address = url.replace(/:(\w+)/g, (_, name: string) => names[name] ?? 'x');
      const { body, statusCode } = await house.server.app.inject({ method: 'POST', url: address, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload });
      expect(statusCode, url).toBeLessThan(500);
      expect(body.includes(SECRET + 's') ? 'a leak' : leaks([[url, body.replaceAll('Zwijgwoorden', '')]]), url).toEqual([]);
    }
  });

  /** Whatever names something of the circle: for others it does not exist. */
  const naming = (): readonly (readonly [CommandName, Input, string])[] => {
    const { topicId, statementId, decisionId, actionId, provisionalId, optionId, argumentId, itemId, remarkId, offerId } = made;
    const entry = (kind: string, id: string | undefined, parentId: string | null = null): Input => ({ kind, id, parentId, entryVersion: 1, reason: 'x', texts: { text: 'x' } });
    return [
      ['OpenItem', { itemId }, 'unknown-item'], ['RemoveAgendaItem', { itemId, entryVersion: 1 }, 'unknown-item'], ['ChangeAgendaItem', { itemId, entryVersion: 1, title: 'x', place: 'beeld' }, 'unknown-item'],
      ['AddRemark', { text: 'x', itemId }, 'unknown-item'], ['AddStatement', { text: 'x', itemId }, 'unknown-item'], ['ProposeTopic', { title: 'x', itemId }, 'unknown-item'],
      ['AssignAction', { what: 'x', itemId }, 'unknown-item'], ['Decide', { urgent: true, outcome: 'taken', words: 'x', itemId }, 'unknown-item'],
      ['AddStatement', { text: 'x', replaces: statementId }, 'unknown-statement'], ['ChangeCertainty', { statementId, entryVersion: 1, certainty: 'onzeker' }, 'unknown-statement'],
      ['WithdrawStatement', { statementId, entryVersion: 1, reason: 'x' }, 'unknown-statement'], ['ReplaceStatement', { statementId, entryVersion: 1, text: 'x' }, 'unknown-statement'],
      ['ChangeTopic', { topicId, entryVersion: 2, title: 'x' }, 'unknown-topic'], ['DropTopic', { topicId, reason: 'x' }, 'unknown-topic'], ['DiscussTopic', { topicId }, 'unknown-topic'],
      ['AddArgument', { topicId, side: 'for', text: 'x' }, 'unknown-topic'], ['AddOption', { topicId, text: 'x' }, 'unknown-topic'], ['ChangeOption', { topicId, optionId, entryVersion: 1, text: 'x' }, 'unknown-topic'],
      ['CheckFeasibility', { topicId, test: 'affordable', answer: 'no' }, 'unknown-topic'], ['WordProvisional', { topicId, words: 'x' }, 'unknown-topic'],
      ['ReviseProvisional', { topicId, provisionalId, entryVersion: 1, words: 'x' }, 'unknown-topic'], ['AssignAction', { what: 'x', topicId }, 'unknown-topic'], ['OfferEntry', { kind: 'argument', text: 'x', topicId }, 'unknown-topic'],
      ['Decide', { topicId, outcome: 'taken', words: 'x' }, 'unknown-topic'], ['Decide', { provisionalId, outcome: 'taken', words: 'x' }, 'unknown-provisional'],
      ['ConfirmOrally', { decisions: [{ decisionId, entryVersion: 1 }] }, 'unknown-decision'], ['CompleteDecision', { decisionId, entryVersion: 1, fields: { reason: 'x' } }, 'unknown-decision'], ['AssignAction', { what: 'x', decisionId }, 'unknown-decision'],
      ['ChangeAction', { actionId, entryVersion: 1, what: 'x' }, 'unknown-action'], ['CloseAction', { actionId }, 'unknown-action'], ['DropAction', { actionId, reason: 'x' }, 'unknown-action'],
      ['RemarkAction', { actionId, text: 'x' }, 'unknown-action'], ['StrikeAction', { actionId, entryVersion: 1, reason: 'x' }, 'unknown-action'], ['CorrectAction', { actionId, entryVersion: 1, texts: { what: 'x' } }, 'unknown-action'],
      ['CloseReportedActions', {}, 'none-reported'],
      ['AcceptOffer', { offerId, text: 'x' }, 'unknown-offer'], ['DropOffer', { offerId }, 'unknown-offer'],
      ...(['CorrectEntry', 'StrikeEntry', 'OfferCorrection', 'OfferStrike'] as const).flatMap((name): (readonly [CommandName, Input, string])[] => [
        [name, entry('statement', statementId), 'unknown-statement'], [name, entry('topic', topicId), 'unknown-topic'], [name, entry('argument', argumentId, topicId), 'unknown-argument'],
        [name, entry('option', optionId, topicId), 'unknown-option'], [name, entry('provisional', provisionalId, topicId), 'unknown-provisional'],
        [name, entry('decision', decisionId), 'unknown-decision'], [name, entry('remark', remarkId), 'unknown-remark'],
      ]),
    ];
  };

  it('does not exist for commands of others at the table', async () => {
    const before = await headOf(house.server);
    const wrong: string[] = [];
    for (const [name, input, code] of naming()) {
      const outcome = await house.tries(name, { meetingId, ...input });
      const said = isRejection(outcome) ? outcome.code : 'accepted';
      if (said !== code) wrong.push(`${name} ${JSON.stringify(input).slice(0, 80)}: ${said}, not ${code}`);
      expect(JSON.stringify(outcome)).not.toContain(SECRET);
    }
    expect(wrong).toEqual([]);
    expect(await headOf(house.server)).toBe(before);
  });

  it('leaves a journal that is sound', () => expectSound(house.server));
});

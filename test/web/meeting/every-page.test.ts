import { describe, expect, it } from 'vitest';
import { COMMANDS_BY_NAME } from '../../../src/domain/meeting/registry.js';
import { LANGUAGES, type Language } from '../../../src/i18n/index.js';
import { DIALOGS } from '../../../src/web/meeting/at.js';
import { parseLine } from '../../../src/domain/entry-line/index.js';
import { LINE_KINDS, type LineKind } from '../../../src/web/meeting/forms/line-kinds.js';
import type { LineHere } from '../../../src/web/meeting/forms/line-reader.js';
import { Typed } from '../../../src/web/meeting/forms/typed.js';
import { TABLE_POSTS } from '../../../src/web/meeting/routes.js';
import type { CrisisState } from '../../../src/domain/crisis/state.js';
import { atTheTable, type AtTheTable, type Who } from './at-the-table.js';

const PHASES = ['opening', 'beeld', 'oordeel', 'besluit', 'sluiting'];
const ROLES: readonly Who[] = ['secretary', 'chair', 'adviser', 'information', 'expert', 'guest', 'coordinator'];

/** Something of every kind, so that every part of every view is asked for. */
async function filled(): Promise<{ table: AtTheTable; edits: string[] }> {
  const table = await atTheTable({ kind: 'exercise' });
  const { run } = table;
  await table.to('beeld');
  const summary = await run('information', 'RecordSummary', { text: 'Samenvatting' });
  const statement = await run('information', 'AddStatement', { text: 'Een feit', certainty: 'feit', asOf: '2020-03-10', happenedAt: '2020-03-11T07:00:00.000Z' });
  await run('secretary', 'ChangeCertainty', { statementId: statement, entryVersion: 1, certainty: 'onzeker' });
  const gone = await run('secretary', 'AddStatement', { text: 'Ingetrokken' });
  await run('secretary', 'WithdrawStatement', { statementId: gone, entryVersion: 1, reason: 'klopt niet' });
  const remark = await run('secretary', 'AddRemark', { text: 'Later begonnen' });
  await run('secretary', 'ParkSolution', { text: 'Een oplossing' });
  await run('expert', 'OfferEntry', { kind: 'topic', text: 'Nog een onderwerp' });
  await run('chair', 'StartRound');
  await run('chair', 'EndRound', { rest: 'not-heard' });
  const topic = await run('adviser', 'ProposeTopic', { title: 'Bezoek', kind: 'knelpunt', horizon: 'acute' });
  await run('chair', 'AgreeTopics');
  await run('secretary', 'MoveToPhase', { phase: 'oordeel' });
  await run('chair', 'DiscussTopic', { topicId: topic });
  const entryIn = async (name: string, input: object) => run('secretary', name, { topicId: topic, ...input });
  const argument = await entryIn('AddArgument', { side: 'for', text: 'Ja' });
  await entryIn('AddArgument', { side: 'neutral', text: 'Tja' });
  const option = await entryIn('AddOption', { text: 'Optie' });
  await entryIn('CheckFeasibility', { test: 'practicable', answer: 'unknown', remark: 'Geen idee' });
  const provisional = await entryIn('WordProvisional', { words: 'Zo.', measure: true });
  await run('secretary', 'MoveToPhase', { phase: 'besluit' });
  const fields = { reviewDate: '2020-03-18', releaseAt: '2020-03-12T10:00:00.000Z', considerWith: 'RIVM' };
  const decision = await run('secretary', 'Decide', { urgent: true, outcome: 'under-consideration', words: 'Spoed.', fields });
  await run('chair', 'ConfirmDecision', { decisionId: decision, entryVersion: 1 });
  await run('chair', 'ObjectToDecision', { decisionId: decision, words: 'Toch niet.' });
  await run('secretary', 'AssignAction', { what: 'Bellen', due: '2020-03-10' });
  const scope = await table.server.core.reader.meeting(table.meetingId);
  const action = scope?.meeting.actionIds[0] ?? '';
  await table.server.run(table.people.secretary, 'ChangeAction', { actionId: action, entryVersion: 1, what: 'Bellen', due: '2020-03-10T10:00:00.000Z', owner: null });
  const owned = { statement, topic, argument, option, provisional, decision, remark, summary, action, object: decision };
  return { table, edits: Object.entries(owned).map(([kind, id]) => `${kind}:${id}`) };
}

describe('every form of the table', () => {
  const line = { read: (text: string, usual: LineKind) => parseLine(text, { phase: 'beeld', method: 'bob', today: '2020-03-11', usual, can: LINE_KINDS, parties: [], decidable: { waiting: null, topics: [] }, bodies: [], answers: [] }) };
  const context = { params: {}, scope: {} as never, at: {} as never, line: line as unknown as LineHere };
  const typed = (kind: string) => new Typed({ kind }, { crisis: {} as CrisisState, timeZone: 'Europe/Amsterdam', now: '2020-03-11T08:00:00.000Z' });

  it('asks for a command that exists', () => {
    const names = TABLE_POSTS.flatMap(({ command }) => (typeof command === 'string' ? [command] : LINE_KINDS.map((kind) => command(typed(kind), context))));
    expect(names.filter((name) => !COMMANDS_BY_NAME.has(name))).toEqual([]);
  });

  it('has an address of its own', () => {
    const paths = TABLE_POSTS.map((post) => post.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('every page of a meeting', () => {
  it('can be read by every role, running and closed', async () => {
    const { table, edits } = await filled();
    const queries = ['', '?view=confirm', ...PHASES.map((phase) => `?phase=${phase}`), ...DIALOGS.map((dialog) => `?dialog=${dialog}`)];
    const open = edits.flatMap((edit) => PHASES.map((phase) => `?phase=${phase}&edit=${edit}`));
    for (const closed of [false, true]) {
      if (closed) {
        await table.run('secretary', 'MoveToPhase', { phase: 'sluiting' });
        await table.run('secretary', 'CloseMeeting');
      }
      for (const who of ROLES) {
        const browser = await table.browser(who);
        for (const query of who === 'secretary' || who === 'information' ? [...queries, ...open] : queries) {
          const response = await browser.open(`${table.here}${query}`);
          expect(`${who} ${query} ${response.statusCode}`).toBe(`${who} ${query} 200`);
          const ids = browser.page('[id]').map((_, element) => browser.page(element).attr('id')).get();
          expect(ids.filter((id, place) => ids.indexOf(id) !== place), `${who} ${query}`).toEqual([]);
        }
      }
    }
  }, 180_000);

  it.each(LANGUAGES)('speaks one language (%s)', async (language: Language) => {
    const { table } = await filled();
    await table.server.core.accounts.setLanguage(table.people.secretary.accountId, language);
    const browser = await table.browser('secretary');
    for (const phase of PHASES) {
      await browser.open(`${table.here}?phase=${phase}`);
      expect(browser.page('html').attr('lang')).toBe(language);
      const text = browser.page('main').text();
      expect(text).toContain(language === 'nl' ? 'Acties' : 'Actions');
      expect(text).not.toContain(language === 'nl' ? 'Decisions' : 'Besluiten');
      expect(browser.page('.exercise').length).toBe(1);
    }
  });
});

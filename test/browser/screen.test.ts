import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callOtcb, cast, type Seat } from './cast.js';
import { lookAround } from './eyes.js';
import { shot, stage } from './stage.js';

const WALL = { width: 1920, height: 1080 };
/** 80 letters, and no place to break. */
const WORD = 'verantwoordelijkheidsverdelingsoverlegstructuurwijzigingsbesluitvormingsproced'.padEnd(80, 'e');
const SHORT = 'Verpleeghuizen in Noord-Brabant beperken het bezoek per direct tot één vaste bezoeker per bewoner, tot en met 31 maart.';
const LONG = `${SHORT} Afscheid nemen van een stervende blijft mogelijk. ${SHORT} De inspectie houdt toezicht en meldt wekelijks aan het team hoe het gaat, ook met ${WORD}.`;
const ENDLESS = `${LONG}\n\n${'MAATREGELEN WORDEN WEKELIJKS HERZIEN; DE REGIO WEEGT MEE. '.repeat(40)}`;

/** What sticks out of the wall or is cut off: a screen in a room cannot be scrolled. */
async function tooMuch(page: Page): Promise<string[]> {
  const over = await page.locator('html').evaluate((root) => [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight]);
  return over.some((pixels) => pixels > 0) ? [`${over.join(' by ')} px too large`] : [];
}

it('is read from the other side of the room in every state, however long the words', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const run = (seat: Seat, name: string, input: object = {}) => server.run(table.people[seat], name, { meetingId, ...input });
  const made = async (key: string, ...step: Parameters<typeof run>) => String(((await run(...step)).events[0]?.payload as Record<string, unknown>)[key]);
  const wall = await enter(table.people.secretary, { viewport: WALL });
  const dark = await enter(table.people.secretary, { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' });
  const wrong: string[] = [];
  const look = async (state: string) => {
    for (const [page, name] of [[wall, 'wall'], [dark, 'dark']] as const) {
      await page.goto(`${here}/screen`);
      wrong.push(...(await tooMuch(page)).map((what) => `${state} ${name}: ${what}`));
      await shot(page, `screen-${state}-${name}`);
    }
  };

  for (let item = 1; item <= 9; item += 1) await run('secretary', 'AddAgendaItem', { title: item === 3 ? LONG.slice(0, 200) : `Punt ${item} van de agenda`, place: 'beeld', minutes: 5 });
  await look('before');
  await run('secretary', 'StartMeeting');
  await look('opening');
  await run('secretary', 'RecordAllPresent');
  await run('chair', 'AnnounceProcedure');
  server.clock.forward(6);
  await run('secretary', 'MoveToPhase', { phase: 'beeld' });
  await look('beeld-empty');
  const party = (text: string) => ({ kind: 'text', id: null, text });
  for (const [text, speaker, certainty] of [['382 personen positief getest.', 'RIVM', 'feit'], ['Laboratoria melden een tekort aan afnamemateriaal, mogelijk al voor het weekend.', 'GMT', 'onzeker'], [LONG, null, 'aanname'], ['Het publieksnummer kreeg dinsdag tweemaal zoveel vragen.', 'DCo', 'feit']] as const) {
    await run('information', 'AddStatement', { text, certainty, statedSource: 'ROAZ', ...(speaker ? { speaker: party(speaker) } : {}) });
  }
  await run('chair', 'StartRound');
  server.clock.forward(18);
  await look('beeld-round');
  await run('information', 'AddStatement', { text: ENDLESS.slice(0, 2400), certainty: 'onzeker' });
  await look('beeld-endless');
  await run('chair', 'EndRound', { rest: 'not-heard' });

  await run('secretary', 'MoveToPhase', { phase: 'oordeel' });
  await look('oordeel-empty');
  const topics: string[] = [];
  for (const title of ['Bezoek aan verpleeghuizen in Noord-Brabant', `Tweede ${WORD} ${SHORT}`, 'Testen van zorgpersoneel']) topics.push(await made('topicId', 'adviser', 'ProposeTopic', { title: title.slice(0, 200) }));
  await look('oordeel-topics');
  await run('chair', 'AgreeTopics');
  const [first = '', second = '', third = ''] = topics;
  await run('chair', 'DiscussTopic', { topicId: first });
  await run('secretary', 'ChangeTopic', { topicId: first, entryVersion: 1, title: 'Bezoek aan verpleeghuizen in Noord-Brabant', kind: null, horizon: null, dilemma: 'Bewoners beschermen zonder hen alleen te laten.', uncertainties: null });
  for (const text of ['Eén vaste bezoeker per bewoner', LONG]) await run('secretary', 'AddOption', { topicId: first, text, pros: null, cons: null });
  await look('oordeel-options');
  await run('adviser', 'WordProvisional', { topicId: first, words: SHORT, measure: false });
  server.clock.forward(14);
  await look('oordeel-words');
  await run('chair', 'DiscussTopic', { topicId: second });
  await run('adviser', 'WordProvisional', { topicId: second, words: LONG, measure: false });
  await look('oordeel-long');
  await run('chair', 'DiscussTopic', { topicId: third });
  await run('adviser', 'WordProvisional', { topicId: third, words: ENDLESS, measure: false });
  await look('oordeel-endless');

  await run('secretary', 'MoveToPhase', { phase: 'besluit' });
  await look('besluit-none');
  for (let number = 1; number <= 12; number += 1) await run(number % 3 === 0 ? 'chair' : 'secretary', 'Decide', { urgent: true, outcome: number % 4 === 0 ? 'forwarded' : 'taken', fields: { forwardedTo: number % 4 === 0 ? 'ICCb' : null }, words: number % 5 === 0 ? LONG : number === 7 ? WORD : `${number}. ${SHORT}` });
  server.clock.forward(24);
  await look('besluit-twelve');
  await run('secretary', 'MoveToPhase', { phase: 'sluiting' });
  await run('secretary', 'SetNextMeeting', { at: '2026-03-25T08:00:00.000Z', note: LONG.slice(0, 250) });
  await look('sluiting-confirm');
  await run('secretary', 'CloseMeeting');
  await look('closed');
  wrong.push(...(await lookAround(wall, 'screen')));
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});

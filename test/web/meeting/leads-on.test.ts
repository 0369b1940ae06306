import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

const FOCUSED = ':is(input, textarea, select)[autofocus]';

let table: AtTheTable;
let sec: Browser;

const scope = async () => (await table.server.core.reader.meeting(table.meetingId))!;
const enter = (text: string, more: Record<string, string> = {}) => sec.submit(sec.page('#entry').attr('action') ?? '', { text, ...more });
const closing = async () => {
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await table.run('secretary', 'MoveToPhase', { phase });
  await sec.open(table.here);
};

beforeEach(async () => {
  table = await atTheTable();
  await table.to('beeld');
  sec = await table.browser('secretary');
  await sec.open(table.here);
});

describe('the check before closing', () => {
  const fillIn = (says: string) => sec.page('.mends li').filter((_, line) => sec.page(line).text().includes(says)).find('a').attr('href') ?? '';

  it('leads to the field that an action lacks, in its open form', async () => {
    await table.run('secretary', 'AssignAction', { what: 'Bellen', owner: null, due: '2020-03-20', topicId: null, itemId: null, decisionId: null, restrictedTo: null });
    await table.run('secretary', 'AssignAction', { what: 'Schrijven', owner: { kind: 'text', id: null, text: 'iedereen' }, due: null, topicId: null, itemId: null, decisionId: null, restrictedTo: null });
    await closing();
    const links = sec.page('.mends a').map((_, link) => sec.page(link).attr('href')).get().filter((href) => href.includes('edit=action'));
    const owner = links.find((href) => href.endsWith('#f-edit-owner')) ?? '';
    const due = links.find((href) => href.endsWith('#f-edit-dueDate')) ?? '';
    await sec.open(owner.replace(/#.*/, ''));
    expect(sec.page('#f-edit-owner').attr('autofocus')).toBeDefined();
    expect(sec.page('#f-edit-owner').closest('details').attr('open')).toBeDefined();
    expect(sec.page(FOCUSED)).toHaveLength(1);
    await sec.open(due.replace(/#.*/, ''));
    expect(sec.page('#f-edit-dueDate').closest('details').attr('open')).toBeDefined();
  });

  it('leads to the date of the next meeting', async () => {
    await closing();
    expect(fillIn('volgend')).toBe('#f-next-atDate');
    expect(sec.page('#f-next-atDate').attr('type')).toBe('date');
  });
});

it('says after confirming what was decided and when, and gives no input the cursor', async () => {
  const topicId = await table.discussed('Bezoek');
  await table.run('secretary', 'WordProvisional', { topicId, words: 'Bezoek sluiten.', optionId: null, measure: false });
  await table.to('besluit');
  await sec.open(table.here);
  await enter('/b');
  const chair = await table.browser('chair');
  await chair.open(table.here);
  await chair.submit(chair.page('#confirm-first form').attr('action') ?? '', {});
  expect(chair.page('.notice').text()).toMatch(/^B1 is genomen, \d\d:\d\d\.$/);
  expect(chair.page(FOCUSED)).toHaveLength(0);
});

it('shows a struck action without the state that it had', async () => {
  await table.run('secretary', 'AssignAction', { what: 'Bellen', owner: null, due: null, topicId: null, itemId: null, decisionId: null, restrictedTo: null });
  const [action] = (await scope()).actions.values();
  await sec.open(table.here);
  const tags = () => sec.page(`#a-${action?.id} .tag`).map((_, tag) => sec.page(tag).text()).get();
  expect(tags()).toContain('open');
  await table.run('secretary', 'StrikeAction', { actionId: action?.id, entryVersion: action?.entryVersion, reason: 'dubbel' });
  await sec.open(table.here);
  expect(tags()).not.toContain('open');
});

it('opens the large screen and checking in by phone beside the meeting, and says so', () => {
  for (const link of sec.page('#for-the-room a').get()) {
    expect(sec.page(link).attr()).toMatchObject({ target: '_blank', rel: 'noopener' });
    expect(sec.page(link).text()).toContain('(opent in een nieuw tabblad)');
  }
  expect(sec.page('#for-the-room a')).toHaveLength(2);
});

it('shows a remark on Opening too', async () => {
  await enter('/opmerking Later begonnen');
  await sec.open(`${table.here}?phase=opening`);
  expect(sec.page('#opening-remarks').text()).toContain('Later begonnen');
});

it.each([
  ['2020-03-11T08:30:00.000Z', false],
  ['2020-03-11T08:29:00.000Z', true],
])('tells an entry of %s, recorded at 08:30:40, apart: %s', async (happenedAt, told) => {
  table.server.clock.set('2020-03-11T08:30:40.000Z');
  expect((await enter('Eerste melding', { happenedAtDate: '2020-03-11', happenedAtTime: happenedAt === '2020-03-11T08:30:00.000Z' ? '09:30' : '09:29' })).statusCode).toBe(200);
  await sec.open(table.here);
  expect((await scope()).picture.statements.values().next().value).toMatchObject({ late: true, happenedAt });
  expect(sec.page('.m').text().includes('vastgelegd')).toBe(told);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdMail } from '../../src/cli/hold-mail.js';
import { browserOf, EXPERT_MAIL, linkIn, office, type Office } from './office.js';

let at: Office;
const mail = () => at.house.server.core.mail;
const only = (address: string) => {
  expect(at.smtp.to()).toEqual([address]);
  return at.smtp.arrived[0] as Office['smtp']['arrived'][number];
};

beforeAll(async () => {
  at = await office();
});
beforeEach(() => at.smtp.arrived.splice(0));
afterAll(() => at.house.server.close());

async function sets(atClosing: 'none' | 'participants', digest: boolean): Promise<void> {
  const { crisisId, teamId, server } = at.house;
  const entryVersion = (await server.core.reader.crisis(crisisId))?.teams.get(teamId)?.changes.mail.entryVersion;
  await at.house.run('SetTeamMail', { crisisId, teamId, entryVersion, atClosing, digest });
}

describe('when a meeting closes', () => {
  it('nothing goes out before the team has set it', async () => {
    await at.closed();
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
  });

  it('the lists go as drafts to who sat at the table, once; by link alone when classified', async () => {
    const browser = await browserOf(at.house, at.house.people.secretary);
    const path = `/crises/${at.house.crisisId}/organise/teams/${at.house.teamId}/mail`;
    await browser.open(path);
    await browser.submit(path, { atClosing: 'participants' });
    expect(browser.text('main')).toContain('Lijsten als concept naar wie aan tafel zat');
    const { meetingId } = await at.closed();
    await mail().run();
    await mail().run();
    const { mail: read } = only(EXPERT_MAIL);
    expect(read.subject).toMatch(/^Besluiten en acties OTX \d+ \(concept\)$/);
    expect(read.attachments.map(({ filename }) => filename)).toEqual([expect.stringContaining('besluitenlijst.pdf'), expect.stringContaining('actielijst.pdf')]);
    expect(read.text).toContain('1 actiepunt op uw naam');
    expect(read.text).toContain('omdat u een plaats aan tafel had');
    const own = await browserOf(at.house, at.expert);
    await own.open(linkIn({ mail: read }));
    expect(own.path).toBe(`/meetings/${meetingId}/minutes`);

    at.smtp.arrived.splice(0);
    await at.closed('dep-vertrouwelijk');
    await mail().run();
    const secret = only(EXPERT_MAIL).mail;
    expect(secret.attachments).toEqual([]);
    expect(`${secret.subject}${secret.text}${String(secret.html)}`).not.toMatch(/GGD|testlijn/);
    await sets('none', false);
  });
});

describe('the daily mail', () => {
  const morning = (day: string, time = '07:05') => at.house.server.clock.set(`${day}T${time}:00.000+01:00`.replace('+01:00', 'Z').replace(/T(\d\d)/, (_, hour: string) => `T${String(Number(hour) - 1).padStart(2, '0')}`));

  it('tells an owner once a morning what is late or nearly due, where the team has set it', async () => {
    const { actionId } = await at.closed();
    morning('2026-03-25');
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
    await sets('none', true);
    morning('2026-03-26');
    await mail().run();
    await mail().run();
    const { mail: read } = only(EXPERT_MAIL);
    expect(read.subject).toMatch(/actiepunten vragen uw aandacht|actiepunt vraagt uw aandacht/);
    expect(read.text).toContain('moeten uiterlijk overmorgen klaar zijn');
    expect(read.text).toContain(`/actions/${actionId}`);
    expect(read.text).not.toContain('te laat');
    expect(read.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain('https://crisis.example/received/');

    at.smtp.arrived.splice(0);
    morning('2026-03-27', '06:55');
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
    morning('2026-03-27', '07:00');
    await mail().run();
    expect(only(EXPERT_MAIL).mail.text).toContain('zijn te laat');
  });

  it('does not go to who switched it off, by the link in it or on the account page', async () => {
    morning('2026-03-28');
    await mail().run();
    const off = linkIn(only(EXPERT_MAIL));
    const browser = await browserOf(at.house);
    await browser.open(off);
    await browser.open(off);
    expect(await at.house.server.core.accounts.wantsMail(at.expert.personId, 'digest')).toBe(true);
    await browser.submit(`${off}/off`);
    expect(await at.house.server.core.accounts.wantsMail(at.expert.personId, 'digest')).toBe(false);
    at.smtp.arrived.splice(0);
    morning('2026-03-29');
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);

    const own = await browserOf(at.house, at.expert);
    await own.open('/account');
    expect(own.page('[name=digest]').attr('checked')).toBeUndefined();
    await own.submit('/account/mail', { digest: '1' });
    expect(own.page('[name=digest]').attr('checked')).toBeDefined();
    morning('2026-03-30', '12:00');
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
  });

  it('does not go a second time on the day that a backup was put back', async () => {
    const { server } = at.house;
    morning('2026-03-31', '06:30');
    await server.core.database.sqlite.write((sql) => holdMail(sql, server.clock.now()));
    await mail().begin();
    morning('2026-03-31', '07:30');
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
    morning('2026-04-01', '08:30');
    await mail().run();
    only(EXPERT_MAIL);
  });
});

it('an owner says to have seen an action with one press, not by opening the page; nobody else can', async () => {
  const { actionId, meetingId } = await at.closed();
  const own = await browserOf(at.house, at.expert);
  await own.open(`/actions/${actionId}`);
  await own.open(`/actions/${actionId}`);
  const seen = async () => (await at.house.server.core.reader.action(actionId))?.action.seen ?? [];
  expect(await seen()).toEqual([]);
  await own.submit(`/actions/${actionId}/seen`);
  expect(await seen()).toMatchObject([{ personId: at.expert.personId, by: 'Deskundige EEN' }]);
  expect(own.text('main')).toContain('Gezien door Deskundige EEN');
  expect(own.page(`form[action="/actions/${actionId}/seen"]`)).toHaveLength(0);
  expect(await at.house.tries('AcknowledgeAction', { actionId }, 'expert')).toMatchObject({ code: 'already-seen' });
  expect(await at.house.tries('AcknowledgeAction', { actionId }, 'secretary')).toMatchObject({ code: 'not-allowed' });
  // Whoever gets it after that has not seen it.
  const { chair } = at.house.people;
  const entryVersion = (await at.house.server.core.reader.action(actionId))?.action.entryVersion;
  await at.house.run('ChangeAction', { actionId, entryVersion, what: 'Bel alle GGD-en', owner: { kind: 'person', id: chair.personId, text: 'Voorzitter EEN' }, due: null });
  expect(await seen()).toEqual([]);
  expect(meetingId).toBeTruthy();
});

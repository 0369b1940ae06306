import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbersIn, office, type Office } from './office.js';

let at: Office;
beforeAll(async () => {
  at = await office('ACT');
  const { house } = at;
  await at.action('Bel de GGD', { due: '2020-03-20' });
  await at.action('Bel het RIVM', { due: '2031-01-01' });
  await at.action('Regel een hal', { owner: { kind: 'function', id: house.functionId, text: 'dPG' } });
  await at.action('Tel de bedden', { owner: { kind: 'organisation', id: house.organisationId, text: 'PG' } });
  await at.action('Zonder eigenaar', { owner: null });
}, 60_000);
afterAll(() => at.house.server.close());

const rowsOf = (page: Awaited<ReturnType<Office['browser']>>['page']) => page('.register tbody tr').toArray().map((row) => page(row).text().replace(/\s+/g, ' ').trim());

describe('the register of actions', () => {
  it('shows first what is mine, my function\'s and my organisation\'s, with what is overdue in words', async () => {
    const expert = await at.browser('expert');
    expect((await expert.open('/actions')).statusCode).toBe(200);
    expect(numbersIn(expert)).toEqual(['ACT-A1', 'ACT-A2', 'ACT-A4']);
    expect(rowsOf(expert.page)[0]).toContain('te laat');
    expect(rowsOf(expert.page)[0]).toContain('voor u');
    expect(expert.page('.page__sub').text()).toBe('3 actiepunten, 1 te laat');
    await expert.open('/actions?owner=function');
    expect(numbersIn(expert)).toEqual(['ACT-A1', 'ACT-A2']);
    await at.house.run('SetFunctionHolder', { crisisId: at.house.crisisId, functionId: at.house.functionId, personId: at.house.people.expert.personId, from: '2020-01-01' }, 'coordinator');
    await expert.open('/actions?owner=function');
    expect(numbersIn(expert)).toEqual(['ACT-A1', 'ACT-A2', 'ACT-A3']);
    await expert.open('/actions?owner=organisation');
    expect(numbersIn(expert)).toEqual(['ACT-A1', 'ACT-A2', 'ACT-A3', 'ACT-A4']);
    await expert.open('/actions?owner=all');
    expect(numbersIn(expert)).toHaveLength(5);
  });

  it('narrows by what the address says, and says what it did not understand', async () => {
    const expert = await at.browser('expert');
    const open = async (query: string) => {
      expect((await expert.open(`/actions?${query}`)).statusCode).toBe(200);
      return numbersIn(expert);
    };
    expect(await open('owner=all&due=overdue')).toEqual(['ACT-A1']);
    expect(await open('owner=all&q=rivm')).toEqual(['ACT-A2']);
    expect(await open('owner=all&state=closed')).toEqual([]);
    expect(expert.page('.empty').text()).toContain('Niets gevonden met deze keuze.');
    expect(await open(`owner=all&team=${at.house.teamId}&crisis=act`)).toHaveLength(5);
    expect(await open('owner=all&sort=-number')).toEqual(['ACT-A5', 'ACT-A4', 'ACT-A3', 'ACT-A2', 'ACT-A1']);
    expect(expert.page('th[aria-sort=descending]').text()).toContain('Nummer');
    expect(await open('owner=all&sort=due')).toEqual(['ACT-A1', 'ACT-A2', 'ACT-A3', 'ACT-A4', 'ACT-A5']);
    expect(await open('owner=iedereen&team=nergens&state=open&state=closed')).toHaveLength(4);
    expect(expert.page('.warn').text()).toContain('Team, Stand, Van wie');
    expect(expert.page('select[name=owner] option[selected]').attr('value')).toBe('organisation');
  });

  it('tells who has nothing where to look, and shows outsiders nothing', async () => {
    const stranger = await at.browser(await at.house.server.person('Vreemde Vogel'));
    await stranger.open('/actions');
    expect(stranger.page('.empty').text()).toContain('Voor u, uw functies en uw organisatie staat niets open.');
    expect(stranger.page('.empty a').attr('href')).toBe('/actions?owner=all');
    await stranger.open('/actions?owner=all&state=all');
    expect(numbersIn(stranger)).toEqual([]);
    expect(stranger.page('main').text()).not.toContain('Bel');
    expect((await stranger.open(`/crises/${at.house.crisisId}/actions/new`)).statusCode).toBe(404);
  });

  it('goes on over pages of fifty', async () => {
    for (let count = 0; count < 50; count += 1) await at.action(`Veel ${count}`, { owner: null });
    const chair = await at.browser('chair');
    await chair.open('/actions?owner=all&q=Veel&sort=-number');
    expect(numbersIn(chair)).toHaveLength(50);
    await chair.open('/actions?owner=all&sort=-number');
    const first = numbersIn(chair);
    const next = chair.page('a[rel=next]').attr('href') ?? '';
    expect(next).toBe('/actions?owner=all&sort=-number&page=2');
    await chair.open(next);
    expect(numbersIn(chair)).toHaveLength(5);
    expect(numbersIn(chair).some((number) => first.includes(number))).toBe(false);
    await chair.open('/actions?owner=all&page=999999');
    expect(numbersIn(chair)).toHaveLength(5);
  });
});

describe('assigning outside a meeting', () => {
  it('gives an action with a number of the crisis, and keeps what was typed when something is wrong', async () => {
    const secretary = await at.browser('secretary');
    await secretary.open('/actions');
    const here = `/crises/${at.house.crisisId}/actions`;
    await secretary.open(secretary.page(`a[href="${here}/new"]`).attr('href') ?? '');
    expect((await secretary.submit(here, { what: '', owner: 'PG', due: '2020-02-30' })).statusCode).toBe(422);
    expect(secretary.page('#f-what').attr('aria-invalid')).toBe('true');
    expect(secretary.page('#f-due').val()).toBe('2020-02-30');
    expect(secretary.page('#f-owner').val()).toBe('PG');
    await secretary.submit(here, { what: 'Bestel maskers', owner: 'LCH', due: '2020-04-01', teamId: at.house.teamId, restrictedTo: at.house.people.chair.personId });
    expect(secretary.path).toMatch(/^\/actions\//);
    expect(secretary.page('h1').text()).toContain('ACT-A56');
    expect(secretary.page('main').text()).toContain('Buiten overleg');
    // Whoever types is in the circle that is chosen; others are not.
    await secretary.open('/actions?owner=all&q=maskers');
    expect(numbersIn(secretary)).toEqual(['ACT-A56']);
    const expert = await at.browser('expert');
    await expert.open('/actions?owner=all&q=maskers');
    expect(numbersIn(expert)).toEqual([]);
    expect((await expert.open(`${here}/new`)).statusCode).toBe(403);
  });
});

describe('closing together', () => {
  it('closes with one press what was reported done, and leaves what somebody objects to', async () => {
    const { house } = at;
    const ids = [await at.action('Klaar een'), await at.action('Klaar twee'), await at.action('Klaar drie')];
    for (const actionId of ids) await house.run('ReportActionDone', { actionId }, 'expert');
    const chair = await at.browser('chair');
    await chair.open(`/actions/${ids[2]}`);
    await chair.submit(`/actions/${ids[2]}/remark`, { text: 'dit is de oude lijst', objects: '1' });
    expect(chair.page('main').text()).toContain('Bezwaar.');
    const secretary = await at.browser('secretary');
    await secretary.open('/actions');
    expect(secretary.page('h2').text()).toContain('Gemeld klaar: OTX');
    expect(secretary.page('form[action="/actions/close-reported"] button').text()).toBe('Rond alle 2 gemelde acties af');
    expect(secretary.page('main').text()).toContain('bezwaar: apart bekijken');
    const late = await at.browser('coordinator');
    await late.open('/actions');
    await secretary.submit('/actions/close-reported');
    expect(secretary.page('[role=status], .notice').text()).toContain('2 actiepunten zijn afgerond.');
    const states = await Promise.all(ids.map(async (id) => (await house.server.core.reader.action(id))?.action.state));
    expect(states).toEqual(['closed', 'closed', 'reported-done']);
    // The other press was of a page that is no longer true.
    expect((await late.submit('/actions/close-reported')).statusCode).toBe(422);
    expect(late.page('#problems').text()).toContain('staat niet (meer) op gemeld klaar');
    const expert = await at.browser('expert');
    await expert.open('/actions?owner=all');
    expect(expert.page('form[action="/actions/close-reported"]').length).toBe(0);
  });
});

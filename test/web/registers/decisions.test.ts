import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbersIn, office, type Office } from './office.js';

let at: Office;
beforeAll(async () => {
  at = await office('BES');
});
afterAll(() => at.house.server.close());

const close = (meetingId: string) => at.house.run('CloseMeeting', { meetingId });
const textOf = (browser: Awaited<ReturnType<Office['browser']>>) => browser.page('main').text().replace(/\s+/g, ' ');

describe('the register of decisions', () => {
  it('shows what was decided with what is still to come of it, and narrows by the address', async () => {
    const taken = await at.meetingThat({ outcome: 'taken', words: 'Wij huren een hal', fields: { reviewDate: '2020-03-30' } });
    await close(taken.meetingId);
    const forwarded = await at.meetingThat({ outcome: 'forwarded', words: 'Naar het ICCb met de maskers', fields: { forwardedTo: 'ICCb' }, by: 'secretary' });
    await close(forwarded.meetingId);
    const expert = await at.browser('expert');
    const open = async (query: string) => {
      expect((await expert.open(`/decisions?${query}`)).statusCode).toBe(200);
      return numbersIn(expert);
    };
    expect(await open('state=to-come')).toHaveLength(2);
    expect(await open('due=week')).toEqual(['BES-OTX-2026-01-B1']);
    const again = await at.meetingThat({ outcome: 'taken', words: 'Wij kopen een hal', fields: { replaces: 'BES-OTX-2026-01-B1' } });
    await close(again.meetingId);
    expect(await open('')).toEqual(['BES-OTX-2026-01-B1', 'BES-OTX-2026-02-B1', 'BES-OTX-2026-03-B1']);
    expect(expert.page('tbody tr').first().text()).toContain('BES-OTX-2026-03-B1');
    expect(textOf(expert)).toContain('wacht op wat terugkomt');
    expect(await open('state=forwarded')).toEqual(['BES-OTX-2026-02-B1']);
    expect(await open('state=to-confirm')).toEqual(['BES-OTX-2026-02-B1']);
    // What is replaced is settled by that.
    expect(await open('state=to-come')).toEqual(['BES-OTX-2026-02-B1']);
    expect(await open('due=week')).toEqual([]);
    expect(await open('q=hal&sort=-number')).toEqual(['BES-OTX-2026-03-B1', 'BES-OTX-2026-01-B1']);
    expect(await open('q=niets')).toEqual([]);
    const stranger = await at.browser(await at.house.server.person('Vreemde Vogel'));
    await stranger.open('/decisions');
    expect(numbersIn(stranger)).toEqual([]);
    expect((await stranger.open(`/decisions/${taken.decisionId}`)).statusCode).toBe(404);
  });
});

describe('the page of a decision', () => {
  it('leads back to where it came from and forward to what became of it', async () => {
    const { meetingId, topicId, decisionId } = await at.meetingThat({ outcome: 'forwarded', words: 'Vraag het ICCb', fields: { forwardedTo: 'ICCb', replaces: 'BES-OTX-2026-01-B1' } });
    const actionId = await at.house.make('actionId', 'AssignAction', { meetingId, decisionId, what: 'Schrijf de brief' });
    await close(meetingId);
    const secretary = await at.browser('secretary');
    await secretary.open(`/decisions/${decisionId}`);
    const hrefs = secretary.page('main a').toArray().map((one) => secretary.page(one).attr('href') ?? '');
    expect(hrefs).toEqual(expect.arrayContaining([`/meetings/${meetingId}`, `/meetings/${meetingId}?topic=${topicId}`, `/actions/${actionId}`]));
    expect(hrefs.some((href) => href.startsWith(`/crises/${at.house.crisisId}/picture?at=`))).toBe(true);
    expect(textOf(secretary)).toContain('Wij huren een hal');
    for (const name of ['Secretaris BES', 'Voorzitter BES']) expect(textOf(secretary)).toContain(name);
    expect((await secretary.submit(`/decisions/${decisionId}/follow-up`, { how: 'settled' })).statusCode).toBe(422);
    expect(secretary.page('#f-note').attr('aria-invalid')).toBe('true');
    await secretary.submit(`/decisions/${decisionId}/follow-up`, { how: 'settled', note: 'ICCb is akkoord' });
    expect(textOf(secretary)).toContain('Afgehandeld: ICCb is akkoord');
    expect(secretary.page(`form[action="/decisions/${decisionId}/follow-up"]`).length).toBe(0);
    await secretary.open('/decisions?q=ICCb');
    expect(textOf(secretary)).toContain('Afgehandeld: ICCb is akkoord');
    // The decision that was replaced says by which.
    const old = secretary.page('tbody a').first().attr('href') ?? '';
    await secretary.open('/decisions?q=huren');
    await secretary.open(secretary.page('tbody .nr a').attr('href') ?? old);
    expect(textOf(secretary)).toContain('Vervangen door');
  });

  it('lets whoever decides confirm late and object, and nobody else', async () => {
    const { meetingId, decisionId } = await at.meetingThat({ outcome: 'taken', words: 'Alle lijnen open', by: 'secretary' });
    await close(meetingId);
    const secretary = await at.browser('secretary');
    await secretary.open(`/decisions/${decisionId}`);
    const here = `/decisions/${decisionId}`;
    expect(secretary.page(`form[action="${here}/confirm"], form[action="${here}/object"]`).length).toBe(0);
    const csrf = String(secretary.page('[name=csrf]').first().val());
    expect((await secretary.post(`${here}/confirm`, { csrf, commandId: at.house.id(), entryVersion: '1' })).statusCode).toBe(422);
    const chair = await at.browser('chair');
    await chair.open(here);
    await chair.submit(`${here}/confirm`);
    expect(chair.page('body').text()).toContain('Het besluit is bevestigd.');
    expect(chair.page(`form[action="${here}/confirm"]`).length).toBe(0);
    expect((await chair.submit(`${here}/object`, { words: '' })).statusCode).toBe(422);
    await chair.submit(`${here}/object`, { words: 'Niet alle lijnen' });
    expect(textOf(chair)).toContain('Niet alle lijnen');
    expect(chair.page(`form[action="${here}/confirm"]`).length).toBe(1);
  });

  it('is there for a member of today, and what a restricted team decided for nobody else', async () => {
    const { house } = at;
    const { meetingId, decisionId } = await at.meetingThat({ outcome: 'taken', words: 'Stil besluit' });
    const secretOf = [house.people.secretary.personId, house.people.chair.personId];
    const hidden = await house.make('decisionId', 'Decide', { meetingId, urgent: true, outcome: 'taken', words: 'GEHEIM besluit', restrictedTo: secretOf });
    const klus = await house.make('actionId', 'AssignAction', { meetingId, decisionId: hidden, what: 'GEHEIM klus' });
    await close(meetingId);
    const fresh = await house.server.person('Nel Nieuw');
    await house.run('AddPerson', { crisisId: house.crisisId, personId: fresh.personId, name: 'Nel Nieuw', staff: true }, 'coordinator');
    await house.run('SeatMember', { crisisId: house.crisisId, teamId: house.teamId, personId: fresh.personId, role: 'observer' }, 'coordinator');
    const nel = await at.browser(fresh);
    expect((await nel.open(`/decisions/${decisionId}`)).statusCode).toBe(200);
    expect(nel.page(`main a[href="/meetings/${meetingId}"]`).length).toBe(0);
    for (const path of [`/decisions/${hidden}`, `/actions/${klus}`]) expect((await nel.open(path)).statusCode, path).toBe(404);
    for (const path of ['/decisions', '/actions?owner=all&state=all', '/decisions?q=GEHEIM', '/actions?owner=all&q=GEHEIM']) {
      await nel.open(path);
      expect(nel.page('.register, .empty').text(), path).not.toContain('GEHEIM');
    }
    const chair = await at.browser('chair');
    await chair.open('/decisions?q=GEHEIM');
    expect(numbersIn(chair)).toHaveLength(1);
  });
});

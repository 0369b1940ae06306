import { describe, expect, it } from 'vitest';
import { draft, type Draft } from './draft.js';

const digest = (page: Awaited<ReturnType<Draft['browser']>>) => page.page('input[name=basedOn]').attr('value') ?? '';

describe('adopting minutes', () => {
  it('says what exactly is adopted, and what is still open', async () => {
    const { here, browser, comment, decisionId } = await draft();
    await comment('De einddatum ontbreekt.', { kind: 'decision', id: decisionId });
    const chair = await browser('chair');
    await chair.open(here);
    expect(chair.page(`.life a[href="${here}/adopt"]`).text()).toBe('Vaststellen');
    await chair.open(`${here}/adopt`);
    expect(chair.text('#h-what')).toBe('Versie 1: 1 besluit, 1 actie, 2 meldingen.');
    expect(chair.page('section[aria-labelledby=h-open] h3').toArray().map((heading) => chair.page(heading).text())).toEqual([
      '1 opmerking wacht op antwoord',
      '1 besluit is nog niet bevestigd',
      '1 actie heeft nog geen houder',
    ]);
    expect(chair.text('.life__open')).toContain('Deskundige COV, bij besluit B1 De einddatum ontbreekt.');
    expect(digest(chair)).toMatch(/^[0-9a-f]{64}$/);
    await chair.submit(`${here}/adopt`, { note: 'Met dank.' });
    expect(chair.path).toBe(here);
    expect(chair.text('.life')).toMatch(/Vastgesteld .* door Voorzitter COV\. Met dank\./);
    expect(chair.page('.beside__add').length).toBe(0);
    expect(chair.page('.life .btn').toArray().map((button) => chair.page(button).text())).toEqual(['Verzenden', 'Erratum']);
    expect(chair.text('.doc__sub')).toContain('vastgesteld');
  });

  it('is for the chair: the secretary prepares, and has no button and no page', async () => {
    const { here, browser, house } = await draft();
    for (const who of ['secretary', 'expert'] as const) {
      const other = await browser(who);
      await other.open(here);
      expect(other.page(`a[href="${here}/adopt"]`).length, who).toBe(0);
      expect((await other.open(`${here}/adopt`)).statusCode, who).toBe(403);
      expect((await other.open(`${here}/erratum`)).statusCode, who).toBe(403);
    }
    const { cookie, csrf } = await house.server.session(house.people.secretary);
    const payload = new URLSearchParams({ csrf, commandId: house.id(), basedOn: '0'.repeat(64) }).toString();
    const forced = await house.server.app.inject({ method: 'POST', url: `${here}/adopt`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload });
    expect(forced.statusCode).toBe(403);
  });

  it('shows what changed meanwhile, and asks again with everything typed still there', async () => {
    const { here, browser, correct, run, actionId } = await draft();
    const chair = await browser('chair');
    await chair.open(`${here}/adopt`);
    const before = digest(chair);
    await correct('Twee laboratoria zijn vol.', 1);
    const refused = await chair.submit(`${here}/adopt`, { note: 'Akkoord.' });
    expect(refused.statusCode).toBe(409);
    expect(chair.text('#changes li')).toBe('1 Twee laboratoria zijn vol.');
    expect(chair.page('#f-note').text().trim()).toBe('Akkoord.');
    expect(digest(chair)).not.toBe(before);

    await run('StrikeAction', { actionId, entryVersion: 1, reason: 'Dubbel.' });
    await chair.submit(`${here}/adopt`, {});
    expect(chair.text('#changes li')).toContain('A1');
    await chair.submit(`${here}/adopt`, {});
    expect(chair.text('.life')).toContain('Akkoord.');
  });

  it('by two at once is done once; the second sees by whom, with the own words', async () => {
    const { here, browser } = await draft();
    const [one, two] = [await browser('chair'), await browser('chair')];
    for (const each of [one, two]) await each.open(`${here}/adopt`);
    await one.submit(`${here}/adopt`, { note: 'De eerste.' });
    expect((await two.submit(`${here}/adopt`, { note: 'De tweede.' })).statusCode).toBe(409);
    expect(two.text('#main')).toMatch(/Vastgesteld .* door Voorzitter COV/);
    expect(two.text('#main')).toContain('De tweede.');
    expect(two.page('form[action$="/adopt"]').length).toBe(0);
  });

  it('can be done in the next meeting of the team', async () => {
    const { here, browser, house } = await draft();
    const next = await house.meeting('opening');
    const elsewhere = await house.meeting('preparation');
    const chair = await browser('chair');
    await chair.open(`${here}/adopt`);
    const options = chair.page('#f-inMeetingId option').toArray().map((option) => chair.page(option).attr('value'));
    expect(options).toEqual(['', next]);
    expect((await chair.submit(`${here}/adopt`, { inMeetingId: elsewhere, note: 'Blijft staan.' })).statusCode).toBe(422);
    expect(chair.text('#f-inMeetingId-error')).not.toBe('');
    expect(chair.page('#f-note').text().trim()).toBe('Blijft staan.');
    await chair.submit(`${here}/adopt`, { inMeetingId: next });
    expect(chair.text('.life')).toContain('in OTX 2');
  });
});

describe('an erratum', () => {
  async function adopted(): Promise<Draft> {
    const made = await draft();
    const chair = await made.browser('chair');
    await chair.open(`${made.here}/adopt`);
    await chair.submit(`${made.here}/adopt`);
    return made;
  }

  it('is numbered, stands above the minutes and beside its passage', async () => {
    const { here, browser, decisionId } = await adopted();
    const chair = await browser('chair');
    await chair.open(`${here}/erratum`);
    expect((await chair.submit(`${here}/erratum`, { passage: `decision-${decisionId}`, text: '' })).statusCode).toBe(422);
    expect(chair.page('#f-passage option[selected]').attr('value')).toBe(`decision-${decisionId}`);
    expect(chair.text('#f-text-error')).toBe('Vul dit veld in.');
    await chair.submit(`${here}/erratum`, { text: 'Tot 1 april.' });
    expect(chair.text(`#decision-${decisionId} .note--erratum`)).toContain('Erratum 1 Tot 1 april.');
    await chair.open(`${here}/erratum`);
    expect(chair.text('#h-next')).toBe('Erratum 2');
    await chair.submit(`${here}/erratum`, { passage: 'whole', text: 'De datum is 24 maart.' });
    expect(chair.text('article')).toContain('Erratum 1');
    expect(chair.text('article')).toContain('De datum is 24 maart.');
    const versions = chair.page('.versions__one h3').toArray().map((heading) => chair.page(heading).text().replace(/\s+/g, ' ').trim());
    expect(versions).toEqual(['Versie 3 Erratum 2', 'Versie 2 Erratum 1', 'Versie 1 vastgesteld']);
  });

  it('about what is not there is refused, with its words kept', async () => {
    const { here, browser, house } = await adopted();
    const chair = await browser('chair');
    await chair.open(`${here}/erratum`);
    expect((await chair.submit(`${here}/erratum`, { passage: `decision-${house.id()}`, text: 'Iets.' })).statusCode).toBe(404);
    expect(chair.page('#f-text').text().trim()).toBe('Iets.');
    expect(chair.text('#f-passage-error')).not.toBe('');
  });
});

describe('distributing', () => {
  it('records by name who got which version, of the list and of the table', async () => {
    const { here, browser, house } = await draft();
    const { crisisId, teamId } = house;
    const reader = await house.server.person('Lee Smit');
    await house.run('AddPerson', { crisisId, personId: reader.personId, name: 'Lee Smit', staff: true }, 'coordinator');
    await house.run('SetDistribution', { crisisId, teamId, entryVersion: 1, personIds: [reader.personId] }, 'coordinator');
    const secretary = await browser('secretary');
    await secretary.open(`${here}/distribute`);
    const boxes = secretary.page('input[name=personIds]').toArray().map((box) => [secretary.page(box).parent().text().trim(), secretary.page(box).attr('checked') !== undefined]);
    expect(boxes[0]).toEqual(['Lee Smit', true]);
    expect(boxes.length).toBe(5);
    const { csrf, commandId } = { csrf: secretary.page('main input[name=csrf]').attr('value') ?? '', commandId: house.id() };
    expect((await secretary.post(`${here}/distribute`, { csrf, commandId })).statusCode).toBe(422);
    await secretary.submit(`${here}/distribute`, { personIds: reader.personId });
    await secretary.open(here);
    expect(secretary.text('#versions')).toMatch(/Versie 1 concept .*Verzonden .* door Secretaris COV aan Lee Smit/);
    await secretary.open(`${here}/distribute`);
    expect(secretary.text('#main')).toContain('Lee Smit kreeg versie 1');
    expect((await (await browser('expert')).open(`${here}/distribute`)).statusCode).toBe(403);
  });
});

describe('distributing at the same time as others work', () => {
  const ticked = (browser: Awaited<ReturnType<Draft['browser']>>) => browser.page('input[name=personIds][checked]').toArray().map((box) => browser.page(box).attr('value'));

  it('of a draft that was corrected meanwhile records nothing, shows what changed and keeps who was ticked', async () => {
    const { here, browser, correct, house, meetingId } = await draft();
    const secretary = await browser('secretary');
    await secretary.open(`${here}/distribute`);
    await correct('Twee laboratoria zijn vol.', 1);
    const personIds = house.people.expert.personId;
    const versions = async () => (await house.server.core.reader.meeting(meetingId))?.meeting.minutes.versions.length;
    expect((await secretary.submit(`${here}/distribute`, { personIds })).statusCode).toBe(409);
    expect(secretary.text('#changes li')).toBe('1 Twee laboratoria zijn vol.');
    expect(ticked(secretary)).toEqual([personIds]);
    expect(await versions()).toBe(0);
    await secretary.submit(`${here}/distribute`, { personIds });
    expect(await versions()).toBe(1);
  });

  it('by two at once is done once; the second sees who got it, or that it was adopted', async () => {
    const { here, browser, house } = await draft();
    const [one, two, three] = [await browser('secretary'), await browser('chair'), await browser('secretary')];
    for (const each of [one, two, three]) await each.open(`${here}/distribute`);
    await one.submit(`${here}/distribute`, { personIds: house.people.expert.personId });
    expect((await two.submit(`${here}/distribute`, { personIds: house.people.coordinator.personId })).statusCode).toBe(409);
    expect(two.text('#changes')).toMatch(/Verzonden .* door Secretaris COV aan Deskundige COV/);
    expect(ticked(two)).toEqual([house.people.coordinator.personId]);
    await two.open(`${here}/adopt`);
    await two.submit(`${here}/adopt`);
    expect((await three.submit(`${here}/distribute`, { personIds: house.people.chair.personId })).statusCode).toBe(409);
    expect(three.text('#main')).toContain('U verzendt versie 2.');
    expect(ticked(three)).toEqual([house.people.chair.personId]);
  });
});

describe('where the minutes are in their life', () => {
  it('stands with the meeting, on its page and in the list of the crisis', async () => {
    const at = await draft();
    let chair = await at.browser('chair');
    const said = async () => {
      await chair.open(`/meetings/${at.meetingId}`);
      const here = chair.text('.row--lead .tag');
      await chair.open(`/crises/${at.house.crisisId}/meetings`);
      return [here, chair.text('.list tbody td .meta')];
    };
    expect(await said()).toEqual(['verslag: opmerkingen tot en met do 31 december', 'verslag: opmerkingen tot en met do 31 december']);
    at.house.server.clock.set('2027-01-04T08:00:00.000Z');
    chair = await at.browser('chair');
    expect(await said()).toEqual(['verslag: concept', 'verslag: concept']);
    await chair.open(`${at.here}/adopt`);
    await chair.submit(`${at.here}/adopt`);
    expect(await said()).toEqual(['verslag: vastgesteld', 'verslag: vastgesteld']);
    await at.run('IssueErratum', { text: 'Tot 1 april.', passage: null }, 'chair');
    expect(await said()).toEqual(['verslag: vastgesteld, erratum 1', 'verslag: vastgesteld, erratum 1']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable, type Who } from './at-the-table.js';

let table: AtTheTable;
const scope = async () => (await table.server.core.reader.meeting(table.meetingId))!;
const opened = async (who: Who, query = '') => {
  const browser = await table.browser(who);
  await browser.open(`${table.here}${query}`);
  return browser;
};
const statements = async () => [...(await scope()).picture.statements.values()].map(({ text }) => text);

async function press(browser: Browser, end: 'accept' | 'drop') {
  const form = browser.page('.tray').first();
  const action = end === 'accept' ? form.attr('action') : form.find('button[formaction]').attr('formaction');
  await browser.post(String(action), { csrf: String(form.find('[name=csrf]').val()), commandId: String(form.find('[name=commandId]').val()) });
  await browser.open(table.here);
}

describe('an offer that waits when the meeting comes to its end', () => {
  beforeEach(async () => {
    table = await atTheTable();
    await table.to('beeld');
    await table.run('expert', 'OfferEntry', { kind: 'statement', text: 'NIET VERLIEZEN' });
    await table.run('chair', 'MoveToPhase', { phase: 'oordeel' });
    await table.run('chair', 'MoveToPhase', { phase: 'besluit' });
    table.server.clock.forward(20);
    await table.run('chair', 'MoveToPhase', { phase: 'sluiting' });
  });

  it('stands in the check before closing, once, with what settles it', async () => {
    const secretary = await opened('secretary');
    expect(secretary.page('.tray')).toHaveLength(1);
    const section = secretary.page('[aria-labelledby=h-check]');
    const link = String(section.find('.mends a[href^="#offer-"]').attr('href'));
    expect(section.find(`${link}.tray`).text()).toContain('NIET VERLIEZEN');
    await press(secretary, 'accept');
    expect(secretary.page('.tray')).toHaveLength(0);
    expect(await statements()).toEqual(['NIET VERLIEZEN']);
  });

  it('is in the dock while a dialog takes the place of the check', async () => {
    const secretary = await opened('secretary', '?dialog=attendance');
    expect(secretary.text('.dock .tray')).toContain('NIET VERLIEZEN');
  });

  describe('and is not settled', () => {
    beforeEach(async () => {
      await table.run('secretary', 'CloseMeeting');
      table.server.clock.forward(5);
    });

    it('stays on the closed page and on that of each phase, for its author and who settles it', async () => {
      for (const query of ['', '?phase=beeld', '?phase=sluiting']) {
        for (const who of ['secretary', 'information'] as const) {
          const browser = await opened(who, query);
          expect(browser.text('.tray'), `${who} ${query}`).toContain('NIET VERLIEZEN');
          expect(browser.page('.tray button')).toHaveLength(2);
        }
        const expert = await opened('expert', query);
        expect(expert.text('.tray')).toMatch(/NIET VERLIEZEN.*wacht op overname/);
        expect(expert.page('.tray button')).toHaveLength(0);
        for (const who of ['guest', 'adviser', 'coordinator'] as const) expect((await opened(who, query)).text('body')).not.toContain('NIET VERLIEZEN');
      }
    });

    it('becomes a late entry in the minutes, with both times', async () => {
      const secretary = await opened('secretary');
      expect(secretary.text('[aria-labelledby=h-waiting]')).toContain('later vastgelegd');
      await press(secretary, 'accept');
      expect(secretary.page('.tray')).toHaveLength(0);
      await secretary.open(`${table.here}/minutes`);
      expect(secretary.text('body')).toMatch(/NIET VERLIEZEN.*Later vastgelegd: ?gebeurd 09:07.*vastgelegd 09:32/);
    });

    it('is settled when the minutes are adopted: the chair is told how many, its author that it was not taken over', async () => {
      const chair = await opened('chair', '/minutes/adopt');
      expect(chair.text('[aria-labelledby=h-open]')).toContain('1 inbreng wacht nog Bij het vaststellen vervalt zij');
      expect(chair.text('body')).not.toContain('NIET VERLIEZEN');
      await chair.submit(`${table.here}/minutes/adopt`, {});
      for (const who of ['expert', 'secretary'] as const) {
        const browser = await opened(who);
        expect(browser.page('.tray'), who).toHaveLength(0);
        expect(browser.text('[aria-labelledby=h-left]'), who).toMatch(/Bij vaststelling niet overgenomen.*NIET VERLIEZEN/);
      }
      for (const who of ['guest', 'coordinator'] as const) expect((await opened(who)).text('body'), who).not.toContain('NIET VERLIEZEN');
      expect((await scope()).meeting.state).toBe('adopted');
    });

    it('can be dropped there, and is not in the minutes while it waits', async () => {
      const secretary = await opened('secretary', '/minutes');
      expect(secretary.text('body')).not.toContain('NIET VERLIEZEN');
      await secretary.open(table.here);
      await press(secretary, 'drop');
      expect(secretary.text('body')).not.toContain('NIET VERLIEZEN');
      expect(await statements()).toEqual([]);
    });
  });
});

describe('changing a confirmed decision', () => {
  const again = 'moet het opnieuw worden bevestigd';
  const decide = async (who: 'chair' | 'secretary') => {
    await table.to('besluit');
    return table.run(who, 'Decide', { urgent: true, outcome: 'taken', words: 'Dagelijks melden', fields: { reviewDate: '2020-03-18' } });
  };

  it('says before it is done that it will have to be confirmed again, and then it has to', async () => {
    table = await atTheTable();
    const id = await decide('chair');
    const secretary = await opened('secretary', `?phase=besluit&edit=decision:${id}`);
    expect(secretary.text(`#d-${id} .mending`)).toContain(again);
    const action = String(secretary.page(`#d-${id} form[action*="/correct"]`).attr('action'));
    await secretary.submit(action, { 'fields.reviewDate': '2020-04-18' });
    expect((await scope()).meeting.besluit.decisions.get(id)?.confirmation.state).toBe('to-confirm');
    await secretary.open(`${table.here}?phase=besluit`);
    expect(secretary.text(`#d-${id}`)).toContain('te bevestigen');
  });

  it('says nothing of it where that is not so', async () => {
    table = await atTheTable();
    const id = await decide('secretary');
    expect((await opened('secretary', `?phase=besluit&edit=decision:${id}`)).text(`#d-${id} .mending`)).not.toContain(again);
    await table.run('chair', 'ConfirmDecision', { decisionId: id, entryVersion: 1 });
    expect((await opened('chair', `?phase=besluit&edit=decision:${id}`)).text(`#d-${id} .mending`)).not.toContain(again);
    expect((await opened('secretary', `?phase=besluit&edit=decision:${id}`)).text(`#d-${id} .mending`)).toContain(again);
  });
});

import { describe, expect, it } from 'vitest';
import { draft, UNTIL } from './draft.js';

const LONG = 'x'.repeat(10_001);

describe('comments on draft minutes', () => {
  it('are asked for until a day, by the secretary', async () => {
    const { house, here, browser, run } = await draft();
    const secretary = await browser('secretary');
    await secretary.open(here);
    expect(secretary.text('.life')).toContain('Opmerkingen kunnen tot en met do 31 december 2026');
    await secretary.submit(`${here}/comments/open`, { until: '' });
    expect(secretary.text('.field--wrong')).not.toBe('');
    expect(secretary.page('details#comments-open').attr('open')).toBeDefined();
    await secretary.submit(`${here}/comments/open`, { until: '2026-12-30' });
    expect(secretary.text('.life')).toContain('tot en met wo 30 december 2026');

    house.server.clock.set('2027-01-04T08:00:00.000Z');
    const expert = await browser('expert');
    await expert.open(here);
    expect(expert.text('.life')).toContain('Opmerkingen konden tot en met');
    expect(expert.page('.beside__add').length).toBe(0);
    await run('OpenComments', { until: '2027-01-05', entryVersion: 3 });
    await expert.open(here);
    expect(expert.page('.beside__add').length).toBeGreaterThan(2);
  });

  it('asked for by two at once are asked for once: the second sees both days, and whose stands', async () => {
    const { here, browser, meetingId, house } = await draft();
    const [secretary, chair] = [await browser('secretary'), await browser('chair')];
    for (const each of [secretary, chair]) await each.open(here);
    await chair.submit(`${here}/comments/open`, { until: '2026-12-20' });
    expect((await secretary.submit(`${here}/comments/open`, { until: '2026-12-28' })).statusCode).toBe(409);
    const asked = async () => (await house.server.core.reader.meeting(meetingId))?.meeting.minutes.commentsUntil;
    expect(await asked()).toBe('2026-12-20');
    expect(secretary.page('details#comments-open').attr('open')).toBeDefined();
    const both = secretary.text('#two-versions');
    for (const day of ['do 31 december 2026', 'zo 20 december 2026', 'ma 28 december 2026']) expect(both).toContain(day);
    expect(secretary.page('#f-until').attr('value')).toBe('2026-12-28');
    expect(secretary.text('.life')).toMatch(/tot en met zo 20 december 2026. Gevraagd .* door Voorzitter COV\./);
    await secretary.submit(`${here}/comments/open`, {});
    expect(await asked()).toBe('2026-12-28');
    expect(secretary.text('.life')).toContain('door Secretaris COV');
  });

  it('stand beside their passage, with who made them', async () => {
    const { here, browser, decisionId } = await draft();
    const expert = await browser('expert');
    await expert.open(here);
    expect(expert.text(`#say-decision-${decisionId} .beside__add`)).toBe('Opmerking bij besluit B1');
    await expert.open(`${here}?comment=decision-${decisionId}`);
    await expert.submit(`${here}/comments?comment=decision-${decisionId}`, { text: 'Ook voor <b>kleine</b> huizen?' });
    expect(expert.path).toMatch(/#comment-/);
    expect(expert.text(`#decision-${decisionId} .note`)).toContain('Deskundige COV van u');
    expect(expert.page(`#decision-${decisionId} .note .typed`).first().text()).toBe('Ook voor <b>kleine</b> huizen?');

    const secretary = await browser('secretary');
    await secretary.open(here);
    expect(secretary.text('.life')).toContain('1 opmerking wacht op antwoord Deskundige COV, bij besluit B1');
  });

  it('on the whole stand under the minutes', async () => {
    const { here, browser, comment } = await draft();
    await comment('De volgorde klopt niet.', null);
    const chair = await browser('chair');
    await chair.open(`${here}?comment=whole`);
    expect(chair.text('#say-whole')).toContain('De volgorde klopt niet.');
    await chair.submit(`${here}/comments?comment=whole`, { text: 'Eens.' });
    expect(chair.page('#say-whole .note').length).toBe(2);
  });

  it.each([['', 'Vul dit veld in'], [LONG, '10.000']])('that cannot be taken keep what was typed, with the reason beside it', async (text, reason) => {
    const { here, browser, statementId } = await draft();
    const expert = await browser('expert');
    await expert.open(`${here}?comment=statement-${statementId}`);
    const answer = await expert.submit(`${here}/comments?comment=statement-${statementId}`, { text });
    expect(answer.statusCode).toBe(422);
    expect(expert.page('#f-text').text().trim()).toBe(text);
    expect(expert.text('#f-text-error')).toContain(reason);
    expect(expert.page('.problems a').attr('href')).toBe('#f-text');
    expect(expert.page(`#statement-${statementId} form`).length).toBe(1);
  });

  it('on a passage that was corrected meanwhile show both texts and keep the words', async () => {
    const { here, browser, statementId, correct, house } = await draft();
    const expert = await browser('expert');
    await expert.open(`${here}?comment=statement-${statementId}`);
    await correct('Twee laboratoria zijn vol.', 1);
    const action = `${here}/comments?comment=statement-${statementId}`;
    expect((await expert.submit(action, { text: 'Het zijn er twee.' })).statusCode).toBe(409);
    const warning = expert.text(`#statement-${statementId} .warn`);
    expect(warning).toContain('Eén laboratorium is vol.');
    expect(warning).toContain('Twee laboratoria zijn vol.');
    expect(expert.page('#f-text').text().trim()).toBe('Het zijn er twee.');
    await expert.submit(action, { text: 'Dan klopt het.' });
    const minutes = (await house.server.core.reader.meeting(here.split('/')[2] ?? ''))?.meeting.minutes;
    expect(minutes?.comments.map(({ text, entryVersion }) => [text, entryVersion])).toEqual([['Dan klopt het.', 2]]);
    expect(expert.page('.note__changed').length).toBe(0);

    await correct('Drie laboratoria zijn vol.', 2);
    await expert.open(here);
    expect(expert.text('.note__changed')).toBe('De passage is daarna verbeterd. Tekst, toen Twee laboratoria zijn vol. Nu Drie laboratoria zijn vol.');
  });

  it('are answered by the secretary, with words, and taken back by who made them', async () => {
    const { here, browser, comment, decisionId } = await draft();
    const [mine, other] = [await comment('De einddatum ontbreekt.', { kind: 'decision', id: decisionId }), await comment('Toch niet.', null)];
    const secretary = await browser('secretary');
    await secretary.open(`${here}?answer=${mine}`);
    const action = `${here}/comments/${mine}/answer?answer=${mine}`;
    const refused = await secretary.submit(action, { answer: 'Komt erin.' });
    expect(refused.statusCode).toBe(422);
    expect(secretary.page('#f-answer').text().trim()).toBe('Komt erin.');
    expect(secretary.text('#f-outcome-error')).not.toBe('');
    await secretary.submit(action, { answer: 'Komt erin.', outcome: 'taken-over' });
    expect(secretary.text(`#comment-${mine} .note__answer`)).toContain('Overgenomen: Komt erin. Secretaris COV');

    const expert = await browser('expert');
    await expert.open(here);
    expect(expert.page(`form[action="${here}/comments/${mine}/withdraw"]`).length).toBe(0);
    await expert.submit(`${here}/comments/${other}/withdraw`);
    expect(expert.text(`#comment-${other}`)).toContain('Ingetrokken');
    expect(expert.page(`#comment-${other} del`).text()).toBe('Toch niet.');
    await secretary.open(here);
    expect(secretary.text('.life')).toContain('Alle opmerkingen zijn beantwoord.');
  });

  it('answered by two at once are answered once, and the second keeps the words', async () => {
    const { here, browser, comment } = await draft();
    const id = await comment('De volgorde klopt niet.', null);
    const [one, two] = [await browser('secretary'), await browser('chair')];
    for (const each of [one, two]) await each.open(`${here}?answer=${id}`);
    const action = `${here}/comments/${id}/answer?answer=${id}`;
    await one.submit(action, { answer: 'Aangepast.', outcome: 'taken-over' });
    expect((await two.submit(action, { answer: 'Blijft zo.', outcome: 'not-taken-over' })).statusCode).toBe(422);
    expect(two.text('.problems')).toContain('al beantwoord');
    expect(two.text('.kept')).toContain('Blijft zo.');
  });

  it('are for the table: who only observes makes none', async () => {
    const { house, here, browser, meetingId } = await draft();
    const coordinator = await browser('coordinator');
    await coordinator.open(here);
    expect(coordinator.text('.life')).toContain(UNTIL.slice(0, 4));
    const stranger = await browser(await house.server.person('Bas Buiten'));
    expect((await stranger.open(here)).statusCode).toBe(404);
    expect((await stranger.open(`/meetings/${meetingId}/minutes/adopt`)).statusCode).toBe(404);
  });
});

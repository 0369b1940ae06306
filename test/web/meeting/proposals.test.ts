import { beforeEach, describe, expect, it } from 'vitest';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let statementId: string;
beforeEach(async () => {
  table = await atTheTable();
  await table.to('beeld');
  const offerId = await table.run('expert', 'OfferEntry', { kind: 'statement', text: 'Er zijn vier <b>bedden</b>' });
  statementId = await table.run('secretary', 'AcceptOffer', { offerId });
});

const statement = async () => (await table.server.core.reader.meeting(table.meetingId))?.picture.statements.get(statementId);

/** Opens the form beside the expert's own statement and sends the part that ends so. */
async function propose(end: 'offer-correction' | 'offer-strike', values: Record<string, string>) {
  const expert = await table.browser('expert');
  await expert.open(`${table.here}?phase=beeld&edit=statement:${statementId}`);
  const action = String(expert.page(`form[action*="/${end}"]`).attr('action'));
  await expert.submit(action, values);
  return expert;
}

async function settle(who: 'secretary' | 'information', end: 'accept' | 'drop') {
  const browser = await table.browser(who);
  await browser.open(table.here);
  const form = browser.page('.tray').first();
  const action = String(form.attr('action'));
  if (end === 'accept') return { browser, answer: await browser.submit(action) };
  const csrf = String(form.find('[name=csrf]').val());
  const commandId = String(form.find('[name=commandId]').val());
  const answer = await browser.post(String(form.find('button[formaction]').attr('formaction')), { csrf, commandId });
  await browser.open(table.here);
  return { browser, answer };
}

describe('a participant', () => {
  it('proposes a correction of an own entry, and sees that it was proposed', async () => {
    const expert = await table.browser('expert');
    await expert.open(table.here);
    expect(expert.text(`#s-${statementId} .mend`)).toBe('verbetering voorstellen');
    const after = await propose('offer-correction', { 'texts.text': 'Er zijn vijf bedden' });
    expect(after.text('.notice')).toContain('Voorgesteld. Het wacht op de secretaris.');
    expect(after.text(`#s-${statementId} .tag`)).toBe('voorgesteld: verbetering');
    expect(after.text('.tray')).toContain('wacht op overname');
    expect((await statement())?.text).toBe('Er zijn vier <b>bedden</b>');
  });

  it('begins an offer about what others brought in, with its number; who may correct it does not', async () => {
    const other = await table.run('secretary', 'AddStatement', { text: 'Van de secretaris' });
    const number = (await table.server.core.reader.meeting(table.meetingId))?.picture.statements.get(other)?.number;
    const expert = await table.browser('expert');
    await expert.open(table.here);
    const doubt = expert.page(`#s-${other} a[href*="about="]`);
    expect(doubt.text()).toBe('klopt niet?');
    expect(expert.page(`#s-${statementId} a[href*="about="]`)).toHaveLength(0);
    await expert.open(String(doubt.attr('href')).split('#')[0] ?? '');
    expect(expert.page('#f-offer-text').val()).toBe(`Bij melding ${number}: `);
    expect(expert.page('#f-offer-kind').val()).toBe('statement');
    expect(String(expert.page('#offer').attr('action'))).not.toContain('about');
    const secretary = await table.browser('secretary');
    await secretary.open(table.here);
    expect(secretary.page('a[href*="about="]')).toHaveLength(0);
  });

  it('gets no such form for what others brought in, and loses nothing that was typed wrong', async () => {
    const other = await table.run('secretary', 'AddStatement', { text: 'Van de secretaris' });
    const expert = await table.browser('expert');
    await expert.open(`${table.here}?phase=beeld&edit=statement:${other}`);
    expect(expert.page(`#s-${other} form`)).toHaveLength(0);
    expect(expert.page(`#s-${other} .mend`)).toHaveLength(0);
    const wrong = await propose('offer-correction', { 'texts.text': '', 'texts.theme': 'zorg' });
    expect(wrong.text('#problems')).toContain('Vul dit veld in.');
    expect(wrong.page('[name="texts.theme"]').val()).toBe('zorg');
    const same = await propose('offer-correction', {});
    expect(same.text('#problems')).toContain('niets');
  });

  it('proposes how fresh it is as well, and keeps that when only words change', async () => {
    const from = await propose('offer-correction', { asOfDate: '2020-03-23', asOfTime: '08:30' });
    expect(from.page('#problems')).toHaveLength(0);
    const tray = await table.browser('secretary');
    await tray.open(table.here);
    expect(tray.text('.tray .compare')).toMatch(/Stand.*23.*08:30/);
    expect(tray.text('.tray')).not.toContain('T07:30');
    await settle('secretary', 'accept');
    expect(await statement()).toMatchObject({ text: 'Er zijn vier <b>bedden</b>', asOf: '2020-03-23T07:30:00.000Z' });
    await propose('offer-correction', { 'texts.text': 'Er zijn vijf bedden' });
    await settle('secretary', 'accept');
    expect(await statement()).toMatchObject({ text: 'Er zijn vijf bedden', asOf: '2020-03-23T07:30:00.000Z' });
    const wrong = await propose('offer-correction', { asOfDate: '2020-02-31', asOfTime: '' });
    expect(wrong.page('[name="asOfDate"]').val()).toBe('2020-02-31');
    expect(wrong.page('#problems a').attr('href')).toContain('asOf');
  });

  it('proposes to strike, with a reason', async () => {
    const wrong = await propose('offer-strike', { reason: '' });
    expect(wrong.text('#problems')).toContain('Vul dit veld in.');
    const after = await propose('offer-strike', { reason: 'Dubbel' });
    expect(after.text(`#s-${statementId} .tag`)).toBe('voorgesteld: doorhaling');
    const { browser } = await settle('secretary', 'accept');
    expect((await statement())?.struck).toMatchObject({ offeredBy: 'Ruth Dekker', reason: 'Dubbel' });
    expect(browser.text(`#s-${statementId}`)).toContain('(op voorstel van Ruth Dekker): Dubbel');
  });
});

describe('the secretary', () => {
  it('sees old and new words side by side, and accepts', async () => {
    await propose('offer-correction', { 'texts.text': 'Er zijn vijf bedden', 'texts.theme': 'zorg' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.tray h3')).toContain('Ingebracht door Ruth Dekker, verbetering');
    expect(sec.page('.compare').map((_, one) => sec.page(one).find('dd').map((_i, dd) => sec.page(dd).text().trim()).get().join(' | ')).get()).toEqual([
      'Er zijn vier <b>bedden</b> | Er zijn vijf bedden',
      '(leeg) | zorg',
    ]);
    expect(sec.text(`#s-${statementId}`)).toContain('verbetering voorgesteld door Ruth Dekker');
    const { browser } = await settle('secretary', 'accept');
    expect(await statement()).toMatchObject({ text: 'Er zijn vijf bedden', theme: 'zorg' });
    expect(browser.text(`#s-${statementId} .was`)).toContain('Maaike de Wit, er stond: op voorstel van Ruth Dekker');
    expect(browser.page('.tray')).toHaveLength(0);
  });

  it('sees what changed since, and then accepts all the same', async () => {
    await propose('offer-correction', { 'texts.text': 'Er zijn vijf bedden' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    const action = String(sec.page('.tray').first().attr('action'));
    table.server.clock.forward(1);
    await table.run('information', 'CorrectEntry', { kind: 'statement', id: statementId, entryVersion: 1, texts: { text: 'Er zijn zes bedden' } }).catch(() =>
      table.run('chair', 'CorrectEntry', { kind: 'statement', id: statementId, entryVersion: 1, texts: { text: 'Er zijn zes bedden' } }),
    );
    expect((await sec.submit(action)).statusCode).toBe(409);
    expect((await statement())?.text).toBe('Er zijn zes bedden');
    expect(sec.text('.tray .since')).toContain('Dit is gewijzigd sinds het voorstel.');
    expect(sec.text('.tray .since')).toContain('Er zijn vier <b>bedden</b>');
    expect(sec.text('.tray button').startsWith('Toch overnemen')).toBe(true);
    await sec.submit(action);
    expect((await statement())?.text).toBe('Er zijn vijf bedden');
  });

  it('drops it, and nothing changes; the adviser never saw it', async () => {
    await propose('offer-correction', { 'texts.text': 'Er zijn vijf bedden' });
    const adviser = await table.browser('adviser');
    await adviser.open(table.here);
    expect(adviser.page('.tray')).toHaveLength(0);
    expect(adviser.page('html').html()).not.toContain('vijf bedden');
    const { browser, answer } = await settle('information', 'drop');
    expect(answer.statusCode).toBe(303);
    expect(browser.page('.tray')).toHaveLength(0);
    expect((await statement())?.text).toBe('Er zijn vier <b>bedden</b>');
  });
});

describe('every kind of own entry', () => {
  it('has its form: topic, argument and remark', async () => {
    const topicOffer = await table.run('expert', 'OfferEntry', { kind: 'topic', text: 'Bezoek' });
    const topicId = await table.run('adviser', 'AcceptOffer', { offerId: topicOffer });
    await table.run('chair', 'AgreeTopics');
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await table.run('chair', 'DiscussTopic', { topicId });
    const argumentOffer = await table.run('expert', 'OfferEntry', { kind: 'argument', text: 'Te duur', topicId });
    const argumentId = await table.run('secretary', 'AcceptOffer', { offerId: argumentOffer });
    const wordsOffer = await table.run('expert', 'OfferEntry', { kind: 'provisional', text: 'Wij wachten', topicId });
    const provisionalId = await table.run('secretary', 'AcceptOffer', { offerId: wordsOffer });
    const expert = await table.browser('expert');
    for (const [kind, id, field] of [['topic', topicId, 'title'], ['argument', argumentId, 'text'], ['provisional', provisionalId, 'words']] as const) {
      await expert.open(`${table.here}?phase=oordeel&topic=${topicId}&edit=${kind}:${id}`);
      const form = expert.page('form[action*="/offer-correction"]');
      expect(form, kind).toHaveLength(1);
      await expert.submit(String(form.attr('action')), { [`texts.${field}`]: `Beter ${kind}` });
      expect(expert.page('#problems'), kind).toHaveLength(0);
    }
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.page('.tray')).toHaveLength(3);
    for (let left = 3; left > 0; left -= 1) await sec.submit(String(sec.page('.tray').first().attr('action')));
    const topic = (await table.server.core.reader.meeting(table.meetingId))?.meeting.oordeel.topics.get(topicId);
    expect(topic).toMatchObject({ title: 'Beter topic', arguments: [{ text: 'Beter argument' }], provisional: [{ words: 'Beter provisional' }] });
  });

  it('proposes the fields of a decision as the secretary\'s form has them', async () => {
    const { server, people, crisisId, teamId } = table;
    const decides = async (more: object) => {
      const entryVersion = (await server.core.reader.crisis(crisisId))?.teams.get(teamId)?.changes.rules.entryVersion;
      await server.run(people.coordinator, 'ChangeTeam', { crisisId, teamId, entryVersion, method: 'bob', ...more });
    };
    await decides({ decides: 'members', decidingPersonIds: [people.expert.personId] });
    const releaseAt = '2020-03-24T11:00:00.000Z';
    const decisionId = await table.run('expert', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden.', fields: { mandate: 'Wet', releaseAt } });
    await decides({ decides: 'chair' });
    const expert = await table.browser('expert');
    await expert.open(`${table.here}?phase=besluit&edit=decision:${decisionId}`);
    const form = expert.page('form[action*="/offer-correction"]');
    expect(form.find('[name="fields.mandate"]').val()).toBe('Wet');
    await expert.submit(String(form.attr('action')), { 'fields.reason': 'Overzicht' });
    expect(expert.page('#problems')).toHaveLength(0);
    await settle('secretary', 'accept');
    const decision = (await server.core.reader.meeting(table.meetingId))?.meeting.besluit.decisions.get(decisionId);
    expect(decision).toMatchObject({ words: 'Melden.', fields: { reason: 'Overzicht', mandate: 'Wet', releaseAt } });
  });
});

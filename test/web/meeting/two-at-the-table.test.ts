import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => {
  table = await atTheTable();
  sec = await table.browser('secretary');
});

const scope = async () => {
  const found = await table.server.core.reader.meeting(table.meetingId);
  if (!found) throw new Error('no meeting');
  return found;
};
const both = () => sec.text('#two-versions');
const formTo = (end: string) => String(sec.page(`form[action*="/${end}"]`).first().attr('action'));

describe('what the person did not touch follows the colleague (R16)', () => {
  it('an action: due date and owner stay when the words change', async () => {
    await table.run('secretary', 'AssignAction', { what: 'Bellen' });
    const [actionId] = (await scope()).actions.keys();
    for (const page of [`${table.here}?edit=action:${actionId}`, `/actions/${actionId}`]) {
      const version = [...(await scope()).actions.values()][0]?.entryVersion;
      await sec.open(page);
      const owner = { kind: 'person', id: table.people.expert.personId, text: 'Ruth Dekker' };
      const due = version === 1 ? '2020-04-01' : '2020-04-02T10:00:00.000Z';
      await table.server.run(table.people.chair, 'ChangeAction', { actionId, entryVersion: version, what: 'Bellen', owner, due });
      const form = formTo('change');
      expect((await sec.submit(form, { what: `Bellen met RIVM, versie ${version}` })).statusCode).toBe(409);
      expect(both()).toMatch(/Wanneer \(was: .*\) Er staat nu: .* april 2020/);
      expect(both()).not.toContain('U typte');
      expect((await sec.submit(form)).statusCode).toBe(200);
      expect((await scope()).actions.get(String(actionId))).toMatchObject({ what: `Bellen met RIVM, versie ${version}`, due, owner: { text: 'Ruth Dekker' } });
      await table.server.run(table.people.chair, 'ChangeAction', { actionId, entryVersion: Number(version) + 2, what: 'Bellen', owner: null, due: null });
    }
  });

  it('a decision: the reason stays when the words change, also a long one', async () => {
    await table.to('besluit');
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden '.repeat(300).trim(), fields: { dissent: 'y'.repeat(2000) } });
    const [id] = (await scope()).meeting.besluit.decisions.keys();
    await sec.open(`${table.here}?edit=decision:${id}`);
    expect(String(sec.page('[name=seen]').first().val()).length).toBeLessThan(2000);
    await table.run('chair', 'CorrectEntry', { kind: 'decision', id, entryVersion: 1, texts: { reason: 'Van de voorzitter', dissent: 'z'.repeat(2000) } });
    const form = formTo('correct');
    expect((await sec.submit(form, { 'texts.words': 'Melden aan iedereen' })).statusCode).toBe(409);
    expect(both()).toContain('Van de voorzitter');
    expect(both()).not.toContain('U typte');
    expect((await sec.submit(form)).statusCode).toBe(200);
    expect((await scope()).meeting.besluit.decisions.get(String(id))).toMatchObject({ words: 'Melden aan iedereen', fields: { reason: 'Van de voorzitter', dissent: 'z'.repeat(2000) } });
  });

  it('a statement: theme and as-of stay, and the words of both stand side by side', async () => {
    await table.to('beeld');
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier', theme: 'zorg', asOf: '2020-03-10' });
    await sec.open(`${table.here}?edit=statement:${id}`);
    await table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Drie', asOf: '2020-03-09', theme: 'bedden' } });
    const form = formTo('correct');
    await sec.submit(form, { 'texts.text': 'Vijf' });
    expect(both()).toContain('Tekst (was: Vier) Er staat nu: Drie U typte: Vijf');
    expect(both()).toContain('Thema (was: zorg) Er staat nu: bedden Laten');
    await sec.submit(form);
    expect((await scope()).picture.statements.get(id)).toMatchObject({ text: 'Vijf', theme: 'bedden', asOf: '2020-03-09' });
  });

  it('a provisional decision: the box of a measure follows, or stays as it was ticked', async () => {
    const topicId = await discussed();
    const provisionalId = await table.run('secretary', 'WordProvisional', { topicId, words: 'Zo', measure: false });
    await sec.open(`${table.here}?phase=oordeel&edit=provisional:${provisionalId}`);
    await table.run('chair', 'ReviseProvisional', { topicId, provisionalId, entryVersion: 1, words: 'Zo', measure: true });
    const form = formTo(`provisional/${provisionalId}`);
    await sec.submit(form, { words: 'Zo dan' });
    expect(both()).toContain('(was: nee) Er staat nu: ja Laten');
    await sec.submit(form);
    expect((await scope()).meeting.oordeel.topics.get(topicId)?.provisional[0]).toMatchObject({ words: 'Zo dan', measure: true });
  });

  it('keeps in sight what was typed for a statement that was withdrawn meanwhile', async () => {
    await table.to('beeld');
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier' });
    await sec.open(`${table.here}?edit=statement:${id}`);
    await table.run('information', 'WithdrawStatement', { statementId: id, entryVersion: 1, reason: 'Klopt niet' });
    expect((await sec.submit(formTo('correct'), { 'texts.text': 'Lang uitgewerkt' })).statusCode).toBe(409);
    expect(sec.page('main').text()).toContain('Lang uitgewerkt');
  });

  it('reads a form without its first values, or with nonsense in them, as one that touched everything', async () => {
    await table.to('beeld');
    for (const seen of ['', 'onzin', '[]', '{"text":{}}', '{"text":7}']) {
      const id = await table.run('secretary', 'AddStatement', { text: `Vier ${seen}`, theme: 'zorg' });
      await sec.open(`${table.here}?edit=statement:${id}`);
      await table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { theme: 'bedden' } });
      expect((await sec.submit(formTo('correct'), { seen })).statusCode, seen).toBe(409);
      expect(both(), seen).toContain('bedden');
    }
  });
});

async function discussed(): Promise<string> {
  await table.to('beeld');
  return table.discussed();
}

describe('two people on one question of the feasibility check (R16)', () => {
  const answerOf = async (topicId: string) => (await scope()).meeting.oordeel.topics.get(topicId)?.feasibility.practicable;

  it('shows the second the first answer, keeps what was typed, and lets them choose', async () => {
    const topicId = await discussed();
    await sec.open(`${table.here}?phase=oordeel`);
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'practicable', answer: 'yes', remark: 'Kan vandaag' });
    const form = formTo('feasibility');
    expect((await sec.submit(form, { answer: 'no', remark: 'Te weinig mensen' })).statusCode).toBe(409);
    expect(both()).toContain('Er staat nu: ja U typte: nee');
    expect(both()).toContain('Er staat nu: Kan vandaag U typte: Te weinig mensen');
    expect(both()).toContain('Gewijzigd door Samira Bouzid');
    expect(sec.page('#f-check-practicable-remark').val()).toBe('Te weinig mensen');
    expect(await answerOf(topicId)).toMatchObject({ answer: 'yes' });
    expect((await sec.submit(form, { answer: 'no' })).statusCode).toBe(200);
    expect(await answerOf(topicId)).toMatchObject({ answer: 'no', remark: 'Te weinig mensen', earlier: [{ answer: 'yes' }] });
  });

  it('takes over a remark that was not touched, and says nothing of the other questions', async () => {
    const topicId = await discussed();
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'practicable', answer: 'unknown', entryVersion: 0 });
    await sec.open(`${table.here}?phase=oordeel`);
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'enforceable', answer: 'yes' });
    const form = formTo('feasibility');
    expect((await sec.submit(form, { answer: 'yes' })).statusCode).toBe(200);
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'practicable', answer: 'unknown', remark: 'Navragen', entryVersion: 2 });
    expect((await sec.submit(formTo('feasibility'), { answer: 'no' })).statusCode).toBe(409);
    expect(sec.page('#f-check-practicable-remark').val()).toBe('Navragen');
  });
});

describe('the form for decisions that were read back', () => {
  const ids = async () => [...(await scope()).meeting.besluit.decisions.keys()];
  const choice = (id: string) => sec.page(`[name=decisions][value^="${id}"]`);

  it('keeps what was read out and ticked through another mistake, and asks to read again what changed', async () => {
    await table.to('besluit');
    for (const words of ['Een.', 'Twee.', 'Drie.']) await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words, fields: {} });
    const [one = '', two = '', three = ''] = await ids();
    await sec.open(table.here);
    const form = formTo('confirm-orally');
    await table.run('chair', 'CorrectEntry', { kind: 'decision', id: one, entryVersion: 1, texts: { words: 'Eén, maar anders.' } });
    const odd = { decisions: `${one}:1`, atDate: '2020-03-29', atTime: '02:30' };
    expect((await sec.submit(form, odd)).statusCode).toBe(422);
    expect(choice(one).val()).toBe(`${one}:1`);
    expect([one, two, three].map((id) => choice(id).attr('checked') !== undefined)).toEqual([true, false, false]);
    expect((await sec.submit(form, { atDate: '', atTime: '' })).statusCode).toBe(409);
    expect([choice(one).val(), choice(one).attr('checked')]).toEqual([`${one}:2`, undefined]);
    expect(choice(one).parent().text()).toContain('opnieuw voor');
    expect(choice(two).parent().text()).not.toContain('opnieuw voor');
    expect((await scope()).meeting.besluit.decisions.get(one)?.confirmation.state).toBe('to-confirm');
    expect((await sec.submit(form, { decisions: `${one}:2` })).statusCode).toBe(200);
    expect((await scope()).meeting.besluit.decisions.get(one)?.confirmation.state).toBe('oral');
  });
});

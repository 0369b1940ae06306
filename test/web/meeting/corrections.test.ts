import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { mendingForm, secretaryInBeeld, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => ({ table, sec } = await secretaryInBeeld()));

/** Opens the form of one entry and sends the one that goes to this end of its address. */
async function mend(phase: string, edit: string, end: string, values: Record<string, string>) {
  return sec.submit(await mendingForm(sec, table, phase, edit, end), values);
}

describe('an entry is corrected in place and keeps its old words (R7)', () => {
  it('statement, with source, as-of and theme', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier', asOf: '2020-03-10T13:00:00.000Z' });
    await sec.open(`${table.here}?phase=beeld&edit=statement:${id}`);
    expect(sec.page('#f-edit-asOfTime').val()).toBe('14:00');
    await mend('beeld', `statement:${id}`, 'correct', { 'texts.text': 'Vijf', 'texts.theme': 'zorg' });
    expect(sec.text('.st')).toContain('Vijf');
    expect(sec.text('.st .was')).toContain('er stond: Vier');
    expect(sec.text('.st__src')).toContain('stand 10-3 14:00');
  });

  it('certainty, replacement and withdrawal of a statement', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: '321 getest' });
    await mend('beeld', `statement:${id}`, 'certainty', { certainty: 'aanname' });
    expect(sec.text('.st .cert')).toBe('aanname');
    await mend('beeld', `statement:${id}`, 'replace', { text: '382 getest', certainty: 'feit' });
    expect(sec.text('.st--old')).toContain('Vervangen door 2');
    const scope = await table.server.core.reader.meeting(table.meetingId);
    const newest = [...(scope?.picture.statements.values() ?? [])].at(-1);
    await mend('beeld', `statement:${newest?.id ?? ''}`, 'withdraw', { reason: 'dubbel geteld' });
    expect(sec.text('.st:last-child')).toContain('Ingetrokken: dubbel geteld');
  });

  it('summary and remark', async () => {
    const summary = await table.run('information', 'RecordSummary', { text: 'Eerste' });
    const remark = await table.run('secretary', 'AddRemark', { text: 'Later' });
    await mend('beeld', `summary:${summary}`, 'correct', { 'texts.text': 'Tweede' });
    expect(sec.text('.folds')).toContain('Tweede');
    await mend('beeld', `remark:${remark}`, 'strike', { reason: 'hoort hier niet' });
    expect(sec.text('.folds del')).toBe('Later');
  });

  it('topic, argument, option and provisional decision', async () => {
    const topicId = await table.discussed();
    const argument = await table.run('secretary', 'AddArgument', { topicId, side: 'for', text: 'Ja' });
    const option = await table.run('secretary', 'AddOption', { topicId, text: 'Optie', pros: 'goed' });
    const provisional = await table.run('secretary', 'WordProvisional', { topicId, words: 'Zo', measure: false });
    await mend('oordeel', `topic:${topicId}`, 'change', { title: 'Bezoekregeling', dilemma: 'Nabijheid of veiligheid' });
    expect(sec.text('#h-pane')).toBe('1. Bezoekregeling');
    expect(sec.text('.topic__dilemma')).toContain('Nabijheid of veiligheid');
    await mend('oordeel', `argument:${argument}`, 'correct', { 'texts.text': 'Jazeker' });
    expect(sec.text('.sides')).toContain('Jazeker');
    await mend('oordeel', `option:${option}`, `options/${option}`, { cons: 'duur' });
    expect(sec.text('.grid')).toContain('duur');
    expect(sec.text('.grid')).toContain('goed');
    await mend('oordeel', `provisional:${provisional}`, `provisional/${provisional}`, { words: 'Zo en niet anders', measure: '1' });
    expect(sec.text('.topic .reg')).toContain('Zo en niet anders');
    expect(sec.text('.checks')).toContain('nodig omdat dit een maatregel is');
  });

  it('decision with its fields', async () => {
    const decision = await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden.', fields: { reason: 'Overzicht', releaseAt: '2020-03-12T10:00:00.000Z' } });
    await mend('beeld', `decision:${decision}`, 'correct', { 'texts.words': 'Dagelijks melden.', 'fields.reviewDate': '2020-03-18' });
    const kept = (await table.server.core.reader.meeting(table.meetingId))?.meeting.besluit.decisions.get(decision);
    expect(kept).toMatchObject({ words: 'Dagelijks melden.', fields: { reason: 'Overzicht', reviewDate: '2020-03-18', releaseAt: '2020-03-12T10:00:00.000Z' } });
    expect(sec.text('#outcomes .was')).toContain('er stond: Melden.');
  });

  it('one may correct what is one’s own, and is not shown the form of others', async () => {
    const own = await table.run('information', 'AddStatement', { text: 'Van mij' });
    const other = await table.run('secretary', 'AddStatement', { text: 'Van een ander' });
    const browser = await table.browser('information');
    await browser.open(`${table.here}?edit=statement:${own}`);
    expect(browser.page(`form[action*="/statement/${own}/correct"]`)).toHaveLength(1);
    await browser.open(`${table.here}?edit=statement:${other}`);
    expect(browser.page('form[action*="/correct"]')).toHaveLength(0);
  });
});

it('a first filling in of a topic is no correction', async () => {
  const topic = await table.discussed();
  const whole = { title: 'Bezoek', kind: 'knelpunt', horizon: 'acute', dilemma: 'Veilig of samen', uncertainties: '' };
  await mend('oordeel', `topic:${topic}`, 'change', whole);
  expect(sec.page('.topic > .was')).toHaveLength(0);
  await mend('oordeel', `topic:${topic}`, 'change', { ...whole, kind: 'thema', uncertainties: 'Hoe lang' });
  expect(sec.text('.topic > .was')).toContain('er stond: Soort: knelpunt');
  expect(sec.text('.topic > .was')).not.toContain('leeg');
});

describe('actions', () => {
  const actionOf = async () => [...((await table.server.core.reader.meeting(table.meetingId))?.actions.values() ?? [])][0];

  it('are answered by their owner and settled by who assigns, with their history', async () => {
    await sec.open(`${table.here}?dialog=action`);
    await sec.submit(`${table.here}/actions?dialog=action`, { what: 'Bellen', owner: 'Ruth Dekker', dueDate: '2020-03-10' });
    const action = await actionOf();
    expect(action?.owner).toEqual({ kind: 'person', id: table.people.expert.personId, text: 'Ruth Dekker' });
    expect(sec.text(`#a-${action?.id}`)).toContain('te laat, gisteren');

    const expert = await table.browser('expert');
    await expert.open(`${table.here}?edit=action:${action?.id}`);
    expect(expert.page('.mending form[action*="/change"]')).toHaveLength(0);
    await expert.submit(`${table.here}/actions/${action?.id}/remark?edit=action%3A${action?.id}`, { text: 'Bezig' });
    expect(expert.text('.mending')).toContain('Bezig Ruth Dekker');

    await mend('beeld', `action:${action?.id}`, 'change', { dueDate: '2020-03-13', dueTime: '12:00', reason: 'meer tijd' });
    expect((await actionOf())?.due).toBe('2020-03-13T11:00:00.000Z');
    await sec.open(`${table.here}?edit=action:${action?.id}`);
    expect(sec.text('.mending')).toContain('Wanneer: 2020-03-10');
    await table.server.run(table.people.expert, 'ReportActionDone', { actionId: action?.id });
    await sec.open(table.here);
    await sec.submit(`${table.here}/actions/close-reported`);
    expect((await actionOf())?.state).toBe('closed');
    await sec.open(`${table.here}?edit=action:${action?.id}`);
    expect(sec.text('.mending')).toContain('Stand: open');
    expect(sec.text('.mending')).toContain('Stand: gemeld klaar');
    await mend('beeld', `action:${action?.id}`, 'reopen', { reason: 'toch niet' });
    await mend('beeld', `action:${action?.id}`, 'drop', { reason: 'niet nodig' });
    expect(sec.text(`#a-${action?.id} del`)).toBe('Bellen');
  });

  it('show a change by someone else and keep what was typed', async () => {
    await table.run('secretary', 'AssignAction', { what: 'Bellen' });
    const action = await actionOf();
    await sec.open(`${table.here}?edit=action:${action?.id}`);
    await table.server.run(table.people.chair, 'ChangeAction', { actionId: action?.id, entryVersion: 1, what: 'Mailen', owner: null, due: null });
    const response = await sec.submit(`${table.here}/actions/${action?.id}/change?edit=action%3A${action?.id}`, { what: 'Schrijven' });
    expect(response.statusCode).toBe(409);
    expect(sec.text('.warn--stale')).toContain('Mailen');
    expect(sec.page('[name="what"]').text().trim()).toBe('Schrijven');
  });
});

describe('after the meeting', () => {
  it('the secretary corrects, and the minutes follow', async () => {
    const topicId = await table.discussed();
    for (const phase of ['besluit', 'sluiting']) await table.run('secretary', 'MoveToPhase', { phase });
    await table.run('secretary', 'CloseMeeting');
    await mend('oordeel', `topic:${topicId}`, `topic/${topicId}/correct`, { 'texts.title': 'Bezoekregeling' });
    expect(sec.text('#h-pane')).toBe('1. Bezoekregeling');
    expect(sec.page('.dock')).toHaveLength(0);
    const minutes = await sec.open(`${table.here}/minutes`);
    expect(minutes.statusCode).toBe(200);
    expect(minutes.body).toContain('Bezoekregeling');
  });
});

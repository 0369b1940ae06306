import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { mendingForm, secretaryInBeeld, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => ({ table, sec } = await secretaryInBeeld()));

const both = () => sec.text('#two-versions');

const opened = (phase: string, edit: string, end: string) => mendingForm(sec, table, phase, edit, end);

/** An hour that spring does not have. */
const skipped = (name: string) => ({ [`${name}Date`]: '2020-03-29', [`${name}Time`]: '02:30' });

/** An entry, how a colleague changes it, a mistake and a good value for its form, and what both versions say. */
interface Case {
  readonly phase: string;
  readonly edit: string;
  readonly end: string;
  readonly meanwhile: () => Promise<unknown>;
  readonly wrong: Record<string, string>;
  readonly right: Record<string, string>;
  readonly says: readonly string[];
}

const CASES: Readonly<Record<string, () => Promise<Case>>> = {
  statement: async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier', certainty: 'aanname' });
    return {
      ...{ phase: 'beeld', edit: `statement:${id}`, end: 'correct', wrong: skipped('asOf'), right: { asOfDate: '', asOfTime: '', 'texts.text': 'Zes' } },
      meanwhile: () => table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf', theme: 'zorg' } }),
      says: ['Tekst (was: Vier) Er staat nu: Vijf U typte: Zes', 'Thema (was: geen) Er staat nu: zorg Laten'],
    };
  },
  'replacing a statement': async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier' });
    return {
      ...{ phase: 'beeld', edit: `statement:${id}`, end: 'replace', wrong: { text: '' }, right: { text: 'Zes' } },
      meanwhile: () => table.run('information', 'ChangeCertainty', { statementId: id, entryVersion: 1, certainty: 'feit' }),
      says: ['Zekerheid (was: geen) Er staat nu: feit Laten'],
    };
  },
  'withdrawing a statement': async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier' });
    return {
      ...{ phase: 'beeld', edit: `statement:${id}`, end: 'withdraw', wrong: { reason: '' }, right: { reason: 'Klopt niet' } },
      meanwhile: () => table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf' } }),
      says: ['nog niets gedaan', 'Tekst (was: Vier) Er staat nu: Vijf'],
    };
  },
  'striking a statement': async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier' });
    return {
      ...{ phase: 'beeld', edit: `statement:${id}`, end: 'strike', wrong: { reason: '' }, right: { reason: 'Dubbel' } },
      meanwhile: () => table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf' } }),
      says: ['nog niets gedaan', 'Tekst (was: Vier) Er staat nu: Vijf'],
    };
  },
  topic: async () => {
    const topicId = await table.discussed();
    return {
      ...{ phase: 'oordeel', edit: `topic:${topicId}`, end: 'change', wrong: { title: '' }, right: { title: 'Bezoekregeling' } },
      meanwhile: () => table.run('chair', 'ChangeTopic', { topicId, entryVersion: 1, title: 'Bezoek', kind: 'knelpunt', horizon: null, dilemma: 'Nabij of veilig', uncertainties: null }),
      says: ['Soort (was: geen) Er staat nu: knelpunt', 'Dilemma (was: geen) Er staat nu: Nabij of veilig Laten'],
    };
  },
  option: async () => {
    const topicId = await table.discussed();
    const optionId = await table.run('secretary', 'AddOption', { topicId, text: 'Sluiten' });
    return {
      ...{ phase: 'oordeel', edit: `option:${optionId}`, end: `options/${optionId}`, wrong: { text: '' }, right: { text: 'Deels sluiten' } },
      meanwhile: () => table.run('chair', 'ChangeOption', { topicId, optionId, entryVersion: 1, text: 'Sluiten', pros: null, cons: 'duur' }),
      says: ['Tegen (was: geen) Er staat nu: duur Laten'],
    };
  },
  'provisional decision': async () => {
    const topicId = await table.discussed();
    const id = await table.run('secretary', 'WordProvisional', { topicId, words: 'Zo', measure: false });
    return {
      ...{ phase: 'oordeel', edit: `provisional:${id}`, end: `provisional/${id}`, wrong: { words: '', measure: '1' }, right: { words: 'Zo dan' } },
      meanwhile: () => table.run('chair', 'ReviseProvisional', { topicId, provisionalId: id, entryVersion: 1, words: 'Zus', measure: false }),
      says: ['Woorden (was: Zo) Er staat nu: Zus U typte: Zo dan'],
    };
  },
  decision: async () => {
    const id = await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden.', fields: {} });
    return {
      ...{ phase: 'beeld', edit: `decision:${id}`, end: 'correct', wrong: skipped('fields.releaseAt'), right: { 'fields.releaseAtDate': '', 'fields.releaseAtTime': '', 'texts.words': 'Wekelijks melden.' } },
      meanwhile: () => table.run('chair', 'CorrectEntry', { kind: 'decision', id, entryVersion: 1, texts: { words: 'Dagelijks melden.', reviewDate: '2020-03-18' } }),
      says: ['Woorden (was: Melden.) Er staat nu: Dagelijks melden. U typte: Wekelijks melden.', 'Terugkijken (was: geen) Er staat nu: wo 18 maart 2020 Laten'],
    };
  },
  action: async () => {
    await table.run('secretary', 'AssignAction', { what: 'Bellen' });
    const action = [...((await table.server.core.reader.meeting(table.meetingId))?.actions.values() ?? [])][0];
    return {
      ...{ phase: 'beeld', edit: `action:${action?.id}`, end: 'change', wrong: { what: '' }, right: { what: 'Mailen' } },
      meanwhile: () => table.server.run(table.people.chair, 'ChangeAction', { actionId: action?.id, entryVersion: 1, what: 'Bellen', owner: null, due: '2020-03-13T11:00:00.000Z' }),
      says: ['Wanneer (was: geen) Er staat nu: vr 13 maart 2020, 12:00 Laten'],
    };
  },
  summary: async () => {
    const id = await table.run('information', 'RecordSummary', { text: 'Eerste' });
    return {
      ...{ phase: 'beeld', edit: `summary:${id}`, end: 'strike', wrong: { reason: '' }, right: { reason: 'Dubbel' } },
      meanwhile: () => table.run('chair', 'CorrectEntry', { kind: 'summary', id, entryVersion: 1, texts: { text: 'Tweede' } }),
      says: ['nog niets gedaan', 'Tekst (was: Eerste) Er staat nu: Tweede'],
    };
  },
};

describe('a mistake in a form hides no change that a colleague made meanwhile (R16)', () => {
  it.each(Object.keys(CASES))('%s', async (name) => {
    const { phase, edit, end, meanwhile, wrong, right, says } = await (CASES[name] as () => Promise<Case>)();
    const form = await opened(phase, edit, end);
    await meanwhile();
    expect((await sec.submit(form, wrong)).statusCode).toBe(422);
    expect((await sec.submit(form, right)).statusCode).toBe(409);
    for (const words of says) expect(both()).toContain(words);
    // Who saw both versions and sends the form again, chooses.
    expect((await sec.submit(form)).statusCode).toBe(200);
  });
});

it('another form on the page says nothing of the entry that is open', async () => {
  const id = await table.run('secretary', 'AddStatement', { text: 'Vier' });
  const form = await opened('beeld', `statement:${id}`, 'correct');
  const entries = String(sec.page('#entry').attr('action'));
  await table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf' } });
  expect((await sec.submit(entries, { text: '' })).statusCode).toBe(422);
  expect(sec.page('[name="texts.text"]').text().trim()).toBe('Vijf');
  expect((await sec.submit(form, { 'texts.text': 'Zes' })).statusCode).toBe(200);
});

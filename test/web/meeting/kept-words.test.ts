import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { secretaryInBeeld, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => ({ table, sec } = await secretaryInBeeld()));

const kept = () => sec.text('#problems .kept');

describe('words in a form that is gone when it comes back', () => {
  it('stand in the summary of what is wrong: a correction of what a colleague struck', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier bedden' });
    await sec.open(`${table.here}?phase=beeld&edit=statement:${id}`);
    const action = sec.page('.mending form[action*="/correct"]').first().attr('action') ?? '';
    await table.run('chair', 'StrikeEntry', { kind: 'statement', id, entryVersion: 1, reason: 'Dubbel' });
    await sec.submit(action, { 'texts.text': 'Zes <b>bedden</b>', 'texts.theme': '' });
    expect(kept()).toContain('Tekst Zes <b>bedden</b>');
    expect(kept()).not.toContain('Thema');
  });

  it('are not said twice where the form stands there', async () => {
    await sec.open(`${table.here}?phase=beeld`);
    await sec.submit(`${table.here}/entries`, { kind: 'statement', text: '', statedSource: 'RIVM' }).catch(() => null);
    expect(sec.page('#problems .kept').length).toBe(0);
  });

  it('keep their form where the meeting went on meanwhile: with both versions, in the phase of the entry', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier bedden' });
    await sec.open(`${table.here}?edit=statement:${id}`);
    const action = sec.page('.mending form[action*="/correct"]').first().attr('action') ?? '';
    await table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf bedden' } });
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await sec.submit(action, { 'texts.text': 'Zes bedden' });
    expect(sec.page('.mending textarea[name="texts.text"]').text().trim()).toBe('Zes bedden');
    for (const version of ['Vijf bedden', 'Zes bedden']) expect(sec.text('#two-versions')).toContain(version);
    expect(sec.text('[aria-current="step"]')).toContain('Oordeel');
  });
});

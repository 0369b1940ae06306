import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { secretaryInBeeld, type AtTheTable, type Who } from './at-the-table.js';

const NOWHERE = '0195c000-0000-7000-8000-ffffffffffff';
const LONG = 'a'.repeat(10_001);

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => ({ table, sec } = await secretaryInBeeld()));

const statements = async () => [...((await table.server.core.reader.meeting(table.meetingId))?.picture.statements.values() ?? [])];

/** Sends a form by hand with the session's token, as a program or an old page would. */
async function sendAs(who: Who, path: string, values: Record<string, string | string[]>) {
  const { cookie, csrf } = await table.server.session(table.people[who]);
  const body = new URLSearchParams({ csrf, commandId: table.server.core.ids.next() });
  for (const [name, value] of Object.entries(values)) {
    body.delete(name);
    for (const one of [value].flat()) body.append(name, one);
  }
  const response = await table.server.app.inject({
    method: 'POST',
    url: path.startsWith('/') ? path : `${table.here}/${path}`,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: body.toString(),
  });
  return { status: response.statusCode, text: response.body, location: response.headers.location };
}

describe('the entry line', () => {
  it('keeps what was typed when the text is missing, and says so beside it', async () => {
    await sec.open(table.here);
    const response = await sec.submit(`${table.here}/entries`, { text: ' ', speaker: 'RIVM', statedSource: 'WHO', certainty: 'onzeker' });
    expect(response.statusCode).toBe(422);
    expect(sec.text('#f-entry-text-error')).toBe('Vul dit veld in.');
    expect(sec.page('#f-entry-speaker').val()).toBe('RIVM');
    expect(sec.page('#f-entry-statedSource').val()).toBe('WHO');
    expect(sec.page('[name="certainty"][value="onzeker"]').attr('checked')).toBeDefined();
    expect(sec.page('#problems a').attr('href')).toBe('#f-entry-text');
    expect(await statements()).toEqual([]);
  });

  it('keeps 10,001 characters and says how many fit', async () => {
    await sec.open(table.here);
    expect((await sec.submit(`${table.here}/entries`, { text: LONG })).statusCode).toBe(422);
    expect(sec.page('#f-entry-text').val()).toBe(LONG);
    expect(sec.text('#f-entry-text-error')).toContain('10.000');
  });

  it('keeps the lines of a text that is shown again', async () => {
    await sec.open(table.here);
    await sec.submit(`${table.here}/entries`, { text: 'een\ntwee', statedSource: 'x'.repeat(301) });
    expect(sec.page('textarea#f-entry-text').text()).toBe('een\ntwee');
    expect(sec.text('#f-entry-statedSource-error')).toContain('300');
  });

  it.each([
    [{ certainty: 'zeker' }, '#f-entry-certainty .field__error'],
    [{ happenedAtDate: '2020-02-30', happenedAtTime: '10:00' }, '#f-entry-happenedAt-error'],
    [{ happenedAtDate: '2021-01-01', happenedAtTime: '10:00' }, '#f-entry-happenedAt-error'],
    [{ happenedAtDate: '1999-01-01', happenedAtTime: '10:00' }, '#f-entry-happenedAt-error'],
    [{ happenedAtDate: '2019-10-27', happenedAtTime: '02:30' }, '#f-entry-happenedAt-error'],
    [{ asOfDate: '2019-03-31', asOfTime: '02:30' }, '.more-fields .field__error'],
  ])('refuses %o and keeps the sentence', async (values, selector) => {
    await sec.open(table.here);
    const response = await sec.submit(`${table.here}/entries`, { text: 'Een feit', ...values } as Record<string, string>);
    expect(response.statusCode).toBe(422);
    expect(sec.page(selector).length).toBeGreaterThan(0);
    expect(sec.page('#f-entry-text').val()).toBe('Een feit');
    expect(await statements()).toEqual([]);
  });

  it('asks which of the doubled hour was meant, and takes the answer', async () => {
    await sec.open(table.here);
    const values = { text: 'Laat gebeld', happenedAtDate: '2019-10-27', happenedAtTime: '02:30' };
    await sec.submit(`${table.here}/entries`, values);
    expect(sec.page('[name="happenedAtWhich"] option')).toHaveLength(3);
    await sec.submit(`${table.here}/entries`, { ...values, happenedAtWhich: 'second' });
    expect((await statements())[0]?.happenedAt).toBe('2019-10-27T01:30:00.000Z');
    expect(sec.text('.st')).toContain('Gebeurd 27-10 02:30');
  });

  it('refuses a name that came twice', async () => {
    const answer = await sendAs('secretary', 'entries', { text: ['een', 'twee'] });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Dit is geen tekst.');
  });

  it('saves once when the button is pressed twice', async () => {
    const commandId = '0195c000-0000-7000-8000-00000000abcd';
    const first = await sendAs('secretary', 'entries', { text: 'Een feit', commandId });
    const second = await sendAs('secretary', 'entries', { text: 'Een feit', commandId });
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await statements()).toHaveLength(1);
  });

  it('shows markup, braces, emoji and right-to-left marks as they were typed', async () => {
    const text = '<b>x</b> {{t "x"}} {{{y}}} & "q" \u200f😷 \u05d0';
    await sec.open(table.here);
    await sec.submit(`${table.here}/entries`, { text, theme: text });
    expect(sec.page('.st .asis').first().text()).toBe(text);
  });

  it('says so when control characters went', async () => {
    await sec.open(table.here);
    await sec.submit(`${table.here}/entries`, { text: 'een\u0007 twee\u0000' });
    expect(sec.text('.notice')).toContain('2 onzichtbare stuurtekens');
    expect((await statements())[0]?.text).toBe('een twee');
  });
});

describe('someone without the right', () => {
  it.each([
    ['expert', 'entries', { text: 'x' }, 422, 'Dit kunt u inbrengen'],
    ['guest', 'entries', { text: 'x' }, 403, 'U hebt hier geen rechten voor'],
    ['expert', 'phase', { phase: 'oordeel' }, 403, 'U hebt hier geen rechten voor'],
    ['guest', 'close', {}, 403, 'U hebt hier geen rechten voor'],
    ['expert', 'presence', { presence: 'absent' }, 403, 'U hebt hier geen rechten voor'],
    ['adviser', 'decisions', { words: 'x', outcome: 'taken', urgent: 'on' }, 403, 'U hebt hier geen rechten voor'],
  ] as const)('%s cannot post to %s', async (who, path, values, status, sentence) => {
    const answer = await sendAs(who, path, { personId: table.people.guest.personId, ...values });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(sentence);
  });

  it.each(['', '/entries'])('someone not at this table finds nothing (%s)', async (path) => {
    const stranger = await table.browser('stranger');
    expect((await stranger.open(table.here)).statusCode).toBe(404);
    expect((await sendAs('stranger', `${table.here}${path === '' ? '/close' : path}`, { text: 'x' })).status).toBe(404);
  });

  it('someone not signed in goes to sign in', async () => {
    const response = await table.server.app.inject({ url: table.here });
    expect(response.headers.location).toContain('/sign-in?next=');
  });

  it('a form without the session its token changes nothing', async () => {
    expect((await sendAs('secretary', 'entries', { text: 'x', csrf: 'wrong' })).status).toBe(403);
    expect(await statements()).toEqual([]);
  });
});

describe('ids that are not of this meeting', () => {
  it.each([
    [`statements/${NOWHERE}/withdraw`, { entryVersion: '1', reason: 'x' }, 404],
    [`statements/onzin/withdraw`, { entryVersion: '1', reason: 'x' }, 422],
    [`entries/statement/${NOWHERE}/strike`, { entryVersion: '1', reason: 'x' }, 404],
    [`entries/argument/${NOWHERE}/correct`, { entryVersion: '1', 'texts.text': 'x' }, 404],
    [`entries/onzin/${NOWHERE}/strike`, { entryVersion: '1', reason: 'x' }, 422],
    [`topics/${NOWHERE}/discuss`, {}, 404],
    [`offers/${NOWHERE}/accept`, {}, 404],
    [`actions/${NOWHERE}/close`, {}, 404],
    [`decisions/${NOWHERE}/complete`, { entryVersion: '1' }, 404],
    ['presence', { personId: NOWHERE, presence: 'present' }, 404],
    ['presence', { personId: 'onzin', presence: 'present' }, 422],
    ['table-guests', { name: '', role: 'onzin' }, 422],
    [`/meetings/${NOWHERE}/entries`, { text: 'x' }, 404],
    ['/meetings/onzin/entries', { text: 'x' }, 404],
  ])('%s is refused', async (path, values, status) => {
    expect((await sendAs('secretary', path, values as unknown as Record<string, string>)).status).toBe(status);
  });

  it('an action of another meeting is not reached through this one', async () => {
    const other = await table.server.run(table.people.coordinator, 'CallMeeting', { crisisId: table.crisisId, teamId: table.teamId, plannedStart: '2020-03-12T08:00:00.000Z' });
    const meetingId = String(other.events[0]?.stream.split(':')[1]);
    await table.server.run(table.people.secretary, 'StartMeeting', { meetingId });
    const made = await table.server.run(table.people.secretary, 'AssignAction', { meetingId, what: 'Elders' });
    const actionId = String(made.events.find((event) => event.type === 'ActionAssigned')?.stream.split(':')[1]);
    expect((await sendAs('secretary', `actions/${actionId}/close`, {})).status).toBe(404);
  });

  it('a query full of nonsense shows the meeting as it is', async () => {
    expect((await sec.open(`${table.here}?phase=%3Cb%3E&topic=..&edit=x:y:z&dialog=none&decide=%00&view=all`)).statusCode).toBe(200);
    expect(sec.text('#h-pane')).toBe('Beeld');
  });
});

describe('two people on one entry', () => {
  it('shows the second what stands there now, keeps what they typed, and lets them choose (R16)', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Vier patiënten' });
    await sec.open(`${table.here}?edit=statement:${id}`);
    await table.run('chair', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijf patiënten', statedSource: null, asOf: null, theme: null } });
    const form = `${table.here}/entries/statement/${id}/correct?edit=statement%3A${id}`;
    const response = await sec.submit(form, { 'texts.text': 'Zes patiënten' });
    expect(response.statusCode).toBe(409);
    expect(sec.text('.warn--stale')).toContain('Er staat nu: Vijf patiënten');
    expect(sec.text('.warn--stale')).toContain('U typte: Zes patiënten');
    expect(sec.page('[name="texts.text"]').text().trim()).toBe('Zes patiënten');
    await sec.submit(form);
    expect((await statements())[0]?.text).toBe('Zes patiënten');
    expect((await statements())[0]?.corrections.map((one) => one.before.text)).toEqual(['Vier patiënten', 'Vijf patiënten']);
  });

  it('keeps a struck statement visible with who, when and why', async () => {
    const id = await table.run('secretary', 'AddStatement', { text: 'Niet waar' });
    await sec.open(`${table.here}?edit=statement:${id}`);
    await sec.submit(`${table.here}/entries/statement/${id}/strike?edit=statement%3A${id}`, { reason: 'verkeerd huis' });
    expect(sec.text('.st--struck del')).toBe('Niet waar');
    expect(sec.text('.st--struck')).toContain('Doorgehaald 09:07, Maaike de Wit: verkeerd huis');
    expect(sec.page('.st--struck .mend')).toHaveLength(0);
  });
});

describe('decisions', () => {
  it('keep every field that was typed when one is wrong', async () => {
    await sec.open(`${table.here}?phase=besluit&dialog=urgent`);
    const response = await sec.submit(`${table.here}/decisions?phase=besluit&dialog=urgent`, {
      ...{ words: 'Melden.', outcome: 'taken', 'fields.reason': 'Overzicht', 'fields.effectiveFrom': '2020-03-20', 'fields.endDate': '2020-03-12' },
    });
    expect(response.statusCode).toBe(422);
    expect(sec.page('[name="words"]').text().trim()).toBe('Melden.');
    expect(sec.page('[name="fields.reason"]').text().trim()).toBe('Overzicht');
    expect(sec.page('[name="fields.effectiveFrom"]').val()).toBe('2020-03-20');
    expect(sec.page('#f-decide-fields\\.endDate-error').length).toBe(1);
  });

  it('ask where a forwarded decision goes', async () => {
    await sec.open(`${table.here}?phase=besluit&dialog=urgent`);
    await sec.submit(`${table.here}/decisions?phase=besluit&dialog=urgent`, { words: 'Verder.', outcome: 'forwarded' });
    expect(sec.text('#f-decide-fields\\.forwardedTo-error')).toBe('Zeg naar welk team of orgaan dit gaat.');
    expect(sec.page('[name="outcome"][value="forwarded"]').attr('checked')).toBeDefined();
  });
});

describe('what is restricted', () => {
  it('is not on the page of anyone outside its circle', async () => {
    await table.run('secretary', 'ProposeTopic', { title: 'Geheim onderwerp', restrictedTo: [table.people.secretary.personId, table.people.chair.personId] });
    await table.run('secretary', 'AddStatement', { text: 'Geheim feit', restrictedTo: [table.people.secretary.personId] });
    const expert = await table.browser('expert');
    for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) {
      const page = await expert.open(`${table.here}?phase=${phase}`);
      expect(page.body).not.toContain('Geheim');
    }
    await sec.open(table.here);
    expect(sec.text('.st')).toContain('besloten: Maaike de Wit Geheim feit');
  });
});

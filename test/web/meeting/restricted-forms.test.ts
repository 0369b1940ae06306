import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, type House } from '../../support/house.js';
import { testServer } from '../../support/server.js';

let house: House;
let meetingId: string;

beforeAll(async () => {
  house = await buildHouse(await testServer(), 'KRING');
  meetingId = await house.meeting('beeld');
});
afterAll(() => house.server.close());

async function post(url: string, fields: Readonly<Record<string, string | readonly string[]>>, role: 'secretary' | 'coordinator' = 'secretary') {
  const { cookie, csrf } = await house.server.session(house.people[role]);
  const payload = new URLSearchParams({ csrf, commandId: house.id() });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) payload.append(name, one);
  return house.server.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: payload.toString() });
}

async function open(url: string, role: 'secretary' | 'chair' | 'expert') {
  const { cookie } = await house.server.session(house.people[role]);
  return load((await house.server.app.inject({ url, headers: { cookie, accept: 'text/html' } })).body);
}

describe('restricting an entry at its form', () => {
  it('offers who sits at the table, closed until it is asked for', async () => {
    const $ = await open(`/meetings/${meetingId}`, 'secretary');
    const fold = $('#entry details').filter((_, one) => $(one).find('[name="restrictedTo"]').length > 0);
    expect(fold.length).toBe(1);
    expect(fold.attr('open')).toBeUndefined();
    expect(fold.find('[name="restrictedTo"]').length).toBe(4);
  });

  it.each([['statement', 'Melding voor de kring'], ['action', 'Actie voor de kring'], ['topic', 'Onderwerp voor de kring']])('puts a %s in the circle that was chosen, with who typed it', async (kind, text) => {
    const { statusCode } = await post(`/meetings/${meetingId}/entries`, { kind, text, restrictedTo: house.people.chair.personId });
    expect(statusCode).toBe(303);
    const url = `/meetings/${meetingId}?phase=${kind === 'topic' ? 'oordeel' : 'beeld'}`;
    const page = (await open(url, 'chair')).text();
    expect(page).toContain(text);
    expect(page).toMatch(/besloten: (Voorzitter KRING, Secretaris KRING|Secretaris KRING, Voorzitter KRING)/);
    expect((await open(url, 'secretary')).text()).toContain(text);
    expect((await open(url, 'expert')).text()).not.toContain(text);
  });

  it('refuses a circle for what has none of its own, instead of showing it to all', async () => {
    const { statusCode, body } = await post(`/meetings/${meetingId}/entries`, { kind: 'remark', text: 'Opmerking voor de kring', restrictedTo: house.people.chair.personId });
    expect(statusCode).toBe(422);
    const $ = load(body);
    expect($('#f-entry-restrictedTo').text()).toContain('kan niet apart besloten zijn');
    expect($('#entry [name="text"]').val()).toBe('Opmerking voor de kring');
    expect($('[name="restrictedTo"]:checked').length).toBe(1);
    expect((await open(`/meetings/${meetingId}?phase=beeld`, 'expert')).text()).not.toContain('Opmerking voor de kring');
  });

  it('restricts an urgent decision, and an action of the form with all its fields', async () => {
    const { chair } = house.people;
    expect((await post(`/meetings/${meetingId}/decisions`, { urgent: 'on', outcome: 'taken', words: 'Spoed voor de kring', restrictedTo: chair.personId })).statusCode).toBe(303);
    expect((await post(`/meetings/${meetingId}/actions`, { what: 'Werk voor de kring', restrictedTo: chair.personId })).statusCode).toBe(303);
    for (const text of ['Spoed voor de kring', 'Werk voor de kring']) {
      expect((await open(`/meetings/${meetingId}`, 'chair')).text()).toContain(text);
      expect((await open(`/meetings/${meetingId}`, 'expert')).text()).not.toContain(text);
    }
  });

  it('restricts a statement between meetings, and a topic that is proposed beforehand', async () => {
    const picture = `/crises/${house.crisisId}/picture`;
    expect((await post(picture, { text: 'Tussendoor voor de kring', restrictedTo: house.people.chair.personId })).statusCode).toBe(303);
    expect((await open(picture, 'chair')).text()).toContain('Tussendoor voor de kring');
    expect((await open(picture, 'secretary')).text()).toContain('besloten: ');
    expect((await open(picture, 'expert')).text()).not.toContain('Tussendoor voor de kring');

    const later = await house.meeting('preparation');
    expect((await post(`/meetings/${later}/prepare/topics`, { title: 'Vooraf voor de kring', restrictedTo: house.people.chair.personId })).statusCode).toBe(303);
    expect((await open(`/meetings/${later}`, 'chair')).text()).toContain('Vooraf voor de kring');
    expect((await open(`/meetings/${later}`, 'expert')).text()).not.toContain('Vooraf voor de kring');
  });
});

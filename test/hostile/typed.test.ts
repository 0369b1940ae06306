import { load, type CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHASES } from '../../src/domain/kernel/words.js';
import { DIALOGS } from '../../src/web/meeting/at.js';
import { headOf, twoHouses, type House, type Role } from '../support/house.js';
import { furnished } from './furnished.js';

const TYPED = '\n  <b>{{x}}</b> "dubbel" \'enkel\' &amp; 👩‍🚒\nnog een regel  ';
/** Kinds of fields in which people type words. */
const WORDS = 'textarea, input[type=text], input:not([type])';

let house: House;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  ({ house } = await twoHouses());
  ids = await furnished(house);
});
afterAll(() => house.server.close());

/** Every way of looking at the meeting, and the pages beside it that have forms. */
async function addresses(): Promise<string[]> {
  const { meetingId = '', crisisId = '', topicId = '', itemId = '', provisionalId = '', decisionId = '' } = ids;
  const at = { phase: PHASES, dialog: DIALOGS, view: ['confirm'], topic: [topicId], item: [itemId], decide: [provisionalId, decisionId] };
  // An entry's form opens by its kind and id; an objection is a form of its own.
  const edits = [...Object.entries(ids).map(([name, id]) => `edit=${name.replace(/Id$/, '')}:${id}`), `edit=object:${decisionId}`];
  const queries = [...Object.entries(at).flatMap(([name, values]) => values.map((value) => `${name}=${value}`)), ...edits];
  const inPhases = ['beeld', 'oordeel', 'besluit'].flatMap((phase) => edits.map((edit) => `phase=${phase}&topic=${topicId}&${edit}`));
  const preparing = await house.meeting('preparation');
  const prepare = ['agenda', 'people', 'topics', 'details', 'move', 'cancel'].map((page) => `/meetings/${preparing}/prepare/${page}`);
  const organise = ['organisations', 'people', 'functions', 'teams/new', `teams/${house.teamId}/rules`, `teams/${house.teamId}/name`, 'roles'].map((page) => `/crises/${crisisId}/organise/${page}`);
  const meeting = [...queries, ...inPhases].map((query) => `/meetings/${meetingId}?${query}`);
  return [...prepare, ...organise, `/crises/${crisisId}/meetings/new`, `/crises/${crisisId}/meetings/now`, `/meetings/${meetingId}`, ...meeting];
}

interface Form {
  readonly action: string;
  readonly values: URLSearchParams;
  readonly words: readonly string[];
}

function formsOf(page: CheerioAPI): Form[] {
  const forms = page('form[method=post]').map((_, element) => {
    const form = page(element);
    const words = form.find(WORDS).map((__, field) => page(field).attr('name') ?? '').get().filter((name) => name !== '');
    const values = new URLSearchParams(form.serializeArray().map(({ name, value }): [string, string] => [name, value]));
    return { action: form.attr('action') ?? '', values, words };
  });
  return forms.get().filter(({ words }) => words.length > 0);
}

/** Forms by their address without ids, so that each kind of form is tried once. */
const kindOf = ({ action }: Form) => action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*$/, '');

async function everyForm(role: Role): Promise<Form[]> {
  const { cookie } = await house.server.session(house.people[role]);
  const found = new Map<string, Form>();
  for (const url of await addresses()) {
    const { body, statusCode } = await house.server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
    if (statusCode === 200) for (const form of formsOf(load(body))) if (!found.has(kindOf(form))) found.set(kindOf(form), form);
  }
  return [...found.values()];
}

/** The texts that the form with this address holds on a page, by name. */
function held(page: CheerioAPI, action: string): Map<string, string> {
  const path = (address: string | undefined) => address?.split('?')[0];
  const form = page('form').filter((_, element) => path(page(element).attr('action')) === path(action)).first();
  return new Map(form.find(WORDS).map((_, element) => [[page(element).attr('name') ?? '', page(element).is('textarea') ? page(element).text() : (page(element).attr('value') ?? '')] as const]).get());
}

/** What makes any form be refused, whatever was typed in it. */
const SPOILS: readonly (readonly [string, string, number])[] = [
  ['commandId', 'x', 422],
  ['entryVersion', '99', 409],
];

describe('what was typed in a form that is refused', () => {
  it.each(['secretary', 'chair'] as const)('stands in it again, every field (%s)', async (role) => {
    const forms = await everyForm(role);
    expect(forms.length).toBeGreaterThan(20);
    const { cookie, csrf } = await house.server.session(house.people[role]);
    const before = await headOf(house.server);
    const lost: string[] = [];
    for (const form of forms) {
      for (const [field, value, status] of SPOILS) {
        if (!form.values.has(field)) continue;
        const values = new URLSearchParams(form.values);
        values.set('csrf', csrf);
        values.set(field, value);
        for (const name of form.words) values.set(name, TYPED);
        const response = await house.server.app.inject({ method: 'POST', url: form.action, headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, payload: values.toString() });
        const where = `${kindOf(form)} (${field})`;
        if (response.statusCode !== status && response.statusCode !== 422) lost.push(`${where}: ${response.statusCode}`);
        const again = held(load(response.body), form.action);
        const gone = form.words.filter((name) => again.get(name) !== TYPED);
        if (gone.length > 0) lost.push(`${where}: ${gone.join(', ')}`);
      }
    }
    expect(lost).toEqual([]);
    expect(await headOf(house.server)).toBe(before);
  });
});

import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { atTheTable } from './at-the-table.js';

const LONG = 'x'.repeat(10_001);
const DAY = { happenedAtDate: '2020-02-30', happenedAtTime: '10:00' };

/** Forms of the table with nearly everything in them wrong: where they stand, where they go, what the summary must name. */
const WRONG = [
  ['?phase=beeld', 'entries', { text: '', certainty: 'zeker', theme: LONG, statedSource: LONG }, ['Invoerregel', 'Zekerheid', 'Thema', 'Bron']],
  ['?phase=beeld', 'entries', { text: 'x', ...DAY }, ['Gebeurde om']],
  ['?dialog=action', 'actions', { what: '', owner: LONG }, ['Wat', 'Wie']],
  ['?dialog=guest', 'table-guests', { name: '', organisation: LONG, role: 'baas' }, ['Naam', 'Organisatie', 'Rol']],
  ['?dialog=deputise', 'deputies', {}, ['Wie vervangt', 'Voor wie']],
  ['?dialog=hand-over', 'roles', { role: 'baas', toPersonId: '' }, ['Rol', 'Naar']],
  ['?dialog=summary', 'summaries', { text: '' }, ['Samenvatting']],
  ['?phase=besluit&dialog=urgent', 'decisions', { words: '', outcome: 'misschien', 'fields.reason': LONG, 'fields.effectiveFrom': 'morgen' }, ['Woorden', 'Uitkomst', 'Reden', 'Gaat in']],
  ['?dialog=agenda', 'agenda-items', { title: '', minutes: 'x', place: 'nergens' }, ['Punt', 'Minuten', 'Bij']],
] as const;

it.each(WRONG)('the summary of %s %s names every field and leads to it', async (query, path, values, names) => {
  const table = await atTheTable();
  await table.to('beeld');
  const { cookie, csrf } = await table.server.session(table.people.secretary);
  const payload = new URLSearchParams({ csrf, commandId: table.server.core.ids.next(), ...(values as Record<string, string>) }).toString();
  const answer = await table.server.app.inject({ method: 'POST', url: `${table.here}/${path}${query}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }, payload });
  expect(answer.statusCode).toBe(422);
  const $ = load(answer.body);
  const lines = $('#problems li').toArray().map((line) => ({ name: $(line).text().split(':')[0], href: $(line).find('a').attr('href') ?? '' }));
  expect(lines.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const { name, href } of lines) expect($(`[id="${href.slice(1)}"]`).length, `${name} ${href}`).toBe(1);
});

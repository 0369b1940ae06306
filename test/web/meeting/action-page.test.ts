import { describe, expect, test } from 'vitest';
import { atTheTable, type AtTheTable } from './at-the-table.js';

/** A closed meeting with an action of the expert, and since then a new secretary of the team. */
async function afterwards() {
  const table = await atTheTable();
  const { people, crisisId, teamId, server } = table;
  const owner = { kind: 'person', id: people.expert.personId, text: 'Ruth Dekker' };
  const actionId = await table.run('secretary', 'AssignAction', { what: 'Bedden <b>tellen</b>', owner, due: '2020-03-12' });
  await table.to('sluiting');
  await table.run('secretary', 'CloseMeeting');
  const successor = await server.person('Nel Nieuw');
  await server.run(people.coordinator, 'AddPerson', { crisisId, personId: successor.personId, name: 'Nel Nieuw', staff: true });
  await server.run(people.coordinator, 'SeatMember', { crisisId, teamId, personId: successor.personId, role: 'secretary' });
  Object.assign(people, { successor });
  return { table, actionId, here: `/actions/${actionId}`, who: 'successor' as 'secretary' };
}

const actionOf = async (table: AtTheTable, id: string) => (await table.server.core.reader.action(id))?.action;

describe('the page of an action', () => {
  test('lets a new secretary of the team change, answer, close and reopen it after its meeting', async () => {
    const { table, actionId, here, who } = await afterwards();
    const nel = await table.browser(who);
    expect((await nel.open(here)).statusCode).toBe(200);
    expect(nel.page('main').text()).toContain('Bedden <b>tellen</b>');
    expect(nel.page('main').text()).toContain('Ruth Dekker');
    expect(nel.page('main').text()).toContain('OTX 1');
    await nel.submit(`${here}/change`, { what: 'Bedden en handen tellen', owner: 'RIVM', dueDate: '2020-03-20' });
    expect(nel.path).toBe(here);
    expect(await actionOf(table, actionId)).toMatchObject({ what: 'Bedden en handen tellen', due: '2020-03-20', owner: { kind: 'organisation', text: 'RIVM' } });
    await nel.submit(`${here}/remark`, { text: 'Is nagevraagd' });
    expect(nel.page('main').text()).toContain('Is nagevraagd');
    await nel.submit(`${here}/close`);
    expect((await actionOf(table, actionId))?.state).toBe('closed');
    expect(nel.page(`form[action="${here}/close"]`).length).toBe(0);
    await nel.submit(`${here}/reopen`, { reason: 'Te vroeg' });
    await nel.submit(`${here}/drop`, { reason: 'Niet meer nodig' });
    expect((await actionOf(table, actionId))?.state).toBe('dropped');
    expect(nel.page('main').text()).toContain('Te vroeg');
  });

  test('lets its owner answer and no more', async () => {
    const { table, actionId, here } = await afterwards();
    const expert = await table.browser('expert');
    await expert.open(here);
    const forms = expert.page('main form').toArray().map((form) => expert.page(form).attr('action'));
    expect(forms).toEqual([`${here}/seen`, `${here}/remark`]);
    expect((await expert.submit(`${here}/remark`, { text: '' })).statusCode).toBe(422);
    expect(expert.page('#f-remark-text').attr('aria-invalid')).toBe('true');
    const csrf = String(expert.page('[name=csrf]').val());
    expect((await expert.post(`${here}/drop`, { csrf, commandId: '0170c000-0000-7000-8000-f00000000001', reason: 'Nee' })).statusCode).toBe(403);
    await expert.post(`${here}/done`, { csrf, commandId: '0170c000-0000-7000-8000-f00000000002', text: 'Geteld' });
    expect((await actionOf(table, actionId))?.state).toBe('reported-done');
  });

  test('keeps what was typed when someone else changed it meanwhile', async () => {
    const { table, actionId, here, who } = await afterwards();
    const nel = await table.browser(who);
    await nel.open(here);
    await table.run('secretary', 'ChangeAction', { actionId, entryVersion: 1, what: 'Intussen anders', owner: null, due: null });
    expect((await nel.submit(`${here}/change`, { what: 'Mijn woorden' })).statusCode).toBe(409);
    expect(nel.page('.warn--stale').text()).toContain('Intussen anders');
    expect(nel.page('.warn--stale a').attr('href')).toBe(here);
    expect(nel.page('[name=what]').val()).toBe('Mijn woorden');
  });

  test('is not there for others, nor for who is outside the circle', async () => {
    const { table, here } = await afterwards();
    expect((await (await table.browser('stranger')).open(here)).statusCode).toBe(404);
    expect((await (await table.browser('chair')).open('/actions/0170c000-0000-7000-8000-000000009999')).statusCode).toBe(404);
    const other = await atTheTable();
    await other.to('beeld');
    const topicId = await other.run('chair', 'ProposeTopic', { title: 'Besloten', restrictedTo: [other.people.chair.personId] });
    const hidden = await other.run('chair', 'AssignAction', { what: 'In stilte', owner: null, due: null, topicId });
    expect((await (await other.browser('chair')).open(`/actions/${hidden}`)).statusCode).toBe(200);
    expect((await (await other.browser('secretary')).open(`/actions/${hidden}`)).statusCode).toBe(404);
  });

  test('is linked from the preparation and from the table of the next meeting', async () => {
    const { table, here, who } = await afterwards();
    const { crisisId, teamId, people, server } = table;
    const called = await server.run(people.coordinator, 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-13T08:00:00.000Z' });
    const next = `/meetings/${String(called.events[0]?.stream.split(':')[1])}`;
    const nel = await table.browser(who);
    await nel.open(next);
    expect(nel.page(`main a[href="${here}"]`).length).toBe(1);
    await server.run(people.secretary, 'StartMeeting', { meetingId: next.slice('/meetings/'.length) });
    await nel.open(next);
    const fold = nel.page('#outcomes details.earlier-actions');
    expect(fold.find('summary').text()).toBe('Open uit eerdere overleggen (1)');
    expect(fold.attr('open')).toBeUndefined();
    expect(fold.text()).toContain('Bedden <b>tellen</b>');
    expect(fold.find('a').attr('href')).toBe(here);
    await nel.open(table.here);
    expect(nel.page('details.earlier-actions').length).toBe(0);
  });
});

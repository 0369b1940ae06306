import { describe, expect, test } from 'vitest';
import { atTheTable } from './at-the-table.js';

/** A meeting that left an action, a deferred topic, something under consideration and something restricted; and imported history. */
async function nextMeeting() {
  const table = await atTheTable();
  const { people, crisisId, teamId, server } = table;
  await table.to('besluit');
  const topicId = await table.run('secretary', 'ProposeTopic', { title: 'Uitgesteld <i>onderwerp</i>' });
  await table.run('chair', 'Decide', { topicId, outcome: 'deferred', words: 'Volgende keer' });
  await table.run('chair', 'Decide', { urgent: true, outcome: 'under-consideration', words: 'Noodverordening', fields: { considerPart: 'De grondslag' } });
  const actionId = await table.run('secretary', 'AssignAction', { what: 'Bedden <b>tellen</b>', due: '2020-01-12' });
  await table.run('secretary', 'AssignAction', { what: 'In stilte', restrictedTo: [people.chair.personId] });
  await table.to('sluiting');
  await table.run('secretary', 'CloseMeeting');
  const points = [{ phase: 'actie', text: 'Oud actiepunt', source: 3 }];
  await server.run(people.coordinator, 'ImportMeetings', { crisisId, meetings: [{ id: 'bron-1', team: 'OTX', date: '2020-01-10', start: '09:00', end: '10:00', points }] });
  const called = await server.run(people.coordinator, 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-13T08:00:00.000Z' });
  const meetingId = String(called.events[0]?.stream.slice('meeting:'.length));
  return { table, actionId, meetingId, here: `/meetings/${meetingId}`, from: table.here };
}

describe('what earlier meetings left', () => {
  test('stands in the preparation, and at the table in Beeld in groups, for each as far as one may know', async () => {
    const { table, actionId, meetingId, here, from } = await nextMeeting();
    const secretary = await table.browser('secretary');
    await secretary.open(here);
    const prepared = secretary.page('section:has(#h-carried)');
    expect(prepared.text()).toContain('sinds OTX 1');
    expect(prepared.text()).toContain('Uitgesteld <i>onderwerp</i>');
    expect(prepared.find(`a[href^="${from}?topic="]`).text()).toBe('uit OTX 1');
    expect(prepared.find(`a[href="/actions/${actionId}"]`).length).toBe(1);
    expect(prepared.find('details.carried--from-source summary').text()).toBe('Uit bron, niet nagelopen (1)');
    const expert = await table.browser('expert');
    await expert.open(here);
    expect(expert.page('main').text()).not.toContain('In stilte');

    await table.server.run(table.people.secretary, 'StartMeeting', { meetingId });
    await table.server.run(table.people.secretary, 'MoveToPhase', { meetingId, phase: 'beeld', skip: true });
    await secretary.open(here);
    const folds = secretary.page('details.carried').toArray().map((node) => secretary.page(node).children('summary').text());
    expect(folds).toEqual(['Over tijd (1)', 'Open actiepunt (1)', 'Uit bron, niet nagelopen (1)', 'Besluit dat terugkomt (1)']);
    expect(secretary.page('.carried--overdue').text()).toContain('Bedden <b>tellen</b>');
    await expert.open(here);
    expect(expert.page('main').text()).not.toContain('In stilte');
    expect(expert.page('details.carried form').length).toBe(0);
    const chair = await table.browser('chair');
    await chair.open(here);
    expect(chair.page('.carried--open').text()).toContain('In stilte');
    await secretary.open(`${here}?phase=oordeel`);
    expect(secretary.page('main').text()).toContain('Uitgesteld <i>onderwerp</i>');
    // And in the minutes, for each as far as one may know.
    await expert.open(`${here}/minutes`);
    expect(expert.page('#carried, main').text()).toContain('Bedden <b>tellen</b>');
    expect(expert.page('main').text()).not.toContain('In stilte');
  });

  test('is settled at the table: a decision that came back, and imported actions together', async () => {
    const { table, meetingId, here } = await nextMeeting();
    await table.server.run(table.people.secretary, 'StartMeeting', { meetingId });
    await table.server.run(table.people.secretary, 'MoveToPhase', { meetingId, phase: 'beeld', skip: true });
    const secretary = await table.browser('secretary');
    await secretary.open(here);
    const matter = String(secretary.page('.carried--matters form').attr('action'));
    expect(secretary.page('details.carried--matters[open]').length).toBe(0);
    expect((await secretary.submit(matter, { how: 'continued', reviewDate: '2019-01-01', note: 'Nog niet' })).statusCode).toBe(422);
    expect(secretary.page('details.carried--matters[open]').length).toBe(1);
    expect(secretary.page('.carried--matters [name=note]').val()).toContain('Nog niet');
    expect(secretary.page('.carried--matters [name=reviewDate]').attr('aria-invalid')).toBe('true');
    expect(secretary.page('.carried--matters .tag--care').text()).toBe('in beraad');
    await secretary.submit(matter, { how: 'continued', reviewDate: '2020-04-01', note: 'Nog niet' });
    expect(secretary.page('.notice').text()).toContain('Opgeslagen');
    expect(secretary.page('.carried--matters .tag').text()).toBe('Loopt door');
    expect(secretary.page('.carried--matters .tag--care').length).toBe(0);
    await secretary.submit(matter, { how: 'settled', reviewDate: '', note: 'De minister is akkoord' });
    expect(secretary.page('.carried--matters .tag').text()).toBe('afgehandeld');
    expect(secretary.page('.carried--matters').text()).toContain('De minister is akkoord');
    expect(secretary.page('.carried--matters form').length).toBe(0);
    const together = `${here}/carried/settle`;
    expect((await secretary.submit(together, { how: 'dropped', reason: '' })).statusCode).toBe(422);
    expect(secretary.page('.carried--from-source [name=reason]').attr('aria-invalid')).toBe('true');
    await secretary.submit(together, { how: 'dropped', reason: 'Is allang gebeurd' });
    expect(secretary.page('.carried--from-source').text()).toContain('vervallen');
    expect(secretary.page('.carried--from-source form').length).toBe(0);
  });

  test('a topic that nobody decided on is an open matter where there are no topics, and is settled there', async () => {
    const table = await atTheTable();
    const { people, crisisId, teamId, server } = table;
    await table.to('besluit');
    await table.run('secretary', 'ProposeTopic', { title: 'Niet <i>besproken</i>' });
    await table.to('sluiting');
    await table.run('secretary', 'CloseMeeting');
    const crisis = await server.core.reader.crisis(crisisId);
    await server.run(people.coordinator, 'ChangeTeam', { crisisId, teamId, entryVersion: crisis?.teams.get(teamId)?.changes.rules.entryVersion, method: 'free' });
    const called = await server.run(people.coordinator, 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-13T08:00:00.000Z' });
    const here = `/meetings/${String(called.events[0]?.stream.slice('meeting:'.length))}`;
    const secretary = await table.browser('secretary');
    await secretary.open(here);
    expect(secretary.page('section:has(#h-carried)').text()).toContain('Niet <i>besproken</i>');
    await server.run(people.secretary, 'StartMeeting', { meetingId: here.slice('/meetings/'.length) });
    await secretary.open(here);
    const matter = String(secretary.page('.carried--undecided form').attr('action'));
    await secretary.submit(matter, { how: 'settled', note: 'Is niet meer aan de orde' });
    expect(secretary.page('.carried--undecided').text()).toContain('Is niet meer aan de orde');
    expect(secretary.page('.carried--undecided form').length).toBe(0);
    await secretary.open(`${here}/minutes`);
    expect(secretary.page('main').text()).toContain('Is niet meer aan de orde');
  });
});

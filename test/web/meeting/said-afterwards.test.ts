import { describe, expect, it } from 'vitest';
import { atTheTable } from './at-the-table.js';

describe('the end of a meeting', () => {
  it('lists a topic that was discussed without a provisional decision, with the way there, until it has one', async () => {
    const table = await atTheTable();
    await table.to('oordeel');
    const topicId = await table.run('secretary', 'ProposeTopic', { title: 'Zonder <b>woorden</b>' });
    await table.run('chair', 'AgreeTopics');
    await table.run('chair', 'DiscussTopic', { topicId });
    const secretary = await table.browser('secretary');
    const points = async () => {
      await secretary.open(`${table.here}?phase=sluiting`);
      return secretary.page('.mends li').toArray().map((line) => secretary.page(line)).filter((line) => line.text().includes('zonder voorlopig besluit'));
    };
    await table.to('besluit');
    await table.to('sluiting');
    const [point] = await points();
    expect(point?.text()).toContain('Zonder <b>woorden</b>');
    const way = point?.find('a').attr('href') ?? '';
    expect(way).toBe(`${table.here}?phase=oordeel&topic=${topicId}`);
    expect((await secretary.open(way)).statusCode).toBe(200);
    await table.run('chair', 'WordProvisional', { topicId, words: 'Toch maar dit' });
    expect(await points()).toEqual([]);
  });

  it('reads back the actions too: what, who and when, and not what was struck', async () => {
    const table = await atTheTable();
    await table.run('secretary', 'AssignAction', { what: 'Bedden <b>tellen</b>', owner: { kind: 'text', text: 'iedereen' }, due: '2020-03-31' });
    await table.run('secretary', 'AssignAction', { what: 'Zonder eigenaar' });
    const struck = await table.run('secretary', 'AssignAction', { what: 'Vergissing' });
    await table.server.run(table.people.secretary, 'StrikeAction', { actionId: struck, entryVersion: 1, reason: 'dubbel' });
    await table.to('sluiting');
    const secretary = await table.browser('secretary');
    await secretary.open(table.here);
    const lines = secretary.page('section:has(#h-read) .read-back__actions li').toArray().map((line) => secretary.page(line).text().replace(/\s+/g, ' '));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/A1 ?Bedden <b>tellen<\/b>.*iedereen.*31/);
    expect(lines[1]).toMatch(/A2 ?Zonder eigenaar.*geen datum/);
  });
});

describe('saving', () => {
  it('says so after an action and after a guest', async () => {
    const table = await atTheTable();
    const secretary = await table.browser('secretary');
    await secretary.open(`${table.here}?dialog=action`);
    await secretary.submit(`${table.here}/actions?dialog=action`, { what: 'Tel de bedden' });
    expect(secretary.page('.notice').text()).toContain('Actiepunt opgeslagen.');
    await secretary.open(`${table.here}?dialog=guest`);
    await secretary.submit(`${table.here}/table-guests?dialog=guest`, { name: 'Gerrit Gast', role: 'observer' });
    expect(secretary.page('.notice').text()).toContain('De gast zit aan tafel.');
    await secretary.open(table.here);
    expect(secretary.page('.notice:not([hidden])').length).toBe(0);
  });
});

describe('distributing the minutes', () => {
  it('does not propose a guest, who has no account to read them with', async () => {
    const table = await atTheTable();
    await table.run('secretary', 'AddGuest', { name: 'Gerrit Gast', organisation: null, role: 'observer' });
    await table.to('sluiting');
    await table.run('secretary', 'CloseMeeting');
    const secretary = await table.browser('secretary');
    await secretary.open(`${table.here}/minutes/distribute`);
    const of = (name: string) => secretary.page('label.choice').filter((_, label) => secretary.page(label).text().includes(name));
    expect(of('Gerrit Gast').find('input:checked').length).toBe(0);
    expect(of('Gerrit Gast').text()).toContain('Gast zonder account');
    expect(secretary.page('label.choice input:checked').length).toBe(secretary.page('label.choice').length - 1);
  });
});

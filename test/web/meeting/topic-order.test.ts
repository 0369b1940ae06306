import { describe, expect, test } from 'vitest';
import { atTheTable } from './at-the-table.js';

describe('the order of topics', () => {
  test('is changed by who may not see all of them, and the hidden one keeps its place', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const one = await table.run('secretary', 'ProposeTopic', { title: 'Eerste' });
    const hidden = await table.run('chair', 'ProposeTopic', { title: 'Besloten', restrictedTo: [table.people.chair.personId] });
    const two = await table.run('secretary', 'ProposeTopic', { title: 'Tweede' });
    const gone = await table.run('secretary', 'ProposeTopic', { title: 'Vervallen' });
    const three = await table.run('secretary', 'ProposeTopic', { title: 'Derde' });
    await table.run('secretary', 'DropTopic', { topicId: gone, reason: 'Dubbel' });
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    const secretary = await table.browser('secretary');
    await secretary.open(`${table.here}?phase=oordeel`);
    const action = secretary.page('form[action*="/topics/order"]').last().attr('action') ?? '';
    const moved = await secretary.submit(action, { topicId: three, to: 'up' });
    expect(moved.statusCode).toBe(200);
    const order = (await table.server.core.reader.meeting(table.meetingId))?.meeting.oordeel.order.filter((id) => id !== gone);
    expect(order).toEqual([one, hidden, three, two]);
  });

  test('is not changed by an arrow on an order that a colleague changed meanwhile (R16)', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const topics: string[] = [];
    for (const title of ['een', 'twee', 'drie']) topics.push(await table.run('secretary', 'ProposeTopic', { title }));
    const [one = '', two = '', three = ''] = topics;
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    const order = async () => (await table.server.core.reader.meeting(table.meetingId))?.meeting.oordeel.order;
    const secretary = await table.browser('secretary');
    await secretary.open(`${table.here}?phase=oordeel`);
    await table.run('adviser', 'OrderTopics', { basedOn: topics, topicIds: [two, one, three] });
    const action = secretary.page('form[action*="/topics/order"]').first().attr('action') ?? '';
    const refused = await secretary.submit(action, { topicId: one, to: 'down' });
    expect(refused.statusCode).toBe(409);
    expect(secretary.page('#problems').text()).toContain('uw verplaatsing is niet gedaan');
    expect(await order()).toEqual([two, one, three]);
    expect((await secretary.submit(action, { topicId: one, to: 'down' })).statusCode).toBe(200);
    expect(await order()).toEqual([two, three, one]);
  });
});

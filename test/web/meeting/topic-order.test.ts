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
});

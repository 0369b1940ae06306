import { expect, it } from 'vitest';
import { atTheTable } from './at-the-table.js';

const skipped = (name: string) => ({ [`${name}Date`]: '2020-03-29', [`${name}Time`]: '02:30' });
const doubled = (name: string) => ({ [`${name}Date`]: '2020-10-25', [`${name}Time`]: '02:30' });

it('asks which hour only where the time that was typed comes twice, and keeps the answer', async () => {
  const table = await atTheTable();
  await table.to('beeld');
  const sec = await table.browser('secretary');
  await sec.open(`${table.here}?dialog=action`);
  const form = `${table.here}/actions?dialog=action`;
  const which = () => sec.page('[name=dueWhich]');
  expect((await sec.submit(form, { what: 'Bellen', ...skipped('due') })).statusCode).toBe(422);
  expect([sec.page('#f-action-due-error').length, which().length]).toEqual([1, 0]);
  expect((await sec.submit(form, { dueTime: 'onzin' })).statusCode).toBe(422);
  expect(which()).toHaveLength(0);
  expect((await sec.submit(form, doubled('due'))).statusCode).toBe(422);
  expect(which()).toHaveLength(1);
  expect((await sec.submit(form, { what: '', dueWhich: 'second' })).statusCode).toBe(422);
  expect(which().val()).toBe('second');
  expect((await sec.submit(form, { what: 'Bellen' })).statusCode).toBe(200);
  const action = [...((await table.server.core.reader.meeting(table.meetingId))?.actions.values() ?? [])][0];
  expect(action?.due).toBe('2020-10-25T01:30:00.000Z');
  await sec.open(`${table.here}?edit=action:${action?.id}`);
  expect(which().val()).toBe('second');
});

it('asks it beside the entry line too', async () => {
  const table = await atTheTable();
  await table.to('beeld');
  const sec = await table.browser('secretary');
  await sec.open(table.here);
  const form = String(sec.page('#entry').attr('action'));
  const which = () => sec.page('#entry [name=asOfWhich]');
  expect((await sec.submit(form, { text: 'Vier', ...skipped('asOf') })).statusCode).toBe(422);
  expect([sec.page('#entry .field__error').length, which().length]).toEqual([1, 0]);
  expect((await sec.submit(form, doubled('asOf'))).statusCode).toBe(422);
  expect(which()).toHaveLength(1);
  expect((await sec.submit(form, { text: '', asOfWhich: 'first' })).statusCode).toBe(422);
  expect(which().val()).toBe('first');
});

it('asks it in the preparation only for a begin that comes twice', async () => {
  const table = await atTheTable({ start: false });
  const sec = await table.browser('secretary');
  const page = `${table.here}/prepare/move`;
  await sec.open(page);
  for (const [day, asked] of [['2020-03-29', 0], ['2020-10-25', 2]] as const) {
    expect((await sec.submit(page, { day, from: '02:30', to: '' })).statusCode).toBe(422);
    expect(sec.page('[name=which]')).toHaveLength(asked);
  }
});

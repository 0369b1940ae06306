import { expect, it } from 'vitest';
import { atTheTable } from '../meeting/at-the-table.js';

it('whoever asks for the stream as for a page gets what there is now, and no more', async () => {
  const table = await atTheTable();
  const { cookie } = await table.server.session(table.people.expert);
  await table.run('secretary', 'AssignAction', { what: 'Bel de regio' });
  const { statusCode, headers, body } = await table.server.app.inject({ url: `${table.here}/live`, headers: { cookie, accept: 'text/html' } });
  expect([statusCode, headers['content-type'], headers['content-security-policy']]).toEqual([200, 'text/event-stream', expect.stringContaining("default-src 'none'")]);
  expect(body).toContain('Bel de regio');
});

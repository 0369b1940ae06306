import { expect, test } from 'vitest';
import { office } from '../crisis/office.js';

test('a page that someone may not see, or that is not there, is one line of the security log with its ids and nothing else', async () => {
  const { server, browser, crisisId, people } = await office();
  const stranger = await browser('stranger');
  const reader = await browser('reader');
  const none = '0195c000-ffff-7000-8000-000000000000';
  await stranger.open(`/crises/${crisisId}?q=geheim`);
  await reader.open(`/crises/${crisisId}/structure`);
  await stranger.open(`/meetings/${none}/minutes`);
  await stranger.open('/meetings/geheim');
  for (const url of ['/', '/crises', '/nergens', '/assets/nergens.css']) await stranger.open(url);
  const lines = await server.core.database.prisma.securityEntry.findMany({ where: { act: 'page-refused' }, orderBy: { id: 'asc' }, select: { actor: true, subject: true, result: true } });
  expect(lines).toEqual([
    { actor: people.stranger.accountId, subject: `/crises/${crisisId}`, result: 'not-there' },
    { actor: people.reader.accountId, subject: `/crises/${crisisId}/structure`, result: 'not-allowed' },
    { actor: people.stranger.accountId, subject: `/meetings/${none}/minutes`, result: 'not-there' },
    { actor: people.stranger.accountId, subject: '/meetings/:id', result: 'not-there' },
  ]);
});

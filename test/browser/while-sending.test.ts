import { setTimeout as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { press, stage } from './stage.js';
import { entry, main } from './table.js';

it('keeps what is typed on in a form while it is being sent', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const run = (name: string, input: object) => server.run(table.people.secretary, name, { meetingId, ...input });
  await run('MoveToPhase', { phase: 'oordeel' });
  await run('ProposeTopic', { title: 'Testcapaciteit' });
  await run('AgreeTopics', {});
  const topic = [...((await server.core.reader.meeting(meetingId))?.meeting.oordeel.topics.keys() ?? [])][0];
  await run('DiscussTopic', { topicId: topic });
  const page = await enter(table.people.secretary);
  await page.goto(here);
  await page.route('**/arguments*', async (route) => {
    await later(800);
    await route.continue();
  });
  const field = page.locator('#f-argument-for-text');
  await field.fill('Het kan snel.');
  const sent = press(page, 'Enter');
  await later(200);
  await field.fill('Er zijn mensen voor.');
  await sent;
  await entry(main(page), 'Het kan snel.').waitFor();
  expect(await field.inputValue()).toBe('Er zijn mensen voor.');
  await press(page, 'Enter');
  await entry(main(page), 'Er zijn mensen voor.').waitFor();
  expect(await field.inputValue()).toBe('');
  await page.reload();
  expect(await field.inputValue()).toBe('');
  expect(await main(page).getByText('Het kan snel.').count()).toBe(1);
  expect(complaints).toEqual([]);
});

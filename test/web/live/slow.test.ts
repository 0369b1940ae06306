import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { Follower, Hub } from '../../../src/web/live/hub.js';
import { liveFeature } from '../../../src/web/live/routes.js';
import { ANN, sessionsOf, testApp } from '../../support/app.js';

it('lets a browser go that takes in less than it gets, and keeps the others', async () => {
  const followers: Follower[] = [];
  let gone: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (gone = resolve));
  const hub = {
    follow: async (follower: Follower) => {
      followers.push(follower);
      return { leave: () => followers.splice(followers.indexOf(follower), 1).length > 0 && gone() };
    },
    tick: async () => undefined,
    close: async () => undefined,
  } as unknown as Hub;
  const sessions = sessionsOf({ ann: ANN });
  const app = await testApp({ features: [liveFeature({ hub, sessions, onError: () => undefined })] });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const open = async () => {
    const asked = request({ port, host: '127.0.0.1', path: '/meetings/x/live', headers: { cookie: 'session=ann', accept: 'text/event-stream' }, agent: false }).end();
    asked.on('error', () => undefined);
    const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
    answer.on('error', () => undefined);
    return { asked, answer };
  };
  const slow = await open();
  slow.answer.pause();
  const quick = await open();
  let got = 0;
  quick.answer.on('data', (part: Buffer) => (got += part.length));

  const [toSlow, toQuick] = followers as [Follower, Follower];
  const frame = Buffer.alloc(1_000_000, 'x');
  let sent = 0;
  // However much the two systems keep between them: at some time it is more than is waited for.
  while (followers.includes(toSlow) && sent < 200) {
    toSlow.send(frame);
    toQuick.send(frame);
    sent += 1;
    while (got < sent * frame.length) await once(quick.answer, 'data');
  }
  await left;
  expect(followers).toEqual([toQuick]);
  quick.asked.destroy();
});

import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { RecordedEvent } from '../../../src/domain/kernel/event.js';
import { createHub } from '../../../src/web/live/hub.js';
import type { Look } from '../../../src/web/live/room.js';
import { markOf, type BlockPage } from '../../../src/web/plugins/live-blocks.js';
import type { Viewer } from '../../../src/web/plugins/viewer.js';
import { ANN } from '../../support/app.js';

const HERE = { query: {}, language: 'nl' } as const;
const event = (meetingId: string, position: number) => ({ stream: `meeting:${meetingId}`, position, actor: { personId: 'x' } }) as unknown as RecordedEvent;

/** A hub on a page of one text; `read` is what a glance reads, `at` where the journal is. */
function made() {
  const journal = { parts: ['a'], at: 1, text: 'een', kind: 'running', before: async (_viewer: Viewer): Promise<void> => undefined, after: (_viewer: Viewer): void => undefined };
  const errors: unknown[] = [];
  const pages: WeakRef<BlockPage>[] = [];
  const parts = {
    glance: () => {
      // As in the product: what a glance reads, it reads once.
      let read: Look | null = null;
      return async (viewer: Viewer): Promise<Look> => {
        await journal.before(viewer);
        if (read === null) {
          read = { kind: journal.kind, page: { title: 'x', frame: journal.parts.map(markOf).join(''), blocks: new Map([['a', `<p id="a">${journal.text}</p>`]]) } };
          pages.push(new WeakRef(read.page as BlockPage));
        }
        journal.after(viewer);
        return read;
      };
    },
    position: () => journal.at,
    own: (viewer: Viewer) => ({ personId: viewer.personId, mark: '' }),
    onError: (error: unknown) => errors.push(error),
  };
  const hub = createHub(parts);
  const commit = (text: string) => {
    journal.at += 1;
    journal.text = text;
    hub.published([event('m', journal.at)]);
  };
  return { hub, journal, errors, commit, pages };
}

/** Someone who follows, and what was sent there. */
function follower(name: string) {
  const state = { signedIn: true, ended: false };
  const sent: string[] = [];
  return {
    state,
    sent,
    text: () => sent.join(''),
    viewer: { ...ANN, personId: name, accountId: `account of ${name}` },
    send: (frame: Buffer) => void sent.push(state.ended ? 'AFTER THE END' : String(frame)),
    end: () => void (state.ended = true),
    signedIn: async () => {
      // The database has other things to do.
      for (let turns = 0; turns < 3; turns += 1) await turn();
      return state.signedIn;
    },
  };
}

it('tells the others what it cannot tell one', async () => {
  const { hub, journal, errors, commit } = made();
  const [first, second] = [follower('een'), follower('twee')];
  for (const one of [first, second]) await hub.follow(one, 'm', HERE, { since: 1, kind: null });
  journal.before = async ({ personId }) => {
    if (personId === 'een') throw new Error('a page that cannot be made');
  };
  commit('twee');
  await hub.settled();
  expect(first.sent).toEqual([]);
  expect(second.text()).toContain('twee');
  expect(errors).toEqual([new Error('a page that cannot be made')]);
  journal.before = async () => undefined;
  commit('drie');
  await hub.settled();
  expect(first.text()).toContain('drie');
  await hub.close();
});

it('lets someone in who comes while the last one goes', async () => {
  const { hub, journal, commit } = made();
  const [last, next] = [follower('een'), follower('twee')];
  const place = await hub.follow(last, 'm', HERE, { since: 1, kind: null });
  journal.before = async () => {
    place?.leave();
    await turn();
  };
  await hub.follow(next, 'm', HERE, { since: 1, kind: null });
  journal.before = async () => undefined;
  expect(hub.online('m')).toEqual([ANN.name]);
  commit('twee');
  await hub.settled();
  expect(next.text()).toContain('twee');
  await hub.close();
});

it('never says a position that is past what was read', async () => {
  const { hub, journal, commit } = made();
  const [first, second] = [follower('een'), follower('twee')];
  const place = await hub.follow(first, 'm', HERE, { since: 1, kind: null });
  const other = await hub.follow(second, 'm', HERE, { since: 1, kind: null });
  // While the first is told of one commit there is another, and then both lose their line.
  journal.after = () => {
    journal.after = () => undefined;
    journal.at += 1;
    journal.text = 'drie';
  };
  commit('twee');
  await hub.settled();
  expect(second.text()).toContain('twee');
  const said = Math.max(...second.sent.map((frame) => Number(/^id: (\d+)/.exec(frame)?.[1])));
  for (const one of [place, other]) one?.leave();
  const again = follower('twee');
  await hub.follow(again, 'm', HERE, { since: said, kind: null });
  expect(again.text()).toContain('drie');
  await hub.close();
});

it('gives nothing that is committed after a session has ended, and says so once', async () => {
  const { hub, commit } = made();
  const [out, stays] = [follower('een'), follower('twee')];
  for (const one of [out, stays]) await hub.follow(one, 'm', HERE, { since: 1, kind: null });
  out.state.signedIn = false;
  const rechecked = hub.recheck(out.viewer.accountId);
  commit('geheim');
  await rechecked;
  await hub.settled();
  await hub.tick();
  expect(out.sent.map((frame) => /^event: (.*)$/m.exec(frame)?.[1])).toEqual(['signed-out']);
  expect(out.state.ended).toBe(true);
  expect(stays.text()).toContain('geheim');
  await hub.close();
});

it('keeps nothing for an audience that was signed out: who signs in again gets what it missed', async () => {
  const { hub, commit } = made();
  const out = follower('een');
  await hub.follow(out, 'm', HERE, { since: 1, kind: null });
  out.state.signedIn = false;
  await hub.recheck(out.viewer.accountId);
  commit('gemist');
  await hub.settled();
  const back = follower('een');
  await hub.follow(back, 'm', HERE, { since: 1, kind: null });
  expect(back.text()).toContain('gemist');
  await hub.close();
});

it('lets nobody in whose session ended on the way', async () => {
  const { hub } = made();
  const out = follower('een');
  out.state.signedIn = false;
  expect(await hub.follow(out, 'm', HERE, { since: 1, kind: null })).toBeNull();
  expect([out.sent, hub.online('m')]).toEqual([[], []]);
});

it('ends whoever comes in while it closes', async () => {
  const { hub, journal } = made();
  const late = follower('een');
  journal.before = async () => void hub.close();
  await hub.follow(late, 'm', HERE, { since: 1, kind: null });
  expect(late.state.ended).toBe(true);
});

it('has a page fetched anew when a part of it goes that stands in no other', async () => {
  const { hub, journal, commit } = made();
  const stays = follower('een');
  await hub.follow(stays, 'm', HERE, { since: 1, kind: null });
  journal.parts = ['a', 'b'];
  commit('twee');
  await hub.settled();
  expect(stays.text()).toContain('event: reload');
  await hub.close();
});

it('misses nothing that is committed while someone comes in', async () => {
  const { hub, journal, commit } = made();
  const late = follower('een');
  // The page of the one who comes in was made at 1; what is read for the stream is already that of 2.
  journal.before = async () => {
    journal.before = async () => undefined;
    commit('twee');
  };
  await hub.follow(late, 'm', HERE, { since: 1, kind: null });
  await hub.settled();
  expect(late.text()).toContain('twee');
  await hub.close();
});

it('lets go of the pages that nobody looks at any more', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { hub, commit, pages } = made();
  const stays = follower('een');
  await hub.follow(stays, 'm', HERE, { since: 1, kind: null });
  for (let line = 0; line < 30; line += 1) {
    commit(`regel ${line}`);
    await hub.settled();
  }
  await turn();
  collect();
  await turn();
  expect(pages.filter((page) => page.deref() !== undefined).length).toBeLessThan(5);
  await hub.close();
});

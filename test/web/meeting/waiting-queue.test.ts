import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Queue, type Sent, type Store, type Waiting } from '../../../src/browser/table/queue.js';
import { secretaryInBeeld } from './at-the-table.js';

type Fate = 'arrives' | 'no line' | 'lost' | 'broken';
const fate = fc.constantFrom<Fate>('arrives', 'no line', 'lost', 'broken');

/** A store that several tabs share. */
function disk(): Store {
  const entries = new Map<string, Waiting>();
  return {
    all: async (viewer) => [...entries.values()].filter((one) => one.viewer === viewer),
    put: async (one) => void entries.set(one.id, one),
    replace: async (one) => entries.has(one.id) && entries.set(one.id, one) !== undefined,
    remove: async (id) => void entries.delete(id),
  };
}

it('gives the meeting every entry once, in order, with the time at which it was typed', async () => {
  const { table } = await secretaryInBeeld();
  const { server, here, people, meetingId } = table;
  const { cookie, csrf } = await server.session(people.secretary);
  const { accountId } = people.secretary;
  const now = () => Date.parse(server.clock.now());
  let said = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ fate, tab: fc.nat(1), later: fc.nat(40), reload: fc.nat(4) }), { minLength: 8, maxLength: 14 }), fc.array(fate, { minLength: 30, maxLength: 30 }), async (steps, fates) => {
      const before = (await table.server.core.reader.meeting(meetingId))!.picture.statements.size;
      const left = [...fates];
      // What src/browser/table/sending.ts makes of an answer.
      const send = async (waiting: Waiting): Promise<Sent> => {
        const becomes = left.shift() ?? 'arrives';
        if (becomes === 'no line' || becomes === 'broken') return 'later';
        const payload = new URLSearchParams([...waiting.fields.map(([name, value]): [string, string] => [name, value]), ['csrf', csrf], ['commandId', waiting.id], ['typedAgo', String(now() - waiting.typedAt)]]).toString();
        const answer = await server.app.inject({ method: 'POST', url: waiting.action, headers: { cookie, accept: 'text/html', 'x-page': '1', 'content-type': 'application/x-www-form-urlencoded' }, payload });
        if (becomes === 'lost') return 'later';
        return answer.statusCode === 200 && String(answer.headers['content-type']).includes('json') ? 'saved' : { refused: String(answer.statusCode) };
      };
      const store = disk();
      const tab = () => new Queue(accountId, store, send, () => undefined);
      const tabs = [tab(), tab()];
      const typed: { text: string; at: string }[] = [];
      for (const one of steps) {
        server.clock.forward(one.later);
        if (one.reload === 0) await (tabs[one.tab] = tab()).load();
        const text = `Getypt ${(said += 1)}`;
        typed.push({ text, at: server.clock.now() });
        const queue = tabs[one.tab] as Queue;
        const waiting: Waiting = { id: server.core.ids.next(), viewer: accountId, action: `${here}/entries`, fields: [['kind', 'statement'], ['text', text]], text, typedAt: now(), refused: null };
        await queue.add(waiting);
        await queue.flush();
      }
      left.splice(0);
      for (const one of tabs) await one.flush();
      for (const one of tabs) expect(one.waiting).toEqual([]);
      expect(await store.all(accountId)).toEqual([]);
      const statements = [...(await server.core.reader.meeting(meetingId))!.picture.statements.values()].slice(before);
      expect(statements.map(({ text }) => text)).toEqual(typed.map(({ text }) => text));
      // The server's clock and the browser's are the same here: each entry has its own time.
      expect(statements.map(({ happenedAt }) => happenedAt)).toEqual(typed.map(({ at }) => at));
    }),
    { seed: 20200329, numRuns: 6 },
  );
});

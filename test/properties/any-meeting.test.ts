import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutesJson } from '../../src/documents/text/json.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { everyEvent } from '../../src/journal/store.js';
import { bringIntoEmptyPlace } from '../support/brought-in.js';
import { buildHouse, expectSound, headOf, type House } from '../support/house.js';
import { testServer } from '../support/server.js';
import { TURNS, whoTakes, type Pick } from './turns.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' };

let house: House;
beforeAll(async () => {
  house = await buildHouse(await testServer(), 'COV');
});
afterAll(() => house.server.close());

/** A meeting as far as it went: all of it, and every text that was said and accepted. */
interface Story {
  readonly scope: MeetingScope;
  readonly said: readonly { readonly name: string; readonly text: string }[];
  readonly tried: ReadonlySet<string>;
  readonly accepted: ReadonlySet<string>;
}

const exportOf = (scope: MeetingScope) => minutesJson(minutesOf(redact(scope, { personId: null, columns: new Set(['archivist']) }), OPTIONS));

async function scopeOf(meetingId: string): Promise<MeetingScope> {
  const scope = await house.server.core.reader.meeting(meetingId);
  if (!scope) throw new Error('no meeting');
  return scope;
}

/** Stories begin in every phase, so that they reach everything in few turns. */
async function begun(where: number): Promise<string> {
  if (where === 0) return house.meeting('opening');
  if (where === 1) return house.meeting('beeld');
  return (await house.discussion(where === 2 ? 'oordeel' : 'besluit')).meetingId;
}

let words = 0;
async function tell(picks: readonly Pick[]): Promise<Story> {
  const meetingId = await begun(picks.length % 4);
  const said: { name: string; text: string }[] = [];
  const [tried, accepted] = [new Set<string>(), new Set<string>()];
  for (const pick of picks) {
    const saying: string[] = [];
    const say = () => {
      saying.push(`Woorden ${(words += 1)} "<{{x}}>"`);
      return saying.at(-1) ?? '';
    };
    const scope = await scopeOf(meetingId);
    const turn = TURNS[pick.what % TURNS.length];
    if (!turn) continue;
    const [name, input] = turn(scope, pick, say, house);
    tried.add(name);
    house.server.clock.forward(1);
    const before = await headOf(house.server);
    const outcome = await house.tries(name, { meetingId, ...input }, whoTakes(pick));
    if (isRejection(outcome)) {
      expect(await headOf(house.server), name).toBe(before);
      continue;
    }
    accepted.add(name);
    if (isBased(input)) expect(input.entryVersion, `${name}: nothing is changed on an old version (R16)`).toBe(versionIn(scope, input));
    said.push(...saying.map((text) => ({ name, text })));
  }
  return { scope: await scopeOf(meetingId), said, tried, accepted };
}

interface Based {
  readonly entryVersion: number;
}

const isBased = (input: object): input is Based => 'entryVersion' in input;

/** The version that the entry had which this input names. */
function versionIn({ meeting, picture, actions }: MeetingScope, input: object): number | undefined {
  const topics = [...meeting.oordeel.topics.values()];
  const entries = [...picture.statements.values(), ...topics, ...topics.flatMap((topic) => [...topic.arguments, ...topic.options, ...topic.provisional]), ...meeting.besluit.decisions.values(), ...meeting.agenda, ...meeting.remarks, ...meeting.summaries, ...actions.values(), ...[...meeting.attendance.seats.values()].map((seat) => ({ ...seat, id: seat.personId }))];
  const { id, optionId, provisionalId, statementId, decisionId, actionId, topicId, personId, itemId } = input as Record<string, string | undefined>;
  const wanted = id ?? optionId ?? provisionalId ?? statementId ?? decisionId ?? actionId ?? topicId ?? personId ?? itemId;
  return entries.find((entry) => entry.id === wanted)?.entryVersion;
}

const story = fc.array(fc.record({ what: fc.nat(TURNS.length - 1), which: fc.nat(9), other: fc.nat(20), who: fc.nat(11) }), { minLength: 60, maxLength: 140, size: 'max' });

/** R1 and R5, from the journal: who decided, and on what. */
async function checkDecisions(): Promise<void> {
  const events = await house.server.core.database.sqlite.read((sql) => [...everyEvent(sql)]);
  for (const { type, payload, seat } of events) {
    const columns = new Set((seat ?? '').split(' '));
    if (type === 'DecisionTaken') {
      const { confirmation, topicId, urgent } = payload as { confirmation: string; topicId: string | null; urgent: boolean };
      expect(confirmation, `R1: ${seat}`).toBe(columns.has('decider') ? 'in-person' : 'to-confirm');
      expect(topicId !== null || urgent, 'R5').toBe(true);
    }
    if (type === 'DecisionConfirmed' || type === 'DecisionObjected') expect(columns.has('decider'), `R1: ${type} by ${seat}`).toBe(true);
  }
}

describe('any meeting', () => {
  it('keeps R1, R5, R7 and R16, whatever people do in whatever order', async () => {
    const stories: Story[] = [];
    const telling = fc.asyncProperty(story, async (picks) => void stories.push(await tell(picks)));
    await fc.assert(telling, { seed: 20200324, numRuns: 24, endOnFailure: true });

    // The picture is the crisis's: what one meeting says of another's statement stands in the minutes of that one.
    const exports = await Promise.all(stories.map(async ({ scope }) => exportOf(await scopeOf(scope.meeting.id))));
    const everything = exports.join('\n');
    const lost = stories.flatMap(({ said }) => said).filter(({ text }) => !everything.includes(JSON.stringify(text).slice(1, -1)));
    expect(lost, 'R7: every text that was ever entered is in an export').toEqual([]);

    // ADR 0019: each meeting can be brought in elsewhere, and comes out the same.
    await bringIntoEmptyPlace(exports);

    // The stories reach nearly everything; a turn that is never accepted tests nothing.
    const accepted = new Set(stories.flatMap((told) => [...told.accepted]));
    const names = new Set(stories.flatMap((told) => [...told.tried]));
    expect([...names].filter((name) => !accepted.has(name)).length).toBeLessThan(6);
    await checkDecisions();
    await expectSound(house.server);
  });

  it('is the same under its command ids, however often they come and in whatever company', async () => {
    const meetingId = await house.meeting('beeld');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(6), { minLength: 5, maxLength: 30 }), async (order) => {
        const commandIds = order.map(() => house.id());
        const before = Number((await headOf(house.server)).split(' ')[0]);
        const all = await Promise.all(order.map((place) => house.tries('AddStatement', { meetingId, text: `Melding ${place % commandIds.length}` }, 'secretary', commandIds[place % commandIds.length])));
        const positions = new Map<string, Set<number>>();
        order.forEach((place, turn) => {
          const outcome = all[turn];
          if (!outcome || isRejection(outcome)) throw new Error(JSON.stringify(outcome));
          const id = commandIds[place % commandIds.length] ?? '';
          positions.set(id, (positions.get(id) ?? new Set()).add(outcome.position));
        });
        for (const places of positions.values()) expect(places.size).toBe(1);
        expect(Number((await headOf(house.server)).split(' ')[0])).toBe(before + positions.size);
      }),
      { seed: 20200325, numRuns: 20 },
    );
    await expectSound(house.server);
  });
});

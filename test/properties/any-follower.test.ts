import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { CLASSIFICATIONS } from '../../src/domain/kernel/words.js';
import { Follower } from '../support/follower.js';
import { buildHouse, type House, type Input } from '../support/house.js';
import { testServer, type Person } from '../support/server.js';
import { Shown } from '../web/live/shown.js';
import { TURNS, whoTakes, type Pick, type Turn } from './turns.js';

let house: House;
let url: string;
/** All at the table; the last two have the same place in everything. */
let people: readonly Person[];
let cookies: ReadonlyMap<Person, string>;

beforeAll(async () => {
  house = await buildHouse(await testServer(), 'COV');
  url = await house.server.listen();
  const { crisisId, teamId, server } = house;
  const listeners: Person[] = [];
  for (const name of ['Toehoorder Een', 'Toehoorder Twee']) {
    const person = await server.person(name);
    await server.run(house.people.coordinator, 'AddPerson', { crisisId, personId: person.personId, name, staff: true });
    await server.run(house.people.coordinator, 'SeatMember', { crisisId, teamId, personId: person.personId, role: 'observer' });
    listeners.push(person);
  }
  people = [...Object.values(house.people), ...listeners];
  cookies = new Map(await Promise.all(people.map(async (person): Promise<[Person, string]> => [person, (await server.session(person)).cookie])));
});
afterAll(() => house.server.close());

const PLACES = ['', '?phase=opening', '?phase=beeld', '?phase=oordeel', '?phase=besluit'];

/** Someone with the page open: what was heard, and what it shows. */
class Open {
  private stream: Follower | null = null;
  private taken = 0;
  readonly raw: string[] = [];

  private constructor(
    readonly person: Person,
    private readonly cookie: string,
    private readonly meetingId: string,
    private readonly place: string,
    private shown: Shown,
    private position: number,
  ) {}

  static async at(person: Person, meetingId: string, place: string): Promise<Open> {
    const cookie = cookies.get(person) ?? '';
    const shown = await pageOf(cookie, meetingId, place);
    const open = new Open(person, cookie, meetingId, place, shown, shown.position);
    await open.join();
    return open;
  }

  async join(): Promise<void> {
    const query = new URLSearchParams(this.place.slice(1));
    query.set('since', String(this.position));
    this.stream ??= await Follower.open(`${url}/meetings/${this.meetingId}/live?${query}`, { cookie: this.cookie });
    expect(this.stream.status).toBe(200);
  }

  /** Loses the line: what was heard until now is all there is. */
  async lose(): Promise<void> {
    await this.stream?.leave();
    await this.take();
    [this.stream, this.taken] = [null, 0];
  }

  get away(): boolean {
    return this.stream === null;
  }

  /** Waits for a text that everyone gets, and compares with the page of that moment. */
  async expectPage(text: string): Promise<void> {
    // A page that became another kind is fetched, and holds the text then.
    await this.stream?.next((heard) => heard.raw.includes(text) || heard.event === 'reload', this.taken);
    await this.take();
    const page = await pageOf(this.cookie, this.meetingId, this.place);
    expect(this.shown.all, `${this.person.actor.name} ${this.place}`).toBe(page.all);
  }

  private async take(): Promise<void> {
    for (const heard of this.stream?.heard.slice(this.taken) ?? []) {
      this.taken += 1;
      this.raw.push(heard.raw);
      if (heard.event === 'reload') this.shown = await pageOf(this.cookie, this.meetingId, this.place);
      else this.shown.take(heard);
      if (heard.id !== null) this.position = heard.id;
    }
  }
}

async function pageOf(cookie: string, meetingId: string, place: string): Promise<Shown> {
  const { body, statusCode } = await house.server.app.inject({ url: `/meetings/${meetingId}${place}`, headers: { cookie, accept: 'text/html' } });
  expect(statusCode).toBe(200);
  return new Shown(body);
}

interface Secret {
  readonly text: string;
  readonly circle: readonly string[];
}

let words = 0;
const say = () => `Woorden ${(words += 1)}.`;

/** Something for a few: who make it are among them. */
async function whisper(meetingId: string, { which, other, who }: Pick): Promise<Secret | null> {
  const role = whoTakes({ which, other, who, what: 0 });
  const by = house.people[role];
  const circle = [...new Set([by, ...people.filter((_, place) => ((other >> (place % 5)) & 1) === 1)].map(({ personId }) => personId))];
  const text = `Fluisterwoord ${(words += 1)}.`;
  const restrictedTo = circle;
  const commands: readonly (readonly [string, Input])[] = [
    ['AddStatement', { text, statedSource: text, theme: text, restrictedTo }],
    ['ProposeTopic', { title: text, text, restrictedTo }],
    ['AssignAction', { what: text, owner: { kind: 'text', text }, restrictedTo }],
    ['Decide', { urgent: true, outcome: 'taken', words: text, restrictedTo }],
    ['AddAgendaItem', { title: text, note: text, place: 'beeld', restrictedTo }],
  ];
  const [name, input] = commands[which % commands.length] ?? commands[0]!;
  return isRejection(await house.tries(name, { meetingId, ...input }, role)) ? null : { text, circle };
}

const classify: Turn = ({ meeting }, { which }) => ['ChangeMeeting', { detailsVersion: meeting.detailsVersion, place: 'Zaal 4', classification: CLASSIFICATIONS[which % CLASSIFICATIONS.length] }];

async function take(meetingId: string, pick: Pick): Promise<void> {
  const turn = [...TURNS, classify][pick.what % (TURNS.length + 1)];
  const scope = await house.server.core.reader.meeting(meetingId);
  if (!turn || !scope) return;
  const [name, input] = turn(scope, pick, say, house);
  await house.tries(name, { meetingId, ...input }, whoTakes(pick));
}

const pick = fc.record({ what: fc.nat(TURNS.length), which: fc.nat(9), other: fc.nat(30), who: fc.nat(11), whispers: fc.nat(3) });
const story = fc.record({
  picks: fc.array(pick, { minLength: 16, maxLength: 24, size: 'max' }),
  places: fc.array(fc.nat(PLACES.length - 1), { minLength: 6, maxLength: 6 }),
  losing: fc.array(fc.nat(11), { minLength: 24, maxLength: 24 }),
  phase: fc.constantFrom('opening', 'beeld', 'oordeel', 'besluit' as const),
});

it('shows everyone who follows what the page itself shows at that moment, whatever happens, and never says more', async () => {
  let secrets = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ picks, places, losing, phase }) => {
      const meetingId = phase === 'oordeel' || phase === 'besluit' ? (await house.discussion(phase)).meetingId : await house.meeting(phase as 'beeld');
      const all: Open[] = [];
      for (const [place, person] of people.entries()) all.push(await Open.at(person, meetingId, PLACES[places[place] ?? 0] ?? ''));
      const whispered: Secret[] = [];
      for (const [place, one] of picks.entries()) {
        house.server.clock.forward(1);
        if (one.whispers === 0) {
          const secret = await whisper(meetingId, one);
          if (secret) whispered.push(secret);
        } else {
          await take(meetingId, one);
        }
        const loser = all[losing[place] ?? 99];
        if (loser) await (loser.away ? loser.join() : loser.lose());
        if (place % 4 !== 3 && place !== picks.length - 1) continue;
        for (const away of all.filter((open) => open.away)) await away.join();
        const mark = `Slotwoord ${(words += 1)}.`;
        await house.run('AssignAction', { meetingId, what: mark });
        for (const open of all) await open.expectPage(mark);
      }
      for (const { text, circle } of whispered) {
        for (const { person, raw } of all) if (!circle.includes(person.personId)) expect(raw.filter((frame) => frame.includes(text)), `${person.actor.name}: ${text}`).toEqual([]);
      }
      secrets += whispered.length;
      await Promise.all(all.map((open) => open.lose()));
    }),
    { seed: 20200327, numRuns: 5, endOnFailure: true },
  );
  expect(secrets, 'something was kept from someone').toBeGreaterThan(8);
}, 240_000);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/kernel/command.js';
import { isRejection, type FieldIssue, type Rejection } from '../../src/domain/kernel/rejection.js';
import { CATALOGUES, LANGUAGES } from '../../src/i18n/index.js';
import { placeholders } from '../../src/i18n/message.js';
import { expectSound, headOf, twoHouses, type House } from '../support/house.js';
import { leavesOf, nameOf, replaced, valueAt } from './leaves.js';
import { ALL_SAMPLES, type Valid } from './samples.js';
import { spoiledOf, textPlacesOf } from './spoiled.js';

let house: House;
let other: House;
beforeAll(async () => {
  ({ house, other } = await twoHouses());
});
afterAll(() => house.server.close());

/** Every reason has a sentence in each language, and what the sentence names is given. */
function expectSentence(rejection: Rejection, what: string): void {
  const reasons: readonly (Rejection | FieldIssue)[] = rejection.issues ?? [rejection];
  expect(reasons.length, what).toBeGreaterThan(0);
  for (const { code, details } of reasons) {
    for (const language of LANGUAGES) {
      const message = CATALOGUES[language].get(`errors.${code}`);
      if (typeof message !== 'string') throw new Error(`${what}: no sentence for ${code} in ${language}`);
      for (const named of placeholders(message)) expect(Object.keys(details ?? {}), `${what}: what {${named}} is in '${message}'`).toContain(named);
    }
  }
}

/** Accepted with all its events, or refused with a sentence and nothing written; never a throw. */
async function expectAnswer(name: string, input: unknown, by: Valid['by'], what: string): Promise<Receipt | Rejection> {
  const before = await headOf(house.server);
  let outcome: Receipt | Rejection;
  try {
    outcome = await house.tries(name, input, by);
  } catch (error) {
    throw new Error(`${what}: threw ${String(error)}`, { cause: error });
  }
  const after = await headOf(house.server);
  if (isRejection(outcome)) {
    expectSentence(outcome, what);
    expect(after, `${what}: nothing was written`).toBe(before);
  } else {
    const position = Number(before.split(' ')[0]) + outcome.events.length;
    expect([Number(after.split(' ')[0]), outcome.position], `${what}: all of it was written`).toEqual([position, position]);
  }
  return outcome;
}

/** What the second hears where the first took away what both worked on; an offer changes nothing yet, so both may offer. */
const SETTLED: Readonly<Record<string, readonly string[]>> = {
  AcceptOffer: ['offer-settled'],
  RemoveAgendaItem: ['unknown-item'],
  SetRefusalGround: ['already-refused'],
  LiftRefusalGround: ['refusal-lifted'],
};

/** Takes the version of what it is about, or none: a comment says then what it says of the words as they stand. */
const VERSION_MAY_LACK = 'CommentMinutes: entryVersion is version ';

describe('input that is wrong', () => {
  it.each(ALL_SAMPLES)('$title: is refused with a sentence, or does no harm', async ({ name, sample, title }) => {
    const { input, by } = await sample(house);
    for (const { what, input: spoiled, refused } of spoiledOf(name, input)) {
      const outcome = await expectAnswer(name, spoiled, by, `${title}: ${what}`);
      if (refused && `${title}: ${what}` !== VERSION_MAY_LACK) expect(isRejection(outcome), `${title}: ${what} is refused`).toBe(true);
    }
  });
});

/** What is there already is not made again: a new crisis or meeting must not reach into one that exists. */
const OPENING: readonly (readonly ['CreateCrisis' | 'CallMeeting', string, () => Promise<string>])[] = [
  ['CreateCrisis', 'crisisId', async () => other.crisisId],
  ['CallMeeting', 'meetingId', () => other.meeting('beeld')],
  ['CallMeeting', 'meetingId', () => house.meeting('beeld')],
];

it.each(OPENING)('%s: %s of what exists is refused', async (name, field, existing) => {
  const { input, by } = await ALL_SAMPLES.find((one) => one.name === name)!.sample(house);
  const outcome = await expectAnswer(name, { ...input, [field]: await existing() }, by, name);
  expect(isRejection(outcome) ? outcome.code : 'accepted').toBe('id-taken');
});

/** What both crises or both meetings may name: people have seats in both, the picture and actions outlive a meeting,
 * minutes are adopted in any meeting that followed, a file that was sent is of who sent it. */
const SHARED = new Set(['meetingId', 'actionId', 'statementId', 'replaces', 'inMeetingId', 'uploadId']);

/** What comes back names what earlier meetings of the team left: any of them. */
const COMES_BACK: ReadonlySet<string> = new Set(['FollowUpDecision', 'FollowUpTopic', 'SettleImportedActions']);

/** Ids that a client makes: that another crisis has them too means nothing here. */
const NEW = new Set(['CreateCrisis crisisId', 'CreateCrisis coordinator.personId', 'AddOrganisation organisationId', 'AddPerson personId', 'AddFunction functionId', 'MakeTeam teamId', 'SeatMember memberId', 'CallMeeting meetingId']);

describe('input that names what belongs elsewhere', () => {
  it.each(ALL_SAMPLES)('$title: nothing of another crisis', async ({ name, sample, title }) => {
    const [{ input, by }, foreign] = [await sample(house), (await sample(other)).input];
    for (const { path, value } of leavesOf(input)) {
      const theirs = valueAt(foreign, path);
      if (typeof value !== 'string' || !/^[0-9a-f-]{36}$/.test(value) || theirs === value) continue;
      const what = `${title}: ${nameOf(path)} of another crisis`;
      const made = await expectAnswer(name, replaced(input, path, theirs), by, what);
      if (!NEW.has(`${name} ${nameOf(path)}`)) expect(isRejection(made), `${what} is refused`).toBe(true);
    }
  });

  it.each(ALL_SAMPLES)('$title: nothing of another meeting', async ({ name, sample, title }) => {
    const { input, by } = await sample(house);
    const elsewhere = (await sample(house)).input;
    if (!('meetingId' in input) || name === 'CallMeeting') return;
    for (const { path, value } of leavesOf(input)) {
      const theirs = valueAt(elsewhere, path);
      if (typeof value !== 'string' || !/^[0-9a-f-]{36}$/.test(value) || theirs === value || /person/i.test(nameOf(path))) continue;
      const what = `${title}: ${nameOf(path)} of another meeting`;
      const made = await expectAnswer(name, replaced(input, path, theirs), by, what);
      if (!SHARED.has(nameOf(path)) && !COMES_BACK.has(name)) expect(isRejection(made), `${what} is refused`).toBe(true);
    }
  });
});

describe('the same again', () => {
  it.each(ALL_SAMPLES)('$title: under the same command id nothing happens twice', async ({ name, sample }) => {
    const { input, by } = await sample(house);
    const commandId = house.id();
    const [one, two] = await Promise.all([house.tries(name, input, by, commandId), house.tries(name, input, by, commandId)]);
    const head = await headOf(house.server);
    const three = await house.tries(name, input, by, commandId);
    for (const outcome of [one, two, three]) expect(isRejection(outcome) ? outcome : null).toBeNull();
    // Which of two that come together is first is nobody's promise: what is printed beforehand is printed beside the queue.
    const [first, second] = ([one, two] as Receipt[]).sort((a, b) => Number(a.repeated) - Number(b.repeated));
    expect([first?.repeated, second?.repeated]).toEqual([false, true]);
    expect(second).toEqual({ ...first, repeated: true });
    expect(three).toEqual({ ...first, repeated: true });
    expect(await headOf(house.server)).toBe(head);
  });

  it.each(ALL_SAMPLES)('$title: the id of a command is of whoever gave it, and of that command', async ({ name, sample }) => {
    const { input, by } = await sample(house);
    const commandId = house.id();
    await house.tries(name, input, by, commandId);
    const head = await headOf(house.server);
    const theirs = await house.tries(name, input, by === 'chair' ? 'secretary' : 'chair', commandId);
    expect(isRejection(theirs) ? theirs.code : 'accepted').toBe('command-id-reused');
    const [place] = textPlacesOf(name, input);
    const other = place ? await house.tries(name, replaced(input, place.path, 'Iets anders'), by, commandId) : theirs;
    expect(isRejection(other) ? other.code : 'accepted').toBe('command-id-reused');
    expect(await headOf(house.server)).toBe(head);
  });

  it.each(ALL_SAMPLES)('$title: twice at the same time is once, or twice in order', async ({ name, sample, title }) => {
    const { input, by } = await sample(house);
    const before = Number((await headOf(house.server)).split(' ')[0]);
    const outcomes = await Promise.all([house.tries(name, input, by), house.tries(name, input, by), house.tries(name, input, by)]);
    const accepted = outcomes.findIndex((outcome) => !isRejection(outcome));
    expect(accepted, 'one of them is accepted').toBeGreaterThanOrEqual(0);
    let written = 0;
    for (const outcome of outcomes) {
      if (isRejection(outcome)) expectSentence(outcome, title);
      else written += outcome.events.length;
    }
    expect(Number((await headOf(house.server)).split(' ')[0])).toBe(before + written);
    // An offer and a comment stand beside what they are about, and change nothing of it.
    if (!('entryVersion' in input) || name.startsWith('Offer') || name === 'CommentMinutes') return;
    for (const outcome of outcomes.toSpliced(accepted, 1)) expect(SETTLED[name] ?? ['stale-version', 'struck']).toContain(isRejection(outcome) && outcome.code);
  });

  it.each(['', 'x', '7', '0195C000-0000-7000-8000-000000000001', null, undefined, 7])('a command id has its form (%s)', async (commandId) => {
    const outcome = await house.server.core.execute({ name: 'CreateCrisis', commandId: commandId as string, input: {}, actor: house.people.chair.actor, admin: true });
    if (!isRejection(outcome)) throw new Error('accepted');
    expectSentence(outcome, `command id ${commandId}`);
  });

  it('a command that does not exist is refused', async () => {
    for (const name of ['', 'toString', '__proto__', 'addStatement']) {
      const outcome = await house.tries(name, {});
      if (!isRejection(outcome)) throw new Error('accepted');
      expectSentence(outcome, name);
    }
  });
});

describe('after all of this', () => {
  it('the chain verifies, and rebuilding gives what stands there', () => expectSound(house.server));
});

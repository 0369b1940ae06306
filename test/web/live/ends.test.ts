import { describe, expect, it } from 'vitest';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import type { Follower } from '../../support/follower.js';
import { liveTable, type LiveTable } from './stage.js';

const BY = { actor: null, origin: null };
const SECRET = 'Na het einde';

/** What was heard last before the stream was over; and nothing that was said afterwards. */
async function lastOf(table: LiveTable, stream: Follower, other: Follower): Promise<string | null> {
  await table.say(SECRET);
  await other.saying(SECRET);
  await stream.over;
  expect(stream.heard.filter(({ raw }) => raw.includes(SECRET))).toEqual([]);
  const last = stream.heard.at(-1);
  expect(last?.blocks).toEqual([]);
  expect(stream.heard.filter(({ event }) => event === 'gone' || event === 'signed-out')).toHaveLength(1);
  return last?.event ?? null;
}

async function two() {
  const table = await liveTable();
  const other = await table.open('chair');
  const mine = await table.open('expert');
  const { accounts } = table.server.core;
  return { table, other: other.stream, ...mine, accounts, expert: table.people.expert };
}

describe('who may not see the meeting any more', () => {
  it('is told that it is gone and nothing else: a role in the crisis ended', async () => {
    const table = await liveTable();
    const { crisisId, people, server } = table;
    const other = await table.open('chair');
    const { stream } = await table.open('coordinator');
    await server.run(people.coordinator, 'GiveCrisisRole', { crisisId, personId: people.secretary.personId, role: 'coordinator' });
    await server.run(people.secretary, 'EndCrisisRole', { crisisId, personId: people.coordinator.personId, role: 'coordinator' });
    expect(await lastOf(table, stream, other.stream)).toBe('gone');
    expect((await table.follow(await table.cookieOf('coordinator'))).status).toBe(404);
  });
});

describe('whose session is over', () => {
  it('is told so and nothing else: signed out in this browser', async () => {
    const { table, other, stream, accounts, cookie } = await two();
    await accounts.signOut((await accounts.sessionOf(cookie.slice('session='.length)))!, null);
    expect(await lastOf(table, stream, other)).toBe('signed-out');
  });

  it('is told so and nothing else: signed out from elsewhere, everywhere', async () => {
    const { table, other, stream, accounts, expert } = await two();
    await accounts.signOutEverywhere(expert.accountId, BY);
    expect(await lastOf(table, stream, other)).toBe('signed-out');
  });

  it('is told so and nothing else: the account was disabled', async () => {
    const { table, other, stream, accounts, expert } = await two();
    await accounts.disable(expert.accountId, BY);
    expect(await lastOf(table, stream, other)).toBe('signed-out');
  });

  it('does not end the other session of the same person', async () => {
    const { table, stream, accounts, cookie } = await two();
    const elsewhere = await table.open('expert');
    await accounts.signOut((await accounts.sessionOf(cookie.slice('session='.length)))!, null);
    expect(await lastOf(table, stream, elsewhere.stream)).toBe('signed-out');
  });
});

describe('a guest', () => {
  async function guest() {
    const table = await liveTable();
    const { stream: other } = await table.open('chair');
    const personId = await guestAt(table);
    const seat = { meetingId: table.meetingId, personId, name: 'Gast van het RIVM' };
    const { accounts } = table.server.core;
    const sitDown = async () => {
      const made = await accounts.makeSeatCode(seat, BY);
      if (isRejection(made)) throw new Error(made.code);
      const started = await accounts.takeSeat(made.code, { language: 'nl' }, null);
      if (isRejection(started)) throw new Error(started.code);
      return `session=${started.id}`;
    };
    const cookie = await sitDown();
    const stream = await table.follow(cookie, (await table.page(cookie)).position);
    await table.say('Hoort de gast');
    await stream.saying('Hoort de gast');
    return { table, other, stream, seat, sitDown, accounts };
  }
  async function guestAt(table: LiveTable): Promise<string> {
    const { events } = await table.server.run(table.people.secretary, 'AddGuest', { meetingId: table.meetingId, name: 'Gast van het RIVM', organisation: 'RIVM', role: 'observer' });
    return String(events.map(({ payload }) => (payload as { personId?: string }).personId).find(Boolean));
  }

  it('is signed out when the seat is ended', async () => {
    const { table, other, stream, seat, accounts } = await guest();
    await accounts.endSeat(seat, BY);
    expect(await lastOf(table, stream, other)).toBe('signed-out');
  });

  it('is signed out when someone sits down with a new code', async () => {
    const { table, other, stream, sitDown } = await guest();
    const cookie = await sitDown();
    expect(await lastOf(table, stream, other)).toBe('signed-out');
    expect((await table.follow(cookie)).status).toBe(200);
  });

  it('is signed out when the meeting is over', async () => {
    const { table, stream } = await guest();
    for (const phase of ['oordeel', 'besluit', 'sluiting']) await table.run('secretary', 'MoveToPhase', { phase });
    await table.run('chair', 'CloseMeeting');
    await stream.over;
    expect(stream.heard.at(-1)?.event).toBe('signed-out');
  });

  it('has no stream of another meeting', async () => {
    const table = await liveTable();
    const called = await table.server.run(table.people.coordinator, 'CallMeeting', { crisisId: table.crisisId, teamId: table.teamId, plannedStart: '2020-03-12T08:00:00.000Z' });
    const personId = await guestAt(table);
    const made = await table.server.core.accounts.makeSeatCode({ meetingId: table.meetingId, personId, name: 'Gast' }, BY);
    if (isRejection(made)) throw new Error(made.code);
    const started = await table.server.core.accounts.takeSeat(made.code, { language: 'nl' }, null);
    if (isRejection(started)) throw new Error(started.code);
    const elsewhere = await table.server.app.inject({ url: `/meetings/${called.events[0]?.stream.split(':')[1]}/live`, headers: { cookie: `session=${started.id}` } });
    expect(elsewhere.statusCode).toBe(404);
  });
});

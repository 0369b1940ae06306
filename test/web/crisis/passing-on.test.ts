import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import { Browser } from '../../support/app.js';
import { expectSound, headOf, twoHouses, type House } from '../../support/house.js';

let house: House;
let other: House;
let policy: string;
let meetingId: string;
const made: Record<string, string> = {};

// OTX met and left: an open action, a closed one, a deferred decision, one to review, one that was forwarded, a topic nobody decided on.
beforeAll(async () => {
  ({ house, other } = await twoHouses());
  const { crisisId } = house;
  policy = await house.make('teamId', 'MakeTeam', { crisisId, abbreviation: 'BTX', name: 'Beleidsteam', level: 'policy', method: 'bob' }, 'coordinator');
  for (const role of ['secretary', 'chair'] as const) await house.run('SeatMember', { crisisId, teamId: policy, personId: house.people[role].personId, role }, 'coordinator');
  const at = await house.discussion('besluit');
  meetingId = at.meetingId;
  await house.run('ProposeTopic', { meetingId, title: 'Wie belt de regio' });
  const decide = (outcome: string, words: string, fields: object = {}) => house.make('decisionId', 'Decide', { meetingId, urgent: true, outcome, words, fields }, 'chair');
  made.deferred = await decide('deferred', 'Aangehouden woorden');
  made.dated = await decide('taken', 'Teruggekeken woorden', { reviewDate: '2036-04-01' });
  made.forwarded = await decide('forwarded', 'Doorgeleide woorden', { forwardedTo: 'IAO' });
  made.done = await house.make('actionId', 'AssignAction', { meetingId, what: 'Al klaar' });
  await house.run('CloseAction', { actionId: made.done });
  made.action = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de ziekenhuizen' });
  made.closedCircle = await house.make('actionId', 'AssignAction', { meetingId, what: 'Besloten bellen', restrictedTo: [house.people.secretary.personId] });
  await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
  await house.run('CloseMeeting', { meetingId });
});
afterAll(() => house.server.close());

const left = () => `/crises/${house.crisisId}/organise/teams/${house.teamId}/left`;

async function as(who: House['people'][keyof House['people']]): Promise<Browser> {
  const { cookie } = await house.server.session(who);
  return new Browser(house.server.app).withCookie('session', cookie.replace('session=', ''));
}
const item = (kind: string, id = '') => ({ kind, id, meetingId });
const passOn = (input: object) => house.tries('PassOnLeftovers', { crisisId: house.crisisId, teamId: house.teamId, toTeamId: policy, ...input });

/** What the next meeting of a team has in its preparation. */
async function carriedTo(teamId: string): Promise<string> {
  const next = await house.meeting('preparation', teamId);
  const browser = await as(house.people.secretary);
  await browser.open(`/meetings/${next}`);
  await house.run('CancelMeeting', { meetingId: next, reason: 'Alleen gekeken' });
  return browser.page('main').text();
}

describe('what is open at a team', () => {
  it('has to be given a place when the team is put at rest', async () => {
    const browser = await as(house.people.coordinator);
    const base = `/crises/${house.crisisId}/organise/teams/${house.teamId}`;
    const before = await headOf(house.server);
    await browser.open(`${base}/state`);
    const listed = browser.page('form .fold').text();
    for (const words of ['Bel de ziekenhuizen', 'Aangehouden woorden', 'Doorgeleide woorden', 'Wie belt de regio']) expect(listed).toContain(words);
    for (const words of ['Al klaar', 'Besloten bellen']) expect(listed).not.toContain(words);
    expect(browser.page('input[name=leftovers]:checked').attr('value')).toBe('');
    const answer = await browser.submit(`${base}/state`, { state: 'at-rest', successorId: '' });
    expect(answer.statusCode).toBe(422);
    expect(browser.page('#f-leftovers.field--wrong').text()).toContain('Er staan nog 6 dingen open');
    expect(browser.page('input[name=state]:checked').attr('value')).toBe('at-rest');
    await browser.submit(`${base}/state`, { leftovers: 'pass-on', leftoversTo: '' });
    expect(browser.page('#f-leftoversTo').attr('aria-invalid')).toBe('true');
    expect(browser.page('input[name=leftovers]:checked').attr('value')).toBe('pass-on');
    expect(await headOf(house.server)).toBe(before);
    await browser.submit(`${base}/state`, { leftovers: 'stay' });
    expect(browser.path).toBe(base);
    expect(browser.page('main').text()).toContain('blijft bij wie het heeft');
  });

  it('is listed by itself, and not what is restricted or done', async () => {
    const browser = await as(house.people.coordinator);
    await browser.open(left());
    const lines = browser.page('.choice').text();
    for (const words of ['Bel de ziekenhuizen', 'Aangehouden woorden', 'Teruggekeken woorden', 'Doorgeleide woorden', 'Wie belt de regio']) expect(lines).toContain(words);
    for (const words of ['Al klaar', 'Besloten bellen']) expect(lines).not.toContain(words);
    expect(browser.page('main').text()).toContain('Er is geen opvolger');
    expect(browser.page('.choice input:checked').length).toBe(browser.page('.choice input').length);
  });

  it('may be passed on by who organises the crisis and by who assigns actions in the team; for others it is not there', async () => {
    const { secretary, chair, expert } = house.people;
    for (const who of [secretary, chair]) expect((await (await as(who)).open(left())).statusCode).toBe(200);
    expect((await (await as(expert)).open(left())).statusCode).toBe(403);
    expect((await (await as(other.people.coordinator)).open(left())).statusCode).toBe(404);
    expect(await house.tries('PassOnLeftovers', { crisisId: house.crisisId, teamId: house.teamId, toTeamId: policy, actionIds: [made.action] }, 'expert')).toMatchObject({ code: 'not-allowed' });
  });

  it('is refused whole when one thing of it cannot go', async () => {
    const before = await headOf(house.server);
    const also = { actionIds: [made.action] };
    for (const [input, code] of [
      [{}, 'required'],
      [{ ...also, toTeamId: house.teamId }, 'own-successor'],
      [{ ...also, toTeamId: other.teamId }, 'unknown-team'],
      [{ actionIds: [made.action, made.done] }, 'unknown-action'],
      [{ actionIds: [made.action, house.id()] }, 'unknown-action'],
      [{ actionIds: [made.action, made.closedCircle] }, 'restricted-stays'],
      [{ ...also, items: [item('decision', house.id())] }, 'unknown-matter'],
      [{ ...also, items: [item('topic', made.deferred)] }, 'unknown-matter'],
    ] as const) {
      expect(await passOn(input), code).toMatchObject({ code });
    }
    expect(await headOf(house.server)).toBe(before);
  });

  it('says what is wrong and keeps what was ticked', async () => {
    const browser = await as(house.people.coordinator);
    await browser.open(left());
    const answer = await browser.submit(left(), { toTeamId: '', items: `action:${made.action}` });
    expect(answer.statusCode).toBe(422);
    expect(browser.page('.choice input:checked').map((_, box) => box.attribs.value).get()).toEqual([`action:${made.action}`]);
    expect(browser.page('.field--wrong select').length).toBe(1);
  });

  it('goes one by one or all together, and comes into the next preparation of the team that gets it', async () => {
    expect(await carriedTo(policy)).not.toContain('Bel de ziekenhuizen');
    const browser = await as(house.people.secretary);
    await browser.open(left());
    await browser.submit(left(), { toTeamId: policy, items: `action:${made.action}` });
    expect(await carriedTo(policy)).toContain('Bel de ziekenhuizen');
    expect(await carriedTo(house.teamId)).not.toContain('Bel de ziekenhuizen');
    expect(await house.server.core.database.prisma.action.findUnique({ where: { id: made.action } })).toMatchObject({ teamId: policy });

    await browser.open(left());
    expect(browser.page('.choice').text()).not.toContain('Bel de ziekenhuizen');
    const boxes = browser.page('.choice input').map((_, box) => String(box.attribs.value)).get();
    const items = boxes.map((value) => value.split(':')).map(([kind = '', , id]) => item(kind, id));
    expect(items.map(({ kind }) => kind).sort()).toEqual(['decision', 'decision', 'decision', 'topic', 'topic']);
    expect(isRejection(await passOn({ items }))).toBe(false);
    expect((await browser.open(left())).body).toContain('Er staat niets open');
    const text = await carriedTo(policy);
    for (const words of ['Aangehouden woorden', 'Wie belt de regio']) expect(text).toContain(words);
    expect(await carriedTo(house.teamId)).not.toContain('Aangehouden woorden');
    expect(await passOn({ items: [items[0]] })).toMatchObject({ code: 'unknown-matter' });
  });

  it('goes on in the meeting of that team, and is answered there', async () => {
    const next = await house.meeting('beeld', policy);
    const scope = await house.server.core.reader.meeting(next);
    expect([...(scope?.meeting.oordeel.topics.values() ?? [])].map(({ title }) => title)).toEqual(expect.arrayContaining(['Aangehouden woorden', 'Wie belt de regio']));
    const answer = { crisisId: house.crisisId, meetingId, decisionId: made.forwarded, how: 'settled', note: 'Het IAO stemt in' };
    expect(await house.tries('FollowUpCrisisDecision', { ...answer, teamId: house.teamId })).toMatchObject({ code: 'unknown-matter' });
    expect(isRejection(await house.tries('FollowUpCrisisDecision', { ...answer, teamId: policy }))).toBe(false);
    const page = await (await as(house.people.secretary)).open(`/actions/${made.action}`);
    expect(page.body).toContain('Doorgegeven aan een ander team');
    await expectSound(house.server);
  });
});

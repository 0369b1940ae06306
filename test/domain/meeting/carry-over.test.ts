import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFile, documentOf } from '../../../src/documents/document.file.js';
import { lineageOf } from '../../../src/domain/meeting/carry-over.js';
import { redact, redactCarryOver } from '../../../src/domain/meeting/visible.js';
import { carryOverOf } from '../../../src/domain/meeting/carry-over.js';
import { carryOverEvents } from '../../../src/domain/meeting/carry-over-start.js';
import { localDate } from '../../../src/domain/kernel/time.js';
import { chair, coordinator, CRISIS, crisisSteps, expert, outsider, secretary, TEAM } from '../../support/crisis.js';
import { does, idOf, TIME_ZONE, World, type Step } from '../../support/given.js';

type Input = Readonly<Record<string, unknown>>;

/** A team that meets again and again. */
class Chain {
  readonly world = new World();
  private count = 0;

  constructor(team: Input = {}, teamId = TEAM) {
    for (const step of crisisSteps(team)) this.world.must(step);
    this.teamId = teamId;
  }

  teamId: string;

  does(name: Step['name'], input: Input, by = chair) {
    return this.world.must(does(by, name, input));
  }

  call(): string {
    const meetingId = idOf(5000 + (this.count += 1));
    this.does('CallMeeting', { crisisId: CRISIS, meetingId, teamId: this.teamId, plannedStart: this.world.now }, secretary);
    return meetingId;
  }

  start(meetingId = this.call()): string {
    this.does('StartMeeting', { meetingId }, secretary);
    return meetingId;
  }

  /** A meeting in Besluit with these topics discussed beside those that came along. */
  besluit(meetingId: string, titles: readonly string[] = []): void {
    for (const phase of ['beeld', 'oordeel']) this.does('MoveToPhase', { meetingId, phase, skip: true });
    for (const title of titles) this.does('ProposeTopic', { meetingId, title });
    const { order } = this.world.meeting(meetingId).oordeel;
    if (order.length > 0) this.does('AgreeTopics', { meetingId });
    for (const topicId of order) this.does('DiscussTopic', { meetingId, topicId });
    this.does('MoveToPhase', { meetingId, phase: 'besluit' });
  }

  decide(meetingId: string, title: string, outcome: string, fields: Input = {}): string {
    const topic = [...this.world.meeting(meetingId).oordeel.topics.values()].find((one) => one.title === title);
    const [taken] = this.does('Decide', { meetingId, topicId: topic?.id ?? null, urgent: topic === undefined, outcome, words: `Besluit over ${title}`, fields });
    return (taken?.payload as { decisionId: string }).decisionId;
  }

  close(meetingId: string): void {
    const { phase } = this.world.meeting(meetingId);
    const rest = ['opening', 'beeld', 'oordeel', 'besluit', 'sluiting'];
    for (const next of rest.slice(rest.indexOf(phase ?? 'opening') + 1)) this.does('MoveToPhase', { meetingId, phase: next, skip: true });
    this.does('CloseMeeting', { meetingId });
  }

  action(meetingId: string, what: string, due: string | null = null): string {
    this.does('AssignAction', { meetingId, what, due }, secretary);
    return this.world.last('actionId');
  }

  titles(meetingId: string): readonly string[] {
    return [...this.world.meeting(meetingId).oordeel.topics.values()].map(({ title }) => title);
  }

  groups(meetingId: string): Readonly<Record<string, string>> {
    return Object.fromEntries(this.world.meeting(meetingId).carried?.actions.map(({ actionId, group }) => [actionId, group]) ?? []);
  }
}

describe('what a meeting left', () => {
  it('comes in by group: overdue, open, reported done, settled since', () => {
    const chain = new Chain();
    const first = chain.start();
    const [open, late, reported, closed, before] = ['a', 'b', 'c', 'd', 'e'].map((what, place) => chain.action(first, what, place === 1 ? '2020-03-23' : null)) as [string, string, string, string, string];
    chain.does('CloseAction', { actionId: before }, secretary);
    chain.close(first);
    chain.does('ReportActionDone', { actionId: reported }, secretary);
    chain.does('CloseAction', { actionId: closed }, secretary);
    const next = chain.start();
    expect(chain.groups(next)).toEqual({ [open]: 'open', [late]: 'overdue', [reported]: 'reported', [closed]: 'settled' });
    expect(chain.world.meeting(next).carried?.since?.name).toBe('OT 1');
    // Fixed: what happens afterwards changes the action, not the list.
    chain.does('CloseAction', { actionId: open }, secretary);
    expect(chain.groups(next)[open]).toBe('open');
  });

  it('a deferred topic and one that was never decided on go on as proposed topics, and say where they come from', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Uitgesteld', 'Niet besloten', 'Besloten', 'Vervallen']);
    const decisionId = chain.decide(first, 'Uitgesteld', 'deferred');
    chain.decide(first, 'Besloten', 'taken');
    const dropped = [...chain.world.meeting(first).oordeel.topics.values()].find(({ title }) => title === 'Vervallen');
    chain.does('DropTopic', { meetingId: first, topicId: dropped?.id, reason: 'Niet meer nodig' });
    chain.close(first);
    const second = chain.start();
    expect(chain.titles(second)).toEqual(['Uitgesteld', 'Niet besloten']);
    const [topic] = [...chain.world.meeting(second).oordeel.topics.values()];
    expect(topic).toMatchObject({ state: 'proposed', carriedFrom: { meetingId: first, name: 'OT 1', decisionId } });
    // Not treated again: it comes again; decided: it does not.
    chain.besluit(second);
    chain.decide(second, 'Uitgesteld', 'taken');
    chain.close(second);
    expect(chain.titles(chain.start())).toEqual(['Niet besloten']);
  });

  it('goes on once when two meetings follow', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Eén keer']);
    chain.close(first);
    const [second, third] = [chain.start(), chain.start()];
    expect([chain.titles(second), chain.titles(third)]).toEqual([['Eén keer'], []]);
    // The one that carries it is over before the other: it is not lost.
    chain.close(second);
    chain.close(third);
    expect(chain.titles(chain.start())).toEqual(['Eén keer']);
  });

  it('a decision under consideration, and one whose review date has come, come back until settled', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Beraad', 'Evaluatie', 'Later']);
    const considered = chain.decide(first, 'Beraad', 'under-consideration', { considerPart: 'Het geld' });
    const review = chain.decide(first, 'Evaluatie', 'taken', { reviewDate: '2020-03-24' });
    chain.decide(first, 'Later', 'taken', { reviewDate: '2020-04-24' });
    chain.close(first);
    const kinds = (meetingId: string) => Object.fromEntries(chain.world.meeting(meetingId).carried?.matters.map(({ decisionId, kind }) => [decisionId, kind]) ?? []);
    const second = chain.start();
    expect(kinds(second)).toEqual({ [considered]: 'considered', [review]: 'review' });
    const follow = (decisionId: string, more: Input) => chain.world.run(does(secretary, 'FollowUpDecision', { meetingId: second, decisionId, ...more }));
    expect(follow(review, { how: 'continued' })).toMatchObject({ code: 'required', field: 'reviewDate' });
    expect(follow(review, { how: 'continued', reviewDate: '2020-03-24' })).toMatchObject({ code: 'in-the-past' });
    expect(follow(idOf(1), { how: 'settled' })).toMatchObject({ code: 'unknown-matter' });
    chain.does('FollowUpDecision', { meetingId: second, decisionId: review, how: 'continued', reviewDate: '2020-03-30' }, secretary);
    chain.close(second);
    const third = chain.start();
    expect(kinds(third)).toEqual({ [considered]: 'considered' });
    chain.does('FollowUpDecision', { meetingId: third, decisionId: considered, how: 'settled', note: 'De minister is akkoord' }, secretary);
    chain.close(third);
    const fourth = chain.call();
    chain.world.must(does(secretary, 'StartMeeting', { meetingId: fourth }, { at: '2020-03-30T09:00:00.000Z' }));
    expect(kinds(fourth)).toEqual({ [review]: 'review' });
  });

  it('stands in the minutes of the meeting it came into', async () => {
    const chain = new Chain();
    const first = chain.start();
    const actionId = chain.action(first, 'Bedden tellen');
    chain.close(first);
    const next = chain.start();
    const scope = chain.world.meetingScope(next);
    const action = chain.world.meetingScope(first).actions.get(actionId);
    if (!action) throw new Error('no action');
    const carried = { since: scope.meeting.carried?.since ?? null, actions: [{ action, group: 'open' as const }], matters: [], topics: [], undecided: [], answers: [] };
    const md = (await documentFile(documentOf('minutes', { ...scope, carried }, { language: 'nl', timeZone: TIME_ZONE, organisation: 'VWS' }), 'md')).toString();
    expect(md).toContain('Uit eerdere overleggen');
    expect(md).toContain('sinds OT 1');
    expect(md).toContain('Bedden tellen');
  });
});

describe('what a decision settles', () => {
  const settledBy = (chain: Chain, meetingId: string, decisionId: string) => chain.world.meeting(meetingId).besluit.decisions.get(decisionId)?.followUps?.map(({ how, reference = null }) => [how, reference]);

  it('one on a topic that came along settles what was deferred, through a chain of deferrals, until it is struck', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Opvang']);
    const deferred = chain.decide(first, 'Opvang', 'deferred');
    chain.close(first);
    const second = chain.start();
    chain.besluit(second);
    const again = chain.decide(second, 'Opvang', 'deferred');
    chain.close(second);
    const third = chain.start();
    chain.besluit(third);
    const taken = chain.decide(third, 'Opvang', 'taken');
    const reference = String(chain.world.meeting(third).besluit.decisions.get(taken)?.reference);
    expect(settledBy(chain, first, deferred)).toEqual([['continued', null], ['decided', reference]]);
    expect(settledBy(chain, second, again)).toEqual([['continued', null], ['decided', reference]]);
    expect(chain.world.meeting(third).besluit.decisions.get(taken)?.settles?.map(({ decisionId }) => decisionId)).toEqual([deferred, again]);
    chain.does('StrikeEntry', { meetingId: third, kind: 'decision', id: taken, entryVersion: 1, reason: 'Vergissing' }, secretary);
    expect(settledBy(chain, second, again)?.at(-1)).toEqual(['reopened', reference]);
    chain.close(third);
    expect(chain.titles(chain.start())).toEqual(['Opvang']);
  });

  it('one that replaces another settles that one, also when it says so later, and no longer when it replaces another', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Beraad', 'Bezoek']);
    const considered = chain.decide(first, 'Beraad', 'under-consideration', { considerPart: 'Het geld' });
    const dated = chain.decide(first, 'Bezoek', 'taken', { reviewDate: '2020-03-24' });
    const referenceOf = (id: string) => String(chain.world.meeting(first).besluit.decisions.get(id)?.reference);
    chain.close(first);
    const second = chain.start();
    chain.besluit(second, ['Nieuw']);
    chain.decide(second, 'Nieuw', 'rejected', { replaces: referenceOf(considered) });
    expect(settledBy(chain, first, considered)).toBeUndefined();
    const taken = chain.decide(second, 'Nieuw', 'taken', { replaces: referenceOf(considered) });
    expect(settledBy(chain, first, considered)?.map(([how]) => how)).toEqual(['decided']);
    chain.does('CompleteDecision', { meetingId: second, decisionId: taken, entryVersion: 1, fields: { replaces: referenceOf(dated) } }, secretary);
    expect(settledBy(chain, first, considered)?.map(([how]) => how)).toEqual(['decided', 'reopened']);
    expect(settledBy(chain, first, dated)?.map(([how]) => how)).toEqual(['decided']);
    chain.close(second);
    const third = chain.start();
    expect(chain.world.meeting(third).carried?.matters.map(({ decisionId }) => decisionId)).toEqual([considered]);
  });
});

describe('what cannot be a topic', () => {
  const methodOf = (chain: Chain, method: string) => {
    const { changes } = chain.world.crisis(CRISIS).teams.get(TEAM) ?? {};
    chain.does('ChangeTeam', { crisisId: CRISIS, teamId: TEAM, entryVersion: changes?.rules.entryVersion, method }, coordinator);
  };

  it('comes back in method free as an open matter until it is settled, and as a topic when there are topics again', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Onbesproken', 'Ook niet']);
    chain.close(first);
    methodOf(chain, 'free');
    const second = chain.start();
    const listed = chain.world.meeting(second).carried?.undecided?.map(({ topicId }) => topicId) ?? [];
    expect(listed.length).toBe(2);
    const follow = (topicId: string | undefined, how: string) => chain.world.run(does(secretary, 'FollowUpTopic', { meetingId: second, topicId, how, note: 'Besproken' }));
    expect(follow(idOf(1), 'settled')).toMatchObject({ code: 'unknown-matter', field: 'topicId' });
    expect(follow(listed[0], 'settled')).not.toMatchObject({ code: 'unknown-matter' });
    expect(follow(listed[1], 'continued')).not.toMatchObject({ code: 'unknown-matter' });
    expect(follow(listed[0], 'settled')).toMatchObject({ code: 'unknown-matter' });
    chain.does('MoveToPhase', { meetingId: second, phase: 'sluiting' });
    chain.does('CloseMeeting', { meetingId: second });
    methodOf(chain, 'bob');
    expect(chain.titles(chain.start())).toEqual(['Ook niet']);
  });
});

describe('between teams', () => {
  /** A policy team with the same people. */
  function withPolicyTeam(chain: Chain, more: Input = {}): string {
    const teamId = idOf(7010);
    chain.does('MakeTeam', { crisisId: CRISIS, teamId, abbreviation: 'BT', name: 'Beleidsteam', level: 'policy', method: 'bob', ...more }, coordinator);
    for (const [who, role] of [[secretary, 'secretary'], [chair, 'chair']] as const) chain.does('SeatMember', { crisisId: CRISIS, teamId, personId: who.personId, role }, coordinator);
    return teamId;
  }

  /** The first team passes a topic on, and the policy team decides on it. Gives the meeting of the first. */
  function forwardedAndTaken(chain: Chain, policy: string, topic: string): string {
    const first = chain.start();
    chain.besluit(first, [topic]);
    chain.decide(first, topic, 'forwarded', { forwardedTo: 'BT' });
    chain.close(first);
    chain.teamId = policy;
    const theirs = chain.start();
    chain.besluit(theirs);
    chain.decide(theirs, topic, 'taken');
    chain.close(theirs);
    chain.teamId = TEAM;
    return first;
  }

  it('what is passed on is a topic of the other team, and what that decides a statement of the next meeting, also after a deferral', () => {
    const chain = new Chain();
    const policy = withPolicyTeam(chain);
    const first = chain.start();
    chain.besluit(first, ['Handen schudden', 'Aan een ander']);
    const forwarded = chain.decide(first, 'Handen schudden', 'forwarded', { forwardedTo: 'beleidsteam' });
    chain.decide(first, 'Aan een ander', 'forwarded', { forwardedTo: 'ICCb' });
    chain.teamId = policy;
    const theirs = chain.start();
    expect(chain.titles(theirs)).toEqual(['Handen schudden']);
    chain.besluit(theirs);
    chain.decide(theirs, 'Handen schudden', 'deferred');
    chain.close(theirs);
    chain.close(first);
    chain.teamId = TEAM;
    const between = chain.start();
    expect(chain.titles(between)).toEqual([]);
    chain.close(between);
    chain.teamId = policy;
    const later = chain.start();
    chain.besluit(later);
    chain.decide(later, 'Handen schudden', 'taken');
    chain.close(later);
    chain.teamId = TEAM;
    const told = () => [...chain.world.meetingScope(first).picture.statements.values()].map(({ text, speaker, meetingId }) => [text, speaker?.text, meetingId]);
    expect(told()).toEqual([]);
    const next = chain.start();
    expect(told()).toEqual([['Besluit over Handen schudden', 'BT', next]]);
    chain.close(next);
    chain.start();
    expect(told().length).toBe(1);
    const { followUps } = chain.world.meeting(first).besluit.decisions.get(forwarded) ?? {};
    expect(followUps?.map(({ how }) => how)).toEqual(['continued', 'decided', 'settled']);
  });

  it.each(['dropped', 'struck'])('what is passed on to a team whose topic is %s ends there, and the sender is told why', (how) => {
    const chain = new Chain();
    const policy = withPolicyTeam(chain);
    const first = chain.start();
    chain.besluit(first, ['Vraag']);
    const forwarded = chain.decide(first, 'Vraag', 'forwarded', { forwardedTo: 'BT' });
    chain.close(first);
    chain.teamId = policy;
    const theirs = chain.start();
    const [topic] = [...chain.world.meeting(theirs).oordeel.topics.values()];
    if (how === 'dropped') chain.does('DropTopic', { meetingId: theirs, topicId: topic?.id, reason: 'Hoort bij de ICCb' });
    else chain.does('StrikeEntry', { meetingId: theirs, kind: 'topic', id: topic?.id, entryVersion: topic?.entryVersion, reason: 'Hoort bij de ICCb' }, secretary);
    chain.close(theirs);
    chain.teamId = TEAM;
    chain.start();
    expect([...chain.world.meetingScope(first).picture.statements.values()].map(({ text, speaker }) => [text, speaker?.text])).toEqual([['Hoort bij de ICCb', 'BT']]);
    const { followUps } = chain.world.meeting(first).besluit.decisions.get(forwarded) ?? {};
    expect(followUps?.map((one) => one.how)).toEqual(['continued', 'ended', 'settled']);
  });

  it('its answer gets a number that no statement has, also where those that were brought in leave gaps', () => {
    const chain = new Chain();
    const policy = withPolicyTeam(chain);
    forwardedAndTaken(chain, policy, 'Vraag');
    const scope = chain.world.meetingScope(chain.call());
    const facts = { at: chain.world.now, today: localDate(chain.world.now, TIME_ZONE), timeZone: TIME_ZONE, actor: secretary, columns: new Set<never>(), ids: { next: () => idOf(9000) } };
    const drafts = carryOverEvents({ ...scope, picture: { ...scope.picture, last: 40 } }, facts);
    expect(drafts.filter(({ type }) => type === 'StatementAdded').map(({ payload }) => (payload as { number: number }).number)).toEqual([41]);
  });

  it('comes into method free as a matter that asks for a remark, which the sender is told', () => {
    const chain = new Chain();
    const policy = withPolicyTeam(chain, { method: 'free' });
    const first = chain.start();
    chain.besluit(first, ['Vraag']);
    const forwarded = chain.decide(first, 'Vraag', 'forwarded', { forwardedTo: 'BT' });
    chain.close(first);
    chain.teamId = policy;
    const theirs = chain.start();
    expect(chain.world.meeting(theirs).carried?.matters).toEqual([{ decisionId: forwarded, meetingId: first, kind: 'forwarded' }]);
    const follow = (note: string | null) => chain.world.run(does(secretary, 'FollowUpDecision', { meetingId: theirs, decisionId: forwarded, how: 'settled', note }));
    expect(follow(null)).toMatchObject({ code: 'required', field: 'note' });
    expect(follow('De DG is akkoord')).not.toHaveProperty('code');
    chain.teamId = TEAM;
    chain.start();
    expect([...chain.world.meetingScope(first).picture.statements.values()].map(({ text, speaker }) => [text, speaker?.text])).toEqual([['De DG is akkoord', 'BT']]);
  });

  it('what a restricted team decides is told to those in its circle only', () => {
    const chain = new Chain();
    const policy = withPolicyTeam(chain, { restricted: true });
    const first = forwardedAndTaken(chain, policy, 'Vertrouwelijk');
    const next = chain.start();
    const scope = chain.world.meetingScope(next);
    const seenBy = (inside: boolean) => redact(scope, { personId: expert.personId, columns: new Set(['participant']), inside: () => inside }).picture.statements.size;
    expect([seenBy(false), seenBy(true)]).toEqual([0, 1]);
    const sent = chain.world.meetingScope(first);
    const shown = redact(sent, { personId: expert.personId, columns: new Set(['participant']), inside: () => false }).meeting.besluit.decisions.values().next().value;
    expect(JSON.stringify(shown)).not.toContain('-BT-');
  });
});

describe('a team at rest', () => {
  it('passes what it left to its successor, through a chain of them', () => {
    const chain = new Chain();
    const first = chain.start();
    const actionId = chain.action(first, 'Blijft open');
    chain.besluit(first, ['Blijft staan']);
    chain.close(first);
    const [middle, last] = [idOf(7001), idOf(7002)];
    for (const [teamId, abbreviation] of [[middle, 'MT'], [last, 'LT']] as const) {
      chain.does('MakeTeam', { crisisId: CRISIS, teamId, abbreviation, name: abbreviation, level: 'operational', method: 'bob' }, coordinator);
      chain.does('SeatMember', { crisisId: CRISIS, teamId, personId: secretary.personId, role: 'secretary' }, coordinator);
      chain.does('SeatMember', { crisisId: CRISIS, teamId, personId: chair.personId, role: 'chair' }, coordinator);
    }
    chain.does('SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'at-rest', successorId: middle }, coordinator);
    chain.does('SetTeamState', { crisisId: CRISIS, teamId: middle, entryVersion: 1, state: 'closed', successorId: last }, coordinator);
    expect(lineageOf(chain.world.crisis(CRISIS), last)).toEqual([last, middle, TEAM]);
    chain.teamId = last;
    const next = chain.start();
    expect(chain.groups(next)).toEqual({ [actionId]: 'open' });
    expect(chain.titles(next)).toEqual(['Blijft staan']);
  });

  it('keeps what a restricted team left inside its circle', () => {
    const chain = new Chain({ restricted: true });
    const first = chain.start();
    chain.action(first, 'Geheim');
    chain.besluit(first, ['Geheim onderwerp', 'Geheim beraad']);
    const decisionId = chain.decide(first, 'Geheim beraad', 'under-consideration', { considerPart: 'x' });
    chain.close(first);
    const open = idOf(7003);
    chain.does('MakeTeam', { crisisId: CRISIS, teamId: open, abbreviation: 'NT', name: 'Nieuw team', level: 'operational', method: 'bob' }, coordinator);
    for (const [who, role] of [[secretary, 'secretary'], [chair, 'chair']] as const) chain.does('SeatMember', { crisisId: CRISIS, teamId: open, personId: who.personId, role }, coordinator);
    chain.does('SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'at-rest', successorId: open }, coordinator);
    chain.teamId = open;
    const next = chain.start();
    expect(chain.titles(next)).toEqual([]);
    expect(chain.world.meeting(next).carried?.since?.name).toBe('OT');
    const scope = chain.world.meetingScope(next);
    const today = localDate(chain.world.now, TIME_ZONE);
    const all = carryOverOf(scope, chain.world.before(scope.meeting), { at: chain.world.now, today, day: today });
    const seenBy = (inside: boolean) => redactCarryOver(all, scope.crisis, { personId: outsider.personId, columns: new Set(['participant']), inside: () => inside });
    expect(seenBy(false)).toMatchObject({ actions: [], matters: [] });
    expect(seenBy(true).matters.map(({ decision }) => decision.id)).toEqual([decisionId]);
    expect(seenBy(true).actions.length).toBe(1);
  });

  it('what a restricted successor did with it, its circle alone knows', () => {
    const chain = new Chain();
    const first = chain.start();
    chain.besluit(first, ['Blijft staan', 'Uitgesteld', 'In beraad']);
    const deferredId = chain.decide(first, 'Uitgesteld', 'deferred');
    const decisionId = chain.decide(first, 'In beraad', 'under-consideration', { considerPart: 'x' });
    chain.close(first);
    const shut = idOf(7004);
    chain.does('MakeTeam', { crisisId: CRISIS, teamId: shut, abbreviation: 'GT', name: 'Gesloten team', level: 'operational', method: 'bob', restricted: true }, coordinator);
    for (const [who, role] of [[secretary, 'secretary'], [chair, 'chair']] as const) chain.does('SeatMember', { crisisId: CRISIS, teamId: shut, personId: who.personId, role }, coordinator);
    chain.does('SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'at-rest', successorId: shut }, coordinator);
    chain.teamId = shut;
    const next = chain.start();
    chain.does('FollowUpDecision', { meetingId: next, decisionId, how: 'settled', note: 'Geheim' });
    const seenBy = (inside: boolean) => redact(chain.world.meetingScope(first), { personId: outsider.personId, columns: new Set(['participant']), inside: () => inside }).meeting;
    const followed = (inside: boolean) => [deferredId, decisionId].map((id) => seenBy(inside).besluit.decisions.get(id)?.followUps?.length);
    const carriedOn = (inside: boolean) => [...seenBy(inside).oordeel.topics.values()].map((topic) => topic.carriedOn?.meetingId);
    expect([followed(true), carriedOn(true)]).toEqual([[1, 1], [next, undefined, undefined]]);
    expect([followed(false), carriedOn(false)]).toEqual([[undefined, undefined], [undefined, undefined, undefined]]);
  });
});

describe('whatever meetings follow each other (R9)', () => {
  it('an open action or an unsettled matter is in the next', () => {
    const turn = fc.record({ what: fc.constantFrom('action', 'taken', 'deferred', 'undecided', 'considered', 'settle-action', 'settle-matter', 'close', 'start'), which: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 5, maxLength: 40 }), (turns) => {
        const chain = new Chain();
        const open = new Set<string>();
        const considered = new Map<string, string>();
        const topics = new Map<string, string>();
        const running: string[] = [];
        const isOver = (meetingId: string) => !running.includes(meetingId);
        let said = 0;
        const start = () => {
          const meetingId = chain.call();
          chain.start(meetingId);
          const groups = chain.groups(meetingId);
          for (const actionId of open) expect(groups[actionId], 'an open action').toBe('open');
          const matters = chain.world.meeting(meetingId).carried?.matters.map(({ decisionId }) => decisionId) ?? [];
          for (const [decisionId, from] of considered) if (isOver(from)) expect(matters, 'a matter').toContain(decisionId);
          const titles = chain.titles(meetingId);
          for (const [title, from] of topics) {
            expect(titles.includes(title), `topic ${title}`).toBe(isOver(from));
            if (isOver(from)) topics.set(title, meetingId);
          }
          chain.besluit(meetingId);
          running.push(meetingId);
        };
        start();
        for (const { what, which } of turns) {
          const meetingId = running[which % running.length];
          if (what === 'start' || meetingId === undefined) {
            if (running.length < 3) start();
          } else if (what === 'action') open.add(chain.action(meetingId, 'Doe iets'));
          else if (what === 'close') {
            chain.close(meetingId);
            running.splice(running.indexOf(meetingId), 1);
          } else if (what === 'settle-action') {
            const actionId = [...open][which % Math.max(1, open.size)];
            if (actionId !== undefined) chain.does('CloseAction', { actionId }, secretary);
            if (actionId !== undefined) open.delete(actionId);
          } else if (what === 'settle-matter') {
            const found = [...considered].find(([, from]) => isOver(from));
            if (found) chain.does('FollowUpDecision', { meetingId, decisionId: found[0], how: 'decided' }, secretary);
            if (found) considered.delete(found[0]);
          } else {
            const own = [...topics].filter(([, from]) => from === meetingId).map(([title]) => title);
            const again = which > 2 ? own[0] : undefined;
            const title = again ?? `Onderwerp ${(said += 1)}`;
            if (again === undefined) {
              chain.does('ProposeTopic', { meetingId, title });
              const { order, topics: known } = chain.world.meeting(meetingId).oordeel;
              if (chain.world.meeting(meetingId).oordeel.agreed === null) chain.does('AgreeTopics', { meetingId });
              const topicId = order.find((id) => known.get(id)?.title === title);
              chain.does('DiscussTopic', { meetingId, topicId });
              topics.set(title, meetingId);
            }
            if (what === 'taken') {
              chain.decide(meetingId, title, 'taken');
              topics.delete(title);
            } else if (what === 'deferred') chain.decide(meetingId, title, 'deferred');
            else if (what === 'considered') {
              considered.set(chain.decide(meetingId, title, 'under-consideration', { considerPart: 'Het geld' }), meetingId);
              topics.delete(title);
            }
          }
        }
        while (running.length > 0) chain.close(String(running.pop()));
        start();
      }),
      { seed: 20200327, numRuns: 60 },
    );
  });
});

it('someone of the table may know what is not restricted', () => {
  const chain = new Chain();
  const first = chain.start();
  chain.action(first, 'Open');
  chain.close(first);
  const scope = chain.world.meetingScope(chain.call());
  const today = localDate(chain.world.now, TIME_ZONE);
  const all = carryOverOf(scope, chain.world.before(scope.meeting), { at: chain.world.now, today, day: today });
  expect(redactCarryOver(all, scope.crisis, { personId: expert.personId, columns: new Set(['participant']) }).actions.length).toBe(1);
});

import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/documents/document.file.js';
import { sitrapOf, type SitrapHead } from '../../src/documents/sitrap/sitrap.build.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { chair, coordinator, CRISIS, inMeeting, MEETING, secretary, startedSteps, TEAM } from '../support/crisis.js';
import { does, given, idOf, OPTIONS, type Step, type World } from '../support/given.js';

const SINCE = '2020-03-24T08:00:00.000Z';
const RUNS: readonly [CommandName, object?][] = [['RecordAllPresent'], ['AnnounceProcedure'], ...(['beeld', 'oordeel', 'besluit'] as const).map((phase): [CommandName, object] => ['MoveToPhase', { phase }])];
const decide = (words: string, fields: object = {}, more: object = {}): Step => does(chair, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words, fields, ...more });
const told = (team: object, ...steps: Step[]) => {
  const { world } = given(...startedSteps(team as Record<string, unknown>), ...RUNS.map(([name, input = {}]) => does(secretary, name, { ...inMeeting, ...input })), ...steps);
  return sitrapAt(world);
};

function sitrapAt(world: World, more: Partial<SitrapHead> = {}) {
  const head: SitrapHead = { number: 1, issued: true, asOf: world.now, since: SINCE, author: 'Ina Informatie', summary: 'Rustig', outlook: null, ...more };
  const scopes = [...new Set(world.events.flatMap(({ stream }) => (stream.startsWith('meeting:') ? [stream.slice('meeting:'.length)] : [])))].map((id) => world.meetingScope(id));
  const [first] = scopes;
  if (first === undefined) throw new Error('no meeting');
  return sitrapOf({ crisis: world.crisis(CRISIS), picture: first.picture, meetings: scopes, loose: [] }, head, OPTIONS);
}

describe('what a sitrap tells of decisions', () => {
  it('counts as measures what was taken, begins or ends on a day, and has not ended', () => {
    const model = told(
      {},
      decide('Hal huren', { endDate: '2020-04-30' }),
      decide('Mondkapjes verdelen', { effectiveFrom: '2020-04-01' }),
      decide('Brief sturen'),
      decide('Te onderzoeken', { endDate: '2020-04-30' }, { outcome: 'rejected' }),
      decide('Nieuwe hal huren', { endDate: '2020-05-31', replaces: 'B1' }),
      does(secretary, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words: 'Nog te bevestigen', fields: { endDate: '2020-04-30' } }),
    );
    expect(model.measures.map(({ words }) => words)).toEqual(['Mondkapjes verdelen', 'Nieuwe hal huren']);
    expect(model.decisions.map(({ words, toConfirm }) => [words, toConfirm])).toEqual([['Hal huren', false], ['Mondkapjes verdelen', false], ['Brief sturen', false], ['Te onderzoeken', false], ['Nieuwe hal huren', false], ['Nog te bevestigen', true]]);
    const upcoming = layoutOf(model).blocks.flatMap((block) => (block.kind === 'entry' && block.text === 'Mondkapjes verdelen' ? block.tags : []));
    expect(upcoming).toContain('gaat nog in');
  });

  it('keeps to its period', () => {
    const { world } = given(...startedSteps(), ...RUNS.map(([name, input = {}]) => does(secretary, name, { ...inMeeting, ...input })), decide('Vroeg'), does(secretary, 'AssignAction', { ...inMeeting, what: 'Bel de GGD' }));
    expect(sitrapAt(world, { since: null }).decisions).toHaveLength(1);
    expect(sitrapAt(world, { since: world.now })).toMatchObject({ decisions: [], actions: [] });
    expect(sitrapAt(world).actions).toMatchObject([{ what: 'Bel de GGD', state: 'open' }]);
  });

  it('tells a decision that was entered late in the sitrap after it was entered, and in no other', () => {
    const { world } = given(...startedSteps(), ...RUNS.map(([name, input = {}]) => does(secretary, name, { ...inMeeting, ...input })), decide('Op tijd'));
    const first = world.now;
    world.must(decide('Nagekomen', {}, { happenedAt: new Date(Date.parse(first) - 60_000).toISOString() }));
    const words = (since: string | null, asOf: string) => sitrapAt(world, { since, asOf }).decisions.map((decision) => decision.words);
    expect(words(null, first)).toEqual(['Op tijd']);
    expect(words(first, world.now)).toEqual(['Nagekomen']);
  });
});

describe('what a sitrap never tells', () => {
  it('is anything of a restricted team, or of a circle', () => {
    const secret = told({ restricted: true }, decide('Besloten besluit', { endDate: '2020-04-30' }), does(secretary, 'AssignAction', { ...inMeeting, what: 'Besloten actie' }));
    expect(JSON.stringify(secret)).not.toContain('esloten');
    const { world } = given(
      ...startedSteps(),
      does(secretary, 'AddPictureStatement', { crisisId: CRISIS, text: 'Open bericht' }),
      does(secretary, 'AddPictureStatement', { crisisId: CRISIS, text: 'Besloten bericht', restrictedTo: [secretary.personId] }),
    );
    expect(JSON.stringify(sitrapAt(world))).toContain('Open bericht');
    expect(JSON.stringify(sitrapAt(world))).not.toContain('esloten');
  });

  it('nor that a restricted team is to meet', () => {
    const planned = (team: string, id: number): Step => does(coordinator, 'CallMeeting', { crisisId: CRISIS, meetingId: idOf(id), teamId: team, plannedStart: '2020-03-26T09:00:00Z' });
    const { world } = given(...startedSteps(), planned(TEAM, 301));
    expect(sitrapAt(world).meetings).toMatchObject([{ team: 'OT', plannedStart: '2020-03-26T09:00:00.000Z' }]);
    const closed = given(...startedSteps({ restricted: true }), planned(TEAM, 301));
    expect(closed.world.meeting(MEETING).restricted).toBe(true);
    expect(sitrapAt(closed.world).meetings).toEqual([]);
  });
});

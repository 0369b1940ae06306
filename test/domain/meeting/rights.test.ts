import { describe, expect, it } from 'vitest';
import { ACTS, COLUMNS, RIGHTS, STATES, type Column, type Columns, type Grant } from '../../../src/domain/kernel/rights.js';
import { MEETING_STATES, type MeetingLife } from '../../../src/domain/kernel/words.js';
import type { EntryKind } from '../../../src/domain/meeting/commands.js';
import { authorise } from '../../../src/domain/meeting/authorise.js';
import { COMMANDS } from '../../../src/domain/meeting/registry.js';
import type { MeetingScope, Offer } from '../../../src/domain/meeting/state.js';
import { mayRead, readGrant } from '../../../src/domain/meeting/visible.js';
import { CRISIS, MEETING, startedSteps } from '../../support/crisis.js';
import { given, idOf } from '../../support/given.js';
import { ACT_OF, MATRIX, WITHOUT_OFFER } from './rights-matrix.js';

const OFFERS = { statement: idOf(501), topic: idOf(502), 'correction of a statement': idOf(503), 'strike of an option': idOf(504), 'correction of a remark': idOf(505) } as const;
type Offered = keyof typeof OFFERS;
/** Whose an offer is to settle: `beeld` the information coordinator's, `oordeel` the adviser's, null only the secretary's. */
const PHASE: Readonly<Record<Offered, 'beeld' | 'oordeel' | null>> = { statement: 'beeld', topic: 'oordeel', 'correction of a statement': 'beeld', 'strike of an option': 'oordeel', 'correction of a remark': null };
const started = given(...startedSteps()).world.meetingScope(MEETING);
const offer = (kind: Offer['kind'], id: string, amended?: EntryKind): [string, Offer] => [id, { id, kind, ...(amended ? { amends: { kind: amended, id, parentId: null, entryVersion: 1, texts: null } } : {}), text: 'x', topicId: null, by: 'x', byPersonId: null, at: '', state: 'waiting', settledBy: null, reason: null }];
const tray = new Map([
  ...[offer('statement', OFFERS.statement), offer('topic', OFFERS.topic)],
  ...[offer('correction', OFFERS['correction of a statement'], 'statement'), offer('strike', OFFERS['strike of an option'], 'option'), offer('correction', OFFERS['correction of a remark'], 'remark')],
]);

const scopeIn = (state: MeetingLife): MeetingScope => ({ ...started, meeting: { ...started.meeting, state, tray } });
const actor = { kind: 'person', personId: idOf(999), name: 'Iemand' } as const;
const factsOf = (columns: Columns) => ({ at: '', today: '2020-03-24', timeZone: 'UTC', actor, columns });

/** What authorise must say for one cell. `own` tells whether the entry is the person's own. */
function expected(grants: readonly (Grant | null)[], own: boolean, inState: boolean, offered: Offered, onMeeting: boolean, offers = true): string | null {
  const allows = grants.some((grant) => {
    if (grant === 'yes' || grant === 'typed' || grant === 'oral') return true;
    if (grant === 'own') return own;
    return grant !== null && grant === PHASE[offered];
  });
  if (allows) return inState || !onMeeting ? null : 'wrong-state';
  return offers && grants.includes('tray') ? 'offer-instead' : 'not-allowed';
}

describe('the rights table in code', () => {
  it('is the readable matrix, cell by cell', () => {
    expect([...MATRIX.keys()].sort()).toEqual([...ACTS].sort());
    for (const act of ACTS) {
      const row = MATRIX.get(act);
      const inCode: Partial<Record<Column, Grant>> = RIGHTS[act];
      for (const column of COLUMNS) expect(inCode[column] ?? null, `${act} / ${column}`).toBe(row?.cells.get(column));
      expect([...STATES[act]], act).toEqual(row?.states);
    }
  });
});

describe('every command', () => {
  it('has a row in the matrix, and the acts that it names', () => {
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual(Object.keys(ACT_OF).sort());
    for (const { name, act, alsoBy } of COMMANDS) expect([act, alsoBy], name).toEqual([ACT_OF[name][0], ACT_OF[name][1]]);
  });

  it('says what is the own, where a cell says own', () => {
    const needsOwn = COMMANDS.filter(({ act }) => [...(MATRIX.get(act)?.cells.values() ?? [])].includes('own'));
    expect(needsOwn.filter((definition) => definition.own === undefined).map(({ name }) => name)).toEqual([]);
  });

  it.each(COMMANDS.map((definition) => [definition.name, definition] as const))('%s: every column in every state', (name, definition) => {
    const [act, alsoBy] = ACT_OF[name];
    const onMeeting = definition.scope === 'meeting' || definition.scope === 'action';
    for (const column of COLUMNS) {
      for (const state of MEETING_STATES) {
        for (const own of [true, false]) {
          for (const offered of Object.keys(OFFERS) as Offered[]) {
            const scope = onMeeting ? scopeIn(state) : { crisis: definition.scope === 'crisis' ? started.crisis : null };
            const said = authorise({ ...definition, own: () => own }, scope, { crisisId: CRISIS, offerId: OFFERS[offered] }, factsOf(new Set([column])));
            const perAct = [act, ...(alsoBy ? [alsoBy] : [])].map((one) => {
              const row = MATRIX.get(one);
              return expected([row?.cells.get(column) ?? null], own, row?.states.includes(state) ?? false, offered, onMeeting, !WITHOUT_OFFER.has(name));
            });
            const wanted = perAct.includes(null) ? null : (perAct.find((code) => code === 'wrong-state') ?? perAct[0]);
            expect(said?.code ?? null, `${name} / ${column} / ${state} / own ${own} / ${offered}`).toBe(wanted);
          }
        }
      }
    }
  });

  it.each(COMMANDS.map((definition) => [definition.name, definition] as const))('%s: nobody without a column', (_, definition) => {
    const scope = definition.scope === 'meeting' ? scopeIn('running') : { crisis: null };
    const code = authorise({ ...definition, own: () => true }, scope, {}, factsOf(new Set()))?.code;
    expect(code).toBe(definition.scope === 'meeting' ? 'not-seated' : 'not-allowed');
  });

  it('adds rights up over columns', () => {
    const decide = COMMANDS.find(({ name }) => name === 'AddStatement');
    const said = (...columns: Column[]) => decide && authorise(decide, scopeIn('running'), {}, factsOf(new Set(columns)));
    expect(said('chair')?.code).toBe('offer-instead');
    expect(said('chair', 'secretary')).toBeNull();
  });
});

describe('reading', () => {
  it('follows the matrix in every column and state', () => {
    const reading = [...MATRIX.values()].filter(({ act }) => act.startsWith('see-') || act.startsWith('export'));
    for (const { act, cells, states } of reading) {
      for (const column of COLUMNS) {
        const grant = cells.get(column) ?? null;
        const columns = new Set([column]);
        expect(readGrant(act as keyof typeof RIGHTS, columns), `${act} / ${column}`).toBe(grant);
        for (const state of MEETING_STATES) expect(mayRead(act as keyof typeof RIGHTS, columns, state)).toBe(grant !== null && states.includes(state));
      }
      expect(readGrant(act as keyof typeof RIGHTS, new Set())).toBeNull();
    }
  });
});

import { describe, expect, it } from 'vitest';
import { ownerIds } from '../../../src/domain/actions/index.js';
import { partyOf } from '../../../src/domain/crisis/index.js';
import { atOf, hrefOf, queryOf, settled } from '../../../src/web/meeting/at.js';
import { Typed } from '../../../src/web/meeting/forms/typed.js';
import { moved } from '../../../src/web/meeting/order.js';
import { suggestions } from '../../../src/web/meeting/parties.js';
import { beforeView, saidView } from '../../../src/web/meeting/view/mark.js';
import type { CrisisState } from '../../../src/domain/crisis/state.js';

const person = (id: string, name: string, organisationId: string | null = null) => [id, { id, name, organisationId, staff: true, email: null }] as const;
const crisis = {
  people: new Map([person('p1', 'Ruth Dekker', 'o1'), person('p2', 'Jan Smit'), person('p3', 'Jan Smit')]),
  organisations: new Map([['o1', { id: 'o1', abbreviation: 'GMT', name: 'Geneesmiddelen', party: true }]]),
  functions: new Map([
    ['f1', { id: 'f1', abbreviation: 'dPG', name: 'directeur PG', organisationId: null, holders: [{ personId: 'p1', from: '2020-01-01', until: '2020-03-10', deputy: false }] }],
  ]),
} as unknown as CrisisState;

describe('a speaker or owner', () => {
  it.each([
    ['Ruth Dekker', { kind: 'person', id: 'p1', text: 'Ruth Dekker' }],
    [' gmt ', { kind: 'organisation', id: 'o1', text: 'gmt' }],
    ['directeur PG', { kind: 'function', id: 'f1', text: 'directeur PG' }],
    ['OBP, BPZ en FEZ', { kind: 'text', id: null, text: 'OBP, BPZ en FEZ' }],
    ['Jan Smit', { kind: 'text', id: null, text: 'Jan Smit' }],
  ])('%s', (typed, party) => expect(partyOf(typed, crisis)).toEqual(party));

  it('is suggested once, people at the table first', () => {
    expect(suggestions(crisis, ['Ruth Dekker'])).toEqual(['Ruth Dekker', 'dPG', 'GMT', 'Jan Smit']);
  });
});

describe('own actions', () => {
  it('follow a function only while it is held', () => {
    expect([...ownerIds(crisis, 'p1', '2020-03-10')]).toEqual(['p1', 'f1', 'o1']);
    expect([...ownerIds(crisis, 'p1', '2020-03-11')]).toEqual(['p1', 'o1']);
  });
});

describe('the address', () => {
  it('reads what it knows and leaves out the rest', () => {
    const at = atOf({ phase: 'oordeel', topic: 't-1', edit: 'argument:a-1', dialog: 'everything', focus: '<b>' });
    expect(at).toMatchObject({ phase: 'oordeel', topic: 't-1', edit: { kind: 'argument', id: 'a-1' }, dialog: null, focus: null });
    expect(queryOf(at)).toBe('?phase=oordeel&topic=t-1&edit=argument%3Aa-1');
    expect(hrefOf('m', settled(at))).toBe('/meetings/m?phase=oordeel&topic=t-1');
    expect(hrefOf('m')).toBe('/meetings/m');
  });
});

describe('moving one in an order', () => {
  it.each([
    ['b', 'up', 'bac'],
    ['b', 'down', 'acb'],
    ['a', 'up', 'abc'],
    ['c', 'first', 'cab'],
    ['x', 'up', 'abc'],
    ['b', 'sideways', 'abc'],
  ])('%s %s', (id, to, order) => expect(moved([...'abc'], id, to).join('')).toBe(order));
});

describe('a text in a list', () => {
  it('is whole when short, else begins with whole words and no half emoji', () => {
    expect(saidView('kort').short).toBeNull();
    expect(saidView('woord '.repeat(100)).short).toMatch(/woord …$/);
    expect(saidView('😷'.repeat(300)).short).toMatch(/^(😷)+ …$/u);
  });

  it('names earlier values by the words of the screen', () => {
    expect(beforeView({ kind: 'thema', dilemma: null, asOf: '2020-03-10T17:00:00.000Z', unheard: 'x' })).toEqual([
      { label: 'documents.field-kind', text: 'thema', word: 'documents.kind-thema', moment: false },
      { label: 'documents.dilemma', text: null, word: null, moment: false },
      { label: 'documents.field-asOf', text: '2020-03-10T17:00:00.000Z', word: null, moment: true },
      { label: 'documents.field-text', text: 'x', word: null, moment: false },
    ]);
  });
});

describe('local times of a form', () => {
  const typed = (body: object) => new Typed(body, { crisis, timeZone: 'Europe/Amsterdam', now: '2020-03-10T23:30:00.000Z' });

  it('become UTC; a time alone is that of today', () => {
    expect(typed({ atDate: '2020-03-11', atTime: '09:00' }).instant('at')).toBe('2020-03-11T08:00:00.000Z');
    expect(typed({ atTime: '00:10' }).instant('at')).toBe('2020-03-10T23:10:00.000Z');
    expect(typed({}).instant('at')).toBeNull();
  });

  it('stay a local date when there is no time', () => {
    expect(typed({ dueDate: '2020-03-12' }).dateOrInstant('due')).toBe('2020-03-12');
    expect(typed({ dueDate: '2020-03-12', dueTime: '12:00' }).dateOrInstant('due')).toBe('2020-03-12T11:00:00.000Z');
  });

  it.each([
    [{ atDate: '2020-03-11' }, 'required'],
    [{ atDate: '2020-03-29', atTime: '02:30' }, 'time-skipped'],
    [{ atDate: '2020-10-25', atTime: '02:30' }, 'time-twice'],
    [{ atDate: '11 maart', atTime: '02:30' }, 'not-a-date'],
    [{ atDate: '2020-03-11', atTime: '25:00' }, 'not-a-time'],
    [{ atDate: ['2020-03-11', 'x'], atTime: '10:00' }, 'required'],
  ])('%o is kept as an issue', (body, code) => {
    const form = typed(body);
    expect(form.instant('at')).toBeNull();
    expect(form.issues).toEqual([{ field: 'at', code }]);
  });
});

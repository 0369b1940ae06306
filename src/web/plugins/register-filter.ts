import { OWN_REACHES, ownerIds, type OwnReach } from '../../domain/actions/index.js';
import { ACTION_STATES, OUTCOMES } from '../../domain/kernel/words.js';
import { ACTION_SORTS, type ActionsAsked } from '../../projections/action.queries.js';
import { DECISION_SORTS, type DecisionsAsked } from '../../projections/decision.queries.js';
import type { SeenRegisters } from './seen-register.js';

/** What an address asks of a register: values that were understood, and the names of those that were not. */
export interface Filter<Asked> {
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
  readonly asked: Asked;
}

export const ACTION_FILTER_STATES = ['unsettled', ...ACTION_STATES, 'all'] as const;
export const OWNERS = [...OWN_REACHES, 'all'] as const;
export const DECISION_FILTER_STATES = ['to-come', 'to-confirm', ...OUTCOMES, 'all'] as const;
export const DUES = ['overdue', 'week'] as const;

const LONGEST_SEARCH = 200;

/** The actions that an address asks for. `usual`: whose actions and which states, where it does not say. */
export function actionFilter(query: unknown, seen: SeenRegisters, usual: { readonly owner: (typeof OWNERS)[number]; readonly state: (typeof ACTION_FILTER_STATES)[number] }): Filter<ActionsAsked> {
  const read = new Read(query);
  const place = placeIn(read, seen);
  const state = read.oneOf('state', ACTION_FILTER_STATES) ?? usual.state;
  const owner = read.oneOf('owner', OWNERS) ?? usual.owner;
  const due = read.oneOf('due', DUES);
  const states = due === 'overdue' ? ['open'] : state === 'all' ? null : state === 'unsettled' ? ['open', 'reported-done'] : [state];
  const asked: ActionsAsked = {
    ...place,
    ...read.sort(ACTION_SORTS),
    ...{ states, ownerIds: owner === 'all' ? null : ownersOf(seen, owner), q: read.text('q') },
    dueBefore: due === null ? null : due === 'overdue' ? seen.now : dayAfterWeek(seen.today),
  };
  return { values: read.values, wrong: read.wrong, asked };
}

/** The decisions that an address asks for; all of them where it does not say. */
export function decisionFilter(query: unknown, seen: SeenRegisters): Filter<DecisionsAsked> {
  const read = new Read(query);
  const place = placeIn(read, seen);
  const state = read.oneOf('state', DECISION_FILTER_STATES) ?? 'all';
  const due = read.oneOf('due', DUES);
  const asked: DecisionsAsked = {
    ...place,
    ...read.sort(DECISION_SORTS),
    ...{ q: read.text('q'), toConfirm: state === 'to-confirm', toCome: state === 'to-come' || due !== null },
    outcomes: OUTCOMES.some((outcome) => outcome === state) ? [state] : null,
    comesBefore: due === null ? null : due === 'overdue' ? seen.today : dayAfterWeek(seen.today),
  };
  return { values: read.values, wrong: read.wrong, asked };
}

/** The crises that are asked for, by id or code, and the team. */
function placeIn(read: Read, seen: SeenRegisters): { crisisIds: string[]; teamId: string | null } {
  const crises = [...seen.crises.values()];
  const named = (value: string) => crises.find(({ id, code }) => id === value || code === value.toUpperCase());
  const crisis = read.taken('crisis', (value) => named(value) !== undefined);
  const team = read.taken('team', (value) => seen.teams.has(value));
  const one = crisis === null ? undefined : named(crisis);
  return { crisisIds: one ? [one.id] : crises.map(({ id }) => id), teamId: team };
}

function ownersOf({ crises, viewer, today }: SeenRegisters, reach: OwnReach): string[] {
  return [...new Set([viewer.personId, ...[...crises.values()].flatMap((crisis) => (crisis.people.has(viewer.personId) ? [...ownerIds(crisis, viewer.personId, today, reach)] : []))])];
}

/** The first local date after the week that begins today. */
const dayAfterWeek = (today: string) => new Date(Date.parse(`${today}T00:00:00Z`) + 8 * 86_400_000).toISOString().slice(0, 10);

/** Reads an address name by name. */
class Read {
  readonly values: Record<string, string> = {};
  readonly wrong: string[] = [];
  private readonly query: Readonly<Record<string, unknown>>;

  constructor(query: unknown) {
    this.query = (query ?? {}) as Readonly<Record<string, unknown>>;
  }

  /** A value that fits; null where there is none, and where it does not fit. */
  taken(name: string, fits: (value: string) => boolean): string | null {
    const value = this.query[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string' || !fits(value)) {
      this.wrong.push(name);
      return null;
    }
    this.values[name] = value;
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.taken(name, (one) => choices.some((choice) => choice === one));
    return choices.find((choice) => choice === value) ?? null;
  }

  text(name: string): string | null {
    return this.taken(name, (value) => value.length <= LONGEST_SEARCH)?.trim().normalize('NFC') || null;
  }

  /** `?sort=due`, or `?sort=-due` for the other way round. */
  sort<T extends string>(choices: readonly T[]): { sort?: T; descending?: boolean } {
    const value = this.taken('sort', (one) => choices.some((choice) => choice === one.replace(/^-/, '')));
    const sort = choices.find((choice) => choice === value?.replace(/^-/, ''));
    return sort === undefined ? {} : { sort, descending: value?.startsWith('-') === true };
  }
}

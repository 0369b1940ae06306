import { ownerIds as ownerIdsIn } from '../../domain/actions/index.js';
import { isLate } from '../../domain/actions/late.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { ActionRow } from '../../projections/reader.js';
import type { Here } from './here.js';

/** Open actions of this person, or of a function or organisation that is theirs: overdue ones first, then by due date. */
export function actionModels(rows: readonly ActionRow[], { viewer, now, today }: Pick<Here, 'viewer' | 'now' | 'today'>) {
  return rows.map((action) => ({
    id: action.id,
    number: action.number,
    what: action.what,
    own: action.ownerId === viewer.personId,
    owner: action.ownerText,
    due: action.due,
    dueTime: action.due?.includes('T') === true,
    late: isLate(action, now, today),
    state: action.state,
    mayReport: action.state === 'open',
    href: `/actions/${action.id}`,
  })).sort(byDue);
}

interface Due {
  readonly late: boolean;
  readonly due: string | null;
  readonly number: string;
}

/** Overdue ones first, then by due date, those without one last. */
export function byDue(a: Due, b: Due): number {
  if (a.late !== b.late) return Number(b.late) - Number(a.late);
  if (a.due === null || b.due === null) return Number(a.due === null) - Number(b.due === null) || a.number.localeCompare(b.number);
  return a.due.localeCompare(b.due) || a.number.localeCompare(b.number);
}

/** Everything by which actions of a crisis are this person's: the person, the functions held today, the own organisation. Nothing for who is no person of it. */
export function ownerIds(crisis: CrisisState, personId: string, today: string): string[] {
  return crisis.people.has(personId) ? [...ownerIdsIn(crisis, personId, today)] : [];
}

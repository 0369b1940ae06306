import type { IdSource } from '../domain/kernel/ids.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { refusedFor } from './import-file.js';
import type { Operator } from './operator.js';
import type { CliResult } from './result.js';

/** Makes an account's person coordinator of a crisis. Null when that is so. */
export async function makeCoordinator(crisisId: string, account: { personId: string; name: string; email: string }, { operator, ids }: { readonly operator: Operator; readonly ids: IdSource }): Promise<CliResult | null> {
  const { personId } = account;
  if ((await operator.personName(crisisId, personId)) === null) {
    const added = await operator.execute({ name: 'AddPerson', commandId: ids.next(), input: { crisisId, ...account, staff: true } });
    if (isRejection(added)) return refusedFor(added);
  }
  const given = await operator.execute({ name: 'GiveCrisisRole', commandId: ids.next(), input: { crisisId, personId, role: 'coordinator' } });
  return isRejection(given) && given.code !== 'role-held' ? refusedFor(given) : null;
}

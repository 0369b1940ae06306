import { parseArgs } from 'node:util';
import { isRejection } from '../domain/kernel/rejection.js';
import { refusedFor } from './import-file.js';
import type { Operator } from './operator.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface UserDeps {
  readonly operator: Operator;
  /** All of standard input. */
  readonly readInput: () => Promise<string>;
}

/**
 * `user add --email E --name N [--admin] --password-stdin`: adds an account. The password never stands on the
 * command line, where others on the machine could read it. Codes: those of accounts.
 */
export async function runUser(args: readonly string[], { operator, readInput }: UserDeps): Promise<CliResult> {
  const options = readOptions(args);
  if (!options) return usedWrongly('cli.user-usage');
  const password = (await readInput()).replace(/\r?\n$/, '');
  if (password === '') return refused('cli.user-no-password');
  const outcome = await operator.addUser({ ...options, password });
  return isRejection(outcome) ? refusedFor(outcome) : done('cli.user-added', { name: options.name, email: options.email });
}

function readOptions(args: readonly string[]): { email: string; name: string; admin: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        admin: { type: 'boolean', default: false },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
    const { email, name, admin } = values;
    const whole = positionals.length === 1 && positionals[0] === 'add' && values['password-stdin'];
    return whole && email && name ? { email, name, admin } : null;
  } catch {
    return null;
  }
}

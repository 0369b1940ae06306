import { parseArgs } from 'node:util';
import { isRejection } from '../domain/kernel/rejection.js';
import { refusedFor } from './import-file.js';
import type { Operator } from './operator.js';
import { done, usedWrongly, type CliResult } from './result.js';

/** `token add --email E [--name N]`: makes an API token for an account and prints it, this once. Codes: those of accounts. */
export async function runToken(args: readonly string[], { operator }: { readonly operator: Operator }): Promise<CliResult> {
  const options = readOptions(args);
  if (!options) return usedWrongly('cli.token-usage');
  const outcome = await operator.addToken(options);
  if (isRejection(outcome)) return refusedFor(outcome);
  const { token, expiresAt } = outcome;
  return { ...done('cli.token-added', { email: options.email, until: expiresAt.slice(0, 10), token }), json: { token, expiresAt } };
}

function readOptions(args: readonly string[]): { email: string; name: string } | null {
  try {
    const options = { email: { type: 'string' }, name: { type: 'string', default: 'bob' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const whole = positionals.length === 1 && positionals[0] === 'add';
    return whole && values.email ? { email: values.email, name: values.name } : null;
  } catch {
    return null;
  }
}

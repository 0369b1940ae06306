import { parseArgs } from 'node:util';
import type { Operator } from './operator.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

/** `mail bounced NUMBER-OR-ADDRESS [REASON]`: marks the newest sent mail that is meant as one that came back. */
export async function runMail(args: readonly string[], { operator }: { readonly operator: Operator }): Promise<CliResult> {
  const [verb, idOrAddress, ...reason] = positionalsIn(args);
  if (verb !== 'bounced' || idOrAddress === undefined) return usedWrongly('cli.mail-usage');
  const found = await operator.mailBounced(idOrAddress, reason.join(' ').slice(0, 300) || null);
  return found === null ? refused('cli.mail-unknown', { mail: idOrAddress }) : { ...done('cli.mail-bounced', { address: found.to }), json: found };
}

function positionalsIn(args: readonly string[]): readonly string[] {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } }).positionals;
  } catch {
    return [];
  }
}

import type { Translate } from '../i18n/index.js';
import type { CliResult, Line } from './result.js';

/** What a verb prints: its sentences, one a line; or with `--json` one line of JSON, where the verb has any. */
export function printed(result: CliResult, t: Translate, asJson: boolean): string {
  const lines = [result, ...(result.more ?? [])].map((line) => sentence(line, t));
  if (!asJson) return lines.join('\n');
  return JSON.stringify(result.json ?? { error: lines.join('\n') });
}

function sentence({ message, params, problem }: Line, t: Translate): string {
  return t(message, problem ? { ...params, problem: t(problem.message, problem.params) } : params);
}

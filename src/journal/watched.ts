import type { CommandDefinition } from '../domain/kernel/command.js';
import type { Execute } from '../domain/kernel/ports.js';
import { parseInput } from '../domain/kernel/parse.js';
import { isRejection } from '../domain/kernel/rejection.js';

/** A command that was refused because its author has no right to it. */
export interface RefusedRight {
  /** Null: the operator. */
  readonly personId: string | null;
  readonly origin: string | null;
  /** The command's name and what it worked on: `StartMeeting meeting:<id>`. No words that were typed. */
  readonly what: string;
  readonly code: string;
}

const NO_RIGHT: ReadonlySet<string> = new Set(['not-allowed', 'not-seated']);

/** `execute`, with a word to `tell` about each command that was refused for want of a right. */
export function watched(execute: Execute, definition: (name: string) => CommandDefinition | undefined, tell: (refused: RefusedRight) => Promise<void>): Execute {
  return async (envelope) => {
    const outcome = await execute(envelope);
    if (!isRejection(outcome) || !NO_RIGHT.has(outcome.code)) return outcome;
    const { name, actor, origin = null } = envelope;
    await tell({ personId: actor.personId, origin, what: `${name}${targetOf(definition(name), envelope.input)}`, code: outcome.code });
    return outcome;
  };
}

function targetOf(definition: CommandDefinition | undefined, input: unknown): string {
  if (!definition) return '';
  const parsed = parseInput(definition.input, input);
  const target = isRejection(parsed) ? null : definition.target(parsed.value);
  return target === null ? '' : ` ${definition.scope}:${target}`;
}

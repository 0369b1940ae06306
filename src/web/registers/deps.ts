import type { Clock } from '../../domain/kernel/ids.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import type { Registers } from '../../projections/register.queries.js';
import type { PostCommand } from '../plugins/commands.js';

export interface RegistersDeps {
  readonly reader: Reader;
  readonly registers: Registers;
  readonly sent: Sent;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
}

import type { Columns } from '../../../domain/kernel/rights.js';

/** Who looks at the table, and what the domain lets them do now: `can` has the names of commands. */
export interface Who {
  readonly personId: string;
  readonly name: string;
  readonly columns: Columns;
  readonly can: Readonly<Record<string, boolean>>;
}

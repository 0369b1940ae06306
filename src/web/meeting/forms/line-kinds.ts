import { ENTRIES, type EntryWhat } from '../../../domain/entry-line/index.js';

/** What the entry line can become. Each kind is a command of its own. */
export const LINE_KINDS = ENTRIES;
export type LineKind = EntryWhat;

export const ARGUMENT_SIDES: readonly LineKind[] = ['for', 'against', 'neutral'];

/** The kinds that can lie in a circle of their own. */
export const RESTRICTABLE: readonly LineKind[] = ['statement', 'action', 'topic'];

/** The command of each kind. */
export const LINE_COMMANDS: Readonly<Record<LineKind, string>> = {
  statement: 'AddStatement',
  action: 'AssignAction',
  topic: 'ProposeTopic',
  parked: 'ParkSolution',
  remark: 'AddRemark',
  for: 'AddArgument',
  against: 'AddArgument',
  neutral: 'AddArgument',
  option: 'AddOption',
};

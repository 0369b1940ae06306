/** One wrong field of a command's input: its path (`fields.endDate`), a code, and numbers for the sentence. */
export interface FieldIssue {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * Why a command was refused: a code (kebab-case), never an HTTP status and never a sentence.
 * The catalogues turn the code into words; `field` says beside which input they belong;
 * `details` fills in names and numbers; `issues` are all wrong fields of an `invalid-input`.
 */
export interface Rejection {
  readonly rejected: true;
  readonly code: string;
  readonly field?: string;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly issues?: readonly FieldIssue[];
}

/** Refuses a command. */
export function reject(code: string, field?: string, details?: Record<string, string | number>): Rejection {
  return { rejected: true, code, ...(field === undefined ? {} : { field }), ...(details === undefined ? {} : { details }) };
}

/** Refuses a command because of its input, naming every wrong field. */
export function rejectInput(issues: readonly FieldIssue[]): Rejection {
  return { rejected: true, code: 'invalid-input', issues };
}

/** True when a decider's answer is a refusal. */
export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && 'rejected' in value && value.rejected === true;
}

import type { FormState } from '../plugins/form-state.js';

/** A form that was refused, to be shown again with everything that was typed. */
export interface Posted {
  readonly form: string;
  readonly state: FormState;
  readonly code: string;
  /** No field is wrong: something is asked, or what was wanted cannot be done yet. */
  readonly asks?: boolean;
}

import type { MessageKey } from '../i18n/catalogues.js';
import type { Params } from '../i18n/message.js';

/** A sentence; `problem` is one that is said inside it. */
export interface Line {
  readonly message: MessageKey;
  readonly params?: Params;
  readonly problem?: { readonly message: MessageKey; readonly params?: Params };
}

/** What a verb has to say: a sentence of the catalogues, and the exit code (0 done, 1 refused or wrong, 2 used wrongly). */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly message: MessageKey;
  readonly params?: Params;
  /** More sentences, one a line: every wrong field of a file. */
  readonly more?: readonly Line[];
  /** What `--json` prints instead of sentences. */
  readonly json?: unknown;
}

export const done = (message: MessageKey, params: Params = {}): CliResult => ({ exitCode: 0, message, params });
export const refused = (message: MessageKey, params: Params = {}): CliResult => ({ exitCode: 1, message, params });
export const usedWrongly = (message: MessageKey, params: Params = {}): CliResult => ({ exitCode: 2, message, params });

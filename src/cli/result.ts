import type { MessageKey } from '../i18n/catalogues.js';
import type { Params } from '../i18n/message.js';

/** What a verb has to say: a sentence of the catalogues, and the exit code (0 done, 1 refused or wrong, 2 used wrongly). */
export interface CliResult {
  readonly exitCode: 0 | 1 | 2;
  readonly message: MessageKey;
  readonly params?: Params;
}

export const done = (message: MessageKey, params: Params = {}): CliResult => ({ exitCode: 0, message, params });
export const refused = (message: MessageKey, params: Params = {}): CliResult => ({ exitCode: 1, message, params });
export const usedWrongly = (message: MessageKey): CliResult => ({ exitCode: 2, message });

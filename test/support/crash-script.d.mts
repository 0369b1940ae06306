import type { Envelope } from '../../src/domain/kernel/command.js';

export function crashScript(): Envelope[][];

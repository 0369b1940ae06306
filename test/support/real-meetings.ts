import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface SourcePoint {
  readonly phase: string;
  readonly text: string;
  readonly by: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly certainty: string | null;
  readonly forwarded_to: string | null;
  readonly source: number | null;
}

export interface SourceMeeting {
  readonly id: string;
  readonly team: string;
  readonly date: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly points: readonly SourcePoint[];
}

const root = resolve(import.meta.dirname, '..', '..');
/** The real meetings lie beside the project where the tests may have them, or where REAL_MEETINGS says. */
const REAL = process.env.REAL_MEETINGS ?? resolve(root, '..', 'shared', 'data', 'overleggen-2020-q1.json');
export const FIXTURE = resolve(root, 'test', 'fixtures', 'meetings.json');

/** The files to test with: always the fixture, and the real meetings where they are. Says loudly when they are not. */
export function sources(): { name: string; file: string; meetings: readonly SourceMeeting[] }[] {
  const read = (name: string, file: string) => ({ name, file, meetings: JSON.parse(readFileSync(file, 'utf8')) as SourceMeeting[] });
  if (existsSync(REAL)) return [read('fixture', FIXTURE), read('real meetings', REAL)];
  process.stderr.write(`\n*** The real meetings are not at ${REAL}: tested with the fixture only. ***\n\n`);
  return [read('fixture', FIXTURE)];
}

import { verifyPackage } from '../archive/verify/verify.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

/** How many problems are said one by one. */
const MOST = 20;

/** `verify-archive FILE`: reads an archive package back and says all that is wrong with it. Needs no database and no server. */
export async function runVerifyArchive(args: readonly string[]): Promise<CliResult> {
  const [file, ...more] = args;
  if (!file || file.startsWith('-') || more.length > 0) return usedWrongly('cli.verify-archive-usage');
  try {
    const { problems, files, events, last } = await verifyPackage(file);
    if (problems.length > 0) {
      const said = problems.slice(0, MOST).map(({ fault, where }) => ({ message: `cli.package-${fault}` as const, params: { where } }));
      const left = problems.length - said.length;
      return { ...refused('cli.verify-archive-wrong', { file, count: problems.length }), more: [...said, ...(left > 0 ? [{ message: 'cli.verify-archive-more' as const, params: { count: left } }] : [])] };
    }
    return last === null ? done('cli.verify-archive-done', { file, files }) : done('cli.verify-archive-done-journal', { file, files, events, position: String(last.position), hash: last.hash });
  } catch (error) {
    return refused('cli.verify-archive-unreadable', { file, problem: error instanceof Error ? error.message : String(error) });
  }
}

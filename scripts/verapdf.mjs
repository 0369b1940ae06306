// Checks PDF files with veraPDF as PDF/A-2a and as PDF/UA-1: those named, or examples made by the tests. Says so where veraPDF is not installed.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const verapdf = process.env.VERAPDF_PATH || 'verapdf';

if (spawnSync(verapdf, ['--version']).status !== 0) {
  process.stderr.write('veraPDF is not installed here: NO file was checked. Install it (verapdf.org) or set VERAPDF_PATH to its command.\n');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'verapdf-'));
try {
  const files = process.argv.length > 2 ? process.argv.slice(2) : examples();
  if (files.length === 0) throw new Error('no file to check');
  const results = ['2a', 'ua1'].map((profile) => {
    process.stdout.write(`\n${profile === '2a' ? 'PDF/A-2a' : 'PDF/UA-1'}, ${files.length} files\n`);
    return spawnSync(verapdf, ['--flavour', profile, '--format', 'text', '--verbose', ...files], { stdio: 'inherit' }).status;
  });
  process.exitCode = results.every((status) => status === 0) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function examples() {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', 'test/documents/pdf.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, PDF_EXAMPLES: folder } });
  if (run.status !== 0) throw new Error('the tests that make the examples fail');
  return readdirSync(folder).map((name) => join(folder, name));
}

// Builds dist/: the Prisma client, then every source file turned into JavaScript, and the scripts for the browser.
// Needs no network beyond what `npm ci` already brought. `--if-stale` does nothing when dist/ is up to date.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const schema = join(root, 'prisma', 'schema.prisma');
const generated = join(root, 'src', 'generated', 'prisma', 'client.ts');
const madeOf = join(root, 'src', 'generated', '.made-of');

/** All files below a folder. */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const changed = (file) => statSync(file).mtimeMs;

function isStale() {
  if (!existsSync(stamp) || !clientIsFresh()) return true;
  const built = changed(stamp);
  return [schema, ...files(join(root, 'src'))].some((file) => changed(file) > built);
}

/** What the client comes of: the schema, and the versions of what generates it and of what it runs on. */
function clientSources() {
  const versions = ['prisma', '@prisma/client'].map((name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  return [createHash('sha256').update(readFileSync(schema)).digest('hex'), ...versions].join(' ');
}

function clientIsFresh() {
  return existsSync(generated) && existsSync(madeOf) && readFileSync(madeOf, 'utf8') === clientSources();
}

function generateClient() {
  if (clientIsFresh()) return;
  // Prisma's command would fetch a native engine that generating does not use; /bin/true stands in for it.
  const run = spawnSync(process.execPath, [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (run.status !== 0) {
    process.stderr.write(run.stdout + run.stderr);
    process.exit(run.status ?? 1);
  }
  writeFileSync(madeOf, clientSources());
}

if (!process.argv.includes('--if-stale') || isStale()) {
  generateClient();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const browser = join(root, 'src', 'browser');
  const ofBrowser = existsSync(browser) ? readdirSync(browser).filter((file) => file.endsWith('.ts')).map((file) => join(browser, file)) : [];
  const entryPoints = files(join(root, 'src')).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith(browser + sep));
  await build({
    entryPoints,
    outbase: join(root, 'src'),
    outdir: join(root, 'dist'),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  // What runs in the browser: each file right in src/browser becomes one script with all that it imports.
  await build({
    entryPoints: ofBrowser,
    outbase: browser,
    outdir: join(root, 'dist', 'browser'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
}

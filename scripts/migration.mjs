// Makes the SQL of the next migration: what changed in prisma/schema.prisma since the last one.
// Usage: npm run migration -- NAME     (lower-case words with underscores)
//        npm run migration -- --check  (writes nothing; exit code 1 when a migration is missing)
// Look at the SQL before committing it. A rebuild of the table "event" loses its triggers: add them again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as schemaEngine from '@prisma/schema-engine-wasm/schema_engine_bg';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const migrations = join(root, 'prisma', 'migrations');
const snapshot = join(migrations, 'schema.snapshot.prisma');
const schema = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8');

/** Starts the engine by hand: Node cannot import a .wasm file yet. */
async function startEngine() {
  const file = join(root, 'node_modules', '@prisma', 'schema-engine-wasm', 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': schemaEngine });
  schemaEngine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

const target = (content) => ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] });

async function difference() {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ':memory:' }));
  await startEngine();
  const engine = await schemaEngine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
  const from = existsSync(snapshot) ? target(readFileSync(snapshot, 'utf8')) : { tag: 'empty' };
  const result = await engine.diff({
    from,
    to: target(schema),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? '';
}

const name = process.argv[2] ?? '';
if (name !== '--check' && !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- NAME (lower-case words with underscores), or --check\n');
  process.exit(2);
}
const sql = await difference();
if (!/^\s*(create|alter|drop|pragma|insert)/im.test(sql)) {
  process.stdout.write('Nothing changed in prisma/schema.prisma since the last migration.\n');
  process.exit(0);
}
if (name === '--check') {
  process.stderr.write(`prisma/schema.prisma has changed without a migration:\n${sql}`);
  process.exit(1);
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = join(migrations, `${stamp}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'migration.sql'), sql);
writeFileSync(snapshot, schema);
process.stdout.write(`${join(folder, 'migration.sql')}\n`);

import { PrismaClient } from '../generated/prisma/client.js';
import { SerialisedSqlite, type SqliteOptions } from './sqlite.js';

/** An open database: Prisma for accounts and queries, `sqlite` for the journal and the projections, one connection. */
export interface OpenDatabase {
  readonly prisma: PrismaClient;
  readonly sqlite: SerialisedSqlite;
  close(): Promise<void>;
}

/** Opens a database file. Migrations are a step of their own (`applyMigrations`). */
export async function openDatabase(options: SqliteOptions): Promise<OpenDatabase> {
  const sqlite = await SerialisedSqlite.open(options);
  const prisma = new PrismaClient({ adapter: sqlite });
  return {
    prisma,
    sqlite,
    async close() {
      await prisma.$disconnect();
      await sqlite.close();
    },
  };
}

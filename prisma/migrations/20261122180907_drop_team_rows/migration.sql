-- DropIndex
DROP INDEX "Team_crisisId_idx";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Team";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Crisis" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "startedAt" TEXT NOT NULL
);
INSERT INTO "new_Crisis" ("classification", "code", "id", "kind", "name", "startedAt") SELECT "classification", "code", "id", "kind", "name", "startedAt" FROM "Crisis";
DROP TABLE "Crisis";
ALTER TABLE "new_Crisis" RENAME TO "Crisis";
CREATE UNIQUE INDEX "Crisis_code_key" ON "Crisis"("code");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

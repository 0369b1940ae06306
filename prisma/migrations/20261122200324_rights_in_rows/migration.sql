-- AlterTable
ALTER TABLE "MeetingSeat" ADD COLUMN "acts" TEXT;
ALTER TABLE "MeetingSeat" ADD COLUMN "standsInFor" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "phase" TEXT,
    "number" INTEGER,
    "reference" TEXT,
    "classification" TEXT NOT NULL,
    "plannedStart" TEXT NOT NULL,
    "plannedEnd" TEXT,
    "startedAt" TEXT,
    "closedAt" TEXT,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "restricted" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_Meeting" ("classification", "closedAt", "crisisId", "id", "imported", "method", "number", "phase", "plannedEnd", "plannedStart", "reference", "startedAt", "state", "teamId", "title") SELECT "classification", "closedAt", "crisisId", "id", "imported", "method", "number", "phase", "plannedEnd", "plannedStart", "reference", "startedAt", "state", "teamId", "title" FROM "Meeting";
DROP TABLE "Meeting";
ALTER TABLE "new_Meeting" RENAME TO "Meeting";
CREATE INDEX "Meeting_crisisId_plannedStart_idx" ON "Meeting"("crisisId", "plannedStart");
CREATE INDEX "Meeting_teamId_plannedStart_idx" ON "Meeting"("teamId", "plannedStart");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

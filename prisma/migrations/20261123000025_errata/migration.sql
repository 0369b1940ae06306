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
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "forwardsTo" TEXT,
    "leaves" BOOLEAN NOT NULL DEFAULT false,
    "offers" INTEGER NOT NULL DEFAULT 0,
    "commentsUntil" TEXT,
    "errata" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_Meeting" ("classification", "closedAt", "commentsUntil", "crisisId", "forwardsTo", "id", "imported", "leaves", "method", "number", "offers", "phase", "plannedEnd", "plannedStart", "reference", "restricted", "startedAt", "state", "teamId", "title") SELECT "classification", "closedAt", "commentsUntil", "crisisId", "forwardsTo", "id", "imported", "leaves", "method", "number", "offers", "phase", "plannedEnd", "plannedStart", "reference", "restricted", "startedAt", "state", "teamId", "title" FROM "Meeting";
DROP TABLE "Meeting";
ALTER TABLE "new_Meeting" RENAME TO "Meeting";
CREATE INDEX "Meeting_crisisId_plannedStart_idx" ON "Meeting"("crisisId", "plannedStart");
CREATE INDEX "Meeting_teamId_plannedStart_idx" ON "Meeting"("teamId", "plannedStart");
CREATE INDEX "Meeting_state_plannedStart_idx" ON "Meeting"("state", "plannedStart");
CREATE INDEX "Meeting_offers_idx" ON "Meeting"("offers");
CREATE INDEX "Meeting_commentsUntil_idx" ON "Meeting"("commentsUntil");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

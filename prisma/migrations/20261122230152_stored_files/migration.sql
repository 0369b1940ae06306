-- CreateTable
CREATE TABLE "StoredFile" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "madeAt" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "StoredFile_meetingId_idx" ON "StoredFile"("meetingId");

-- Kept files never change (R8). A rebuild of the table "StoredFile" drops these triggers: make them again there.
CREATE TRIGGER "stored_file_never_deleted" BEFORE DELETE ON "StoredFile"
BEGIN
  SELECT RAISE(ABORT, 'stored files are kept: one is never deleted');
END;

CREATE TRIGGER "stored_file_never_replaced" BEFORE INSERT ON "StoredFile"
WHEN EXISTS (SELECT 1 FROM "StoredFile" WHERE "sha256" = NEW."sha256")
BEGIN
  SELECT RAISE(ABORT, 'stored files are kept: one is never replaced');
END;

CREATE TRIGGER "stored_file_never_changed" BEFORE UPDATE ON "StoredFile"
BEGIN
  SELECT RAISE(ABORT, 'stored files are kept: one is never changed');
END;

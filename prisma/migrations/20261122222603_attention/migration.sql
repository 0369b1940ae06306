-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "offers" INTEGER NOT NULL DEFAULT 0;

-- DropIndex
DROP INDEX "Action_ownerId_idx";

-- CreateIndex
CREATE INDEX "Meeting_state_plannedStart_idx" ON "Meeting"("state", "plannedStart");

-- CreateIndex
CREATE INDEX "Meeting_offers_idx" ON "Meeting"("offers");

-- CreateIndex
CREATE INDEX "Decision_confirmation_idx" ON "Decision"("confirmation");

-- CreateIndex
CREATE INDEX "Action_ownerId_state_idx" ON "Action"("ownerId", "state");

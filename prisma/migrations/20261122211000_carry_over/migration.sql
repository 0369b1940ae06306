-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "leaves" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Action" ADD COLUMN "settledAt" TEXT;

-- CreateIndex
CREATE INDEX "Action_teamId_state_idx" ON "Action"("teamId", "state");

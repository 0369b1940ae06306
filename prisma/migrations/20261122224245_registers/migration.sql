-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "forwardedTo" TEXT;
ALTER TABLE "Decision" ADD COLUMN "replaces" TEXT;
ALTER TABLE "Decision" ADD COLUMN "toCome" TEXT;
ALTER TABLE "Decision" ADD COLUMN "toComeOn" TEXT;

-- CreateIndex
CREATE INDEX "Decision_crisisId_replaces_idx" ON "Decision"("crisisId", "replaces");

-- CreateIndex
CREATE INDEX "Action_crisisId_assignedAt_idx" ON "Action"("crisisId", "assignedAt");

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "commentsUntil" TEXT;

-- DropIndex
DROP INDEX "MinutesSent_personId_idx";

-- CreateIndex
CREATE INDEX "MinutesSent_personId_sentAt_idx" ON "MinutesSent"("personId", "sentAt");

-- CreateIndex
CREATE INDEX "Meeting_commentsUntil_idx" ON "Meeting"("commentsUntil");

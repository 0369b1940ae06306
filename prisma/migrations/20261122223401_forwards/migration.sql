-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "forwardsTo" TEXT;

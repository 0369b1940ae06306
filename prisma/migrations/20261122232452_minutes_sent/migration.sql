-- CreateTable
CREATE TABLE "MinutesSent" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sentAt" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "personId")
);

-- CreateIndex
CREATE INDEX "MinutesSent_personId_idx" ON "MinutesSent"("personId");

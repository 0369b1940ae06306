-- CreateTable
CREATE TABLE "SeatCode" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "usedAt" TEXT,
    "madeBy" TEXT
);

-- CreateTable
CREATE TABLE "GuestSession" (
    "idHash" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "csrf" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "SeatCode_meetingId_idx" ON "SeatCode"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "GuestSession_meetingId_personId_key" ON "GuestSession"("meetingId", "personId");

-- CreateTable
CREATE TABLE "CalendarAddress" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "secretHash" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "CalendarAddress_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarAddress_secretHash_key" ON "CalendarAddress"("secretHash");

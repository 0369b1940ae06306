-- CreateTable
CREATE TABLE "command" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "digest" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PaperUpload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sentAt" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "PaperUpload_sentAt_idx" ON "PaperUpload"("sentAt");

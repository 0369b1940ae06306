-- CreateTable
CREATE TABLE "event" (
    "position" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stream" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "happened_at" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "seat" TEXT,
    "command_id" TEXT NOT NULL,
    "payload" TEXT,
    "payload_hash" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Crisis" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "startedAt" TEXT NOT NULL,
    "closedAt" TEXT
);

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "state" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CrisisPerson" (
    "crisisId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisationId" TEXT,
    "email" TEXT,

    PRIMARY KEY ("crisisId", "personId")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "phase" TEXT,
    "number" INTEGER,
    "reference" TEXT,
    "classification" TEXT NOT NULL,
    "plannedStart" TEXT NOT NULL,
    "plannedEnd" TEXT,
    "startedAt" TEXT,
    "closedAt" TEXT,
    "imported" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "MeetingSeat" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "presence" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "personId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "confirmation" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "topicId" TEXT,
    "decidedAt" TEXT NOT NULL,
    "endDate" TEXT,
    "reviewDate" TEXT,
    "struck" BOOLEAN NOT NULL DEFAULT false,
    "restrictedTo" TEXT
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "teamId" TEXT,
    "meetingId" TEXT,
    "number" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "ownerKind" TEXT,
    "ownerId" TEXT,
    "ownerText" TEXT,
    "due" TEXT,
    "state" TEXT NOT NULL,
    "assignedAt" TEXT NOT NULL,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "struck" BOOLEAN NOT NULL DEFAULT false,
    "restrictedTo" TEXT
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "crisisId" TEXT NOT NULL,
    "meetingId" TEXT,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "certainty" TEXT,
    "state" TEXT NOT NULL,
    "addedAt" TEXT NOT NULL,
    "restrictedTo" TEXT
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "createdAt" TEXT NOT NULL,
    "disabledAt" TEXT
);

-- CreateTable
CREATE TABLE "Session" (
    "idHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "csrf" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT,
    "purpose" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "usedAt" TEXT,
    CONSTRAINT "OneTimeLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SecurityEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "actor" TEXT,
    "act" TEXT NOT NULL,
    "subject" TEXT,
    "result" TEXT NOT NULL,
    "origin" TEXT
);

-- CreateIndex
CREATE INDEX "event_command_id_idx" ON "event"("command_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_stream_version_key" ON "event"("stream", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Crisis_code_key" ON "Crisis"("code");

-- CreateIndex
CREATE INDEX "Team_crisisId_idx" ON "Team"("crisisId");

-- CreateIndex
CREATE INDEX "CrisisPerson_personId_idx" ON "CrisisPerson"("personId");

-- CreateIndex
CREATE INDEX "Meeting_crisisId_plannedStart_idx" ON "Meeting"("crisisId", "plannedStart");

-- CreateIndex
CREATE INDEX "Meeting_teamId_plannedStart_idx" ON "Meeting"("teamId", "plannedStart");

-- CreateIndex
CREATE INDEX "MeetingSeat_personId_idx" ON "MeetingSeat"("personId");

-- CreateIndex
CREATE INDEX "Decision_crisisId_decidedAt_idx" ON "Decision"("crisisId", "decidedAt");

-- CreateIndex
CREATE INDEX "Decision_meetingId_idx" ON "Decision"("meetingId");

-- CreateIndex
CREATE INDEX "Action_crisisId_state_idx" ON "Action"("crisisId", "state");

-- CreateIndex
CREATE INDEX "Action_meetingId_idx" ON "Action"("meetingId");

-- CreateIndex
CREATE INDEX "Action_ownerId_idx" ON "Action"("ownerId");

-- CreateIndex
CREATE INDEX "Statement_crisisId_number_idx" ON "Statement"("crisisId", "number");

-- CreateIndex
CREATE INDEX "Statement_meetingId_idx" ON "Statement"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_personId_key" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "SecurityEntry_at_idx" ON "SecurityEntry"("at");

-- The journal is append-only. A rebuild of the table "event" drops these triggers: make them again there.

CREATE TRIGGER "event_never_deleted" BEFORE DELETE ON "event"
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: an event is never deleted');
END;

-- INSERT OR REPLACE deletes without asking the trigger above, unless the connection has recursive_triggers.
CREATE TRIGGER "event_never_replaced" BEFORE INSERT ON "event"
WHEN EXISTS (SELECT 1 FROM "event" WHERE "position" = NEW."position")
  OR EXISTS (SELECT 1 FROM "event" WHERE "stream" = NEW."stream" AND "version" = NEW."version")
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: an event is never replaced');
END;

-- The one exception is sealed removal: the payload of one event becomes NULL, and nothing else changes,
-- after a PayloadSealed event has named its position and payload hash. That event itself stays.
CREATE TRIGGER "event_never_changed" BEFORE UPDATE ON "event"
WHEN NOT (
      NEW."position" IS OLD."position"
  AND NEW."stream" IS OLD."stream"
  AND NEW."version" IS OLD."version"
  AND NEW."type" IS OLD."type"
  AND NEW."schema" IS OLD."schema"
  AND NEW."happened_at" IS OLD."happened_at"
  AND NEW."recorded_at" IS OLD."recorded_at"
  AND NEW."actor" IS OLD."actor"
  AND NEW."seat" IS OLD."seat"
  AND NEW."command_id" IS OLD."command_id"
  AND NEW."payload_hash" IS OLD."payload_hash"
  AND NEW."previous_hash" IS OLD."previous_hash"
  AND NEW."hash" IS OLD."hash"
  AND NEW."payload" IS NULL
  AND OLD."type" <> 'PayloadSealed'
  AND EXISTS (
    SELECT 1 FROM "event" AS "seal"
    WHERE "seal"."type" = 'PayloadSealed'
      AND "seal"."position" > OLD."position"
      AND json_extract("seal"."payload", '$.position') = OLD."position"
      AND json_extract("seal"."payload", '$.payloadHash') = OLD."payload_hash"
  )
)
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: an event is never changed');
END;

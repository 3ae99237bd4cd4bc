-- 历史链 and 封存: history that shows tampering, and periods whose figures stay as they were reported.

-- SHA-256, lower-case hex, over what the entry says, the rows it wrote and the hash of the entry before it. undone_by is not
-- in it: a later entry sets it, and says so itself in undoes, which is.
ALTER TABLE change ADD COLUMN hash TEXT;

-- The newest entry, so that one taken off the end is missed, too. One row, from the first entry on.
CREATE TABLE history_head (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  change_id INTEGER NOT NULL,
  hash      TEXT NOT NULL
) STRICT;

-- A quarter or a year of a unit and all below it. A period is sealed while a row of it has no reopened_at; a row is never
-- deleted, so that what was reported first can be compared with for ever.
CREATE TABLE seal (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  unit_id     INTEGER NOT NULL REFERENCES unit,
  period      TEXT NOT NULL,         -- '2026Q3', '2026'
  from_on     TEXT NOT NULL CHECK (date(from_on) IS from_on),
  to_on       TEXT NOT NULL CHECK (date(to_on) IS to_on),        -- the last day
  sealed_at   INTEGER NOT NULL,      -- ms UTC
  sealed_by   TEXT NOT NULL,
  content     TEXT NOT NULL CONSTRAINT seal_content CHECK (json_valid(content)),  -- figures, sessions, what was still open
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),         -- of content, lower-case hex
  reopened_at INTEGER,               -- ms UTC
  reopened_by TEXT,
  reason      TEXT,
  CONSTRAINT seal_span CHECK (from_on <= to_on),
  CONSTRAINT seal_reason CHECK ((reopened_at IS NULL) = (reason IS NULL) AND (reopened_at IS NULL) = (reopened_by IS NULL))
) STRICT;
CREATE INDEX seal_of_unit ON seal (unit_id, period);
CREATE UNIQUE INDEX seal_once ON seal (unit_id, period) WHERE reopened_at IS NULL;

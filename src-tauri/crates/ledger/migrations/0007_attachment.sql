-- 佐证材料: photos, scans and PDF as evidence, inside the encrypted book.

-- A content, once however often it is attached; never changed, and outside the history: a row of it is only ever added.
CREATE TABLE attachment_file (
  id        INTEGER PRIMARY KEY,
  sha256    TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),   -- of bytes, lower-case hex
  kind      TEXT NOT NULL CONSTRAINT attachment_file_kind CHECK (kind IN ('jpeg', 'png', 'pdf')),
  size      INTEGER NOT NULL CHECK (size > 0),                  -- of bytes
  width     INTEGER CHECK (width > 0),                          -- pixels; none for a PDF
  height    INTEGER CHECK (height > 0),
  thumbnail BLOB,                                               -- JPEG; none for a PDF
  bytes     BLOB NOT NULL,
  CONSTRAINT attachment_file_sides CHECK ((kind = 'pdf') = (width IS NULL) AND (width IS NULL) = (height IS NULL))
) STRICT;

-- One content as evidence of one record, under a name.
CREATE TABLE attachment (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  file_id     INTEGER NOT NULL REFERENCES attachment_file,
  name        TEXT NOT NULL CHECK (trim(name) <> ''),
  added_on    TEXT NOT NULL CHECK (date(added_on) IS added_on),
  task_id     INTEGER REFERENCES task ON DELETE CASCADE,
  progress_id INTEGER REFERENCES progress ON DELETE CASCADE,
  session_id  INTEGER REFERENCES session ON DELETE CASCADE,
  CONSTRAINT attachment_of_one CHECK ((task_id IS NOT NULL) + (progress_id IS NOT NULL) + (session_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attachment_of_file ON attachment (file_id);
CREATE INDEX attachment_of_task ON attachment (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX attachment_of_progress ON attachment (progress_id) WHERE progress_id IS NOT NULL;
CREATE INDEX attachment_of_session ON attachment (session_id) WHERE session_id IS NOT NULL;

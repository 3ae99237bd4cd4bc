-- 台账: registers with columns of a unit's own choosing; one mechanism for every ledger that has no tables of its own.
CREATE TABLE register (
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  unit_id  INTEGER NOT NULL REFERENCES unit,
  name     TEXT NOT NULL CHECK (trim(name) <> ''),
  family   TEXT NOT NULL CONSTRAINT register_family CHECK (family IN ('study', 'honour', 'people', 'own')),
  day_name TEXT NOT NULL CHECK (trim(day_name) <> ''),   -- what its days are: 刊发日期
  CONSTRAINT register_name_taken UNIQUE (unit_id, name)
) STRICT;

CREATE TABLE register_column (
  id          INTEGER PRIMARY KEY,
  register_id INTEGER NOT NULL REFERENCES register ON DELETE CASCADE,
  place       INTEGER NOT NULL,                          -- order in the table, from 1
  name        TEXT NOT NULL CHECK (trim(name) <> ''),
  kind        TEXT NOT NULL CONSTRAINT register_column_kind CHECK (kind IN ('text', 'long_text', 'number', 'date', 'choice', 'yes_no', 'member', 'unit', 'session')),
  measure     TEXT,                                      -- of a number: 小时, 元
  choices     TEXT,                                      -- of a choice: one a line
  is_needed   INTEGER NOT NULL DEFAULT 0 CHECK (is_needed IN (0, 1))
) STRICT;
CREATE INDEX register_column_of_register ON register_column (register_id, place);

CREATE TABLE register_row (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  register_id INTEGER NOT NULL REFERENCES register ON DELETE CASCADE,
  on_day      TEXT NOT NULL CHECK (date(on_day) IS on_day)
) STRICT;
CREATE INDEX register_row_of_register ON register_row (register_id, on_day, id);

-- What stands in one column of one row; a blank one has no row here. Numbers are decimals as text, so that sums stay exact.
CREATE TABLE register_cell (
  row_id     INTEGER NOT NULL REFERENCES register_row ON DELETE CASCADE,
  column_id  INTEGER NOT NULL REFERENCES register_column,
  text       TEXT CHECK (text IS NULL OR trim(text) <> ''),
  member_id  INTEGER REFERENCES member,
  unit_id    INTEGER REFERENCES unit,
  session_id INTEGER REFERENCES session,
  PRIMARY KEY (row_id, column_id),
  CONSTRAINT register_cell_one CHECK ((text IS NOT NULL) + (member_id IS NOT NULL) + (unit_id IS NOT NULL) + (session_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX register_cell_of_column ON register_cell (column_id);
CREATE INDEX register_cell_of_member ON register_cell (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX register_cell_of_unit ON register_cell (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX register_cell_of_session ON register_cell (session_id) WHERE session_id IS NOT NULL;

-- Sentences of papers that a unit words for itself; one that is not here stands as the program has it.
CREATE TABLE wording (
  id      INTEGER PRIMARY KEY,
  unit_id INTEGER REFERENCES unit ON DELETE CASCADE,   -- NULL: the whole book
  key     TEXT NOT NULL,                               -- 'quarterly.opening'
  text    TEXT NOT NULL CONSTRAINT wording_text CHECK (trim(text) <> '')
) STRICT;
CREATE UNIQUE INDEX wording_key ON wording (ifnull(unit_id, 0), key);

-- What is being typed into a form and is not written to the book yet. No history, no search, no papers: gone once it is saved.
CREATE TABLE draft (
  key  TEXT PRIMARY KEY,   -- which form: the address of its page, '/sessions/new', '/sessions/12#content'
  body TEXT NOT NULL CONSTRAINT draft_body CHECK (json_valid(body)),
  at   INTEGER NOT NULL    -- ms UTC, the last keystroke kept
) STRICT, WITHOUT ROWID;

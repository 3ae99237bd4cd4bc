-- Days on which a unit departs from the bundled calendar, or of years the program does not know yet.
CREATE TABLE day_off (
  day     TEXT PRIMARY KEY CONSTRAINT day_off_day CHECK (day IS date(day)),
  is_work INTEGER NOT NULL CONSTRAINT day_off_is_work CHECK (is_work IN (0, 1)),  -- 1: worked although a weekend or holiday
  note    TEXT                                                                      -- 检修停产, 国庆节
) STRICT, WITHOUT ROWID;

-- The book, version 1. Dates are TEXT: a full day 'YYYY-MM-DD', or, where paper forms allow it, a month 'YYYY-MM'.
-- Instants are INTEGER milliseconds UTC. Spans of days are half-open: from_on is the first day, until_on the first day after.

-- ---- settings ----------------------------------------------------------------------------------------------------------
CREATE TABLE setting (
  id      INTEGER PRIMARY KEY,
  unit_id INTEGER REFERENCES unit ON DELETE CASCADE,   -- NULL: the whole book
  key     TEXT NOT NULL,
  value   TEXT NOT NULL CONSTRAINT setting_is_json CHECK (json_valid(value))
) STRICT;
CREATE UNIQUE INDEX setting_key ON setting (ifnull(unit_id, 0), key);

-- ---- units and members ---------------------------------------------------------------------------------------------------
CREATE TABLE base (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE unit (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  parent_id    INTEGER REFERENCES unit,
  base_id      INTEGER REFERENCES base,
  kind         TEXT NOT NULL CONSTRAINT unit_kind CHECK (kind IN ('committee', 'general_branch', 'branch', 'group')),
  name         TEXT NOT NULL CONSTRAINT unit_name CHECK (trim(name) <> ''),
  full_name    TEXT,                 -- 中共××公司××支部委员会, as printed (domain.md D-22)
  superior     TEXT,                 -- name of the body the top unit reports to; only printed
  path         TEXT NOT NULL,        -- '/1/7/31/', closing slash included, so '/1/2/' is no prefix of '/1/23/'
  position     INTEGER NOT NULL DEFAULT 0,
  founded_on   TEXT CHECK (founded_on IS NULL OR date(founded_on) IS founded_on),
  dissolved_on TEXT CHECK (dissolved_on IS NULL OR date(dissolved_on) IS dissolved_on),
  elected_on   TEXT CHECK (elected_on IS NULL OR date(elected_on) IS elected_on),
  term_years   INTEGER NOT NULL DEFAULT 3 CHECK (term_years BETWEEN 1 AND 10),
  place        TEXT,
  phone        TEXT,
  note         TEXT,
  CONSTRAINT unit_name_taken UNIQUE (parent_id, name)
) STRICT;
CREATE INDEX unit_path ON unit (path);

CREATE TABLE member (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL CONSTRAINT member_name CHECK (trim(name) <> ''),
  pinyin        TEXT NOT NULL,       -- 'ouyang kun', surname readings applied
  initials      TEXT NOT NULL,       -- 'oyk'
  sex           TEXT CONSTRAINT member_sex CHECK (sex IN ('male', 'female')),
  ethnicity     TEXT,
  born_on       TEXT,
  native_place  TEXT,
  education     TEXT,
  degree        TEXT,
  id_number     TEXT,
  phone         TEXT,
  job           TEXT,                -- 工作岗位
  title         TEXT,                -- 职务/职称
  is_frontline  INTEGER NOT NULL DEFAULT 0 CHECK (is_frontline IN (0, 1)),
  worked_from   TEXT,
  address       TEXT,
  applied_on    TEXT,                -- the stage on a day follows from these five dates (FZ-01)
  activist_on   TEXT,
  prospect_on   TEXT,
  probation_on  TEXT,                -- 入党日期: the 党员大会 vote (FZ-15)
  full_on       TEXT,                -- 转正日期
  seniority_adjust_months INTEGER NOT NULL DEFAULT 0,  -- 党龄校正值 (M-41)
  stroke_key    TEXT,                -- manual override of stroke order (M-59)
  note          TEXT
) STRICT;
CREATE INDEX member_by_name ON member (name);
CREATE INDEX member_by_id_number ON member (id_number) WHERE id_number IS NOT NULL;

-- 组织关系: exactly one home branch on any day (JY-13); group_id is the 党小组 inside that branch.
CREATE TABLE membership (
  id         INTEGER PRIMARY KEY,
  member_id  INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  group_id   INTEGER REFERENCES unit,
  from_on    TEXT NOT NULL,
  until_on   TEXT,
  came_by    TEXT,                   -- 转入、发展、恢复…
  left_by    TEXT,                   -- 转出、去世、停止党籍…
  CONSTRAINT membership_span CHECK (until_on IS NULL OR until_on > from_on)
) STRICT;
CREATE INDEX membership_of_member ON membership (member_id, from_on);
CREATE INDEX membership_of_unit ON membership (unit_id, from_on);
CREATE INDEX membership_of_group ON membership (group_id, from_on) WHERE group_id IS NOT NULL;

CREATE TABLE post (
  id        INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  unit_id   INTEGER NOT NULL REFERENCES unit,
  post      TEXT NOT NULL CONSTRAINT post_kind CHECK (post IN ('secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'member', 'group_leader')),
  from_on   TEXT NOT NULL,
  until_on  TEXT,
  duty      TEXT,                    -- 分工, printed
  CONSTRAINT post_span CHECK (until_on IS NULL OR until_on > from_on)
) STRICT;
CREATE INDEX post_of_unit ON post (unit_id, from_on);
CREATE INDEX post_of_member ON post (member_id, from_on);

CREATE TABLE standing (
  id          INTEGER PRIMARY KEY,
  member_id   INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  kind        TEXT NOT NULL CONSTRAINT standing_kind CHECK (kind IN ('exempt', 'not_due', 'no_vote', 'floating', 'retired', 'lost')),
  from_on     TEXT NOT NULL,
  until_on    TEXT,
  reason      TEXT,
  approved_by TEXT,                  -- 不计入应到 needs both (XJ-08, C-03)
  approved_on TEXT,
  CONSTRAINT standing_span CHECK (until_on IS NULL OR until_on > from_on)
) STRICT;
CREATE INDEX standing_of_member ON standing (member_id, from_on);

-- ---- topics ----------------------------------------------------------------------------------------------------------------
CREATE TABLE topic (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  unit_id     INTEGER NOT NULL REFERENCES unit,
  title       TEXT NOT NULL CHECK (trim(title) <> ''),
  family      TEXT,
  source      TEXT,                  -- the document that asks for it
  is_required INTEGER NOT NULL DEFAULT 0 CHECK (is_required IN (0, 1)),
  audience    TEXT NOT NULL DEFAULT 'all' CONSTRAINT topic_audience CHECK (audience IN ('all', 'committee', 'full', 'probationary')),
  from_on     TEXT,
  due_on      TEXT,
  note        TEXT
) STRICT;
CREATE INDEX topic_of_unit ON topic (unit_id);

-- Study outside a session: self-study, reading the original, a text brought home.
CREATE TABLE topic_study (
  id        INTEGER PRIMARY KEY,
  topic_id  INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member,
  on_day    TEXT NOT NULL CHECK (date(on_day) IS on_day),
  form      TEXT NOT NULL CONSTRAINT study_form CHECK (form IN ('self_study', 'original', 'delivered', 'online', 'other')),
  minutes   INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 1440),
  note      TEXT
) STRICT;
CREATE INDEX topic_study_of_topic ON topic_study (topic_id, member_id);
CREATE INDEX topic_study_of_member ON topic_study (member_id, on_day);

-- ---- sessions ----------------------------------------------------------------------------------------------------------------
CREATE TABLE session (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  unit_id      INTEGER NOT NULL REFERENCES unit,      -- owner; a 党小组会 is owned by the group
  title        TEXT NOT NULL CHECK (trim(title) <> ''),
  on_day       TEXT NOT NULL CONSTRAINT session_day CHECK (date(on_day) IS on_day),  -- a sitting past midnight keeps its start day (C-30)
  start_time   TEXT,                 -- 'HH:MM'
  end_time     TEXT,
  place        TEXT,
  mode         TEXT NOT NULL DEFAULT 'onsite' CONSTRAINT session_mode CHECK (mode IN ('onsite', 'online', 'mixed', 'self_study')),
  status       TEXT NOT NULL DEFAULT 'held' CONSTRAINT session_status CHECK (status IN ('planned', 'draft', 'held', 'sealed', 'cancelled')),
  scope        TEXT NOT NULL DEFAULT 'all' CONSTRAINT session_scope CHECK (scope IN ('all', 'committee', 'named', 'none')),
  minutes      INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 100000),  -- credit for one person who came
  belongs_year INTEGER,              -- 所属年度 of 组织生活会 and 民主评议 (PY-07)
  is_required  INTEGER NOT NULL DEFAULT 1 CHECK (is_required IN (0, 1)),
  is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1)),  -- talk texts (P-13)
  campaign     TEXT,
  form         TEXT,                 -- 领学、研讨、观影…
  content      TEXT,                 -- 内容摘要
  decisions    TEXT,
  photos       INTEGER NOT NULL DEFAULT 0,
  note         TEXT,
  sealed_at    INTEGER
) STRICT;
CREATE INDEX session_by_day ON session (on_day);
CREATE INDEX session_of_unit ON session (unit_id, on_day);
-- A handful among a million: the frame of the window counts them after every change.
CREATE INDEX session_draft ON session (on_day) WHERE status = 'draft';

CREATE TABLE session_kind (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  kind       TEXT NOT NULL,          -- a built-in kind or 'custom:名称'
  is_main    INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
  CONSTRAINT session_kind_once UNIQUE (session_id, kind)
) STRICT;

-- The units that took part; the owner is one of them. Attendance counts for one of these rows. counting = 'declared': a
-- register row with numbers and no names. The tallies are derived (see below).
CREATE TABLE session_unit (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  is_owner   INTEGER NOT NULL CHECK (is_owner IN (0, 1)),
  counting   TEXT NOT NULL DEFAULT 'named' CONSTRAINT session_counting CHECK (counting IN ('named', 'declared')),
  declared_due     INTEGER CHECK (declared_due >= 0),
  declared_present INTEGER CHECK (declared_present >= 0),
  declared_excused INTEGER CHECK (declared_excused >= 0),
  declared_absent  INTEGER CHECK (declared_absent >= 0),
  -- derived; never written by hand
  due      INTEGER NOT NULL DEFAULT 0,
  present  INTEGER NOT NULL DEFAULT 0,
  excused  INTEGER NOT NULL DEFAULT 0,
  absent   INTEGER NOT NULL DEFAULT 0,
  exempt   INTEGER NOT NULL DEFAULT 0,
  unmarked INTEGER NOT NULL DEFAULT 0,
  made_up  INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT session_unit_once UNIQUE (session_id, unit_id),
  CONSTRAINT present_within_due CHECK (counting = 'named' OR declared_due IS NULL OR declared_present IS NULL OR declared_present <= declared_due)
) STRICT;
CREATE INDEX session_unit_of_unit ON session_unit (unit_id, session_id);
CREATE INDEX session_unit_of_partner ON session_unit (session_id) WHERE is_owner = 0;  -- joint sessions are few

CREATE TABLE sitting (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  label      TEXT,                   -- 甲班场
  on_day     TEXT NOT NULL CHECK (date(on_day) IS on_day),
  start_time TEXT,
  end_time   TEXT,
  place      TEXT,
  CONSTRAINT sitting_once UNIQUE (session_id, seq)
) STRICT;

-- Host, recorder, lecturer, reader, speaker: a member of the book or somebody from outside.
CREATE TABLE session_role (
  id          INTEGER PRIMARY KEY,
  session_id  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  role        TEXT NOT NULL CONSTRAINT session_role_kind CHECK (role IN ('host', 'recorder', 'lecturer', 'reader', 'speaker', 'talker', 'talked_to')),
  seq         INTEGER NOT NULL DEFAULT 0,
  member_id   INTEGER REFERENCES member,
  name        TEXT NOT NULL,
  institution TEXT,
  post        TEXT
) STRICT;
CREATE INDEX session_role_of_session ON session_role (session_id, role, seq);
CREATE INDEX session_role_of_member ON session_role (member_id) WHERE member_id IS NOT NULL;

CREATE TABLE session_topic (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  topic_id   INTEGER NOT NULL REFERENCES topic,
  CONSTRAINT session_topic_once UNIQUE (session_id, topic_id)
) STRICT;
CREATE INDEX session_topic_of_topic ON session_topic (topic_id);

CREATE TABLE agenda_item (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  kind       TEXT NOT NULL CONSTRAINT agenda_kind CHECK (kind IN ('study', 'lecture', 'discussion', 'vote', 'other')),
  title      TEXT NOT NULL,
  speaker    TEXT,
  minutes    INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  record     TEXT                    -- 发言记录: one paragraph a speaker
) STRICT;
CREATE INDEX agenda_item_of_session ON agenda_item (session_id, seq);

CREATE TABLE vote (
  id             INTEGER PRIMARY KEY,
  session_id     INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  agenda_item_id INTEGER REFERENCES agenda_item ON DELETE CASCADE,
  sitting_id     INTEGER REFERENCES sitting,
  seq            INTEGER NOT NULL,
  formula        TEXT NOT NULL CONSTRAINT vote_formula CHECK (formula IN ('resolution', 'admission', 'election')),
  subject        TEXT NOT NULL,
  method         TEXT NOT NULL DEFAULT 'hands' CONSTRAINT vote_method CHECK (method IN ('hands', 'secret', 'spoken', 'signed')),
  due_voting     INTEGER NOT NULL CHECK (due_voting >= 0),
  present_voting INTEGER NOT NULL CHECK (present_voting >= 0),
  yes            INTEGER NOT NULL CHECK (yes >= 0),
  no             INTEGER NOT NULL CHECK (no >= 0),
  abstain        INTEGER NOT NULL CHECK (abstain >= 0),
  written_yes    INTEGER NOT NULL DEFAULT 0 CHECK (written_yes >= 0),  -- admission only (FZ-11)
  CONSTRAINT vote_within_due CHECK (present_voting <= due_voting),
  CONSTRAINT vote_adds_up CHECK (yes + no + abstain <= present_voting)
) STRICT;
CREATE INDEX vote_of_session ON vote (session_id, seq);
CREATE INDEX vote_of_agenda_item ON vote (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
CREATE INDEX vote_of_sitting ON vote (sitting_id) WHERE sitting_id IS NOT NULL;

-- One row for every member due that day, absent people included. No id: 17 million rows live here at group scale.
CREATE TABLE attendance (
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  member_id  INTEGER NOT NULL REFERENCES member,
  unit_id    INTEGER NOT NULL REFERENCES unit,   -- the session_unit this person counts for
  mark       TEXT NOT NULL CONSTRAINT attendance_mark CHECK (mark IN ('unmarked', 'present', 'excused', 'absent', 'exempt')),
  reason     TEXT CONSTRAINT attendance_reason CHECK (reason IN ('sick', 'personal', 'duty', 'other')),
  sitting_id INTEGER REFERENCES sitting,
  can_vote   INTEGER NOT NULL DEFAULT 1 CHECK (can_vote IN (0, 1)),  -- on that day (C-02)
  note       TEXT,                   -- late, left early, details of the reason (kept off papers, P-07)
  PRIMARY KEY (session_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_of_member ON attendance (member_id, session_id);
CREATE INDEX attendance_of_sitting ON attendance (sitting_id) WHERE sitting_id IS NOT NULL;

CREATE TABLE make_up (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  member_id  INTEGER NOT NULL REFERENCES member,
  on_day     TEXT NOT NULL CHECK (date(on_day) IS on_day),
  form       TEXT NOT NULL CONSTRAINT make_up_form CHECK (form IN ('delivered', 'self_study', 'video', 'talk', 'other')),
  minutes    INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 1440),
  content    TEXT,
  witness    TEXT,
  CONSTRAINT make_up_once UNIQUE (session_id, member_id)
) STRICT;
CREATE INDEX make_up_of_member ON make_up (member_id, on_day);

-- 列席: never in due or present (C-14); a name or a head-count.
CREATE TABLE observer (
  id          INTEGER PRIMARY KEY,
  session_id  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  name        TEXT,
  institution TEXT,
  post        TEXT,
  class       TEXT,                  -- 积极分子、群众、上级领导、兄弟支部党员…
  headcount   INTEGER NOT NULL DEFAULT 1 CHECK (headcount > 0)
) STRICT;
CREATE INDEX observer_of_session ON observer (session_id);

-- ---- tasks -------------------------------------------------------------------------------------------------------------------
CREATE TABLE task_list (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  unit_id   INTEGER NOT NULL REFERENCES unit,
  name      TEXT NOT NULL CHECK (trim(name) <> ''),
  template  TEXT NOT NULL DEFAULT 'practical' CONSTRAINT task_template CHECK (template IN ('practical', 'five_ones', 'wishes', 'projects', 'rectification', 'superior', 'other')),
  starts_on TEXT,
  ends_on   TEXT,
  note      TEXT,
  CONSTRAINT task_list_name_taken UNIQUE (unit_id, name)
) STRICT;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  list_id       INTEGER NOT NULL REFERENCES task_list ON DELETE CASCADE,
  number        INTEGER NOT NULL,    -- 序号
  parent_number TEXT,                -- number of the superior's item (T-20)
  category      TEXT,
  title         TEXT NOT NULL CHECK (trim(title) <> ''),
  measures      TEXT,
  goal          TEXT,
  leader        TEXT,                -- 责任领导
  unit_name     TEXT,                -- 责任单位
  partner_units TEXT,
  owner         TEXT,                -- 责任人
  phone         TEXT,
  start_on      TEXT,
  due_on        TEXT,
  is_ongoing    INTEGER NOT NULL DEFAULT 0 CHECK (is_ongoing IN (0, 1)),  -- 长期坚持: outside the rate (T-07)
  status        TEXT NOT NULL DEFAULT 'not_started' CONSTRAINT task_status CHECK (status IN ('not_started', 'going', 'stage_done', 'done', 'closed', 'stopped')),
  done_on       TEXT,
  closed_on     TEXT,                -- 销号, confirmed by somebody other than the doer (T-08)
  closed_by     TEXT,
  evidence      TEXT,
  feedback      TEXT,
  note          TEXT,
  CONSTRAINT task_number_taken UNIQUE (list_id, number)
) STRICT;

-- Dated progress lines, never overwritten (T-22).
CREATE TABLE progress (
  id      INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task ON DELETE CASCADE,
  on_day  TEXT NOT NULL CHECK (date(on_day) IS on_day),
  text    TEXT NOT NULL CHECK (trim(text) <> ''),
  status  TEXT CONSTRAINT progress_status CHECK (status IN ('not_started', 'going', 'stage_done', 'done', 'closed', 'stopped')),
  done    INTEGER,                   -- n of …
  total   INTEGER,                   -- … N sub-items
  by_whom TEXT
) STRICT;
CREATE INDEX progress_of_task ON progress (task_id, on_day, id);

-- ---- plan --------------------------------------------------------------------------------------------------------------------
CREATE TABLE plan_item (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  month      TEXT NOT NULL,          -- 'YYYY-MM'
  on_day     TEXT,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  owner      TEXT,
  form       TEXT,
  status     TEXT NOT NULL DEFAULT 'planned' CONSTRAINT plan_status CHECK (status IN ('planned', 'held', 'postponed', 'dropped')),
  reason     TEXT,
  session_id INTEGER REFERENCES session ON DELETE SET NULL
) STRICT;
CREATE INDEX plan_item_of_unit ON plan_item (unit_id, month);
CREATE INDEX plan_item_of_session ON plan_item (session_id) WHERE session_id IS NOT NULL;

-- ---- derived figures -----------------------------------------------------------------------------------------------------------
-- Never written by hand. Triggers note which sessions a transaction touched; before it commits, their session_unit tallies and
-- the (unit, month) rows they fall in are recomputed whole. verify recomputes everything and compares.
-- kind '*' is the total, where a session of several kinds counts once (C-20). is_owner = 0: took part in another unit's session.
CREATE TABLE tally (
  month       TEXT NOT NULL,         -- 'YYYY-MM'
  kind        TEXT NOT NULL,
  unit_id     INTEGER NOT NULL,
  is_owner    INTEGER NOT NULL,
  sessions    INTEGER NOT NULL,
  sittings    INTEGER NOT NULL,
  attendances INTEGER NOT NULL,      -- 人次: named present + declared present
  due         INTEGER NOT NULL,
  rated       INTEGER NOT NULL,      -- present in sessions that have a due: numerator of the rate
  excused     INTEGER NOT NULL,
  absent      INTEGER NOT NULL,
  made_up     INTEGER NOT NULL,
  minutes     INTEGER NOT NULL,      -- credit earned by named people in sessions
  declared    INTEGER NOT NULL,      -- sessions with declared counts only: people is unknown
  PRIMARY KEY (month, kind, unit_id, is_owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_of_unit ON tally (unit_id, month);

-- Who came at least once in a month, by kind ('*' = any), with the credit they earned: people are counted here without reading
-- attendance. One small set a row (book/reach.rs), so that 70,000 members of 3,000 branches are a few thousand rows a month.
CREATE TABLE reach (
  month   TEXT NOT NULL,
  kind    TEXT NOT NULL,
  unit_id INTEGER NOT NULL,
  members BLOB NOT NULL,
  PRIMARY KEY (month, kind, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reach_of_unit ON reach (unit_id, month);

-- ---- history -------------------------------------------------------------------------------------------------------------------
CREATE TABLE change (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL,
  intent    TEXT NOT NULL,           -- 'session_save', 'roll_mark', …: the command
  summary   TEXT NOT NULL,           -- one Chinese line for people
  noun      TEXT,                    -- table of the record this is about
  record_id INTEGER,
  undoes    INTEGER REFERENCES change,
  undone_by INTEGER REFERENCES change
) STRICT;
CREATE INDEX change_of_record ON change (noun, record_id);
CREATE INDEX change_by_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_by_undone_by ON change (undone_by) WHERE undone_by IS NOT NULL;

-- The rows a change wrote, in order. Written by temporary triggers that Book makes from the schema when it opens.
CREATE TABLE change_row (
  id        INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change,
  tbl       TEXT NOT NULL,
  key       TEXT NOT NULL,           -- JSON object of the primary key
  before    TEXT,                    -- JSON object, NULL for an insert
  after     TEXT                     -- JSON object, NULL for a delete
) STRICT;
CREATE INDEX change_row_of_change ON change_row (change_id);

-- ---- search --------------------------------------------------------------------------------------------------------------------
-- One row a findable record. The text is stored with a blank between Chinese characters, so that a phrase query finds
-- words of one or two characters, which trigrams cannot.
CREATE TABLE search_row (
  id        INTEGER PRIMARY KEY,
  noun      TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  unit_id   INTEGER,
  label     TEXT NOT NULL,
  detail    TEXT,
  on_day    TEXT,
  CONSTRAINT search_row_once UNIQUE (noun, record_id)
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');

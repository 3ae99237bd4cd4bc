-- Organisation life in depth: rules of a unit's own, the superior's arrangement, appraisal, leave, turns, visits, needs, greetings.

-- ---- rules -------------------------------------------------------------------------------------------------------------
-- What a unit asks of itself beside the regulations, or a superior asks locally: held against the records like the built-in rules.
CREATE TABLE own_rule (
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  unit_id  INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
  label    TEXT NOT NULL CHECK (trim(label) <> ''),
  kind     TEXT NOT NULL,          -- a kind of session
  period   TEXT NOT NULL CONSTRAINT own_rule_period CHECK (period IN ('month', 'quarter', 'half_year', 'year')),
  asks     TEXT NOT NULL CONSTRAINT own_rule_asks CHECK (asks IN ('unit', 'each_branch', 'each_group', 'each_member')),
  required INTEGER NOT NULL CHECK (required BETWEEN 1 AND 1000),
  cite     TEXT NOT NULL CHECK (trim(cite) <> '')   -- where it is written
) STRICT;
CREATE INDEX own_rule_of_unit ON own_rule (unit_id);

-- A finding of the consistency check that somebody looked into and found right, with the reason (B18).
CREATE TABLE set_aside (
  id      INTEGER PRIMARY KEY,
  finding TEXT NOT NULL UNIQUE,     -- the finding's own key: rule and records
  reason  TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;

-- ---- plan --------------------------------------------------------------------------------------------------------------
-- 上级季度学习安排: what the superior asks for in a quarter, ticked off item by item (F-81).
CREATE TABLE arrangement (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  unit_id     INTEGER NOT NULL REFERENCES unit,   -- whose arrangement it is: every unit below it receives it
  quarter     TEXT NOT NULL,                       -- '2026Q3'
  title       TEXT NOT NULL CHECK (trim(title) <> ''),
  issuer      TEXT,
  issued_on   TEXT CHECK (issued_on IS NULL OR date(issued_on) IS issued_on),
  CONSTRAINT arrangement_title_taken UNIQUE (unit_id, quarter, title)
) STRICT;

CREATE TABLE arrangement_item (
  id             INTEGER PRIMARY KEY,
  arrangement_id INTEGER NOT NULL REFERENCES arrangement ON DELETE CASCADE,
  seq            INTEGER NOT NULL,
  title          TEXT NOT NULL CHECK (trim(title) <> ''),
  form           TEXT,
  due_on         TEXT,
  topic_id       INTEGER REFERENCES topic ON DELETE SET NULL,
  plan_item_id   INTEGER REFERENCES plan_item ON DELETE SET NULL,
  done_on        TEXT CHECK (done_on IS NULL OR date(done_on) IS done_on),
  note           TEXT,
  CONSTRAINT arrangement_item_once UNIQUE (arrangement_id, seq)
) STRICT;
CREATE INDEX arrangement_item_of_topic ON arrangement_item (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX arrangement_item_of_plan_item ON arrangement_item (plan_item_id) WHERE plan_item_id IS NOT NULL;

CREATE TABLE arrangement_receipt (
  arrangement_id INTEGER NOT NULL REFERENCES arrangement ON DELETE CASCADE,
  unit_id        INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
  received_on    TEXT NOT NULL CHECK (date(received_on) IS received_on),
  PRIMARY KEY (arrangement_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrangement_receipt_of_unit ON arrangement_receipt (unit_id);

-- 顺延到: the month or day it was put off to (C-39); the month and day of the item stay those it was meant for.
ALTER TABLE plan_item ADD COLUMN moved_to TEXT;
UPDATE plan_item SET moved_to = on_day, on_day = NULL WHERE status = 'postponed' AND substr(on_day, 1, 7) <> month;
ALTER TABLE plan_item ADD COLUMN section TEXT;    -- 进度安排、学习内容、重点工作、组织领导、宣传引导 of a study plan (S53)
ALTER TABLE plan_item ADD COLUMN tier TEXT;       -- 党委、党支部、工会、共青团: the level it is for (S118)

-- 计划报备: the day on which the plan of a quarter was handed to the superior (F-64).
CREATE TABLE filing (
  unit_id  INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
  quarter  TEXT NOT NULL,                          -- '2026Q3'
  filed_on TEXT NOT NULL CHECK (date(filed_on) IS filed_on),
  PRIMARY KEY (unit_id, quarter)
) STRICT, WITHOUT ROWID;

-- ---- sessions ----------------------------------------------------------------------------------------------------------
-- A sitting may have a head-count of its own, without names (a film in batches, S81).
ALTER TABLE sitting ADD COLUMN headcount INTEGER CHECK (headcount IS NULL OR headcount >= 0);
ALTER TABLE sitting ADD COLUMN base_id INTEGER REFERENCES base;
CREATE INDEX sitting_of_base ON sitting (base_id) WHERE base_id IS NOT NULL;
-- 选票: issued, returned, valid; only with a secret ballot (XJ-06).
ALTER TABLE vote ADD COLUMN issued   INTEGER CHECK (issued >= 0);
ALTER TABLE vote ADD COLUMN returned INTEGER CHECK (returned >= 0);
ALTER TABLE vote ADD COLUMN valid    INTEGER CHECK (valid >= 0);
-- A member of another branch of the book among the observers (C-08); is_dual: a leader in the branch's life as an ordinary member (ZB-37).
ALTER TABLE observer ADD COLUMN member_id INTEGER REFERENCES member;
ALTER TABLE observer ADD COLUMN is_dual INTEGER NOT NULL DEFAULT 0 CHECK (is_dual IN (0, 1));
CREATE INDEX observer_of_member ON observer (member_id) WHERE member_id IS NOT NULL;

-- Came to a further sitting of a session after the one they are counted in: shown, never added.
CREATE TABLE second_visit (
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  member_id  INTEGER NOT NULL REFERENCES member,
  sitting_id INTEGER NOT NULL REFERENCES sitting ON DELETE CASCADE,
  PRIMARY KEY (session_id, member_id, sitting_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX second_visit_of_sitting ON second_visit (sitting_id);
CREATE INDEX second_visit_of_member ON second_visit (member_id);

-- 民主评议: votes and the grade given, one row a member (PY-03); a probationary member has no grade (PY-05).
CREATE TABLE grade (
  session_id  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  member_id   INTEGER NOT NULL REFERENCES member,
  excellent   INTEGER CHECK (excellent >= 0),
  qualified   INTEGER CHECK (qualified >= 0),
  basic       INTEGER CHECK (basic >= 0),
  unqualified INTEGER CHECK (unqualified >= 0),
  grade       TEXT CONSTRAINT grade_word CHECK (grade IN ('excellent', 'qualified', 'basic', 'unqualified', 'none')),
  opinion     TEXT,                  -- 评定意见
  PRIMARY KEY (session_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grade_of_member ON grade (member_id);

-- 批评与自我批评: who said what of whom; the same person twice is self-criticism. Restricted text (P-13).
CREATE TABLE criticism (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  from_id    INTEGER NOT NULL REFERENCES member,
  to_id      INTEGER NOT NULL REFERENCES member,
  text       TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
CREATE INDEX criticism_of_session ON criticism (session_id, seq);
CREATE INDEX criticism_from ON criticism (from_id);
CREATE INDEX criticism_to ON criticism (to_id);

-- ---- attendance --------------------------------------------------------------------------------------------------------
ALTER TABLE attendance ADD COLUMN late_minutes  INTEGER CHECK (late_minutes BETWEEN 1 AND 1440);
ALTER TABLE attendance ADD COLUMN early_minutes INTEGER CHECK (early_minutes BETWEEN 1 AND 1440);

-- 不计入应到: which of the six cases of XJ-08 it is.
ALTER TABLE standing ADD COLUMN ground TEXT CONSTRAINT standing_ground CHECK (ground IN ('ill', 'abroad', 'sentence', 'frail', 'away', 'hometown'));

-- 请假: for one session, or for days. Known before the roll is taken; approved or not yet.
CREATE TABLE leave (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  member_id   INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  session_id  INTEGER REFERENCES session ON DELETE CASCADE,
  from_on     TEXT NOT NULL CHECK (date(from_on) IS from_on),
  until_on    TEXT NOT NULL CHECK (date(until_on) IS until_on),   -- first day after
  reason      TEXT NOT NULL CONSTRAINT leave_reason CHECK (reason IN ('sick', 'personal', 'duty', 'other')),
  detail      TEXT,                  -- kept off papers (P-07)
  asked_on    TEXT CHECK (asked_on IS NULL OR date(asked_on) IS asked_on),
  approved_by TEXT,
  approved_on TEXT CHECK (approved_on IS NULL OR date(approved_on) IS approved_on),
  CONSTRAINT leave_span CHECK (until_on > from_on)
) STRICT;
CREATE INDEX leave_of_member ON leave (member_id, from_on);
CREATE INDEX leave_of_session ON leave (session_id) WHERE session_id IS NOT NULL;

-- 补学 chain: arranged here, done in make_up, proved there (C-32). Coverage counts what was done (C-34).
CREATE TABLE make_up_plan (
  session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  member_id  INTEGER NOT NULL REFERENCES member,
  arranged_on TEXT NOT NULL CHECK (date(arranged_on) IS arranged_on),
  by_whom    TEXT,                   -- who sees to it, often the group leader
  due_on     TEXT NOT NULL CHECK (date(due_on) IS due_on),
  form       TEXT NOT NULL CONSTRAINT make_up_plan_form CHECK (form IN ('delivered', 'self_study', 'video', 'talk', 'other')),
  note       TEXT,
  PRIMARY KEY (session_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX make_up_plan_of_member ON make_up_plan (member_id);
ALTER TABLE make_up ADD COLUMN proof TEXT;       -- 笔记、心得、答题
ALTER TABLE make_up ADD COLUMN proved_on TEXT CHECK (proved_on IS NULL OR date(proved_on) IS proved_on);

-- ---- topics and turns --------------------------------------------------------------------------------------------------
ALTER TABLE topic ADD COLUMN is_original INTEGER NOT NULL DEFAULT 0 CHECK (is_original IN (0, 1));  -- 原著原文 (S87)

-- Whose turn it is to lecture, read or speak: a queue; turns taken are the roles of sessions.
CREATE TABLE turn_list (
  id      INTEGER PRIMARY KEY,
  uid     TEXT NOT NULL UNIQUE,
  unit_id INTEGER NOT NULL REFERENCES unit,
  name    TEXT NOT NULL CHECK (trim(name) <> ''),
  role    TEXT NOT NULL CONSTRAINT turn_role CHECK (role IN ('host', 'recorder', 'lecturer', 'reader', 'speaker')),
  kind    TEXT,                      -- only sessions of this kind are turns; NULL: of any kind
  from_on TEXT NOT NULL CHECK (date(from_on) IS from_on),   -- turns before this day do not count
  CONSTRAINT turn_list_name_taken UNIQUE (unit_id, name)
) STRICT;

CREATE TABLE turn_member (
  list_id   INTEGER NOT NULL REFERENCES turn_list ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  head_start INTEGER NOT NULL DEFAULT 0 CHECK (head_start >= 0),  -- turns the others had when they joined: nothing to catch up
  PRIMARY KEY (list_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_member_of_member ON turn_member (member_id);

-- 跳过一次: put to the end once, with the reason.
CREATE TABLE turn_skip (
  id        INTEGER PRIMARY KEY,
  list_id   INTEGER NOT NULL REFERENCES turn_list ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  on_day    TEXT NOT NULL CHECK (date(on_day) IS on_day),
  reason    TEXT
) STRICT;
CREATE INDEX turn_skip_of_list ON turn_skip (list_id, on_day);
CREATE INDEX turn_skip_of_member ON turn_skip (member_id);

-- 包联: a leader paired with a branch, and the visits paid (S60, S120).
CREATE TABLE pairing (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE,
  unit_id   INTEGER NOT NULL REFERENCES unit,        -- the branch visited
  member_id INTEGER REFERENCES member,               -- the leader, when a member of the book
  leader    TEXT NOT NULL CHECK (trim(leader) <> ''),
  post      TEXT,
  from_on   TEXT NOT NULL CHECK (date(from_on) IS from_on),
  until_on  TEXT CHECK (until_on IS NULL OR until_on > from_on),
  visits_per_year INTEGER NOT NULL DEFAULT 4 CHECK (visits_per_year BETWEEN 0 AND 366)
) STRICT;
CREATE INDEX pairing_of_unit ON pairing (unit_id);
CREATE INDEX pairing_of_member ON pairing (member_id) WHERE member_id IS NOT NULL;

CREATE TABLE visit (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  pairing_id   INTEGER NOT NULL REFERENCES pairing ON DELETE CASCADE,
  on_day       TEXT NOT NULL CHECK (date(on_day) IS on_day),
  session_id   INTEGER REFERENCES session ON DELETE SET NULL,
  has_lecture    INTEGER NOT NULL DEFAULT 0 CHECK (has_lecture IN (0, 1)),     -- 党课
  has_discussion INTEGER NOT NULL DEFAULT 0 CHECK (has_discussion IN (0, 1)),  -- 研讨
  has_diagnosis  INTEGER NOT NULL DEFAULT 0 CHECK (has_diagnosis IN (0, 1)),   -- 会诊
  found        INTEGER NOT NULL DEFAULT 0 CHECK (found >= 0),                   -- problems found
  solved       INTEGER NOT NULL DEFAULT 0 CHECK (solved >= 0),
  note         TEXT,
  CONSTRAINT visit_solved CHECK (solved <= found)
) STRICT;
CREATE INDEX visit_of_pairing ON visit (pairing_id, on_day);
CREATE INDEX visit_of_session ON visit (session_id) WHERE session_id IS NOT NULL;

-- ---- tasks and needs ---------------------------------------------------------------------------------------------------
ALTER TABLE task ADD COLUMN session_id  INTEGER REFERENCES session ON DELETE SET NULL;  -- the meeting that decided it
ALTER TABLE task ADD COLUMN claimed_by  TEXT;                                            -- 认领
ALTER TABLE task ADD COLUMN claimed_on  TEXT;
ALTER TABLE task ADD COLUMN declared_by TEXT;                                            -- 申报完成
ALTER TABLE task ADD COLUMN declared_on TEXT;
ALTER TABLE task ADD COLUMN confirmed_by TEXT;                                           -- 确认, by somebody else (T-08)
ALTER TABLE task ADD COLUMN confirmed_on TEXT;
ALTER TABLE task ADD COLUMN raised_by   TEXT;                                            -- 提出人 of a wish
ALTER TABLE task ADD COLUMN minutes     INTEGER CHECK (minutes IS NULL OR minutes > 0);  -- 服务时长
ALTER TABLE task ADD COLUMN result      TEXT;                                            -- 成果、成效
ALTER TABLE task ADD COLUMN thanks      TEXT;                                            -- 感谢信、锦旗
CREATE INDEX task_of_session ON task (session_id) WHERE session_id IS NOT NULL;

-- 微服务 joins what a list is for. A column's CHECK goes with the column, so the column is made anew under its name.
ALTER TABLE task_list ADD COLUMN purpose TEXT NOT NULL DEFAULT 'practical' CONSTRAINT task_list_template
  CHECK (purpose IN ('practical', 'five_ones', 'wishes', 'services', 'projects', 'rectification', 'superior', 'other'));
UPDATE task_list SET purpose = template;
ALTER TABLE task_list DROP COLUMN template;
ALTER TABLE task_list RENAME COLUMN purpose TO template;

-- 子项、节点: n of N; a milestone has a deadline and a result.
CREATE TABLE subtask (
  id      INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task ON DELETE CASCADE,
  seq     INTEGER NOT NULL,
  title   TEXT NOT NULL CHECK (trim(title) <> ''),
  due_on  TEXT,
  done_on TEXT CHECK (done_on IS NULL OR date(done_on) IS done_on),
  result  TEXT
) STRICT;
CREATE INDEX subtask_of_task ON subtask (task_id, seq);

-- 问需问计: what people asked for, suggested or asked about, and what became of it.
CREATE TABLE need (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  unit_id     INTEGER NOT NULL REFERENCES unit,
  kind        TEXT NOT NULL CONSTRAINT need_kind CHECK (kind IN ('need', 'suggestion', 'question')),
  on_day      TEXT NOT NULL CHECK (date(on_day) IS on_day),
  from_whom   TEXT,
  channel     TEXT,                  -- 座谈、信箱、走访、直播提问
  category    TEXT,
  text        TEXT NOT NULL CHECK (trim(text) <> ''),
  session_id  INTEGER REFERENCES session ON DELETE SET NULL,
  task_id     INTEGER REFERENCES task ON DELETE SET NULL,
  answered_on TEXT CHECK (answered_on IS NULL OR date(answered_on) IS answered_on),
  answer      TEXT,
  is_adopted  INTEGER CHECK (is_adopted IN (0, 1))
) STRICT;
CREATE INDEX need_of_unit ON need (unit_id, on_day);
CREATE INDEX need_of_session ON need (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX need_of_task ON need (task_id) WHERE task_id IS NOT NULL;

-- ---- registers ---------------------------------------------------------------------------------------------------------
ALTER TABLE register_column ADD COLUMN is_many    INTEGER NOT NULL DEFAULT 0 CHECK (is_many IN (0, 1));     -- several members, units, sessions or choices
ALTER TABLE register_column ADD COLUMN is_each    INTEGER NOT NULL DEFAULT 0 CHECK (is_each IN (0, 1));     -- a number that everybody named in the row has: 小时
ALTER TABLE register_column ADD COLUMN is_end     INTEGER NOT NULL DEFAULT 0 CHECK (is_end IN (0, 1));      -- the last day on which the row holds: 结束日期
ALTER TABLE register_column ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1));  -- hidden; what stands in it stays

-- A column may hold several: what stands in one column of one row, in order from 1.
ALTER TABLE register_cell RENAME TO register_cell_of_one;
CREATE TABLE register_cell (
  row_id     INTEGER NOT NULL REFERENCES register_row ON DELETE CASCADE,
  column_id  INTEGER NOT NULL REFERENCES register_column,
  place      INTEGER NOT NULL CHECK (place >= 1),
  text       TEXT CHECK (text IS NULL OR trim(text) <> ''),
  member_id  INTEGER REFERENCES member,
  unit_id    INTEGER REFERENCES unit,
  session_id INTEGER REFERENCES session,
  PRIMARY KEY (row_id, column_id, place),
  CONSTRAINT register_cell_one CHECK ((text IS NOT NULL) + (member_id IS NOT NULL) + (unit_id IS NOT NULL) + (session_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO register_cell SELECT row_id, column_id, 1, text, member_id, unit_id, session_id FROM register_cell_of_one;
DROP TABLE register_cell_of_one;
CREATE INDEX register_cell_of_column ON register_cell (column_id);
CREATE INDEX register_cell_of_member ON register_cell (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX register_cell_of_unit ON register_cell (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX register_cell_of_session ON register_cell (session_id) WHERE session_id IS NOT NULL;

-- ---- anniversaries -----------------------------------------------------------------------------------------------------
CREATE TABLE greeting (
  id        INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
  kind      TEXT NOT NULL CONSTRAINT greeting_kind CHECK (kind IN ('joined', 'birthday')),
  year      INTEGER NOT NULL,
  on_day    TEXT NOT NULL CHECK (date(on_day) IS on_day),
  form      TEXT,                    -- 贺卡、谈心、走访、短信
  by_whom   TEXT,
  note      TEXT,
  CONSTRAINT greeting_once UNIQUE (member_id, kind, year)
) STRICT;

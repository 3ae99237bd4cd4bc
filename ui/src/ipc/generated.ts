// Written by the program from its command table (./dev bindings); do not edit.

/** YYYY-MM-DD */
export type Day = string;
/** The one thing that closes a gap. */
export type Action = "hold" | "fix" | "advance" | "arrange" | "study" | "elect" | "organise" | "prepare" | "ask" | "review";
/** How many members of a queue were born in a decade. */
export type AgeBand = {
  /** 95后, 90后, 80后…. */
  label: string,
  /** People. */
  people: number,
};
/** 议程项. */
export type AgendaItem = {
  /** Row id; `None` while new. */
  id: AgendaItemId | null,
  /** What it is. */
  kind: AgendaKind,
  /** Title. */
  title: string,
  /** Who speaks. */
  speaker: string | null,
  /** Minutes it took. */
  minutes: number | null,
  /** 发言记录, one paragraph a speaker: `姓名：要点`. */
  record: string | null,
};
/** 议程项 */
export type AgendaItemId = number;
/** 议程项类别 */
export type AgendaKind = "study" | "lecture" | "discussion" | "vote" | "other";
/** How many records of a kind. */
export type Amount = {
  /** 活动, 党员 … */
  what: string,
  /** How many. */
  count: number,
};
/** A day to think of somebody. */
export type Anniversary = {
  /** Who. */
  memberId: MemberId,
  /** 姓名. */
  name: string,
  /** Their branch on that day. */
  unit: string,
  /** Their group. */
  group: string | null,
  /** Probationary or full. */
  stage: Stage,
  /** What comes round. */
  kind: GreetingKind,
  /** The date it goes back to, as far as it is known: a day or a month. None for a birthday: how old somebody is stays theirs. */
  since: string | null,
  /** In which year. */
  year: number,
  /** In which month, 1 to 12. */
  month: number,
  /** The day; none where only the month is known. */
  day: string | null,
  /** Years since joining; none for a birthday. */
  years: number | null,
  /** Whether these years are a round number. */
  isRound: boolean,
  /** 党龄 on the day: full years since 转正 (FZ-17, M-41). */
  seniority: number | null,
  /** What was done; none: nothing yet. */
  greeting: Greeting | null,
};
/** Two states of a book beside each other. */
export type Apart = {
  /** Sessions that only the one has. */
  ours: Only,
  /** Sessions that only the other has. */
  theirs: Only,
  /** How many entries of history the one has since the other; none: the history of the other is not the beginning of its own. */
  since: number | null,
};
/** What the settings page says about the program. */
export type AppInfo = {
  /** Version of the program. */
  version: string,
  /** Its folder on this computer. */
  home: string,
  /** The name under which this computer writes history. */
  who: string,
};
/** The name of the person at the desk. */
export type AppSignReq = {
  /** 姓名. */
  who: string,
};
/** The whole table of an appraisal. */
export type Appraisal = {
  /** The session. */
  sessionId: SessionId,
  /** The year that was appraised (PY-07). */
  year: number,
  /** Who took part: nobody gets more votes than these. */
  tookPart: number,
  /** 优秀 against one third. */
  third: Third,
  /** Whether the third is of those who took part, not of all members (setting `appraisal.excellent_third`). */
  isOfPresent: boolean,
  /** Everybody on the roll. */
  lines: Array<GradeLine>,
};
/** An arrangement as it is kept. */
export type Arrangement = {
  /** Row id. */
  id: ArrangementId,
  /** UUIDv7. */
  uid: string,
  /** Its lines, in order. */
  items: Array<ArrangementItem>,
  /** How many of them are done. */
  done: number,
  /** Who has to receive it: the units right below a committee, or the branch itself. */
  receipts: Array<Receipt>,
  /** Whose it is: of a branch what it received, of a committee what it issues to the units below it. */
  unitId: UnitId,
  /** '2026Q3'. */
  quarter: string,
  /** 标题. */
  title: string,
  /** 发文单位. */
  issuer: string | null,
  /** 印发日期. */
  issuedOn: string | null,
};
/** What a person fills in. */
export type ArrangementFields = {
  /** Whose it is: of a branch what it received, of a committee what it issues to the units below it. */
  unitId: UnitId,
  /** '2026Q3'. */
  quarter: string,
  /** 标题. */
  title: string,
  /** 发文单位. */
  issuer: string | null,
  /** 印发日期. */
  issuedOn: string | null,
};
/** 上级学习安排 */
export type ArrangementId = number;
/** A line and what became of it. */
export type ArrangementItem = {
  /** 序号, from 1. */
  number: number,
  /** The last day on which it can be done in time. */
  lastDay: string,
  /** The topic made of it. */
  topicId: TopicId | null,
  /** The plan item made of it. */
  planItemId: PlanItemId | null,
  /** The day it is planned for. */
  plannedOn: string | null,
  /** The day on which it was done: by hand, or of the session held for it. */
  doneOn: string | null,
  /** The session that was held for it. */
  sessionId: SessionId | null,
  /** What its 形式 would be in the book. */
  kind: Kind,
  /** A working day to plan it on, while that is still possible. */
  safeDay: string | null,
  /** Row id; `None` while new. */
  id: ArrangementItemId | null,
  /** 学习内容. */
  title: string,
  /** 形式. */
  form: string | null,
  /** 完成时限: a day or a month; none: the end of the quarter. */
  dueOn: string | null,
  /** 备注. */
  note: string | null,
};
/** 上级学习安排的一项 */
export type ArrangementItemId = number;
/** A line and a day. */
export type ArrangementItemReq = {
  /** The line. */
  itemId: ArrangementItemId,
  /** The day: to plan it on (none: the last safe one), or on which it was done (none: not done). */
  onDay?: string | null,
};
/** One line of it, as it was issued. */
export type ArrangementLine = {
  /** Row id; `None` while new. */
  id: ArrangementItemId | null,
  /** 学习内容. */
  title: string,
  /** 形式. */
  form: string | null,
  /** 完成时限: a day or a month; none: the end of the quarter. */
  dueOn: string | null,
  /** 备注. */
  note: string | null,
};
/** The arrangements of a span of quarters. */
export type ArrangementPage = {
  /** Each with its lines. */
  arrangements: Array<Arrangement>,
  /** Who received how many of them. */
  received: Array<Received>,
};
/** A receipt. */
export type ArrangementReceiveReq = {
  /** The arrangement. */
  id: ArrangementId,
  /** Who received it; none: the book's own unit. */
  unitId?: UnitId | null,
  /** When; none takes it back. */
  receivedOn?: string | null,
};
/** An arrangement with its lines, to add (no id) or to change. */
export type ArrangementSaveReq = {
  /** Row id; none for a new one. */
  id?: ArrangementId | null,
  /** What a person fills in. */
  fields: ArrangementFields,
  /** Its lines, in order. */
  lines: Array<ArrangementLine>,
};
/** Whom a rule asks. */
export type Asks = "unit" | "each_branch" | "each_group" | "each_member" | "each_leader" | "each_pairing";
/** Files to attach. */
export type AttachmentAddReq = {
  /** The record. */
  holder: Holder,
  /** The files. */
  paths: Array<string>,
  /** Make large photos smaller (setting `attachment.long_side`). */
  shrink: boolean,
};
/** 佐证材料 */
export type AttachmentId = number;
/** An attachment as the page shows it. */
export type AttachmentLine = {
  /** A small picture as a data URL; none for a PDF. */
  thumbnail: string | null,
  /** Row id. */
  id: AttachmentId,
  /** UUIDv7. */
  uid: string,
  /** What it is evidence of. */
  holder: Holder,
  /** The name it had when it was added, without its ending. */
  name: string,
  /** When it was added. */
  addedOn: string,
  /** What it is. */
  kind: FileKind,
  /** Bytes as kept. */
  size: number,
  /** Pixels; none for a PDF. */
  width: number | null,
  /** Pixels; none for a PDF. */
  height: number | null,
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: string,
};
/** Of which record. */
export type AttachmentListReq = {
  /** The record; of a task also what is attached to its progress. */
  holder: Holder,
};
/** A picture at the size it is kept in. */
export type AttachmentPicture = {
  /** As a data URL. */
  picture: string,
};
/** Where to write an attachment. */
export type AttachmentSaveReq = {
  /** The attachment. */
  id: AttachmentId,
  /** A place of the person's choice; none: the folder from which other programs open it, emptied when the book is locked. */
  path?: string | null,
};
/** Who has to study it. */
export type Audience = "all" | "committee" | "full" | "probationary";
/** A checked copy of a book. */
export type Backup = {
  /** Where it lies. */
  path: string,
  /** When it was made, ms UTC. */
  at: number,
  /** Why: 每日, 导入前, 恢复前, 封存前, 修复前, 手动. */
  reason: string,
  /** Bytes. */
  bytes: number,
  /** Whether it was opened and checked after writing: nothing else becomes a backup here. */
  verified: boolean,
  /** It lies on this computer. */
  here: boolean,
  /** It lies at the second place, too. */
  there: boolean,
};
/** What is known of the backups of the open book. */
export type BackupCare = {
  /** The second place; none: none was chosen. */
  second: Second | null,
  /** The last rehearsal of a restore. */
  rehearsed: Rehearsal | null,
  /** The last day of this quarter: until then one is proposed. */
  rehearseBy: string,
  /** There was none in this quarter, and there is something to rehearse with. */
  isDue: boolean,
};
/** A book whose backups are looked for. */
export type BackupRescueReq = {
  /** Where it lies or lay. */
  path: string,
  /** Its password; none: the backups are listed and not opened. */
  password?: Secret | null,
};
/** A second place to choose. */
export type BackupSecondReq = {
  /** The folder; null: no second place. */
  folder: string | null,
};
/** 选票: more returned than issued void an election (XJ-06). */
export type Ballots = {
  /** 发出. */
  issued: number,
  /** 收回. */
  returned: number,
  /** 有效. */
  valid: number,
};
/** 基地 */
export type BaseId = number;
/** What a binder will hold. */
export type Binder = {
  /** What is missing, by day and record. */
  missing: Array<MissingPaper>,
  /** Its sessions, month by month. */
  months: Array<BinderMonth>,
};
/** Where to write a binder as a folder. */
export type BinderFolderReq = {
  /** Whether photos are printed; none: two of each session. The files are written either way. */
  photos?: boolean | null,
  /** The folder to make. It must not be there yet. */
  path: string,
  /** The day that stands on the papers. */
  day: string,
  /** The branch or group; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** What goes in; none: everything but 台账. */
  parts?: Array<Part> | null,
};
/** The sessions of a month. */
export type BinderMonth = {
  /** `2026-09`. */
  month: string,
  /** How many. */
  sessions: number,
};
/** Whose binder, of which days, with what in it. */
export type BinderReq = {
  /** The branch or group; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** What goes in; none: everything but 台账. */
  parts?: Array<Part> | null,
};
/** Where to copy the book. */
export type BookBackupReq = {
  /** A place of the person's choice; none: the backup folder. */
  path?: string | null,
};
/** A new book. */
export type BookCreateReq = {
  /** Where. */
  path: string,
  /** Its password, at least eight characters. */
  password: Secret,
  /** Name of its unit. */
  name: string,
  /** What that unit is. */
  kind: UnitKind,
  /** 'YYYY-MM': from which month it is kept; none: everything is asked of it. */
  begin?: string | null,
  /** Whether to make a recovery code; none: no. */
  recovery?: boolean | null,
};
/** How the open book can be opened. */
export type BookKey = {
  /** There is a recovery code. */
  recovery: boolean,
  /** The recorder has a password. */
  recorder: boolean,
};
/** What the keyring of this computer has to do with a book. */
export type BookKeyring = {
  /** Why no book can be remembered here; none: it can. */
  why: string | null,
  /** This computer remembers this book. */
  remembered: boolean,
  /** It may open it now: the program has just been started. */
  opens: boolean,
};
/** A book, perhaps not open. */
export type BookKeyringReq = {
  /** Where. */
  path: string,
};
/** This computer shall remember the open book. */
export type BookKeyringSetReq = {
  /** The password: nobody has a desk that was left open remembered. */
  password: Secret,
};
/** A book that was made or opened anew, and its recovery code, told this once. */
export type BookMade = {
  /** The book. */
  state: BookState,
  /** The groups of the code; none: none was asked for. */
  recovery: Array<string> | null,
};
/** A book to open. */
export type BookOpenReq = {
  /** Where. */
  path: string,
  /** Its password. */
  password: Secret,
  /** Opens it although it is not as it was left there; none: no. */
  other?: boolean | null,
};
/** A new password. */
export type BookPasswordReq = {
  /** The one that holds. */
  old: Secret,
  /** The one that shall hold, at least eight characters. */
  password: Secret,
};
/** A password for the recorder. */
export type BookRecorderSetReq = {
  /** The secretary's password. */
  password: Secret,
  /** The recorder's, at least eight characters. */
  recorder: Secret,
};
/** The recorder's password is to be taken away. */
export type BookRecorderWithdrawReq = {
  /** The secretary's password. */
  password: Secret,
};
/** A book whose password is forgotten. */
export type BookRecoverReq = {
  /** Where. */
  path: string,
  /** Its recovery code, as it was typed. */
  code: Secret,
  /** Its new password, at least eight characters. */
  password: Secret,
  /** Opens it although it is not as it was left there; none: no. */
  other?: boolean | null,
};
/** A recovery code to print. */
export type BookRecoveryPrintReq = {
  /** Its groups. */
  groups: Array<Secret>,
};
/** A new recovery code. */
export type BookRecoveryReq = {
  /** The password: nobody takes a code from a desk that was left open. */
  password: Secret,
};
/** A backup to put back. */
export type BookRestoreReq = {
  /** The backup. */
  from: string,
  /** Where the book shall be. */
  path: string,
  /** Its password. */
  password: Secret,
};
/** Who has opened the book; the later may do more. */
export type BookRole = "recorder" | "secretary";
/** The practice book. */
export type BookSampleReq = {
  /** Throws away the one there is and makes it anew. */
  fresh?: boolean | null,
};
/** What the window's frame shows on every page. */
export type BookState = {
  /** A book is open. */
  open: boolean,
  /** Where it lies; also of the book that is locked. */
  path: string | null,
  /** Name of its unit; also of the book that is locked. */
  name: string | null,
  /** Its unit. */
  unitId: UnitId | null,
  /** What that unit is. */
  kind: UnitKind | null,
  /** The first day from which it is kept; none: everything is asked of it. */
  begin: string | null,
  /** Today. */
  today: string,
  /** Whose password opened it; none: no book is open. */
  role: BookRole | null,
  /** It can only be read. */
  readOnly: boolean,
  /** It is made up, to try things in: every page and paper says so. Also of the book that is locked. */
  sample: boolean,
  /** Sessions that count, looked for no further than [`AT_HOME`]. */
  recorded: number,
  /** Sessions in draft. */
  draftCount: number,
  /** Tasks past their deadline. */
  lateCount: number,
  /** People on the roster today, looked for no further than [`MANY`]. */
  memberCount: number,
  /** They are so many that `member_count` says how many. */
  hasMany: boolean,
  /** When the last automatic backup was made, ms UTC. */
  lastBackup: number | null,
  /** When the book was changed last, ms UTC. */
  savedAt: number | null,
  /** Books known on this computer. */
  recent: Array<RecentBook>,
};
/** A list on the last day of a span, with what happened in the span. */
export type Bulletin = {
  /** The list with its figures on the last day. */
  list: TaskList,
  /** 新完成: done in the span. */
  done: Array<Task>,
  /** 新销号. */
  closed: Array<Task>,
  /** 新认领. */
  claimed: Array<Task>,
  /** 待确认: declared and waiting on the last day. */
  declared: Array<Task>,
  /** With lines of progress in the span; those alone are in `progress`. */
  moved: Array<Task>,
  /** 逾期 on the last day, longest first. */
  late: Array<Task>,
  /** Due within [`NEXT_DAYS`] after the last day, soonest first. */
  next: Array<Task>,
};
/** A list month by month up to its last deadline. */
export type BurnUp = {
  /** Oldest first. */
  months: Array<BurnUpMonth>,
  /** What is counted: neither 长期坚持 nor 终止, as in the figures of the list. */
  total: number,
  /** Tasks without a deadline: planned for no month. */
  noDeadline: number,
  /** 已完成 without a day: counted in the month of the day only. */
  noDoneDay: number,
  /** The task of each step, for the rows behind the figures. */
  steps: Array<BurnUpTask>,
};
/** The end of one month; all three are cumulative. */
export type BurnUpMonth = {
  /** 'YYYY-MM'. */
  month: string,
  /** Tasks whose deadline is in this month or before. */
  planned: number,
  /** 已完成 and 已销号 by its end, or by the day in the month that is not over; none for months to come. */
  done: number | null,
  /** 阶段性完成 at its end: not done (T-16). */
  stageDone: number | null,
};
/** When one task was to be finished and when it was. */
export type BurnUpTask = {
  /** The task. */
  id: TaskId,
  /** 序号. */
  number: number,
  /** 项目名称. */
  title: string,
  /** 责任人. */
  owner: string | null,
  /** The last day of its deadline. */
  dueOn: string | null,
  /** The day it was done; none while open, and for what was done on an unknown day. */
  doneOn: string | null,
  /** How it stands on the day. */
  light: Light,
};
/** What the rows of a count are. */
export type By = "kind" | "unit" | "base" | "topic" | "mode" | "member" | "month" | "form" | "campaign" | "family" | "lecturer" | "place";
/** Which year. */
export type CalendarGetReq = {
  /** The year. */
  year: number,
};
/** A day to set. */
export type CalendarSetReq = {
  /** The day. */
  day: string,
  /** Worked or off; none: as the notice and the weekday say. */
  isWork?: boolean | null,
  /** Why. */
  note?: string | null,
};
/** One entry of history. */
export type Change = {
  /** Row id. */
  id: ChangeId,
  /** When, ms UTC. */
  at: number,
  /** Who. */
  who: string,
  /** The command. */
  intent: string,
  /** One Chinese line. */
  summary: string,
  /** Table of the record it is about. */
  noun: string | null,
  /** Its row id. */
  recordId: number | null,
  /** The change this one undid. */
  undoes: ChangeId | null,
  /** The change that undid this one. */
  undoneBy: ChangeId | null,
  /** How many rows it wrote. */
  rows: number,
  /** Its SHA-256 in the chain of history, lower-case hex. */
  hash: string | null,
};
/** 一次修改 */
export type ChangeId = number;
/** One thing that a change did. */
export type ChangeLine = {
  /** `活动 结束时间`, `点名 谢春林`. */
  what: string,
  /** Before; none: there was nothing. */
  before: string | null,
  /** After; none: there is nothing any more. */
  after: string | null,
};
/** Which changes. */
export type ChangeListReq = {
  /** Table of the record; with `recordId`. */
  noun?: string | null,
  /** Row id of the record. */
  recordId?: number | null,
  /** At most so many. */
  limit: number,
  /** Older than this one. */
  before?: ChangeId | null,
};
/** Which looks. */
export type ChangeLooksReq = {
  /** At most so many. */
  limit: number,
  /** Older than this one. */
  before?: ChangeId | null,
};
/** A record's history. */
export type ChangeTimelineReq = {
  /** Table of the record. */
  noun: string,
  /** Row id of the record. */
  recordId: number,
};
/** What a change did, and how many lines are not told. */
export type ChangeTold = {
  /** The lines, in the order of writing. */
  lines: Array<ChangeLine>,
  /** How many more there are. */
  more: number,
};
/** Which change to take back. */
export type ChangeUndoReq = {
  /** The change; none: the last one that was not taken back. */
  id?: ChangeId | null,
};
/** All findings of a unit on a day. */
export type Check = {
  /** The day. */
  on: string,
  /** Name of the unit. */
  unit: string,
  /** Findings, most pressing first. */
  findings: Array<Finding>,
  /** Where the working days of the year are not known. */
  note: string | null,
};
/** Observers of one class (听众类别) over some sessions. */
export type ClassCount = {
  /** 科级干部、青年、群众…; empty: none written. */
  class: string,
  /** 次. */
  sessions: number,
  /** 人次. */
  heads: number,
};
/** What stands in a column. */
export type ColumnKind = "text" | "long_text" | "number" | "date" | "choice" | "yes_no" | "member" | "unit" | "session";
/** All that was found in a window. */
export type Consistency = {
  /** The days looked at. */
  window: Window,
  /** Open ones first, the heaviest of them first, then by day. */
  findings: Array<Inconsistency>,
  /** How many were found. */
  found: number,
  /** How many of them were looked into and found right. */
  setAside: number,
};
/** A finding somebody looked into. */
export type ConsistencySetAsideReq = {
  /** The finding's key. */
  finding: string,
  /** Why it is right as it stands; null takes that back. */
  reason?: string | null,
};
/** A book at a glance. */
export type Contents = {
  /** Of its unit: the same in all copies of one book. */
  uid: string,
  /** Name of its unit. */
  unit: string,
  /** The day of the last session that was held or begun. */
  lastOn: string | null,
  /** How many records there are of each kind. */
  amounts: Array<Amount>,
  /** The last entry of history. */
  lastChange: Change | null,
};
/** A count over a window, with a total that counts each session once. */
export type Count = {
  /** Name of the unit whose tree is counted. */
  unit: string,
  /** What the rows are. */
  by: By,
  /** Rows, in handbook order (kinds), tree order (units), name order (members) or time order (months). */
  rows: Array<CountRow>,
  /** Each session, attendance and person once. */
  total: CountRow,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
};
/** What to count. */
export type CountGetReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** What the rows are. */
  by: By,
};
/** One row of a count; names of the fields are part of the command-line contract (DESIGN §5). */
export type CountRow = {
  /** The word or id of the row. */
  key: string,
  /** Its Chinese name. */
  label: string,
  /** 次. */
  sessions: number,
  /** 场次. */
  sittings: number,
  /** 人次: named and declared people who came. */
  attendances: number,
  /** 人数: distinct named people who came; null where any session has declared counts only. */
  people: number | null,
  /** 应到人次. */
  due: number,
  /** Σ present ÷ Σ due over sessions that have a due (C-35), 0…1; null where due is 0. */
  rate: number | null,
  /** Credit in minutes earned by named people. */
  minutes: number,
  /** 请假人次. */
  excused: number,
  /** 缺席人次. */
  absent: number,
  /** 已补学人次. */
  madeUp: number,
};
/** One of the rows that a figure counts. */
export type CountedRow = {
  /** session, member or task. */
  noun: string,
  /** Its row id. */
  id: number,
  /** The list of a task. */
  parent: number | null,
  /** What it is. */
  title: string,
  /** Second line. */
  text: string,
  /** At the right end. */
  end: string,
};
/** Who has had which topic. */
export type Coverage = {
  /** Topics in order (columns). */
  topics: Array<Topic>,
  /** Members in order (rows). */
  rows: Array<CoverageRow>,
  /** The topics by family. */
  families: Array<TopicFamily>,
  /** 必学, 选学 and 原著 counted. */
  menu: TopicMenu,
  /** Study outside sessions, by form. */
  studies: Array<StudyTotal>,
};
/** One member's row of the matrix. */
export type CoverageRow = {
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** Home branch. */
  unit: string,
  /** Group. */
  group: string | null,
  /** One cell a topic, in the order of the topics. */
  cells: Array<Covered>,
};
/** A cell of the matrix: how a member first had a topic, and the record of it. */
export type Covered = {
  /** In which form. */
  how: How,
  /** When. */
  onDay: string | null,
  /** In which session, or make-up of it. */
  sessionId: SessionId | null,
  /** By which note of study outside sessions. */
  studyId: TopicStudyId | null,
};
/** What one person said of another; of themselves it is self-criticism. */
export type Criticism = {
  /** Who spoke. */
  fromId: MemberId,
  /** Of whom. */
  toId: MemberId,
  /** What. */
  text: string,
};
/** The whole list of a session. */
export type CriticismSaveReq = {
  /** The session. */
  sessionId: SessionId,
  /** Who said what of whom, in order. */
  lines: Array<Criticism>,
};
/** A day that is not what its weekday says. */
export type DayOff = {
  /** The day. */
  day: string,
  /** Worked although a weekend, or off although not. */
  isWork: boolean,
  /** 国庆节, 春节调休上班, or what the unit wrote. */
  note: string | null,
  /** Set in this book, not by a notice. */
  isOwn: boolean,
};
/** Counts of a register row without names. */
export type Declared = {
  /** 应到人数. */
  due: number | null,
  /** 实到人数. */
  present: number | null,
  /** 请假人数. */
  excused: number | null,
  /** 缺席人数. */
  absent: number | null,
};
/** What is different from the first seal of a period. */
export type Difference = {
  /** Figures. */
  figures: Array<FigureChange>,
  /** Sessions, oldest first. */
  sessions: Array<SessionChange>,
};
/** What was typed into one form. */
export type Draft = {
  /** Which form: the address of its page, `/sessions/new`, with `#content` for one part of it. */
  key: string,
  /** The fields as the form holds them; only that form knows what they mean. */
  body: unknown,
  /** When it was kept, ms UTC. */
  at: number,
};
/** What a form holds now. */
export type DraftKeepReq = {
  /** Which form. */
  key: string,
  /** Its fields. */
  body: unknown,
};
/** Whose draft. */
export type DraftReq = {
  /** Which form: the address of its page. */
  key: string,
};
/** How often a member of a tree took part in the life of another unit as an ordinary member. */
export type DualCount = {
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** 次. */
  sessions: number,
};
/** Nothing to say. */
export type Empty = Record<string, never>;
/** Why a command was refused: a closed list. A code exists only where the window does something different for it. */
export type ErrorCode = "invalid" | "missing" | "taken" | "sealed" | "period_sealed" | "in_use" | "conflict" | "wrong_password" | "wait" | "not_a_book" | "newer" | "damaged" | "swapped" | "log_gone" | "in_use_elsewhere" | "exists" | "no_file" | "closed" | "disk_full" | "read_only" | "io" | "bad_file" | "refused" | "cancelled" | "locked" | "bug";
/** Which rows to write. */
export type ExportFilter = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** The day that decides how tasks stand; none: today. */
  day?: string | null,
  /** Sessions from this day. */
  from?: string | null,
  /** Sessions to this day. */
  to?: string | null,
  /** Sessions of this kind. */
  kind?: Kind | null,
  /** Sessions in this state. */
  status?: Status | null,
  /** Sessions with these words. */
  text?: string | null,
  /** The list of the tasks. */
  listId?: TaskListId | null,
  /** The register. */
  registerId?: RegisterId | null,
};
/** A list to write. */
export type ExportListReq = {
  /** sessions, tasks, topics or register. */
  kind: string,
  /** Where. */
  path: string,
  /** Which rows. */
  filter: ExportFilter,
};
/** The roster, with numbers in full. */
export type ExportMembersReq = {
  /** Where. */
  path: string,
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** The day; none: today. */
  day?: string | null,
};
/** The picture of a chart, as the window drew it. */
export type ExportPictureReq = {
  /** Where: a name that ends in .png or .svg. */
  path: string,
  /** The file, base64. */
  content: string,
};
/** A fact of a task that not every list asks for, by its name in [`super::TaskFields`]. */
export type Fact = "parentNumber" | "category" | "raisedBy" | "claimedBy" | "leader" | "unitName" | "owner" | "partnerUnits" | "measures" | "goal" | "minutes" | "result" | "thanks";
/** A fact under the word a list has for it. */
export type FactWord = {
  /** Which. */
  fact: Fact,
  /** What the list calls it. */
  word: string,
  /** Whether it has a column in the table; the others stand in the form. */
  hasColumn: boolean,
};
/** Under which heading a register is listed. */
export type Family = "study" | "honour" | "people" | "own";
/** A group and who is due in it. */
export type FastGroup = {
  /** The group; of people without one, the branch. */
  unitId: UnitId,
  /** Its name. */
  name: string,
  /** In the order of the roll. */
  people: Array<FastPerson>,
};
/** A kind of short session, and how it was held last. */
export type FastKind = {
  /** The kind. */
  kind: Kind,
  /** Titles of the last ones, newest first. */
  titles: Array<string>,
  /** 'HH:MM'. */
  startTime: string | null,
  /** Where. */
  place: string | null,
  /** How long it took; none where it was never held. */
  minutes: number | null,
  /** The group or branch that held it. */
  unitId: UnitId | null,
  /** Who spoke. */
  lecturer: string | null,
  /** How many were held in the month of the day. */
  thisMonth: number,
  /** Whether who came counts for 到会率 (C-35). */
  isRated: boolean,
};
/** What a fast log begins with. */
export type FastLog = {
  /** The unit that holds it when more than one group is there. */
  unitId: UnitId,
  /** Kinds, the last one held first. */
  kinds: Array<FastKind>,
  /** Groups with everybody due on the day; one group of the whole branch where it is not divided. */
  groups: Array<FastGroup>,
  /** Minutes of one 学时 (setting). */
  periodMinutes: number,
};
/** A short session with everybody who is due at it. */
export type FastLogSaveReq = {
  /** The session. */
  fields: SessionFields,
  /** Everybody due. */
  marks: Array<MarkEntry>,
};
/** Somebody due. */
export type FastPerson = {
  /** The member. */
  memberId: MemberId,
  /** 姓名. */
  name: string,
  /** Reading. */
  pinyin: string,
  /** Initials. */
  initials: string,
  /** 免于参加: on the roll, not asked. */
  isExempt: boolean,
  /** An approved leave covers the day. */
  leave: Reason | null,
};
/** A figure: a count, or a part of a whole. */
export type Figure = {
  /** Its word. */
  word: string,
  /** The count, or the part. */
  part: number,
  /** The whole of a share; none of a count. */
  whole: number | null,
  /** 次, 人次, 人, 项. */
  unit: string,
  /** First day counted; none of what stands so on one day. */
  from: string | null,
  /** Last day counted. */
  to: string,
  /** What is counted, in one line. */
  rule: string,
};
/** One figure that is different now. */
export type FigureChange = {
  /** Of what: 支部党员大会, 合计. */
  of: string,
  /** Which: 实到人次. */
  name: string,
  /** When it was sealed; none: there was no such line. */
  sealed: number | null,
  /** Now; none: there is no such line any more. */
  now: number | null,
};
/** Which figures. */
export type FigureGetReq = {
  /** Their words. */
  words: Array<string>,
  /** As of this day. */
  day: string,
};
/** A figure that can be asked for. */
export type FigureName = {
  /** Its word. */
  word: string,
  /** Its name. */
  label: string,
  /** Other words for it. */
  also: string,
};
/** A figure with what it counts. */
export type FigureRows = {
  /** The figure. */
  figure: Figure,
  /** Its rows, at most 300. */
  rows: Array<CountedRow>,
};
/** Which figure is opened. */
export type FigureRowsReq = {
  /** Its word. */
  word: string,
  /** As of this day. */
  day: string,
};
/** What a file is, told by its content and never by its name. */
export type FileKind = "jpeg" | "png" | "pdf";
/** 计划报备 of a quarter. */
export type Filing = {
  /** '2026Q3'. */
  quarter: string,
  /** The last working day on which it is in time; none: nothing is asked. */
  dueOn: string | null,
  /** When it was handed in. */
  filedOn: string | null,
};
/** One rule, one period, one scope; names of the fields are part of the command-line contract (DESIGN §5). */
export type Finding = {
  /** The rule's word. */
  rule: string,
  /** Its Chinese name: 支委会, 党小组会…. */
  label: string,
  /** The kind of session that meets it; none where no session does: 换届, 连续未参加. */
  kind: Kind | null,
  /** The article it comes from, or 本单位设置. */
  cite: string,
  /** What that is: a regulation, a plan, a custom of the place. */
  severity: Severity,
  /** '2026-09', '2026Q3' or '2026'. */
  period: string,
  /** Name of the unit, group or member it is about. */
  scope: string,
  /** The unit or group that would hold it; none where it is about a member. */
  unit_id: UnitId | null,
  /** The member it is about. */
  member_id: MemberId | null,
  /** How often (or how many 学时). */
  required: number,
  /** How often so far. */
  held: number,
  /** How it stands. */
  state: State,
  /** Why it stands so: put off to when and why, not asked because. */
  reason: string | null,
  /** Last day on which it can still be met. */
  last_day: string | null,
  /** uid of the sessions that count for it. */
  sessions: Array<string>,
  /** uid of a planned session or plan item that would close it. */
  planned: string | null,
  /** Day of that plan. */
  planned_on: string | null,
  /** Its subject. */
  planned_title: string | null,
  /** The last safe date: the last working day, from the day of the check on, on which it can still be met. */
  safe_day: string | null,
  /** How often it will have been, with what is planned in time; for 学时, at the pace so far. */
  expected: number,
  /** What closes the gap; none where there is none. */
  action: Action | null,
};
/** Which day of every month. */
export type FixedDay = { "by": "date",
  /** 1 to 31. */
  day: number, } | { "by": "weekday",
  /** 1 to 5. */
  nth: number,
  /** 1 Monday to 7 Sunday. */
  weekday: number,
};
/** A task of a meeting with the list it stands in. */
export type FollowUp = {
  /** Name of its list. */
  list: string,
  /** What the list is for. */
  template: Template,
  /** The task. */
  task: Task,
};
/** Tasks to make of decisions. */
export type FollowUpAddReq = {
  /** The session. */
  sessionId: SessionId,
  /** The list they go to; none: the meeting's own, made when it is not there. */
  listId?: TaskListId | null,
  /** What that list is for. */
  template: Template,
  /** What is to be done. */
  items: Array<FollowUpItem>,
};
/** One thing to be done after a meeting. */
export type FollowUpItem = {
  /** What was decided; the problem, in a rectification list. */
  title: string,
  /** 措施. */
  measures: string | null,
  /** 责任人. */
  owner: string | null,
  /** 完成时限, a day or a month. */
  dueOn: string | null,
};
/** What will be missing, and why that is not more. */
export type Forecast = {
  /** The day. */
  on: string,
  /** Name of the unit. */
  unit: string,
  /** Month, quarter and year; what falls due in one is not said again in the next. */
  horizons: Array<Horizon>,
  /** Members of a branch whose hours stand below the pace of the year, or who were absent for months; facts, no verdict. */
  people: Array<Pace>,
  /** Where the working days of the year are not known. */
  note: string | null,
};
/** What a paper can be saved as. */
export type Format = "pdf" | "pdf_a" | "docx" | "xlsx" | "csv";
/** Which rule decides. */
export type Formula = "resolution" | "admission" | "election";
/** 评定等次 (PY-03); who is on probation takes part and gets none (PY-05). */
export type Grade = "excellent" | "qualified" | "basic" | "unqualified" | "none";
/** What a person fills in about one member. */
export type GradeEntry = {
  /** Whom. */
  memberId: MemberId,
  /** Votes for 优秀. */
  excellent: number | null,
  /** Votes for 合格. */
  qualified: number | null,
  /** Votes for 基本合格. */
  basic: number | null,
  /** Votes for 不合格. */
  unqualified: number | null,
  /** The grade given. */
  grade: Grade | null,
  /** 评定意见. */
  opinion: string | null,
};
/** One member of the table. */
export type GradeLine = {
  /** 姓名. */
  name: string,
  /** Group that day. */
  group: string | null,
  /** Stage that day. */
  stage: Stage,
  /** Whether they came. */
  mark: Mark,
  /** Whom. */
  memberId: MemberId,
  /** Votes for 优秀. */
  excellent: number | null,
  /** Votes for 合格. */
  qualified: number | null,
  /** Votes for 基本合格. */
  basic: number | null,
  /** Votes for 不合格. */
  unqualified: number | null,
  /** The grade given. */
  grade: Grade | null,
  /** 评定意见. */
  opinion: string | null,
};
/** Lines of an appraisal to keep. */
export type GradeSaveReq = {
  /** The session. */
  sessionId: SessionId,
  /** The lines. */
  entries: Array<GradeEntry>,
  /** Somebody saw that more than one third are 优秀 and keeps it all the same (PY-04). */
  isSeen: boolean,
};
/** How a member was thought of. */
export type Greeting = {
  /** The day it was done. */
  onDay: string,
  /** 贺卡, 谈心, 走访. */
  form: string | null,
  /** Who did it. */
  byWhom: string | null,
  /** Free note. */
  note: string | null,
};
/** Which greeting. */
export type GreetingDeleteReq = {
  /** Whose. */
  memberId: MemberId,
  /** For what. */
  kind: GreetingKind,
  /** In which year. */
  year: number,
};
/** What a person fills in when members were thought of: one, or several with the same card. */
export type GreetingFields = {
  /** Who was thought of. */
  memberIds: Array<MemberId>,
  /** For what. */
  kind: GreetingKind,
  /** The year whose anniversary it was. */
  year: number,
  /** The day it was done. */
  onDay: string,
  /** 贺卡, 谈心, 走访. */
  form?: string | null,
  /** Who did it. */
  byWhom?: string | null,
  /** Free note. */
  note?: string | null,
};
/** What comes round. */
export type GreetingKind = "joined" | "birthday";
/** A unit's year. */
export type GreetingListReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** The year. */
  year: number,
};
/** How many are due and were thought of in a month. */
export type GreetingTally = {
  /** 1 to 12. */
  month: number,
  /** Whose day it is. */
  due: number,
  /** Of them, thought of. */
  done: number,
};
/** The anniversaries of a year. */
export type GreetingYear = {
  /** By day. */
  anniversaries: Array<Anniversary>,
  /** The twelve months. */
  months: Array<GreetingTally>,
};
/** The six cases in which somebody may be left out of 应到会人数 (XJ-08: 党章和选举工作条例的解释). Each needs the consent of
* the superior and the approval of the 党员大会. */
export type Ground = "ill" | "abroad" | "sentence" | "frail" | "away" | "hometown";
/** One session that somebody took part in as a guest of another unit. */
export type GuestLine = {
  /** The session. */
  sessionId: SessionId,
  /** Its day. */
  onDay: string,
  /** Its title. */
  title: string,
  /** The unit that held it. */
  unit: string,
  /** Its main kind. */
  kind: Kind | null,
  /** 双重组织生活, or else 列席. */
  isDual: boolean,
};
/** Why somebody is passed over on a day, keeping their place. */
export type Hindrance = "leave" | "exempt" | "gone";
/** One thing found. */
export type Hit = {
  /** member, session, topic, task, task_list, unit, register_row, turn_list, pairing. */
  noun: string,
  /** Row id of that noun. */
  recordId: number,
  /** What to show. */
  label: string,
  /** Second line. */
  detail: string | null,
  /** Its day, if it has one. */
  onDay: string | null,
  /** The list of a task, the register of a row. */
  parentId: number | null,
  /** Where in the label stands what was typed, in characters. */
  spans: Array<[number, number]>,
  /** The piece of its text in which it was found, when the label does not show it. Texts closed to readers are in no index. */
  excerpt: string | null,
  /** Where in the excerpt, or without one in the second line. */
  excerptSpans: Array<[number, number]>,
};
/** The record something is evidence of. */
export type Holder = { "of": "task", "id": TaskId } | { "of": "progress", "id": ProgressId } | { "of": "session", "id": SessionId };
/** What falls due by a day. */
export type Horizon = {
  /** Which end. */
  end: HorizonEnd,
  /** The last day. */
  until: string,
  /** Working days until then, the day itself among them. */
  workDays: number,
  /** What the plan does not cover: it will be missing. */
  missing: Array<Finding>,
  /** What is not met yet and will be, when the plan is kept to. */
  covered: Array<Finding>,
};
/** Up to when it is looked ahead. */
export type HorizonEnd = "month" | "quarter" | "year";
/** One member's hours in the quarter and the year that hold a day, up to that day. All in minutes. */
export type HoursLine = {
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** Home branch. */
  unit: string,
  /** Group. */
  group: string | null,
  /** Posts. */
  posts: Array<PostKind>,
  /** 不作硬性要求: the hours are shown, no target is asked (JY-08). */
  isExempt: boolean,
  /** Credit in the quarter. */
  quarterMinutes: number,
  /** Credit in the year. */
  yearMinutes: number,
  /** Of the year's: by coming to sessions. */
  sessionMinutes: number,
  /** Of the year's: by make-up. */
  makeUpMinutes: number,
  /** Of the year's: by study outside sessions. */
  studyMinutes: number,
  /** 集中培训 attended in the year (JY-06 asks committee members for one). */
  trainings: number,
  /** What the year asks for: 32 学时, 书记 and 班子成员 56; 0 for exempt members. */
  targetMinutes: number,
  /** The share of the target for the part of the year that has gone, as far as it is kept in this book. */
  paceMinutes: number,
  /** Minutes of one 学时 (setting `minutes_per_hour`). */
  periodMinutes: number,
};
/** How a member had a topic: the one character of a cell, and the word it stands for. */
export type How = "会" | "课" | "组" | "补" | "自" | "原" | "送" | "网" | "他" | "未" | "—";
/** A table to import. */
export type ImportReq = {
  /** members, sessions, tasks, topics, register or arrangement. */
  kind: string,
  /** The file, .xlsx or .csv. */
  path: string,
  /** The unit of rows that name none; none: the book's own. */
  unitId?: UnitId | null,
  /** Whether units the book does not have are made. */
  createUnits: boolean,
  /** The register that takes the rows; only for `register`. */
  registerId?: RegisterId | null,
};
/** What became of a file. Names of the fields are part of the command-line contract (DESIGN §5). */
export type ImportResult = {
  /** Name of the file, without its folder. */
  file: string,
  /** Rows that are records. */
  read: number,
  /** Records that are new (would be, when something is refused or in a dry run). */
  created: number,
  /** Records that change. */
  updated: number,
  /** Records the book has like this already. */
  unchanged: number,
  /** Records written: created + updated, or 0 for a dry run and when any row is refused. */
  written: number,
  /** Every value that keeps a row from being imported. */
  rejected: Array<Rejected>,
  /** Headings of columns that were not used. */
  unusedColumns: Array<string>,
  /** What people should know: rows left out, dates assumed. */
  warnings: Array<string>,
};
/** One thing found. */
export type Inconsistency = {
  /** Rule, records and figures: the same in every run for as long as they say the same. */
  key: string,
  /** The rule's word. */
  rule: string,
  /** What sort of thing it is: 应到和名册不符. */
  label: string,
  /** How it weighs. */
  weight: Weight,
  /** What was found, a whole sentence. */
  words: string,
  /** What to do about it. */
  action: string,
  /** The record it opens; none where one is missing (a month without any). */
  sessionId: SessionId | null,
  /** The member it is about, when it is one. */
  memberId: MemberId | null,
  /** Day of the record; first day of a month without any. */
  onDay: string,
  /** The unit. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** `9月18日 主题党日《…》`. */
  record: string,
  /** Why somebody set it aside. */
  setAside: string | null,
};
/** Which work. */
export type JobReq = {
  /** The number that the window gave it. */
  job: number,
};
/** How far work is. */
export type JobState = {
  /** Steps done. */
  done: number,
  /** Of how many; 0: not known. */
  total: number,
};
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
/** A day that reminds of something. */
export type KeyDate = {
  /** The day. */
  day: string,
  /** What it is. */
  what: KeyDateWhat,
  /** Whose, or which. */
  titles: Array<string>,
  /** Row id, see [`KeyDateWhat`]. */
  recordId: number | null,
};
/** What a day of the calendar reminds of. */
export type KeyDateWhat = "anniversary" | "task" | "arrangement" | "filing" | "quarter_end" | "election";
/** A kind of session: one of the built-in words, or `custom:名称`. */
export type Kind = string;
/** What an inspector would not find. */
export type Lack = "held" | "plan" | "draft" | "roll" | "sign_in" | "minutes" | "decisions" | "entry" | "photos" | "damaged" | "progress";
/** A light with what it says. */
export type Lamp = {
  /** Colour. */
  colour: LampColour,
  /** Its word in this scheme: 临期, 未达序时进度. */
  word: string,
  /** Shown beside the status. The default's lights are not: the status has their colours and words itself. */
  isBeside: boolean,
};
/** A colour. */
export type LampColour = "green" | "yellow" | "orange" | "red" | "blue" | "red_list" | "yellow_list" | "black_list";
/** One leader and what they have taken on in a list. A figure, not a verdict: a list may be young. */
export type LeaderLine = {
  /** Name. */
  name: string,
  /** Post in the unit on the day; none for somebody who took on a task without one. */
  post: PostKind | null,
  /** 认领: numbers of the tasks. */
  claimed: Array<number>,
  /** How many of these are done. */
  done: number,
  /** 责任领导: numbers of the tasks. */
  leads: Array<number>,
};
/** A leave as it is kept. */
export type Leave = {
  /** Row id. */
  id: LeaveId,
  /** UUIDv7. */
  uid: string,
  /** 姓名. */
  name: string,
  /** Title of the session it is for. */
  title: string | null,
  /** Somebody approved it: the roll takes it over as 请假. */
  isApproved: boolean,
  /** Who. */
  memberId: MemberId,
  /** The one session it is for; none: every session inside the days. */
  sessionId: SessionId | null,
  /** First day; of a session its day. */
  fromOn: string,
  /** First day after; of a session the day after it. */
  untilOn: string,
  /** 事由. */
  reason: Reason,
  /** Details, which no paper shows (P-07). */
  detail: string | null,
  /** When it was asked for. */
  askedOn: string | null,
  /** 批准人. */
  approvedBy: string | null,
  /** 批准日期. */
  approvedOn: string | null,
};
/** What a person fills in. */
export type LeaveFields = {
  /** Who. */
  memberId: MemberId,
  /** The one session it is for; none: every session inside the days. */
  sessionId: SessionId | null,
  /** First day; of a session its day. */
  fromOn: string,
  /** First day after; of a session the day after it. */
  untilOn: string,
  /** 事由. */
  reason: Reason,
  /** Details, which no paper shows (P-07). */
  detail: string | null,
  /** When it was asked for. */
  askedOn: string | null,
  /** 批准人. */
  approvedBy: string | null,
  /** 批准日期. */
  approvedOn: string | null,
};
/** Which leaves; what is `None` does not narrow the list. */
export type LeaveFilter = {
  /** That cover this session, of people of the units that take part. */
  sessionId?: SessionId,
  /** Of this member. */
  memberId?: MemberId,
  /** Of people of this unit and those under it. */
  unitId?: UnitId,
  /** That have a day on or after this one. */
  from?: string,
  /** That have a day on or before this one. */
  to?: string,
};
/** 请假 */
export type LeaveId = number;
/** A leave beside a name on the roll. */
export type LeaveNote = {
  /** The leave. */
  id: LeaveId,
  /** 事由. */
  reason: Reason,
  /** Somebody approved it. */
  isApproved: boolean,
};
/** A lecturer with the sessions they lectured at. */
export type Lecturer = {
  /** 姓名. */
  name: string,
  /** The member, when it is one of the book. */
  memberId: MemberId | null,
  /** 单位 as last written. */
  institution: string | null,
  /** 职务 as last written. */
  post: string | null,
  /** Whether this member of the book was 离退休 at the last lecture (S106: 老党员讲). */
  isRetired: boolean,
  /** The sessions, newest first. */
  sessionIds: Array<SessionId>,
  /** 次. */
  sessions: number,
  /** 人次: everybody who came, named or declared. */
  attendances: number,
  /** 人数: each person once; none when a session has declared counts only. */
  people: number | null,
  /** The last lecture. */
  lastOn: string,
};
/** What the day makes of a task. */
export type Light = "done" | "stage_done" | "going" | "not_started" | "near" | "late" | "declared" | "ongoing" | "closed" | "stopped";
/** A new list with its first tasks. */
export type ListBeginReq = {
  /** The list. */
  fields: TaskListFields,
  /** Names of tasks to begin with: the units of 五个一. */
  titles: Array<string>,
  /** Their sub-items; empty: what the kind of list brings. */
  parts: Array<string>,
};
/** 周调度、月通报. */
export type ListBulletin = {
  /** The sentence to copy, as the paper has it. */
  sentence: string,
  /** What it is made of. */
  bulletin: Bulletin,
};
/** A list over a span of days. */
export type ListBulletinReq = {
  /** The list. */
  listId: TaskListId,
  /** First day. */
  from: string,
  /** Last day: the list is told as it stands on it. */
  to: string,
};
/** What a kind of list brings along. */
export type ListTemplate = {
  /** Which kind. */
  template: Template,
  /** A name to start from; the year goes before it. */
  name: string,
  /** One line on what it is for. */
  about: string,
  /** The heading of a task's name. */
  title: string,
  /** The heading of the deadline. */
  due: string,
  /** The measure of its tasks: 项, 个, 次. */
  measure: string,
  /** What its sub-items are called. */
  part: string,
  /** Sub-items every task starts with. */
  parts: Array<string>,
  /** Categories to choose from. */
  categories: Array<string>,
  /** Its own facts in order. */
  facts: Array<FactWord>,
};
/** 补学: never changes 实到, only coverage (C-34). */
export type MakeUp = {
  /** Row id; `None` while new. */
  id: MakeUpId | null,
  /** When. */
  onDay: string,
  /** How. */
  form: MakeUpForm,
  /** Credit in minutes. */
  minutes: number,
  /** 内容. */
  content: string | null,
  /** 记录人/证明人. */
  witness: string | null,
  /** 证明: 笔记、心得、答题 (C-32). */
  proof?: string | null,
  /** The day somebody looked at the proof. */
  provedOn?: string | null,
};
/** Make-ups to arrange, the same for all. */
export type MakeUpArrangeReq = {
  /** The session that was missed. */
  sessionId: SessionId,
  /** Whose. */
  memberIds: Array<MemberId>,
  /** Who sees to it, how, until when. */
  plan: MakeUpPlan,
};
/** Somebody who did not come to a session, and how far the make-up is. */
export type MakeUpCase = {
  /** The session. */
  sessionId: SessionId,
  /** Its title. */
  title: string,
  /** Its day. */
  onDay: string,
  /** Main kind's name with the group: 轧钢党小组会. */
  kindLabel: string,
  /** Its credit, which a make-up usually earns in full. */
  minutes: number,
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** Group that day. */
  group: string | null,
  /** 请假 or 缺席. */
  mark: Mark,
  /** Why. */
  reason: Reason | null,
  /** The next step. */
  stage: MakeUpStage,
  /** 安排. */
  plan: MakeUpPlan | null,
  /** 补学, if done. */
  madeUp: MakeUp | null,
  /** Last day for the next step; none when nothing is left to do. */
  dueOn: string | null,
  /** That day is past. */
  isLate: boolean,
};
/** All make-ups of a unit on a day. */
export type MakeUpChain = {
  /** Sessions are looked at from this day on. */
  from: string,
  /** Overdue first, then by their next deadline. */
  cases: Array<MakeUpCase>,
  /** Rolls that are not finished. */
  unlisted: Array<Unlisted>,
  /** Everyone due at these sessions: present ÷ due is 到会率, (present + made up) ÷ due is 覆盖率. */
  totals: Totals,
};
/** A make-up to take away. */
export type MakeUpDeleteReq = {
  /** The session that was missed. */
  sessionId: SessionId,
  /** Who. */
  memberId: MemberId,
};
/** Somebody who still has to make up a session. */
export type MakeUpDue = {
  /** The session. */
  sessionId: SessionId,
  /** Its title. */
  title: string,
  /** Its day. */
  onDay: string,
  /** Main kind's name with the group: 轧钢党小组会. */
  kindLabel: string,
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** 请假 or 缺席. */
  mark: Mark,
  /** Why. */
  reason: Reason | null,
  /** Last day (setting `make_up.days` after the session; C-33). */
  dueOn: string,
};
/** 补学方式 */
export type MakeUpForm = "delivered" | "self_study" | "video" | "talk" | "other";
/** 补学 */
export type MakeUpId = number;
/** 安排: who sees to it, how, until when. */
export type MakeUpPlan = {
  /** When it was arranged. */
  arrangedOn: string,
  /** 负责人, often the group's leader. */
  byWhom: string | null,
  /** Last day. */
  dueOn: string,
  /** How. */
  form: MakeUpForm,
  /** 备注. */
  note: string | null,
};
/** What proves a make-up. */
export type MakeUpProveReq = {
  /** The session that was missed. */
  sessionId: SessionId,
  /** Who made it up. */
  memberId: MemberId,
  /** 笔记、心得、答题. */
  proof: string,
  /** The day somebody looked at it. */
  provedOn: string,
};
/** A make-up to record. */
export type MakeUpSaveReq = {
  /** The session that was missed. */
  sessionId: SessionId,
  /** Who made it up. */
  memberId: MemberId,
  /** When and how. */
  makeUp: MakeUp,
};
/** The next step of somebody's make-up. */
export type MakeUpStage = "listed" | "arranged" | "done" | "proved";
/** The mark of one person at one session. */
export type Mark = "unmarked" | "present" | "excused" | "absent" | "exempt";
/** A mark to set. */
export type MarkEntry = {
  /** Whom. */
  memberId: MemberId,
  /** What. */
  mark: Mark,
  /** Why excused. */
  reason: Reason | null,
  /** Which sitting. */
  sittingId: SittingId | null,
  /** 迟到, minutes; only of somebody who came. */
  lateMinutes?: number | null,
  /** 早退, minutes; only of somebody who came. */
  earlyMinutes?: number | null,
  /** Note. */
  note: string | null,
};
/** A member with everything dated that belongs to them. */
export type Member = {
  /** Row id. */
  id: MemberId,
  /** UUIDv7, the same in every book. */
  uid: string,
  /** Reading of the name, for finding: `ouyang kun`. */
  pinyin: string,
  /** Initials of the reading: `oyk`. */
  initials: string,
  /** 组织关系, oldest first. */
  memberships: Array<Membership>,
  /** 党内职务, oldest first. */
  posts: Array<Post>,
  /** 免于参加 and the like, oldest first. */
  standings: Array<Standing>,
  /** 姓名, without the blank that spreads two characters. */
  name: string,
  /** 性别. */
  sex: Sex | null,
  /** 民族, without 族 where that is usual: 汉, 壮. */
  ethnicity: string | null,
  /** 出生年月(日). */
  bornOn: string | null,
  /** 籍贯. */
  nativePlace: string | null,
  /** 学历. */
  education: string | null,
  /** 学位. */
  degree: string | null,
  /** 公民身份号码, 18 characters, capital X. */
  idNumber: string | null,
  /** 手机号码. */
  phone: string | null,
  /** 工作岗位. */
  job: string | null,
  /** 职务/职称. */
  title: string | null,
  /** 一线工人. */
  isFrontline: boolean,
  /** 参加工作时间. */
  workedFrom: string | null,
  /** 现居住地. */
  address: string | null,
  /** 申请入党日期. */
  appliedOn: string | null,
  /** 确定入党积极分子日期. */
  activistOn: string | null,
  /** 确定发展对象日期. */
  prospectOn: string | null,
  /** 入党日期. */
  probationOn: string | null,
  /** 转正日期. */
  fullOn: string | null,
  /** 党龄校正值, months (M-41). */
  seniorityAdjustMonths: number,
  /** Manual stroke order key (M-59). */
  strokeKey: string | null,
  /** 备注. */
  note: string | null,
};
/** What a person fills in about a member. Dates may be months where paper allows them ('YYYY-MM'). */
export type MemberFields = {
  /** 姓名, without the blank that spreads two characters. */
  name: string,
  /** 性别. */
  sex: Sex | null,
  /** 民族, without 族 where that is usual: 汉, 壮. */
  ethnicity: string | null,
  /** 出生年月(日). */
  bornOn: string | null,
  /** 籍贯. */
  nativePlace: string | null,
  /** 学历. */
  education: string | null,
  /** 学位. */
  degree: string | null,
  /** 公民身份号码, 18 characters, capital X. */
  idNumber: string | null,
  /** 手机号码. */
  phone: string | null,
  /** 工作岗位. */
  job: string | null,
  /** 职务/职称. */
  title: string | null,
  /** 一线工人. */
  isFrontline: boolean,
  /** 参加工作时间. */
  workedFrom: string | null,
  /** 现居住地. */
  address: string | null,
  /** 申请入党日期. */
  appliedOn: string | null,
  /** 确定入党积极分子日期. */
  activistOn: string | null,
  /** 确定发展对象日期. */
  prospectOn: string | null,
  /** 入党日期. */
  probationOn: string | null,
  /** 转正日期. */
  fullOn: string | null,
  /** 党龄校正值, months (M-41). */
  seniorityAdjustMonths: number,
  /** Manual stroke order key (M-59). */
  strokeKey: string | null,
  /** 备注. */
  note: string | null,
};
/** 党员 */
export type MemberId = number;
/** A stretch of the roster. */
export type MemberPageReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** The day. */
  day: string,
  /** Only whose name, reading or initials these words find. */
  words?: string | null,
  /** From this person on, the first being 0. */
  skip: number,
  /** At most so many. */
  take: number,
};
/** One member's sessions and hours. */
export type MemberRecord = {
  /** Sessions on whose roll the member stands, newest first. */
  rows: Array<RecordLine>,
  /** Hours; none for somebody who owes none (an applicant). */
  hours: HoursLine | null,
  /** Sessions of other units they took part in as a guest, newest first. */
  guest: Array<GuestLine>,
};
/** Whose record, over which days. */
export type MemberRecordReq = {
  /** The member. */
  id: MemberId,
  /** First day. */
  from: string,
  /** Last day; the hours are those of its year and quarter. */
  to: string,
};
/** A member to add or change, with everything dated. */
export type MemberSaveReq = {
  /** Row id; none for a new member. */
  id?: MemberId | null,
  /** What a person fills in; a masked number stays as it is. */
  fields: MemberFields,
  /** 组织关系. */
  memberships: Array<Membership>,
  /** 党内职务. */
  posts: Array<Post>,
  /** 免于参加 and the like. */
  standings: Array<Standing>,
};
/** 组织关系 in one branch for a span of days; `until_on` is the first day no longer in it. */
export type Membership = {
  /** Row id; `None` while new. */
  id: MembershipId | null,
  /** The branch. */
  unitId: UnitId,
  /** The group inside the branch. */
  groupId: UnitId | null,
  /** First day. */
  fromOn: string,
  /** First day after; none: until further notice. */
  untilOn: string | null,
  /** 转入、发展…. */
  cameBy: string | null,
  /** 转出、去世…. */
  leftBy: string | null,
};
/** 组织关系 */
export type MembershipId = number;
/** What mending did. */
export type Mended = {
  /** The copy made before. */
  backup: Backup,
  /** What was wrong and is right now, as it was found. */
  mended: Array<VerifyLine>,
  /** Everything as it stands now. */
  lines: Array<VerifyLine>,
};
/** A character that no font has: it is printed as □. */
export type MissingCharacter = {
  /** The character. */
  character: string,
  /** The text around it. */
  where: string,
};
/** One thing that is missing. */
export type MissingPaper = {
  /** What. */
  lack: Lack,
  /** The same in words: 还有3人没有点名. */
  words: string,
  /** What to do about it. */
  action: string,
  /** The record: `9月18日主题党日《…》`, 炼钢党小组会, the name of a list. */
  record: string,
  /** Its day; of a month or a quarter without a record the last one. */
  onDay: string,
  /** Its unit. */
  unit: string,
  /** The session to open; none where there is no record of one. */
  sessionId: SessionId | null,
  /** The task list to open. */
  listId: TaskListId | null,
};
/** 方式 */
export type Mode = "onsite" | "online" | "mixed" | "self_study";
/** A session by what people know it by. */
export type Named = {
  /** Its day. */
  onDay: string,
  /** Its title; of a talk only that it is one. */
  title: string,
};
/** A need as it is kept. */
export type Need = {
  /** Row id. */
  id: NeedId,
  /** UUIDv7. */
  uid: string,
  /** Name of the unit. */
  unit: string,
  /** The task it became: its number and name. */
  task: string | null,
  /** Subject of the session it was raised in. */
  session: string | null,
  /** The unit that was asked. */
  unitId: UnitId,
  /** Need, suggestion or question. */
  kind: NeedKind,
  /** When it was raised. */
  onDay: string,
  /** Who raised it; nobody where it came without a name. */
  fromWhom: string | null,
  /** 座谈、信箱、走访、直播提问. */
  channel: string | null,
  /** 急难愁盼, 工作条件. */
  category: string | null,
  /** What was said. */
  text: string,
  /** The session it was raised in. */
  sessionId: SessionId | null,
  /** The task it became. */
  taskId: TaskId | null,
  /** When it was answered. */
  answeredOn: string | null,
  /** What was answered. */
  answer: string | null,
  /** Whether a suggestion was taken up; not said yet when none. */
  isAdopted: boolean | null,
};
/** An answer. */
export type NeedAnswerReq = {
  /** What was raised. */
  id: NeedId,
  /** When it was answered. */
  on: string,
  /** What was answered. */
  answer: string,
  /** Whether a suggestion is taken up; none: not said. */
  isAdopted?: boolean | null,
};
/** What a person fills in. */
export type NeedFields = {
  /** The unit that was asked. */
  unitId: UnitId,
  /** Need, suggestion or question. */
  kind: NeedKind,
  /** When it was raised. */
  onDay: string,
  /** Who raised it; nobody where it came without a name. */
  fromWhom: string | null,
  /** 座谈、信箱、走访、直播提问. */
  channel: string | null,
  /** 急难愁盼, 工作条件. */
  category: string | null,
  /** What was said. */
  text: string,
  /** The session it was raised in. */
  sessionId: SessionId | null,
  /** The task it became. */
  taskId: TaskId | null,
  /** When it was answered. */
  answeredOn: string | null,
  /** What was answered. */
  answer: string | null,
  /** Whether a suggestion was taken up; not said yet when none. */
  isAdopted: boolean | null,
};
/** How many, and what became of them. */
export type NeedFigures = {
  /** 需求. */
  needs: number,
  /** Needs that became a task (S67). */
  needsToTasks: number,
  /** 建议. */
  suggestions: number,
  /** Suggestions that were taken up (S136). */
  adopted: number,
  /** Suggestions that became a task. */
  suggestionsToTasks: number,
  /** 提问. */
  questions: number,
  /** Questions that were answered (S132). */
  questionsAnswered: number,
  /** All of the three that were answered. */
  answered: number,
  /** Days from raising to answering, summed over `answered`; the same day is 0 (S149). */
  answerDays: number,
};
/** 问需问计的一条 */
export type NeedId = number;
/** What it is. */
export type NeedKind = "need" | "suggestion" | "question";
/** Needs of a span of days, or those raised in one session. */
export type NeedListReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from?: string | null,
  /** Last day. */
  to?: string | null,
  /** Only those raised in this session, of any day. */
  sessionId?: SessionId | null,
};
/** Needs with their figures. */
export type NeedPage = {
  /** Newest first; of a session in the order in which they were raised. */
  needs: Array<Need>,
  /** How many, and what became of them. */
  figures: NeedFigures,
};
/** A need that becomes a task. */
export type NeedToTaskReq = {
  /** What was raised. */
  id: NeedId,
  /** The list the task joins. */
  listId: TaskListId,
};
/** How many records of a noun were found. */
export type NounCount = {
  /** The noun. */
  noun: string,
  /** How many; not counted beyond [`MOST`]. */
  count: number,
};
/** 列席: a name, or a number of people. */
export type Observer = {
  /** Name; none for a head-count. */
  name: string | null,
  /** 单位. */
  institution: string | null,
  /** 职务. */
  post: string | null,
  /** 积极分子、群众、兄弟支部党员…. */
  class: string | null,
  /** How many people, at least 1. */
  headcount: number,
  /** A member of another unit of the book (C-08): never in due. */
  memberId: MemberId | null,
  /** 双重组织生活: a leader in this unit's life as an ordinary member (ZB-37, JY-01). */
  isDual: boolean,
};
/** A unit on a day. */
export type OnDay = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** The day. */
  day: string,
};
/** One record by its row id. */
export type One<T> = {
  /** Row id. */
  id: T,
};
/** What one state of a book has that another has not. */
export type Only = {
  /** How many sessions. */
  count: number,
  /** The newest of them, the newest first. */
  newest: Array<Named>,
};
/** One thing that is still open. */
export type OpenItem = {
  /** The session that is not finished; none: what the check of the records found. */
  sessionId: SessionId | null,
  /** `9月18日《…》：还有 3 人没点名` */
  words: string,
};
/** 总览 on a day. */
export type Overview = {
  /** Overdue first, then by day. */
  todo: Array<Todo>,
  /** The rules held against the records. */
  check: Check,
  /** Task lists with their figures. */
  lists: Array<TaskList>,
  /** January to the month of the day. */
  trend: Array<TrendMonth>,
  /** Hours by person, in roster order; empty for a committee, whose people are its branches' business. */
  hours: Array<HoursLine>,
  /** Who still has to make up what. */
  makeUps: Array<MakeUpDue>,
  /** Political birthdays of the next 45 days, and whether they were thought of. */
  anniversaries: Array<Anniversary>,
};
/** A rule as it is kept. */
export type OwnRule = {
  /** Row id. */
  id: OwnRuleId,
  /** UUIDv7. */
  uid: string,
  /** Whose rule it is: it holds for this unit and those under it. */
  unitId: UnitId,
  /** What people call it. */
  label: string,
  /** The kind of session that meets it. */
  kind: Kind,
  /** Month, quarter, half-year or year. */
  period: Period,
  /** The unit itself, each branch, each group or each member. */
  asks: Asks,
  /** How often. */
  required: number,
  /** Where it is written. */
  cite: string,
};
/** What a person fills in. */
export type OwnRuleFields = {
  /** Whose rule it is: it holds for this unit and those under it. */
  unitId: UnitId,
  /** What people call it. */
  label: string,
  /** The kind of session that meets it. */
  kind: Kind,
  /** Month, quarter, half-year or year. */
  period: Period,
  /** The unit itself, each branch, each group or each member. */
  asks: Asks,
  /** How often. */
  required: number,
  /** Where it is written. */
  cite: string,
};
/** 本单位的规则 */
export type OwnRuleId = number;
/** Where a member stands. */
export type Pace = {
  /** Minutes at the end of the year, at the pace so far. */
  expectedMinutes: number,
  /** Minutes of the sessions planned for the rest of the year that the member is due at. */
  plannedMinutes: number,
  /** Months in a row, up to the day, absent at every session of the month. */
  monthsAbsent: number,
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** Home branch. */
  unit: string,
  /** Group. */
  group: string | null,
  /** Posts. */
  posts: Array<PostKind>,
  /** 不作硬性要求: the hours are shown, no target is asked (JY-08). */
  isExempt: boolean,
  /** Credit in the quarter. */
  quarterMinutes: number,
  /** Credit in the year. */
  yearMinutes: number,
  /** Of the year's: by coming to sessions. */
  sessionMinutes: number,
  /** Of the year's: by make-up. */
  makeUpMinutes: number,
  /** Of the year's: by study outside sessions. */
  studyMinutes: number,
  /** 集中培训 attended in the year (JY-06 asks committee members for one). */
  trainings: number,
  /** What the year asks for: 32 学时, 书记 and 班子成员 56; 0 for exempt members. */
  targetMinutes: number,
  /** The share of the target for the part of the year that has gone, as far as it is kept in this book. */
  paceMinutes: number,
  /** Minutes of one 学时 (setting `minutes_per_hour`). */
  periodMinutes: number,
};
/** A pair with its visits of a year. */
export type Pairing = {
  /** Row id. */
  id: PairingId,
  /** UUIDv7. */
  uid: string,
  /** Name of the branch. */
  unit: string,
  /** Visits of the year, oldest first. */
  visits: Array<Visit>,
  /** How the year stands. */
  pace: VisitPace,
  /** Lectures the leader gave to the branch that no visit names yet, oldest first. */
  proposals: Array<VisitProposal>,
  /** The branch visited. */
  unitId: UnitId,
  /** The leader, when a member of the book. */
  memberId: MemberId | null,
  /** The leader's name. */
  leader: string,
  /** 职务. */
  post: string | null,
  /** Since when. */
  fromOn: string,
  /** The first day it no longer holds. */
  untilOn: string | null,
  /** Visits due in a calendar year. */
  visitsPerYear: number,
};
/** What a person fills in about a pair. */
export type PairingFields = {
  /** The branch visited. */
  unitId: UnitId,
  /** The leader, when a member of the book. */
  memberId: MemberId | null,
  /** The leader's name. */
  leader: string,
  /** 职务. */
  post: string | null,
  /** Since when. */
  fromOn: string,
  /** The first day it no longer holds. */
  untilOn: string | null,
  /** Visits due in a calendar year. */
  visitsPerYear: number,
};
/** 包联 */
export type PairingId = number;
/** Figures of the pairs of a year. */
export type PairingSums = {
  /** Pairs in force in the year. */
  pairs: number,
  /** Of these, with at least one lecture at a visit (S60). */
  lectured: number,
  /** Branches paired. */
  branches: number,
  /** Of these, visited at least once. */
  visited: number,
  /** Visits paid. */
  visits: number,
  /** Visits due by the day. */
  due: number,
  /** Problems found. */
  found: number,
  /** Of these, solved. */
  solved: number,
};
/** The pairs of a unit in a year, and what they come to. */
export type Pairings = {
  /** By branch. */
  pairs: Array<Pairing>,
  /** Sums. */
  sums: PairingSums,
};
/** One item of the superior and the tasks that carry its number. */
export type ParentLine = {
  /** 上级编号. */
  number: string,
  /** Its name, where the superior's own list is in the book. */
  title: string | null,
  /** The tasks under it. */
  figures: TaskFigures,
};
/** A part of a binder that may be left out. */
export type Part = "meetings" | "life" | "study" | "attendance" | "tasks" | "registers";
/** How often a rule asks. */
export type Period = "month" | "quarter" | "half_year" | "year" | "belongs_year" | "term" | "always";
/** Something of the window that is found by its name. */
export type Place = {
  /** What is shown. */
  label: string,
  /** Other words for it. */
  also: string,
};
/** One of the places asked for. */
export type PlaceHit = {
  /** Its number in the request, from 0. */
  at: number,
  /** Where in its label stands what was typed, in characters; nothing where only another word for it does. */
  spans: Array<[number, number]>,
};
/** Lines of a proposal to write. */
export type PlanAddReq = {
  /** The lines. */
  items: Array<Saved<PlanItemId, PlanFields>>,
};
/** Gaps to plan for. */
export type PlanArrangeReq = {
  /** The gaps. */
  gaps: Array<PlanGap>,
};
/** Items of one kind, tier, section or unit. */
export type PlanCount = {
  /** What they share; empty: not written. */
  label: string,
  /** 计划: all but what was 取消 or meant for a time before the book was begun. */
  planned: number,
  /** 已开. */
  held: number,
  /** 未开. */
  missed: number,
  /** 顺延 and not held yet. */
  postponed: number,
  /** 取消. */
  dropped: number,
};
/** What a person fills in. */
export type PlanFields = {
  /** The unit. */
  unitId: UnitId,
  /** 'YYYY-MM'. */
  month: string,
  /** The day, once fixed. */
  onDay: string | null,
  /** Kind of session. */
  kind: Kind,
  /** 内容(主题). */
  title: string,
  /** 责任人. */
  owner: string | null,
  /** 形式. */
  form: string | null,
  /** 部分: 进度安排, 学习内容… of a study plan (S53). */
  section: string | null,
  /** 层级: 党委, 党支部, 工会… (S118). */
  tier: string | null,
  /** State. */
  status: PlanStatus,
  /** Why postponed or dropped. */
  reason: string | null,
  /** 顺延到: a day, or a month while the day is open. */
  movedTo: string | null,
  /** The session that was held for it. */
  sessionId: SessionId | null,
};
/** A quarter's plan handed in. */
export type PlanFileReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** '2026Q3'. */
  quarter: string,
  /** When; none takes it back. */
  filedOn?: string | null,
};
/** A gap and the day that closes it: a line of the check or the forecast, made into a plan. */
export type PlanGap = {
  /** The unit that would hold it. */
  unitId: UnitId,
  /** What would be held. */
  kind: Kind,
  /** Subject until a better one is written. */
  title: string,
  /** The day. */
  onDay: string,
  /** uid of the plan item or the planned session whose day is missing or too late; none: nothing is planned. */
  planned: string | null,
};
/** An item as it is kept. */
export type PlanItem = {
  /** Row id. */
  id: PlanItemId,
  /** UUIDv7. */
  uid: string,
  /** Name of the unit. */
  unit: string,
  /** The day of its session, planned or held. */
  sessionOn: string | null,
  /** How it stands on the day of the question. */
  stand: Stand,
  /** The unit. */
  unitId: UnitId,
  /** 'YYYY-MM'. */
  month: string,
  /** The day, once fixed. */
  onDay: string | null,
  /** Kind of session. */
  kind: Kind,
  /** 内容(主题). */
  title: string,
  /** 责任人. */
  owner: string | null,
  /** 形式. */
  form: string | null,
  /** 部分: 进度安排, 学习内容… of a study plan (S53). */
  section: string | null,
  /** 层级: 党委, 党支部, 工会… (S118). */
  tier: string | null,
  /** State. */
  status: PlanStatus,
  /** Why postponed or dropped. */
  reason: string | null,
  /** 顺延到: a day, or a month while the day is open. */
  movedTo: string | null,
  /** The session that was held for it. */
  sessionId: SessionId | null,
};
/** 计划项 */
export type PlanItemId = number;
/** The plan of a span of days. */
export type PlanPage = {
  /** Its items, in order of time. */
  items: Array<PlanItem>,
  /** All of them together. */
  total: PlanCount,
  /** By tier; empty while no item names its tier. */
  tiers: Array<PlanCount>,
  /** By section; empty while no item names its section. */
  sections: Array<PlanCount>,
  /** 报备 of each quarter the span touches. */
  filings: Array<Filing>,
};
/** One line of a plan to be, to look at before it is written. */
export type PlanProposal = {
  /** The item that only gets a day; none: a new one. */
  id: PlanItemId | null,
  /** Name of its unit. */
  unit: string,
  /** What would be written. */
  fields: PlanFields,
  /** The rule, last year's item or the festival it comes from. */
  why: string,
};
/** What a plan would hold. */
export type PlanProposeReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** Where its lines come from. */
  source: PlanSource,
};
/** An item to hold on another day. */
export type PlanShiftReq = {
  /** The item. */
  id: PlanItemId,
  /** The day. */
  onDay: string,
  /** Why it is put off; asked for once it leaves its month. */
  reason?: string | null,
};
/** Where the lines of a plan come from. */
export type PlanSource = { "from": "rules",
  /** 固定主题党日; none: the months stay without a day. */
  fixed: FixedDay | null, } | { "from": "last_year" } | { "from": "festivals" };
/** What is said of an item. */
export type PlanStatus = "planned" | "held" | "postponed" | "dropped";
/** 党内职务 for a span of days. */
export type Post = {
  /** Row id; `None` while new. */
  id: PostId | null,
  /** The unit the post belongs to (a group for 组长). */
  unitId: UnitId,
  /** Which post. */
  post: PostKind,
  /** First day. */
  fromOn: string,
  /** First day after. */
  untilOn: string | null,
  /** 分工. */
  duty: string | null,
};
/** 党内职务 */
export type PostId = number;
/** 党内职务 */
export type PostKind = "secretary" | "deputy" | "organisation" | "publicity" | "discipline" | "member" | "group_leader";
/** A dated line of progress. A new one never takes the place of an older one. */
export type Progress = {
  /** Row id; `None` while new. */
  id: ProgressId | null,
  /** When. */
  onDay: string,
  /** What. */
  text: string,
  /** The status it led to. */
  status: TaskStatus | null,
  /** n of… */
  done: number | null,
  /** …N sub-items. */
  total: number | null,
  /** By whom. */
  byWhom: string | null,
};
/** A line of progress with a slip of the pen put right. */
export type ProgressCorrectReq = {
  /** The line, with its id. */
  progress: Progress,
};
/** 进展 */
export type ProgressId = number;
/** The numbers of one rule at one moment. */
export type Quorum = {
  /** For what. */
  rule: QuorumRule,
  /** Whether this session is known to need it: its kind asks, or a vote of that sort stands in it. */
  isAsked: boolean,
  /** 应到. */
  due: number,
  /** 实到. */
  present: number,
  /** The smallest number present that is enough. */
  needed: number,
  /** Enough or not. */
  reached: Reached,
  /** The same in words: `已达到半数（14）`. */
  words: string,
};
/** What the people are needed for. */
export type QuorumRule = "meeting" | "committee" | "admission" | "election";
/** Where the number present stands against the number needed. */
export type Reached = "met" | "at_half" | "short";
/** Why somebody was excused. Details stay in the note and off every paper (P-07). */
export type Reason = "sick" | "personal" | "duty" | "other";
/** Whether one unit has received it. */
export type Receipt = {
  /** The unit. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** 签收日期. */
  receivedOn: string | null,
};
/** How many arrangements a unit should have received in a span, and has. */
export type Received = {
  /** Name of the unit. */
  unit: string,
  /** 下发. */
  issued: number,
  /** 签收. */
  received: number,
};
/** A book known on this computer. */
export type RecentBook = {
  /** Where it lies. */
  path: string,
  /** The unit's uid: tells whether the book that lies there is still the same, and where its backups are. None: not known. */
  uid: string | null,
};
/** One session of a member. */
export type RecordLine = {
  /** The session. */
  sessionId: SessionId,
  /** Its day. */
  onDay: string,
  /** Its title. */
  title: string,
  /** Its kinds, main first. */
  kinds: Array<Kind>,
  /** The mark. */
  mark: Mark,
  /** Why excused. */
  reason: Reason | null,
  /** Credit in minutes for one who came. */
  minutes: number,
  /** 迟到, minutes. */
  lateMinutes: number | null,
  /** 早退, minutes. */
  earlyMinutes: number | null,
  /** 补学, if done. */
  madeUp: MakeUp | null,
};
/** A new recovery code, told this once. */
export type Recovery = {
  /** Its groups. */
  groups: Array<string>,
};
/** A register as it is kept. */
export type Register = {
  /** Row id. */
  id: RegisterId,
  /** UUIDv7. */
  uid: string,
  /** How many rows it has. */
  rows: number,
  /** The unit that keeps it. */
  unitId: UnitId,
  /** Name. */
  name: string,
  /** Where it is listed. */
  family: Family,
  /** Heading of the day every row has: 刊发日期. */
  dayName: string,
  /** The other columns in order. */
  columns: Array<RegisterColumn>,
};
/** What the lines, or the columns, of a cross count are. */
export type RegisterAxis = { "by": "year" } | { "by": "quarter" } | { "by": "month" } | { "by": "column",
  /** The column. */
  id: RegisterColumnId,
};
/** What stands in one column of one row; a blank one is left out, a column that holds several has one a piece. */
export type RegisterCell = {
  /** The column. */
  columnId: RegisterColumnId,
  /** What is read: the text itself, or the name of the record it leads to (not looked at when written). */
  text: string,
  /** Row id of the member, unit or session it leads to. */
  id: number | null,
};
/** A column of a register. */
export type RegisterColumn = {
  /** Row id; none for a new column. */
  id: RegisterColumnId | null,
  /** Heading. */
  name: string,
  /** What stands in it. */
  kind: ColumnKind,
  /** What a number counts: 小时, 元. */
  measure: string | null,
  /** What a choice is from; empty for other kinds. */
  choices: Array<string>,
  /** Whether every row must have it. */
  isNeeded: boolean,
  /** Whether it may hold several members, units, sessions or choices. */
  isMany: boolean,
  /** Whether a number is what everybody named in the row has, such as hours, and not what the row comes to. */
  isEach: boolean,
  /** Whether a date is the last day on which the row holds: the end of a pair, of a rule. */
  isEnd: boolean,
  /** Whether it is no longer filled in or shown; what stands in it stays. */
  isRetired: boolean,
};
/** 台账的一列 */
export type RegisterColumnId = number;
/** The rows by one column. */
export type RegisterCount = {
  /** The column; none: by month. */
  columnId: RegisterColumnId | null,
  /** Name of the column. */
  name: string,
  /** Together as many as there are rows; more where a row holds several. */
  groups: Array<RegisterGroup>,
  /** How often members are named, and how many of them there are; only for members. */
  people: RegisterPeople | null,
};
/** Rows of a register by two things. */
export type RegisterCross = {
  /** The lines. */
  down: Array<RegisterHead>,
  /** The columns; one without a key when there is nothing across. */
  across: Array<RegisterHead>,
  /** A decimal for every line and column; none where nothing stands. */
  values: Array<Array<string | null>>,
  /** Each line over all columns. */
  lineTotals: Array<string | null>,
  /** Each column over all lines. */
  columnTotals: Array<string | null>,
  /** Over everything, a row once. */
  total: string | null,
  /** What the values count: 条, 小时, 人次. */
  measure: string,
  /** Whether a row may stand in several lines or columns, so that these add up to more than the total. */
  overlaps: boolean,
};
/** A register by two things. */
export type RegisterCrossReq = {
  /** The register. */
  id: RegisterId,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** What the lines are. */
  down: RegisterAxis,
  /** What the columns are; none: one column. */
  across?: RegisterAxis | null,
  /** What is counted. */
  measure: RegisterMeasure,
};
/** What a person fills in about a register. */
export type RegisterFields = {
  /** The unit that keeps it. */
  unitId: UnitId,
  /** Name. */
  name: string,
  /** Where it is listed. */
  family: Family,
  /** Heading of the day every row has: 刊发日期. */
  dayName: string,
  /** The other columns in order. */
  columns: Array<RegisterColumn>,
};
/** A register over a span of days, both ends included. */
export type RegisterGetReq = {
  /** The register. */
  id: RegisterId,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
};
/** Rows that have the same in a column. */
export type RegisterGroup = {
  /** `2026-09` by month; the row id of what a link leads to; else the text; empty for 未填. */
  key: string,
  /** What to show. */
  label: string,
  /** How many rows. */
  rows: number,
};
/** One line or column of a cross count. */
export type RegisterHead = {
  /** As in [`super::Group::key`]; a year `2026`, a quarter `2026Q3`. */
  key: string,
  /** What to show. */
  label: string,
};
/** 台账 */
export type RegisterId = number;
/** The units that no row of one kind leads to: who has not received one set of texts yet. */
export type RegisterLacking = {
  /** What the rows are of: 《资料》; empty when the whole register is meant. */
  label: string,
  /** Units that some row leads to. */
  received: number,
  /** Units that should be. */
  due: number,
  /** The others, in the order of the organisation. */
  units: Array<RegisterMissing>,
};
/** Which units a register does not name. */
export type RegisterLackingReq = {
  /** The register. */
  id: RegisterId,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** The column that names units. */
  unitColumnId: RegisterColumnId,
  /** For everything that stands in this column on its own; none: for all rows together. */
  byColumnId?: RegisterColumnId | null,
  /** Which kind of units; none: the branches under the unit that keeps the register, or a branch's groups. */
  kind?: UnitKind | null,
};
/** Whose registers. */
export type RegisterListReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
};
/** What is counted. */
export type RegisterMeasure = { "of": "rows" } | { "of": "sum",
  /** The column. */
  id: RegisterColumnId, } | { "of": "times",
  /** The column. */
  id: RegisterColumnId, } | { "of": "distinct",
  /** The column. */
  id: RegisterColumnId, } | { "of": "ratio",
  /** What is parted. */
  id: RegisterColumnId,
  /** Among what. */
  per: RegisterColumnId, } | { "of": "per_member",
  /** The column. */
  id: RegisterColumnId,
};
/** A row that names a record. */
export type RegisterMention = {
  /** The register. */
  registerId: RegisterId,
  /** Its name. */
  register: string,
  /** The row. */
  rowId: RegisterRowId,
  /** Its day. */
  onDay: string,
  /** What the row is about: its first text. */
  title: string,
  /** As what it is named: the heading, 作者 or 获奖党员. */
  namedAs: string,
};
/** Of which record the rows are asked that name it: exactly one. */
export type RegisterMentionsReq = {
  /** A member. */
  memberId?: MemberId | null,
  /** A session. */
  sessionId?: SessionId | null,
  /** A unit. */
  unitId?: UnitId | null,
};
/** A unit that no row leads to. */
export type RegisterMissing = {
  /** The unit. */
  id: UnitId,
  /** Its name. */
  name: string,
};
/** A register with its rows and what they come to. */
export type RegisterPage = {
  /** The register. */
  register: Register,
  /** Its rows in the span, newest first. */
  rows: Array<RegisterRow>,
  /** These rows by month and by column. */
  counts: Array<RegisterCount>,
  /** The sums of its numbers. */
  sums: Array<RegisterSum>,
  /** The rows that hold on the last day, whenever they began; none where no column says when a row ends. */
  active: Array<RegisterRowId> | null,
};
/** 人次 and 人数: two counts, never mixed. */
export type RegisterPeople = {
  /** Everybody once for every row that names them. */
  times: number,
  /** Everybody once. */
  persons: number,
};
/** A row as it is kept; cells in the order of the columns. */
export type RegisterRow = {
  /** Row id. */
  id: RegisterRowId,
  /** UUIDv7. */
  uid: string,
  /** The register. */
  registerId: RegisterId,
  /** Its day. */
  onDay: string,
  /** The columns that are filled in. */
  cells: Array<RegisterCell>,
};
/** What a person fills in about a row. */
export type RegisterRowFields = {
  /** The register. */
  registerId: RegisterId,
  /** Its day. */
  onDay: string,
  /** The columns that are filled in. */
  cells: Array<RegisterCell>,
};
/** 台账的一条登记 */
export type RegisterRowId = number;
/** The sum of a number column. */
export type RegisterSum = {
  /** The column. */
  columnId: RegisterColumnId,
  /** Name of the column. */
  name: string,
  /** Decimal, exact; every row once. */
  sum: string,
  /** Of a number that everybody has: times the members each row names (人·小时). None where no row names any. */
  eachSum: string | null,
  /** What it counts. */
  measure: string | null,
};
/** A register to start from. */
export type RegisterTemplate = {
  /** Name. */
  name: string,
  /** Where it is listed. */
  family: Family,
  /** Heading of the day. */
  dayName: string,
  /** Columns. */
  columns: Array<RegisterColumn>,
};
/** How a rehearsal went. */
export type Rehearsal = {
  /** When. */
  day: string,
  /** When the backup was made, ms UTC. */
  backupAt: number,
  /** It lay at the second place. */
  isSecond: boolean,
  /** How long it took, ms. */
  took: number,
  /** How many promises of the self-check were looked at. */
  checked: number,
  /** What is not as it must be; empty: a restore would have given the book back whole. */
  faults: Array<string>,
  /** What it holds. */
  amounts: Array<Amount>,
  /** Entries of history in the book since. */
  since: number | null,
};
/** A value that was refused. */
export type Rejected = {
  /** The row as the spreadsheet numbers it. */
  row: number,
  /** The heading. */
  column: string,
  /** The value as shown; empty when something is missing. */
  value: string,
  /** Why, and what to do, as half a sentence. */
  reason: string,
};
/** What waits, as counts: nothing in it names anybody or says what it is about. */
export type Reminder = {
  /** Past its day. */
  late: number,
  /** Due today. */
  today: number,
  /** Due soon, or under way. */
  soon: number,
  /** What a notification says; none when nothing waits or the setting asks for silence. */
  notice: string | null,
};
/** A paper that can be printed. */
export type ReportKind = {
  /** Its word: `quarterly`. */
  word: string,
  /** Its name. */
  title: string,
  /** The shelf it stands on. */
  shelf: string,
  /** One line on what it is for. */
  about: string,
  /** What has to be chosen. */
  needs: "quarter" | "session" | "window" | "count" | "year" | "member" | "list" | "wall" | "bulletin" | "register" | "binder" | "day",
  /** Whether photos are printed at its end when nobody says; none: there is no place for them. */
  photos: boolean | null,
  /** The most branches it may be of; none: any number. */
  branches: number | null,
  /** It holds what only the secretary may see. */
  closed: boolean,
};
/** A paper to look at. */
export type ReportPreview = {
  /** The file, base64. */
  pdf: string,
  /** How many pages. */
  pages: number,
  /** Characters that no font has. */
  missing: Array<MissingCharacter>,
};
/** A paper with what was chosen for it. */
export type ReportReq = {
  /** Its word. */
  report: string,
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** `2026Q3`, for papers of a quarter. */
  quarter?: string | null,
  /** First day, for papers of a span of days. */
  from?: string | null,
  /** Last day. */
  to?: string | null,
  /** The year, for papers of one; for papers of a span of days, instead of a first and last day. */
  year?: number | null,
  /** The session, for papers of one. */
  sessionId?: SessionId | null,
  /** The member, for papers of one. */
  memberId?: MemberId | null,
  /** The task list, for papers of one. */
  listId?: TaskListId | null,
  /** The register, for papers of one. */
  registerId?: RegisterId | null,
  /** What the rows of a count are; none: kinds. */
  by?: By | null,
  /** How large a wall chart is; none: A3. */
  sheet?: Sheet | null,
  /** Whether photos are printed at its end; none: as the paper usually has it, in a binder two of each session. */
  photos?: boolean | null,
  /** What goes into a binder; none: everything but 台账. */
  parts?: Array<Part> | null,
  /** The day that stands on the paper. */
  day: string,
};
/** A paper to save. */
export type ReportSaveReq = {
  /** Where; none: in the folder for printing, which is emptied when the book is closed. */
  path?: string | null,
  /** As what; none: by the end of the file's name, else PDF. */
  format?: Format | null,
  /** Its word. */
  report: string,
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** `2026Q3`, for papers of a quarter. */
  quarter?: string | null,
  /** First day, for papers of a span of days. */
  from?: string | null,
  /** Last day. */
  to?: string | null,
  /** The year, for papers of one; for papers of a span of days, instead of a first and last day. */
  year?: number | null,
  /** The session, for papers of one. */
  sessionId?: SessionId | null,
  /** The member, for papers of one. */
  memberId?: MemberId | null,
  /** The task list, for papers of one. */
  listId?: TaskListId | null,
  /** The register, for papers of one. */
  registerId?: RegisterId | null,
  /** What the rows of a count are; none: kinds. */
  by?: By | null,
  /** How large a wall chart is; none: A3. */
  sheet?: Sheet | null,
  /** Whether photos are printed at its end; none: as the paper usually has it, in a binder two of each session. */
  photos?: boolean | null,
  /** What goes into a binder; none: everything but 台账. */
  parts?: Array<Part> | null,
  /** The day that stands on the paper. */
  day: string,
};
/** What there is to go back to. */
export type Rescue = {
  /** Its backups, newest first. */
  backups: Array<RescueLine>,
};
/** A backup of a book that cannot be opened. */
export type RescueLine = {
  /** The backup. */
  backup: Backup,
  /** Whether it opens. */
  state: RescueState,
};
/** Whether a backup opens. */
export type RescueState = "good" | "damaged" | "other_password" | "untried";
/** What putting a backup back would mean. */
export type RestorePreview = {
  /** Bytes of the backup. */
  bytes: number,
  /** When the file was written, ms UTC. */
  writtenAt: number | null,
  /** What it holds. */
  backup: Contents,
  /** What the open book holds; none: no book is open. */
  open: Contents | null,
  /** What the open book has that the backup has not, and the other way round; none: no book is open, or another one. */
  apart: Apart | null,
};
/** A backup to look into. */
export type RestorePreviewReq = {
  /** The backup. */
  from: string,
  /** Its password. */
  password: Secret,
};
/** A backup that was put back. */
export type Restored = {
  /** Where the book lies. */
  path: string,
  /** Where the book lies that was there before; none: there was none. */
  kept: string | null,
};
/** Numbers in full. */
export type Revealed = {
  /** 身份证号. */
  idNumber: string | null,
  /** 手机号码. */
  phone: string | null,
};
/** What somebody did in a session. */
export type Role = "host" | "recorder" | "lecturer" | "reader" | "speaker" | "talker" | "talked_to";
/** A member or an outsider in a role. */
export type RoleEntry = {
  /** Which role. */
  role: Role,
  /** The member, when it is one of the book. */
  memberId: MemberId | null,
  /** Name as written. */
  name: string,
  /** 单位 of an outsider. */
  institution: string | null,
  /** 职务 of an outsider. */
  post: string | null,
};
/** The whole roll of a session. */
export type Roll = {
  /** The session. */
  sessionId: SessionId,
  /** Everyone due that day, by group, then post, then name. */
  lines: Array<RollLine>,
  /** Totals of everyone. */
  totals: Totals,
  /** 应到有表决权. */
  dueVoting: number,
  /** 实到有表决权. */
  presentVoting: number,
  /** 补登: entries of history that marked people on a later day than the last of the session, newest first. */
  lateEntries: Array<Change>,
  /** Each sitting, when there are several. */
  sittings: Array<SittingTurnout>,
  /** Each unit of a joint session. */
  units: Array<UnitTurnout>,
  /** Whether enough are there, for a session that needs it and is held in one sitting. */
  quorums: Array<Quorum>,
  /** 宣布开会: the opening sentence, once everybody is marked. */
  opening: string | null,
  /** Why 应到 and 有表决权 differ. */
  whyVoting: string | null,
};
/** One mark for everyone not marked yet. */
export type RollFillReq = {
  /** The session. */
  sessionId: SessionId,
  /** The mark. */
  mark: Mark,
  /** In which sitting they came, when there are several. */
  sittingId?: SittingId | null,
};
/** One person on the roll of a session. */
export type RollLine = {
  /** The person. */
  memberId: MemberId,
  /** 姓名. */
  name: string,
  /** Reading. */
  pinyin: string,
  /** Initials. */
  initials: string,
  /** The unit this person counts for. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** Group that day. */
  groupId: UnitId | null,
  /** Its name. */
  group: string | null,
  /** Stage that day. */
  stage: Stage,
  /** Posts that day. */
  posts: Array<PostKind>,
  /** The mark. */
  mark: Mark,
  /** Why excused. */
  reason: Reason | null,
  /** Which sitting, when there are several. */
  sittingId: SittingId | null,
  /** 迟到, minutes. */
  lateMinutes: number | null,
  /** 早退, minutes. */
  earlyMinutes: number | null,
  /** Further sittings this person came to: shown, never added. */
  secondSittings: Array<SittingId>,
  /** Has a vote that day. */
  canVote: boolean,
  /** Note. */
  note: string | null,
  /** 补学, if done. */
  madeUp: MakeUp | null,
  /** 请假 known beforehand for this session or these days. */
  leave: LeaveNote | null,
};
/** Marks to set. */
export type RollMarkReq = {
  /** The session. */
  sessionId: SessionId,
  /** The marks. */
  marks: Array<MarkEntry>,
};
/** Whose roll. */
export type RollReq = {
  /** The session. */
  sessionId: SessionId,
};
/** A further sitting somebody came to. */
export type RollVisitReq = {
  /** The session. */
  sessionId: SessionId,
  /** Who. */
  memberId: MemberId,
  /** The sitting beside the one they are counted in. */
  sittingId: SittingId,
  /** Whether they came, or this is taken back. */
  came: boolean,
};
/** Every branch in tree order. */
export type Rollup = {
  /** One row a branch. */
  rows: Array<RollupRow>,
};
/** Which days. */
export type RollupGetReq = {
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
};
/** One branch. */
export type RollupRow = {
  /** The branch. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** What it is. */
  kind: UnitKind,
  /** The base it lies in, its own or that of a unit above. */
  base: string | null,
  /** How far below the top of the book. */
  depth: number,
  /** 正式 and 预备党员. */
  members: number,
  /** The first day from which its records are kept in this book; none: all are. */
  begin: string | null,
  /** Monthly and quarterly rules not met. */
  findings: Array<Finding>,
};
/** One line of the roster on a day. */
export type RosterLine = {
  /** The member. */
  id: MemberId,
  /** UUIDv7. */
  uid: string,
  /** 姓名. */
  name: string,
  /** Reading. */
  pinyin: string,
  /** Initials. */
  initials: string,
  /** 性别. */
  sex: Sex | null,
  /** Home branch that day. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** Group that day. */
  groupId: UnitId | null,
  /** Its name. */
  group: string | null,
  /** Stage that day. */
  stage: Stage,
  /** Posts held that day, highest first. */
  posts: Array<PostKind>,
  /** Standings in force that day. */
  standings: Array<StandingKind>,
  /** Due at a meeting of all members that day (正式 + 预备, not 不计入应到). Exempt members are due in the vote, not in the rate. */
  isDue: boolean,
  /** 免于参加 that day. */
  isExempt: boolean,
  /** Has a vote that day (C-02). */
  canVote: boolean,
  /** 入党日期. */
  probationOn: string | null,
  /** 转正日期. */
  fullOn: string | null,
  /** 出生年月. */
  bornOn: string | null,
  /** 民族. */
  ethnicity: string | null,
  /** 学历. */
  education: string | null,
  /** 工作岗位. */
  job: string | null,
  /** 手机号码, masked (P-09). */
  phone: string | null,
  /** 身份证号, masked (P-09). */
  idNumber: string | null,
  /** 备注. */
  note: string | null,
};
/** A stretch of a unit's roster. */
export type RosterPage = {
  /** Everyone on the roster, or everyone whom the words find. */
  total: number,
  /** 正式党员 among them. */
  full: number,
  /** 预备党员 among them. */
  probationary: number,
  /** The people asked for, in the order of [`roster`]. */
  lines: Array<RosterLine>,
};
/** A rule as it stands for a unit. */
export type RuleLine = {
  /** Its word, as in findings. */
  rule: string,
  /** What people call it. */
  label: string,
  /** The kind of session that meets it. */
  kind: Kind | null,
  /** The kind of unit it is about. */
  of: UnitKind,
  /** How often. */
  period: Period,
  /** Whom. */
  asks: Asks,
  /** Where it comes from. */
  severity: Severity,
  /** The number in force. */
  value: number,
  /** What the number counts. */
  unit: string,
  /** The number the source names. */
  default: number,
  /** The least that may be set. */
  floor: number,
  /** The article, or where the unit wrote it down. */
  cite: string,
  /** The setting to change; none for a unit's own rule. */
  key: string | null,
  /** The unit's own rule to change. */
  ownRuleId: OwnRuleId | null,
  /** Who set the number or made the rule: 全册 or a unit; none: nobody, the default holds. */
  setBy: string | null,
  /** It was set for this very unit (or, asked for the book, for the book) and can be taken back here. */
  isSetHere: boolean,
  /** When it asks nothing, in words. */
  offWhen: string,
  /** Why it asks nothing of this unit now; none: it asks. */
  off: string | null,
};
/** Whose rules. */
export type RuleListReq = {
  /** The unit; none: the whole book. */
  unitId?: UnitId | null,
  /** On which day. */
  day: string,
};
/** Which made-up book. */
export type SampleKind = "workshop" | "group" | "scale";
/** A made-up book to make. */
export type SampleMakeReq = {
  /** Where; it is not opened. */
  path: string,
  /** Its password. */
  password: Secret,
  /** Which. */
  kind: SampleKind,
  /** The same seed makes the same book; none: 1. */
  seed?: number | null,
  /** Branches of a scale book; none: 3,000. */
  branches?: number | null,
  /** Members of a scale book; none: 70,000. */
  members?: number | null,
  /** Years of a scale book; none: 5. */
  years?: number | null,
};
/** A record to add (no id) or to change. */
export type Saved<T, F> = {
  /** Row id; none for a new record. */
  id?: T | null,
  /** What a person fills in. */
  fields: F,
};
/** A file that was written. */
export type SavedFile = {
  /** Where. */
  path: string,
};
/** Who is due. */
export type Scope = "all" | "committee" | "named" | "none";
/** A period that is sealed, or was until it was reopened. */
export type Seal = {
  /** Row id. */
  id: SealId,
  /** The unit; all below it are sealed with it. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** '2026Q3' or '2026'. */
  period: string,
  /** `2026年第三季度`. */
  label: string,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
  /** When it was sealed, ms UTC. */
  sealedAt: number,
  /** By whom. */
  sealedBy: string,
  /** SHA-256 of what it keeps, lower-case hex. */
  sha256: string,
  /** Its first twelve digits in groups of four, as printed: `A93F 5C02 77E1`. */
  short: string,
  /** What was still open and sealed in spite of it, a line each. */
  open: Array<string>,
  /** When it was reopened, ms UTC. */
  reopenedAt: number | null,
  /** By whom. */
  reopenedBy: string | null,
  /** Why. */
  reason: string | null,
};
/** 一个时期的封存 */
export type SealId = number;
/** A period to seal. */
export type SealMakeReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** '2026Q3' or '2026'. */
  period: string,
  /** Although something is still open; what, is kept with the seal and printed. */
  inSpite: boolean,
};
/** A period of a unit. */
export type SealPeriodReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** '2026Q3' or '2026'. */
  period: string,
};
/** A seal to open. */
export type SealReopenReq = {
  /** Which. */
  id: SealId,
  /** Why; stays in the history and is printed on the report. */
  reason: string,
};
/** How a period of a unit stands. */
export type SealState = {
  /** `2026年第三季度` */
  label: string,
  /** Its last day. */
  to: string,
  /** It is over, and can be sealed. */
  isOver: boolean,
  /** The seal in force. */
  seal: Seal | null,
  /** Every seal it ever had, the first one first. */
  seals: Array<Seal>,
  /** What is different from the first of them; none while it was never sealed. */
  difference: Difference | null,
};
/** What to find. */
export type SearchReq = {
  /** Words as typed: Chinese, pinyin, initials, a date. */
  words: string,
  /** The day that the words mean, if they mean one. */
  day?: string | null,
  /** At most so many. */
  limit: number,
  /** What the window has besides records: pages, papers, figures, things to make. */
  places?: Array<Place> | null,
};
/** What was found. */
export type SearchRes = {
  /** Records, grouped by noun. */
  hits: Array<Hit>,
  /** How many records there are of each noun. */
  counts: Array<NounCount>,
  /** Which of the places. */
  places: Array<PlaceHit>,
};
/** The second place. */
export type Second = {
  /** The folder that was chosen. */
  folder: string,
  /** How it stood when somebody looked last. */
  state: SecondState,
  /** Somebody is there now: it is being looked at, or copied to. */
  isBusy: boolean,
  /** When the newest backup that was seen there was made, ms UTC. */
  newest: number | null,
  /** It is on the same disk as the book: what happens to the one happens to the other. */
  isSameDisk: boolean,
};
/** How the second place stands. */
export type SecondState = "unknown" | "good" | "away" | "full" | "read_only" | "failed";
/** A text that nobody else may see. */
export type Secret = string;
/** A session as it is kept. */
export type Session = {
  /** Row id. */
  id: SessionId,
  /** UUIDv7. */
  uid: string,
  /** Name of the unit. */
  unit: string,
  /** Totals of the roll, or the declared counts. */
  totals: Totals,
  /** When it was sealed, ms UTC. */
  sealedAt: number | null,
  /** The unit that holds it; a group for 党小组会. */
  unitId: UnitId,
  /** 主题/题目. */
  title: string,
  /** One or more; the first is the main kind. */
  kinds: Array<Kind>,
  /** The day it began. */
  onDay: string,
  /** 'HH:MM'. */
  startTime: string | null,
  /** 'HH:MM'; earlier than the start means after midnight (C-30). */
  endTime: string | null,
  /** 地点. */
  place: string | null,
  /** 方式. */
  mode: Mode,
  /** 已列计划, 草稿, 已开…. */
  status: Status,
  /** Who is due. */
  scope: Scope,
  /** Credit in minutes for one person who came. */
  minutes: number,
  /** 所属年度 (PY-07). */
  belongsYear: number | null,
  /** 规定动作 or 自选动作. */
  isRequired: boolean,
  /** Text closed to the recorder role (P-13). */
  isRestricted: boolean,
  /** 专题/主题教育 it belongs to. */
  campaign: string | null,
  /** 形式. */
  form: string | null,
  /** 内容摘要. */
  content: string | null,
  /** 决议/议定事项. */
  decisions: string | null,
  /** 备注. */
  note: string | null,
  /** Number of photos on paper or disk. */
  photos: number,
  /** 主持人, 记录人, 主讲人…. */
  roles: Array<RoleEntry>,
  /** Further sittings (batches, branch venues); empty for one sitting. */
  sittings: Array<Sitting>,
  /** 议程. */
  agenda: Array<AgendaItem>,
  /** 表决. */
  votes: Array<Vote>,
  /** 学习篇目. */
  topicIds: Array<TopicId>,
  /** 列席. */
  observers: Array<Observer>,
  /** Units that took part besides the owner (联学). */
  partnerIds: Array<UnitId>,
  /** A register row with numbers and no names; never together with a roll. */
  declared: Declared | null,
};
/** One session that is different now. */
export type SessionChange = {
  /** The session; none: it was deleted. */
  sessionId: SessionId | null,
  /** Its day. */
  onDay: string,
  /** Its title. */
  title: string,
  /** `时长45分钟改为90分钟，实到7人改为8人` */
  words: string,
  /** When it was changed last, ms UTC. */
  at: number | null,
  /** By whom. */
  who: string | null,
};
/** How many sessions of a main kind stand on a day; those called off are none. */
export type SessionDay = {
  /** The day. */
  day: string,
  /** The main kind. */
  kind: Kind,
  /** Still planned. */
  planned: number,
  /** Held, not finished. */
  drafts: number,
  /** Held, not sealed. */
  held: number,
  /** Sealed. */
  sealed: number,
};
/** What a person fills in about a session, whole: saving replaces the lists. */
export type SessionFields = {
  /** The unit that holds it; a group for 党小组会. */
  unitId: UnitId,
  /** 主题/题目. */
  title: string,
  /** One or more; the first is the main kind. */
  kinds: Array<Kind>,
  /** The day it began. */
  onDay: string,
  /** 'HH:MM'. */
  startTime: string | null,
  /** 'HH:MM'; earlier than the start means after midnight (C-30). */
  endTime: string | null,
  /** 地点. */
  place: string | null,
  /** 方式. */
  mode: Mode,
  /** 已列计划, 草稿, 已开…. */
  status: Status,
  /** Who is due. */
  scope: Scope,
  /** Credit in minutes for one person who came. */
  minutes: number,
  /** 所属年度 (PY-07). */
  belongsYear: number | null,
  /** 规定动作 or 自选动作. */
  isRequired: boolean,
  /** Text closed to the recorder role (P-13). */
  isRestricted: boolean,
  /** 专题/主题教育 it belongs to. */
  campaign: string | null,
  /** 形式. */
  form: string | null,
  /** 内容摘要. */
  content: string | null,
  /** 决议/议定事项. */
  decisions: string | null,
  /** 备注. */
  note: string | null,
  /** Number of photos on paper or disk. */
  photos: number,
  /** 主持人, 记录人, 主讲人…. */
  roles: Array<RoleEntry>,
  /** Further sittings (batches, branch venues); empty for one sitting. */
  sittings: Array<Sitting>,
  /** 议程. */
  agenda: Array<AgendaItem>,
  /** 表决. */
  votes: Array<Vote>,
  /** 学习篇目. */
  topicIds: Array<TopicId>,
  /** 列席. */
  observers: Array<Observer>,
  /** Units that took part besides the owner (联学). */
  partnerIds: Array<UnitId>,
  /** A register row with numbers and no names; never together with a roll. */
  declared: Declared | null,
};
/** Which sessions to list; what is `None` or empty does not narrow the list. */
export type SessionFilter = {
  /** Sessions of this unit and everything under it, held together with others included. */
  unitId?: UnitId,
  /** First day. */
  from?: string,
  /** Last day. */
  to?: string,
  /** Of this kind, main or not. */
  kind?: Kind,
  /** In this state. */
  status?: Status,
  /** Words in title, summary, decisions, place or the names of roles. */
  text?: string,
  /** On whose roll this member stands, or who has a role in it. */
  memberId?: MemberId,
  /** That had this topic. */
  topicId?: TopicId,
  /** Only these (the rows behind a figure). */
  uids?: Array<string>,
  /** Only those that a count by this counts, … */
  by?: By,
  /** … in the row of this key; none: all that it counts. */
  key?: string,
  /** At most so many; none: 200. */
  limit?: number,
  /** Skip so many. */
  offset?: number,
};
/** 活动 */
export type SessionId = number;
/** One line of a list of sessions. */
export type SessionLine = {
  /** Row id. */
  id: SessionId,
  /** UUIDv7. */
  uid: string,
  /** The unit. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** Title. */
  title: string,
  /** Kinds, main first. */
  kinds: Array<Kind>,
  /** Day. */
  onDay: string,
  /** 'HH:MM'. */
  startTime: string | null,
  /** 'HH:MM'. */
  endTime: string | null,
  /** Place. */
  place: string | null,
  /** 方式. */
  mode: Mode,
  /** State. */
  status: Status,
  /** 主持人. */
  host: string | null,
  /** 主讲人, joined by 、. */
  lecturers: string | null,
  /** 记录人. */
  recorder: string | null,
  /** Credit in minutes. */
  minutes: number,
  /** Number of sittings, at least 1. */
  sittings: number,
  /** Totals. */
  totals: Totals,
  /** 列席 head-count. */
  observers: number,
  /** Titles of the topics. */
  topics: Array<string>,
};
/** What the credit of a session follows from. */
export type SessionMinutesReq = {
  /** The unit that holds it. */
  unitId: UnitId,
  /** Its kinds. */
  kinds: Array<Kind>,
  /** 'HH:MM'. */
  startTime?: string | null,
  /** 'HH:MM'. */
  endTime?: string | null,
};
/** A sealed session to reopen. */
export type SessionReopenReq = {
  /** The session. */
  id: SessionId,
  /** Why; stays in the history. */
  reason: string,
};
/** A session to add or change. */
export type SessionSaveReq = {
  /** Row id; none for a new session. */
  id?: SessionId | null,
  /** The plan item it is held for. */
  planItemId?: PlanItemId | null,
  /** What a person fills in. */
  fields: SessionFields,
};
/** A session to hold on another day. */
export type SessionShiftReq = {
  /** The session. */
  id: SessionId,
  /** The day. */
  onDay: string,
  /** Why its plan item is put off; asked for once it leaves its month. */
  reason?: string | null,
};
/** What the next session is. */
export type SessionSimilarReq = {
  /** The unit that holds it. */
  unitId: UnitId,
  /** Its kinds, main first. */
  kinds: Array<Kind>,
};
/** Whose earlier words are offered. */
export type SessionSuggestionsReq = {
  /** The unit that holds the session. */
  unitId: UnitId,
};
/** What of the work a setting is about, as people look for it. */
export type SettingGroup = "rule" | "hours" | "make_up" | "count" | "plan" | "task" | "evidence" | "consistency" | "birthday" | "program";
/** What a person sets. The book holds a whole number all the same. */
export type SettingKind = { "is": "number",
  /** What 0 means, where it means something of its own: 不要求. */
  zero: string | null, } | { "is": "month" } | { "is": "switch" } | { "is": "choice",
  /** In the words people read. */
  options: Array<string>,
};
/** A setting with the value in force. */
export type SettingLine = {
  /** What it is about. */
  group: SettingGroup,
  /** The word in the book. */
  key: string,
  /** What a person sets. */
  kind: SettingKind,
  /** What people call it. */
  label: string,
  /** The value in force for the unit asked for. */
  value: JsonValue,
  /** What holds until somebody sets it. */
  default: JsonValue,
  /** What the number counts; none where it counts nothing. */
  unit: string | null,
  /** Where it comes from. */
  cite: string,
  /** The least that may be set. */
  floor: number,
  /** The most that may be set. */
  ceiling: number,
};
/** Whose settings. */
export type SettingListReq = {
  /** The unit; none: the whole book. */
  unitId?: UnitId | null,
};
/** A setting to change. */
export type SettingSetReq = {
  /** The unit; none: the whole book. */
  unitId?: UnitId | null,
  /** Which. */
  key: string,
  /** The new value; null: back to the default. */
  value: unknown,
};
/** Where a rule comes from. */
export type Severity = "statutory" | "plan" | "local";
/** 性别 */
export type Sex = "male" | "female";
/** n of N. */
export type Share = {
  /** n. */
  done: number,
  /** N, at least 1. */
  total: number,
};
/** How large a wall chart is put up. */
export type Sheet = "a3" | "a2" | "a1";
/** 场次: one of the batches or venues of a session. */
export type Sitting = {
  /** Row id; `None` while new. */
  id: SittingId | null,
  /** 甲班场. */
  label: string | null,
  /** Day. */
  onDay: string,
  /** 'HH:MM'. */
  startTime: string | null,
  /** 'HH:MM'. */
  endTime: string | null,
  /** Place. */
  place: string | null,
  /** 基地 it was held at. */
  baseId: BaseId | null,
  /** How many came, when nobody wrote down who (S81); then the session has no roll. */
  headcount: number | null,
};
/** 场次 */
export type SittingId = number;
/** One sitting of a session held in batches. */
export type SittingTurnout = {
  /** The sitting. */
  sittingId: SittingId,
  /** 甲班场. */
  name: string,
  /** People counted in it: the sittings add up to the session. */
  present: number,
  /** People there who are counted in another sitting; never added. */
  again: number,
  /** People there with a vote, those counted elsewhere included: a vote is taken by who is in the room. */
  presentVoting: number,
  /** Whether that is enough: several sittings together never are (C-29). */
  quorums: Array<Quorum>,
};
/** Who spoke of whom, without the text. */
export type Spoke = {
  /** Name of the one who spoke. */
  from: string,
  /** Name of the one spoken of. */
  to: string,
};
/** Stage on a day, from the five dates of the member (FZ-01). */
export type Stage = "applicant" | "activist" | "prospect" | "probationary" | "full";
/** How an item stands on a day: 未开 is neither 顺延 nor 取消 (C-39). */
export type Stand = "planned" | "missed" | "draft" | "held" | "postponed" | "dropped" | "outside";
/** A standing for a span of days. 不计入应到 counts only with `approved_by` and `approved_on` (C-03). */
export type Standing = {
  /** Row id; `None` while new. */
  id: StandingId | null,
  /** Which standing. */
  kind: StandingKind,
  /** First day. */
  fromOn: string,
  /** First day after. */
  untilOn: string | null,
  /** Why. */
  reason: string | null,
  /** Who approved. */
  approvedBy: string | null,
  /** When. */
  approvedOn: string | null,
  /** Of 不计入应到: which of the six cases (XJ-08). */
  ground?: Ground | null,
};
/** 免于参加、不计入应到等 */
export type StandingId = number;
/** What changes how a member is counted for a time. */
export type StandingKind = "exempt" | "not_due" | "no_vote" | "floating" | "retired" | "lost";
/** How a rule stands for a period and a scope. */
export type State = "met" | "due" | "short" | "postponed" | "exempt" | "not_applicable";
/** Where a session stands. Planned and cancelled sessions count nowhere; a draft counts as held and is marked as 草稿 in rates. */
export type Status = "planned" | "draft" | "held" | "sealed" | "cancelled";
/** Study outside a session. */
export type StudyForm = "self_study" | "original" | "delivered" | "online" | "other";
/** Study of one topic by several members. */
export type StudyTogetherReq = {
  /** Topic. */
  topicId: TopicId,
  /** Who. */
  memberIds: Array<MemberId>,
  /** When. */
  onDay: string,
  /** How. */
  form: StudyForm,
  /** Credit in minutes for each. */
  minutes: number,
  /** Note. */
  note: string | null,
};
/** Study outside sessions in one form (S18). */
export type StudyTotal = {
  /** The form. */
  form: StudyForm,
  /** Different people. */
  people: number,
  /** Entries. */
  times: number,
  /** Credit in minutes. */
  minutes: number,
};
/** A part of a task: one of five ones, a milestone. */
export type Subtask = {
  /** Row id; `None` while new. */
  id: SubtaskId | null,
  /** What. */
  title: string,
  /** Its own deadline, a day or a month. */
  dueOn: string | null,
  /** When it was done. */
  doneOn: string | null,
  /** What came of it. */
  result: string | null,
};
/** A sub-item to tick off. */
export type SubtaskDoneReq = {
  /** The sub-item. */
  id: SubtaskId,
  /** When it was done; none takes the tick back. */
  on?: string | null,
  /** What came of it; none leaves what stands there. */
  result?: string | null,
};
/** 任务的子项、节点 */
export type SubtaskId = number;
/** The sub-items of a task. */
export type SubtaskSaveReq = {
  /** The task. */
  id: TaskId,
  /** Its sub-items in order; those left out are deleted. */
  subtasks: Array<Subtask>,
};
/** Words used before, the most frequent first. */
export type Suggestions = {
  /** 地点, of sittings as well. */
  places: Array<string>,
  /** 活动形式. */
  forms: Array<string>,
  /** 专题、主题教育. */
  campaigns: Array<string>,
  /** 场次: 甲班场. */
  sittings: Array<string>,
  /** 单位 of observers. */
  institutions: Array<string>,
  /** 听众类别 of observers. */
  classes: Array<string>,
};
/** A member and their talks. */
export type TalkLine = {
  /** Who. */
  memberId: MemberId,
  /** 姓名. */
  name: string,
  /** Group that day. */
  group: string | null,
  /** Talks in the year of the day, on either side. */
  talks: number,
  /** The last one ever. */
  lastOn: string | null,
};
/** A task as it is kept, with its progress and what the day makes of it. */
export type Task = {
  /** Row id. */
  id: TaskId,
  /** UUIDv7. */
  uid: string,
  /** Progress lines, oldest first. */
  progress: Array<Progress>,
  /** Sub-items or milestones in order. */
  subtasks: Array<Subtask>,
  /** n of N: its sub-items, or what its last counted line of progress says. */
  share: Share | null,
  /** 低于序时: less of it is done than of its time has passed (T-16). False where either is not known. */
  isBehind: boolean,
  /** What to show: the status, or 待确认 / 逾期 / 临期 as of the day asked for. */
  light: Light,
  /** Days past (positive) or left before (negative) the deadline; none without one, when declared or done. */
  daysLate: number | null,
  /** The light of the unit's scheme; none where the scheme has none. */
  lamp: Lamp | null,
  /** The list. */
  listId: TaskListId,
  /** 序号. */
  number: number,
  /** Number of the superior's item. */
  parentNumber: string | null,
  /** 项目类别. */
  category: string | null,
  /** 项目名称. */
  title: string,
  /** 具体举措. */
  measures: string | null,
  /** 预期目标. */
  goal: string | null,
  /** 责任领导. */
  leader: string | null,
  /** 责任单位. */
  unitName: string | null,
  /** 配合单位. */
  partnerUnits: string | null,
  /** 责任人. */
  owner: string | null,
  /** 联系电话. It leaves masked (P-09), wherever a task is told; in full only where somebody asked for it. */
  phone: string | null,
  /** 启动时间. */
  startOn: string | null,
  /** 完成时限. */
  dueOn: string | null,
  /** 长期坚持 (T-07). */
  isOngoing: boolean,
  /** 完成状态. */
  status: TaskStatus,
  /** 完成时间. */
  doneOn: string | null,
  /** 佐证. */
  evidence: string | null,
  /** 群众反馈. */
  feedback: string | null,
  /** 备注. */
  note: string | null,
  /** The meeting that decided it (F-22). */
  sessionId: SessionId | null,
  /** 认领人: the leader who took it on (T-02, T-21), of a wish whoever fulfils it. */
  claimedBy: string | null,
  /** 认领时间. */
  claimedOn: string | null,
  /** 提出人: whose wish or need it is. */
  raisedBy: string | null,
  /** 服务时长, minutes. */
  minutes: number | null,
  /** 成果、成效. */
  result: string | null,
  /** 感谢信、锦旗. */
  thanks: string | null,
  /** 申报 by. */
  declaredBy: string | null,
  /** 申报 on. */
  declaredOn: string | null,
  /** 确认 by. */
  confirmedBy: string | null,
  /** 确认 on. */
  confirmedOn: string | null,
  /** 销号 by. */
  closedBy: string | null,
  /** 销号 on. */
  closedOn: string | null,
};
/** What a person fills in about a task (T-05). */
export type TaskFields = {
  /** The list. */
  listId: TaskListId,
  /** 序号. */
  number: number,
  /** Number of the superior's item. */
  parentNumber: string | null,
  /** 项目类别. */
  category: string | null,
  /** 项目名称. */
  title: string,
  /** 具体举措. */
  measures: string | null,
  /** 预期目标. */
  goal: string | null,
  /** 责任领导. */
  leader: string | null,
  /** 责任单位. */
  unitName: string | null,
  /** 配合单位. */
  partnerUnits: string | null,
  /** 责任人. */
  owner: string | null,
  /** 联系电话. It leaves masked (P-09), wherever a task is told; in full only where somebody asked for it. */
  phone: string | null,
  /** 启动时间. */
  startOn: string | null,
  /** 完成时限. */
  dueOn: string | null,
  /** 长期坚持 (T-07). */
  isOngoing: boolean,
  /** 完成状态. */
  status: TaskStatus,
  /** 完成时间. */
  doneOn: string | null,
  /** 佐证. */
  evidence: string | null,
  /** 群众反馈. */
  feedback: string | null,
  /** 备注. */
  note: string | null,
  /** The meeting that decided it (F-22). */
  sessionId: SessionId | null,
  /** 认领人: the leader who took it on (T-02, T-21), of a wish whoever fulfils it. */
  claimedBy: string | null,
  /** 认领时间. */
  claimedOn: string | null,
  /** 提出人: whose wish or need it is. */
  raisedBy: string | null,
  /** 服务时长, minutes. */
  minutes: number | null,
  /** 成果、成效. */
  result: string | null,
  /** 感谢信、锦旗. */
  thanks: string | null,
};
/** Figures of a list on a day. `total` counts every task but 终止 and 长期坚持, which stand apart (T-07);
* done (with 已销号) + stage_done + going + not_started + late = total; near is part of going or not_started, declared of going. */
export type TaskFigures = {
  /** 总数 in the rate. */
  total: number,
  /** 已完成, 已销号 included. */
  done: number,
  /** 阶段性完成. */
  stageDone: number,
  /** 推进中, not late. */
  going: number,
  /** 未启动, not late. */
  notStarted: number,
  /** 逾期. */
  late: number,
  /** 逾期 by 1–3, 4–7, 8 and more days (field.md §4). */
  lateBy: [number, number, number],
  /** 已申报、待确认, part of going. */
  declared: number,
  /** 已开工: everything in `total` that is not 未启动 (T-17). */
  started: number,
  /** 临期 (within the days of the setting `task.near_days`). */
  near: number,
  /** 已销号, part of done. */
  closed: number,
  /** 长期坚持. */
  ongoing: number,
  /** 终止. */
  stopped: number,
};
/** A task to hand back. */
export type TaskHandBackReq = {
  /** The task. */
  id: TaskId,
  /** Who hands it back. */
  by: string,
  /** When. */
  day: string,
  /** Why; becomes a line of progress. */
  reason: string,
};
/** 任务 */
export type TaskId = number;
/** A list with its figures on a day. */
export type TaskList = {
  /** Row id. */
  id: TaskListId,
  /** UUIDv7. */
  uid: string,
  /** Figures on the day asked for. */
  figures: TaskFigures,
  /** The unit. */
  unitId: UnitId,
  /** Name. */
  name: string,
  /** Kind of list. */
  template: Template,
  /** First day of the list (序时进度, T-16). */
  startsOn: string | null,
  /** Last day. */
  endsOn: string | null,
  /** Note. */
  note: string | null,
};
/** What a person fills in about a list. */
export type TaskListFields = {
  /** The unit. */
  unitId: UnitId,
  /** Name. */
  name: string,
  /** Kind of list. */
  template: Template,
  /** First day of the list (序时进度, T-16). */
  startsOn: string | null,
  /** Last day. */
  endsOn: string | null,
  /** Note. */
  note: string | null,
};
/** 任务清单 */
export type TaskListId = number;
/** Which list, on which day. */
export type TaskListReq = {
  /** The list. */
  listId: TaskListId,
  /** The day that decides 逾期 and 临期. */
  day: string,
};
/** A task to move on the board. */
export type TaskMoveReq = {
  /** The task. */
  id: TaskId,
  /** The column it goes to; 已完成 is 申报. */
  to: TaskStatus,
  /** The line of progress that says why. */
  progress: Progress,
};
/** A line of progress to add. */
export type TaskProgressReq = {
  /** The task. */
  id: TaskId,
  /** The line. */
  progress: Progress,
};
/** The full number of a task. */
export type TaskRevealed = {
  /** 联系电话; none: there is none. */
  phone: string | null,
};
/** 完成状态 as entered. */
export type TaskStatus = "not_started" | "going" | "stage_done" | "done" | "closed" | "stopped";
/** A step of a task by somebody on a day: 认领, 申报, 确认, 销号. */
export type TaskStepReq = {
  /** The task. */
  id: TaskId,
  /** Who: for 确认 and 销号 not the one who did it (T-08). */
  by: string,
  /** When. */
  day: string,
};
/** What a list is for. */
export type Template = "practical" | "five_ones" | "wishes" | "services" | "projects" | "rectification" | "superior" | "other";
/** 优秀 held against one third (PY-04: 一般不超过). */
export type Third = {
  /** Graded 优秀. */
  excellent: number,
  /** One third of how many. */
  of: number,
  /** The most that one third allows. */
  most: number,
  /** Whether there are more than one third. */
  isOver: boolean,
};
/** One entry of a record's history, with what it did. */
export type TimelineEntry = {
  /** The entry. */
  change: Change,
  /** What it did, in words. */
  told: ChangeTold,
};
/** One thing to do. */
export type Todo = {
  /** What kind of thing. */
  what: TodoWhat,
  /** How much it presses. */
  state: TodoState,
  /** By when. */
  dueOn: string | null,
  /** What to do. */
  title: string,
  /** Which, or why. */
  detail: string,
  /** Row id, see [`TodoWhat`]. */
  recordId: number | null,
  /** The gaps a plan would close; empty for anything but a rule. */
  findings: Array<Finding>,
};
/** How much it presses. */
export type TodoState = "late" | "going" | "near";
/** What kind of thing waits. */
export type TodoWhat = "task" | "make_up" | "roll" | "seal" | "check" | "plan" | "session" | "missed" | "filing" | "rehearsal" | "arrangement";
/** A topic as it is kept, with its coverage in a window. */
export type Topic = {
  /** Row id. */
  id: TopicId,
  /** UUIDv7. */
  uid: string,
  /** People who have to study it. */
  due: number,
  /** Of these, people who have had it by any form. */
  covered: number,
  /** Sessions that had it. */
  sessions: number,
  /** The unit whose list it stands in. */
  unitId: UnitId,
  /** Title. */
  title: string,
  /** Family: 党史, 安全生产…. */
  family: string | null,
  /** The document that asks for it. */
  source: string | null,
  /** 必学. */
  isRequired: boolean,
  /** 原著原文 (S87). */
  isOriginal: boolean,
  /** Who has to. */
  audience: Audience,
  /** From when. */
  fromOn: string | null,
  /** Until when. */
  dueOn: string | null,
  /** Note. */
  note: string | null,
};
/** 系列: the topics of one family together. */
export type TopicFamily = {
  /** Its name; none: topics without a family. */
  name: string | null,
  /** Topics. */
  topics: number,
  /** Of these, topics somebody has had. */
  studied: number,
  /** Sessions with these topics; a session with two of them counts for each. */
  sessions: number,
  /** People asked, summed over the topics. */
  due: number,
  /** Of these, had by any form. */
  covered: number,
};
/** What a person fills in. */
export type TopicFields = {
  /** The unit whose list it stands in. */
  unitId: UnitId,
  /** Title. */
  title: string,
  /** Family: 党史, 安全生产…. */
  family: string | null,
  /** The document that asks for it. */
  source: string | null,
  /** 必学. */
  isRequired: boolean,
  /** 原著原文 (S87). */
  isOriginal: boolean,
  /** Who has to. */
  audience: Audience,
  /** From when. */
  fromOn: string | null,
  /** Until when. */
  dueOn: string | null,
  /** Note. */
  note: string | null,
};
/** 学习主题 */
export type TopicId = number;
/** What is asked, and what a branch chose beside it (S122). */
export type TopicMenu = {
  /** 必学 topics. */
  required: number,
  /** Of these, had by everybody asked. */
  requiredWhole: number,
  /** 选学 topics. */
  optional: number,
  /** Of these, had by somebody. */
  optionalStudied: number,
  /** Topics that somebody has had. */
  studied: number,
  /** Of these, 原著原文 (S87). */
  originalsStudied: number,
};
/** Study of one topic by one member outside a session. */
export type TopicStudy = {
  /** Row id; `None` while new. */
  id: TopicStudyId | null,
  /** Topic. */
  topicId: TopicId,
  /** Who. */
  memberId: MemberId,
  /** When. */
  onDay: string,
  /** How. */
  form: StudyForm,
  /** Credit in minutes. */
  minutes: number,
  /** Note. */
  note: string | null,
};
/** 会外学习 */
export type TopicStudyId = number;
/** Totals of a roll. Invariant (C-15): due = present + excused + absent + unmarked; exempt people are in none of them. */
export type Totals = {
  /** 应到. */
  due: number,
  /** 实到. */
  present: number,
  /** 请假. */
  excused: number,
  /** 缺席. */
  absent: number,
  /** 未点. */
  unmarked: number,
  /** 免. */
  exempt: number,
  /** 已补学 of the excused and absent. */
  madeUp: number,
  /** Whether these are declared counts without names. */
  isDeclared: boolean,
};
/** One month: the rate is present ÷ due. */
export type TrendMonth = {
  /** 'YYYY-MM'. */
  month: string,
  /** 应到人次 of closed rolls. */
  due: number,
  /** 实到人次 of the same sessions. */
  present: number,
  /** Sessions that stay out: drafts and rolls not finished. */
  drafts: number,
};
/** What a person fills in about a queue. */
export type TurnFields = {
  /** Whose queue; its sessions are those this unit takes part in. */
  unitId: UnitId,
  /** 党员小课堂主讲, 领学…. */
  name: string,
  /** The role that is a turn. */
  role: Role,
  /** Only sessions of this kind; none: of any kind. */
  kind: Kind | null,
  /** Turns before this day do not count. */
  fromOn: string,
  /** Who takes part, in the order of the first round. */
  memberIds: Array<MemberId>,
};
/** One person of a queue. */
export type TurnLine = {
  /** Who. */
  memberId: MemberId,
  /** Name. */
  name: string,
  /** Group. */
  group: string | null,
  /** Whose turn comes how soon, from 1; none: passed over that day. */
  rank: number | null,
  /** Turns taken since the queue began. */
  turns: number,
  /** The last turn. */
  lastOn: string | null,
  /** Its session. */
  lastId: SessionId | null,
  /** Put down for a session still to come. */
  plannedOn: string | null,
  /** The last time they were skipped, with the reason. */
  skippedOn: string | null,
  /** Why they were skipped. */
  skipReason: string | null,
  /** Why they are passed over that day. */
  hindrance: Hindrance | null,
  /** `上次3月5日，共2次`. */
  why: string,
};
/** A queue on a day. */
export type TurnList = {
  /** Row id. */
  id: TurnListId,
  /** UUIDv7. */
  uid: string,
  /** Name of the unit. */
  unit: string,
  /** Everybody in the queue: whose turn is next first, those passed over that day last. */
  lines: Array<TurnLine>,
  /** What the queue came to in the year of the day. */
  year: TurnYear,
  /** Members by the decade they were born in, the youngest first (S28). */
  ages: Array<AgeBand>,
  /** Whose queue; its sessions are those this unit takes part in. */
  unitId: UnitId,
  /** 党员小课堂主讲, 领学…. */
  name: string,
  /** The role that is a turn. */
  role: Role,
  /** Only sessions of this kind; none: of any kind. */
  kind: Kind | null,
  /** Turns before this day do not count. */
  fromOn: string,
  /** Who takes part, in the order of the first round. */
  memberIds: Array<MemberId>,
};
/** 轮值表 */
export type TurnListId = number;
/** A session that needs people in its roles. */
export type TurnNextReq = {
  /** Who holds it; none: the book's own unit. */
  unitId?: UnitId | null,
  /** Its kinds. */
  kinds: Array<Kind>,
  /** Its day. */
  day: string,
  /** What is studied. */
  topicIds: Array<TopicId>,
  /** The session, once it is in the book: its own roles are not turns yet. */
  sessionId?: SessionId | null,
};
/** A queue that fits a role of a session, with who is next. */
export type TurnProposal = {
  /** The queue. */
  listId: TurnListId,
  /** Its name. */
  name: string,
  /** The role. */
  role: Role,
  /** The next three. */
  next: Array<TurnLine>,
};
/** Somebody to pass over once. */
export type TurnSkipReq = {
  /** The queue. */
  listId: TurnListId,
  /** Who. */
  memberId: MemberId,
  /** When. */
  onDay: string,
  /** Why. */
  reason: string,
};
/** Sessions of a queue in the calendar year of a day. */
export type TurnYear = {
  /** Sessions held in which somebody of the book had the role (S116: 12 a year). */
  sessions: number,
  /** Different people who had it (S116: 12 distinct speakers). */
  people: number,
  /** 人次 of those who came, observers included. */
  listeners: number,
};
/** A unit as it is kept. */
export type Unit = {
  /** Row id. */
  id: UnitId,
  /** UUIDv7, the same in every book. */
  uid: string,
  /** The unit above; none for the top of the book. */
  parentId: UnitId | null,
  /** The base it lies in. */
  baseId: BaseId | null,
  /** Name of that base. */
  base: string | null,
  /** `/1/7/31/`. */
  path: string,
  /** Committee, general branch, branch or group. */
  kind: UnitKind,
  /** Short name: 运行车间党支部, 炼钢. */
  name: string,
  /** Formal name as printed: 中共××公司运行车间支部委员会 (D-22). */
  fullName: string | null,
  /** Formal name of the body above the top unit (主送机关). */
  superior: string | null,
  /** Order among its siblings. */
  position: number,
  /** 成立时间. */
  foundedOn: string | null,
  /** 撤销时间. */
  dissolvedOn: string | null,
  /** 本届选举时间. */
  electedOn: string | null,
  /** 任期, years (ZB-30: 3). */
  termYears: number,
  /** 活动场所. */
  place: string | null,
  /** 联系电话. */
  phone: string | null,
  /** Free note. */
  note: string | null,
};
/** What a person fills in about a unit (F-60). */
export type UnitFields = {
  /** Committee, general branch, branch or group. */
  kind: UnitKind,
  /** Short name: 运行车间党支部, 炼钢. */
  name: string,
  /** Formal name as printed: 中共××公司运行车间支部委员会 (D-22). */
  fullName: string | null,
  /** Formal name of the body above the top unit (主送机关). */
  superior: string | null,
  /** Order among its siblings. */
  position: number,
  /** 成立时间. */
  foundedOn: string | null,
  /** 撤销时间. */
  dissolvedOn: string | null,
  /** 本届选举时间. */
  electedOn: string | null,
  /** 任期, years (ZB-30: 3). */
  termYears: number,
  /** 活动场所. */
  place: string | null,
  /** 联系电话. */
  phone: string | null,
  /** Free note. */
  note: string | null,
};
/** 组织 */
export type UnitId = number;
/** What a unit is. */
export type UnitKind = "committee" | "general_branch" | "branch" | "group";
/** A unit to add or change. */
export type UnitSaveReq = {
  /** Row id; none for a new unit. */
  id?: UnitId | null,
  /** The unit above; none only for the top. */
  parentId?: UnitId | null,
  /** Name of the base, made when it is new. */
  base?: string | null,
  /** What a person fills in. */
  fields: UnitFields,
};
/** One unit of a joint session: its own people only (C-37). */
export type UnitTurnout = {
  /** The unit. */
  unitId: UnitId,
  /** Its name. */
  unit: string,
  /** Its totals. */
  totals: Totals,
  /** 应到有表决权. */
  dueVoting: number,
  /** 实到有表决权. */
  presentVoting: number,
};
/** A session whose people are not all marked: who has to make it up cannot be listed yet. */
export type Unlisted = {
  /** The session. */
  sessionId: SessionId,
  /** Its title. */
  title: string,
  /** Its day. */
  onDay: string,
  /** How many people are 未点. */
  unmarked: number,
  /** Last day for the list. */
  dueOn: string,
  /** That day is past. */
  isLate: boolean,
};
/** What the figures of a vote mean. */
export type Verdict = {
  /** Enough people with a vote were present. */
  quorumMet: boolean,
  /** The quorum was met and there were votes enough. */
  passed: boolean,
  /** The smallest number present that makes a quorum. */
  neededPresent: number,
  /** The smallest number of votes in favour that passes. */
  neededYes: number,
  /** Those present, or those in favour, are exactly half: 半数以上 holds with it and 超过半数 does not, so the sentence
  * says it (FZ-13; domain.md §9.14). */
  exactHalf: boolean,
  /** Those present are exactly half and that is enough (a resolution): the chair decides (domain.md §9.14). */
  chairDecides: boolean,
  /** The closing sentence of the minutes (domain.md F-29). */
  sentence: string,
};
/** One promise and how it stands. */
export type VerifyLine = {
  /** 文件, 名册与点名, 合计, 历史与封存. */
  part: string,
  /** What was looked at, in Chinese. */
  what: string,
  /** When it is as it must be. */
  how: string,
  /** How many pages, rows or figures were compared. */
  checked: number,
  /** How many of them are not as they must be. */
  wrong: number,
  /** The first of these; of sealed periods also what is different and need not be wrong. */
  detail: string | null,
  /** It follows from the records: [`super::mend`] makes it anew. */
  canMend: boolean,
  /** What to do about it when nothing can be recomputed. */
  advice: string | null,
};
/** A visit as it is kept. */
export type Visit = {
  /** Row id. */
  id: VisitId,
  /** UUIDv7. */
  uid: string,
  /** Title of its session. */
  session: string | null,
  /** The pair. */
  pairingId: PairingId,
  /** When. */
  onDay: string,
  /** The session at which it was paid. */
  sessionId: SessionId | null,
  /** 党课. */
  hasLecture: boolean,
  /** 研讨. */
  hasDiscussion: boolean,
  /** 会诊. */
  hasDiagnosis: boolean,
  /** Problems found. */
  found: number,
  /** Of these, solved since. */
  solved: number,
  /** What was found, what became of it. */
  note: string | null,
};
/** What a person fills in about a visit. */
export type VisitFields = {
  /** The pair. */
  pairingId: PairingId,
  /** When. */
  onDay: string,
  /** The session at which it was paid. */
  sessionId: SessionId | null,
  /** 党课. */
  hasLecture: boolean,
  /** 研讨. */
  hasDiscussion: boolean,
  /** 会诊. */
  hasDiagnosis: boolean,
  /** Problems found. */
  found: number,
  /** Of these, solved since. */
  solved: number,
  /** What was found, what became of it. */
  note: string | null,
};
/** 一次走访 */
export type VisitId = number;
/** How far the visits of a pair are in a year, on a day. */
export type VisitPace = {
  /** Visits the whole year asks for. */
  asked: number,
  /** Of these, due by the day. */
  due: number,
  /** Visits paid. */
  done: number,
  /** Until when the next one has to be paid; none: all are. */
  nextOn: string | null,
  /** That day has passed. */
  isLate: boolean,
};
/** A session of the branch with the leader as lecturer: likely a visit. */
export type VisitProposal = {
  /** The session. */
  sessionId: SessionId,
  /** Its day. */
  onDay: string,
  /** Its title. */
  title: string,
};
/** 表决: the figures as counted; what they mean is [`judge`]. */
export type Vote = {
  /** Row id; `None` while new. */
  id: VoteId | null,
  /** Position (from 0) of its item in the agenda, if it belongs to one. */
  agenda: number | null,
  /** The sitting it was taken in, when the session has several: a vote is never put together from two (C-29). */
  sittingId: SittingId | null,
  /** Which formula decides. */
  formula: Formula,
  /** 表决事项 or candidate. */
  subject: string,
  /** 举手、无记名…. */
  method: VoteMethod,
  /** 应到有表决权. */
  dueVoting: number,
  /** 实到有表决权. */
  presentVoting: number,
  /** 赞成. */
  yes: number,
  /** 反对. */
  no: number,
  /** 弃权. */
  abstain: number,
  /** 书面赞成, admission only (FZ-11). */
  writtenYes: number,
  /** 选票, when they were counted. */
  ballots: Ballots | null,
};
/** 表决 */
export type VoteId = number;
/** 表决方式 */
export type VoteMethod = "hands" | "secret" | "spoken" | "signed";
/** How a finding weighs. */
export type Weight = "wrong" | "gap" | "doubt";
/** A span of whole days, both ends included: what a report or a count covers. */
export type Window = {
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
};
/** A unit over a span of days, both ends included. */
export type Within = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** First day. */
  from: string,
  /** Last day. */
  to: string,
};
/** A figure that a sentence may use. */
export type WordingField = {
  /** Its name, written `{应到}` in the text. */
  name: string,
  /** An example. */
  example: string,
};
/** A sentence with the text in force. */
export type WordingLine = {
  /** Its key. */
  key: string,
  /** The paper it stands in. */
  paper: string,
  /** Where it stands there. */
  place: string,
  /** The text in force. */
  text: string,
  /** What it says until somebody words it otherwise. */
  default: string,
  /** The figures it may use. */
  fields: Array<WordingField>,
};
/** Whose sentences. */
export type WordingListReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
};
/** What a text would say. */
export type WordingPreview = {
  /** As it would be printed; empty when it would say nothing. */
  text: string,
};
/** A text to look at with the figures of a quarter. */
export type WordingPreviewReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** Which sentence. */
  key: string,
  /** The text. */
  text: string,
  /** The day that stands on the paper; its quarter gives the figures. */
  day: string,
};
/** A sentence to word otherwise. */
export type WordingSetReq = {
  /** The unit; none: the book's own. */
  unitId?: UnitId | null,
  /** Which sentence. */
  key: string,
  /** The text; none: back to what it says by itself. */
  text?: string | null,
};
/** The calendar of a year. */
export type YearCalendar = {
  /** The year. */
  year: number,
  /** The notice the bundled days come from. */
  source: string | null,
  /** What to know when there is none: only weekends are known. */
  note: string | null,
  /** Days that are not what their weekday says, in order. */
  days: Array<DayOff>,
};
/** A grade of one member, by year. */
export type YearGrade = {
  /** The year appraised. */
  year: number,
  /** The grade. */
  grade: Grade,
  /** 评定意见. */
  opinion: string | null,
  /** The session that gave it. */
  sessionId: SessionId,
  /** Its day. */
  onDay: string,
};

export interface CommandMap {
  /** The open book, what waits in it, and the books known on this computer. */
  book_state: { req: Empty; res: BookState };
  /** Makes a new book and opens it. */
  book_create: { req: BookCreateReq; res: BookMade };
  /** Opens a book. */
  book_open: { req: BookOpenReq; res: BookState };
  /** Opens a book by its recovery code and gives it a new password; the answer has the code that opens it from now on. */
  book_recover: { req: BookRecoverReq; res: BookMade };
  /** Whether the open book has a recovery code, and the recorder a password. */
  book_key: { req: Empty; res: BookKey };
  /** Gives the open book a new password. */
  book_password_change: { req: BookPasswordReq; res: Empty };
  /** Gives the recorder a password, or another one. */
  book_recorder_set: { req: BookRecorderSetReq; res: Empty };
  /** Takes the recorder's password away. */
  book_recorder_withdraw: { req: BookRecorderWithdrawReq; res: Empty };
  /** Whether this computer remembers a book, and whether it could. */
  book_keyring: { req: BookKeyringReq; res: BookKeyring };
  /** Opens a book that this computer remembers, right after the program was started. */
  book_keyring_open: { req: BookKeyringReq; res: BookState };
  /** Lets this computer remember the open book, in the keyring of its system. */
  book_keyring_set: { req: BookKeyringSetReq; res: Empty };
  /** From here on no computer remembers the open book. */
  book_keyring_withdraw: { req: Empty; res: Empty };
  /** Gives the open book a new recovery code in the place of the one it has. */
  book_recovery_new: { req: BookRecoveryReq; res: Recovery };
  /** The sheet of a recovery code, in the folder for printing. */
  book_recovery_print: { req: BookRecoveryPrintReq; res: SavedFile };
  /** Makes (once, or anew) and opens the practice book; its password is 示例手册2026. */
  book_sample: { req: BookSampleReq; res: BookState };
  /** Makes a made-up book in a file, to try things in or to measure with. */
  sample_make: { req: SampleMakeReq; res: Empty };
  /** Closes the file and asks for the password again. */
  book_lock: { req: Empty; res: BookState };
  /** Closes the book and forgets it. */
  book_close: { req: Empty; res: Empty };
  /** Makes a checked copy: in the backup folder, or at `path`. */
  book_backup: { req: BookBackupReq; res: Backup };
  /** The backups of the open book, newest first. */
  book_backups: { req: Empty; res: Array<Backup> };
  /** What a backup holds and what differs from the open book, before it is put back; writes nothing. */
  restore_preview: { req: RestorePreviewReq; res: RestorePreview };
  /** Puts a backup in the place `path`; a book that lies there is kept beside it. */
  book_restore: { req: BookRestoreReq; res: Restored };
  /** The backups of a book that cannot be opened, newest first, and the newest that opens well. */
  backup_rescue: { req: BackupRescueReq; res: Rescue };
  /** The second place for backups of the open book, and the last rehearsal of a restore. */
  backup_care: { req: Empty; res: BackupCare };
  /** Looks at the second place now and brings what is missing there; `backup_care` tells what was seen. */
  backup_carry: { req: Empty; res: Empty };
  /** Chooses the second place; null: none. */
  backup_second: { req: BackupSecondReq; res: Empty };
  /** Rehearses a restore with the newest backup, which is only read, and notes how it went. */
  backup_rehearse: { req: Empty; res: Rehearsal };
  /** Recomputes every derived figure and compares. */
  book_verify: { req: Empty; res: Array<VerifyLine> };
  /** Makes a backup, recomputes what follows from the records, and says what was mended and what is left. */
  book_mend: { req: Empty; res: Mended };
  /** Every seal of the book, the newest first. */
  seal_list: { req: Empty; res: Array<Seal> };
  /** The seal in force under which a day of a unit lies. */
  seal_at: { req: OnDay; res: Seal | null };
  /** How a period stands: sealed or not, since when, and what is different since. */
  seal_state: { req: SealPeriodReq; res: SealState };
  /** What is still open in a period. */
  seal_open: { req: SealPeriodReq; res: Array<OpenItem> };
  /** Seals a period that is over; a backup is made first. */
  seal_make: { req: SealMakeReq; res: Seal };
  /** Opens a sealed period again, with the reason. */
  seal_reopen: { req: SealReopenReq; res: Seal };
  /** What was changed, newest first; of one record when `noun` and `recordId` are given. */
  change_list: { req: ChangeListReq; res: Array<Change> };
  /** The history of one record, newest first, each entry with what it did in words. */
  change_timeline: { req: ChangeTimelineReq; res: Array<TimelineEntry> };
  /** What one change did, in words. */
  change_told: { req: One<ChangeId>; res: ChangeTold };
  /** Takes a change back; without an id the last one. */
  change_undo: { req: ChangeUndoReq; res: Change };
  /** Does again what the last undo took back, as long as nothing new was written since. */
  change_redo: { req: Empty; res: Change };
  /** Who looked at full numbers, and who took them out in a file; newest first. */
  change_looks: { req: ChangeLooksReq; res: Array<Change> };
  /** 回收站: deletions that can be taken back. */
  bin_list: { req: Empty; res: Array<Change> };
  /** What was typed into a form and not written to the book yet. */
  draft_get: { req: DraftReq; res: Draft | null };
  /** Every form that was begun and not saved, the newest first. */
  draft_list: { req: Empty; res: Array<Draft> };
  /** Keeps what a form holds now. */
  draft_keep: { req: DraftKeepReq; res: Empty };
  /** Forgets a draft that was saved or is not wanted any more. */
  draft_discard: { req: DraftReq; res: Empty };
  /** Every threshold with its value, default and source. */
  setting_list: { req: SettingListReq; res: Array<SettingLine> };
  /** Sets a threshold; null goes back to the default. */
  setting_set: { req: SettingSetReq; res: Empty };
  /** Which rules hold for a unit, with the number in force, its source and whether it asks anything. */
  rule_list: { req: RuleListReq; res: Array<RuleLine> };
  /** One rule of a unit's own. */
  own_rule_get: { req: One<OwnRuleId>; res: OwnRule };
  /** Adds or changes a rule of a unit's own. */
  own_rule_save: { req: Saved<OwnRuleId, OwnRuleFields>; res: OwnRule };
  /** Deletes a rule of a unit's own. */
  own_rule_delete: { req: One<OwnRuleId>; res: Empty };
  /** All units in tree order. */
  unit_list: { req: Empty; res: Array<Unit> };
  /** Adds or changes a unit. */
  unit_save: { req: UnitSaveReq; res: Unit };
  /** Deletes a unit that nothing refers to. */
  unit_delete: { req: One<UnitId>; res: Empty };
  /** Names of the bases. */
  base_list: { req: Empty; res: Array<string> };
  /** Who belongs to a unit on a day; numbers are masked. */
  member_roster: { req: OnDay; res: Array<RosterLine> };
  /** How many 正式 and 预备党员 there are today. */
  member_count: { req: Empty; res: number };
  /** A stretch of it, for rosters of thousands; with words, of those whom they find. */
  member_page: { req: MemberPageReq; res: RosterPage };
  /** One member with everything dated; numbers are masked. */
  member_get: { req: One<MemberId>; res: Member };
  /** Adds or changes a member. */
  member_save: { req: MemberSaveReq; res: Member };
  /** Deletes a member that no record names. */
  member_delete: { req: One<MemberId>; res: Empty };
  /** ID and phone number in full, after the person asked for them; history keeps who looked, when, and at whom. */
  member_reveal: { req: One<MemberId>; res: Revealed };
  /** One member's sessions and hours in a span of days. */
  member_record: { req: MemberRecordReq; res: MemberRecord };
  /** What a standing does to the counts, in words. */
  standing_effect: { req: Standing; res: string };
  /** Sessions of a filter, newest first. */
  session_list: { req: SessionFilter; res: Array<SessionLine> };
  /** How many sessions of a filter stand on each day, by main kind. */
  session_days: { req: SessionFilter; res: Array<SessionDay> };
  /** One session. */
  session_get: { req: One<SessionId>; res: Session };
  /** Adds or changes a session; its roll stays. */
  session_save: { req: SessionSaveReq; res: Session };
  /** Gives a planned session or a draft another day; its roll is that of the new day. */
  session_shift: { req: SessionShiftReq; res: Session };
  /** Deletes a session with its roll. */
  session_delete: { req: One<SessionId>; res: Empty };
  /** Seals a session: its numbers stay for ever. */
  session_seal: { req: One<SessionId>; res: Session };
  /** Reopens a sealed session; the reason stays in the history. */
  session_reopen: { req: SessionReopenReq; res: Session };
  /** The last session of these kinds, as a template. */
  session_similar: { req: SessionSimilarReq; res: SessionFields | null };
  /** The credit proposed for a session of these kinds and times. */
  session_minutes: { req: SessionMinutesReq; res: number };
  /** Places, forms, campaigns and guests written in earlier sessions. */
  session_suggestions: { req: SessionSuggestionsReq; res: Suggestions };
  /** 列席 by class of listeners. */
  observer_classes: { req: Within; res: Array<ClassCount> };
  /** How often members of a unit took part elsewhere as ordinary members. */
  observer_dual: { req: Within; res: Array<DualCount> };
  /** What a vote means while its figures are typed. */
  vote_judge: { req: Vote; res: Verdict };
  /** 民主评议: everybody on the roll with votes and grade. */
  grade_table: { req: One<SessionId>; res: Appraisal };
  /** Keeps votes and grades. */
  grade_save: { req: GradeSaveReq; res: Appraisal };
  /** The grades of one member, by year. */
  grade_years: { req: One<MemberId>; res: Array<YearGrade> };
  /** 批评与自我批评: who spoke of whom, without the text. */
  criticism_outline: { req: One<SessionId>; res: Array<Spoke> };
  /** The text, when somebody opens it. */
  criticism_open: { req: One<SessionId>; res: Array<Criticism> };
  /** Keeps the whole list. */
  criticism_save: { req: CriticismSaveReq; res: Empty };
  /** The tasks that a meeting decided. */
  follow_up_list: { req: One<SessionId>; res: Array<FollowUp> };
  /** Makes tasks of decisions or of a rectification list. */
  follow_up_add: { req: FollowUpAddReq; res: Array<FollowUp> };
  /** Who has been talked with this year, and who not yet. */
  talk_list: { req: OnDay; res: Array<TalkLine> };
  /** Who lectured, with sessions, attendances and people. */
  lecturer_list: { req: Within; res: Array<Lecturer> };
  /** 快速登记: what the last short session was, and who is due on the day. */
  fast_log_get: { req: OnDay; res: FastLog };
  /** Writes a short session with its whole roll. */
  fast_log_save: { req: FastLogSaveReq; res: Session };
  /** The roll of a session. */
  roll_get: { req: RollReq; res: Roll };
  /** Writes a row for everyone due that day. */
  roll_take: { req: RollReq; res: Roll };
  /** Sets marks. */
  roll_mark: { req: RollMarkReq; res: Roll };
  /** Gives everyone not marked yet one mark. */
  roll_fill: { req: RollFillReq; res: Roll };
  /** Leaves that cover a session, or of a member or a unit in a span of days, newest first. */
  leave_list: { req: LeaveFilter; res: Array<Leave> };
  /** Registers a leave, or changes one; an approved one is taken over by rolls on which nobody has marked the person. */
  leave_save: { req: Saved<LeaveId, LeaveFields>; res: Leave };
  /** Takes a leave away; a mark it made stays. */
  leave_delete: { req: One<LeaveId>; res: Empty };
  /** Writes down that somebody came to a further sitting; nobody is counted twice. */
  roll_visit: { req: RollVisitReq; res: Roll };
  /** Records that somebody made up a session. */
  make_up_save: { req: MakeUpSaveReq; res: Empty };
  /** Takes a make-up away. */
  make_up_delete: { req: MakeUpDeleteReq; res: Empty };
  /** 补学 as a chain: who is listed, arranged, done, proved, each with its next deadline. */
  make_up_chain: { req: OnDay; res: MakeUpChain };
  /** Arranges make-ups: who sees to it, how, until when. */
  make_up_arrange: { req: MakeUpArrangeReq; res: Empty };
  /** Records what proves a make-up. */
  make_up_prove: { req: MakeUpProveReq; res: Empty };
  /** Who still has to make up what. */
  make_up_due: { req: OnDay; res: Array<MakeUpDue> };
  /** Topics with how many have had them. */
  topic_list: { req: Within; res: Array<Topic> };
  /** Adds or changes a topic. */
  topic_save: { req: Saved<TopicId, TopicFields>; res: Topic };
  /** Deletes a topic that no session had. */
  topic_delete: { req: One<TopicId>; res: Empty };
  /** Who has had which topic, and how. */
  topic_coverage: { req: Within; res: Coverage };
  /** Records study outside a session. */
  study_save: { req: TopicStudy; res: TopicStudy };
  /** Records that several members studied a topic outside a session. */
  study_together: { req: StudyTogetherReq; res: Empty };
  /** One note of study outside a session. */
  study_get: { req: One<TopicStudyId>; res: TopicStudy };
  /** Takes study outside a session away. */
  study_delete: { req: One<TopicStudyId>; res: Empty };
  /** 轮值: the queues of a unit and the units below it, in order for a day. */
  turn_list: { req: OnDay; res: Array<TurnList> };
  /** Who is next for the roles of a session. */
  turn_next: { req: TurnNextReq; res: Array<TurnProposal> };
  /** Adds or changes a queue. */
  turn_save: { req: Saved<TurnListId, TurnFields>; res: TurnList };
  /** Passes somebody over once, with the reason. */
  turn_skip: { req: TurnSkipReq; res: TurnList };
  /** Deletes a queue; the sessions stay. */
  turn_delete: { req: One<TurnListId>; res: Empty };
  /** 包联: leaders paired with branches, with the visits of the year of a day. */
  pairing_list: { req: OnDay; res: Pairings };
  /** Adds or changes a pair. */
  pairing_save: { req: Saved<PairingId, PairingFields>; res: One<PairingId> };
  /** Deletes a pair with its visits. */
  pairing_delete: { req: One<PairingId>; res: Empty };
  /** Adds or changes a visit. */
  visit_save: { req: Saved<VisitId, VisitFields>; res: One<VisitId> };
  /** Takes a visit away. */
  visit_delete: { req: One<VisitId>; res: Empty };
  /** What each kind of task list brings along. */
  list_templates: { req: Empty; res: Array<ListTemplate> };
  /** Task lists with their figures on a day. */
  list_list: { req: OnDay; res: Array<TaskList> };
  /** Adds a task list with its first tasks and their sub-items. */
  list_begin: { req: ListBeginReq; res: TaskList };
  /** Adds or changes a task list. */
  list_save: { req: Saved<TaskListId, TaskListFields>; res: TaskList };
  /** Deletes a task list with its tasks. */
  list_delete: { req: One<TaskListId>; res: Empty };
  /** What each leader has taken on in a list. */
  list_leaders: { req: TaskListReq; res: Array<LeaderLine> };
  /** Progress of a list by the superior's numbers. */
  list_parents: { req: TaskListReq; res: Array<ParentLine> };
  /** 周调度、月通报: the sentence, what changed, what is late, what comes next. */
  list_bulletin: { req: ListBulletinReq; res: ListBulletin };
  /** The tasks of a list on a day. */
  task_list: { req: TaskListReq; res: Array<Task> };
  /** Adds or changes a task. */
  task_save: { req: Saved<TaskId, TaskFields>; res: Task };
  /** Deletes a task with its progress. */
  task_delete: { req: One<TaskId>; res: Empty };
  /** The phone number of a task in full, after the person asked for it; history keeps who looked, when, and at which. */
  task_reveal: { req: One<TaskId>; res: TaskRevealed };
  /** Adds a dated line of progress. */
  task_progress: { req: TaskProgressReq; res: Task };
  /** Moves a task on the board with a line of progress; 已完成 is 申报. */
  task_move: { req: TaskMoveReq; res: Task };
  /** Corrects the words, the day or n of N of a line of progress. */
  progress_correct: { req: ProgressCorrectReq; res: Task };
  /** 认领: a leader takes a task on. */
  task_claim: { req: TaskStepReq; res: Task };
  /** 申报: the doer says that a task is done. */
  task_declare: { req: TaskStepReq; res: Task };
  /** 确认: somebody else says that it is done indeed. */
  task_confirm: { req: TaskStepReq; res: Task };
  /** 退回: what was declared or done is worked on again; the reason is kept. */
  task_hand_back: { req: TaskHandBackReq; res: Task };
  /** 销号: somebody other than the doer closes a task that is done. */
  task_close: { req: TaskStepReq; res: Task };
  /** Brings the sub-items of a task to these. */
  subtask_save: { req: SubtaskSaveReq; res: Task };
  /** Ticks a sub-item off, or takes the tick back. */
  subtask_done: { req: SubtaskDoneReq; res: Task };
  /** 佐证: what is attached to a task and its progress, to one line of it, or to a session. */
  attachment_list: { req: AttachmentListReq; res: Array<AttachmentLine> };
  /** Attaches files: all of them or none. */
  attachment_add: { req: AttachmentAddReq; res: Array<AttachmentLine> };
  /** Takes a file off its record. */
  attachment_delete: { req: One<AttachmentId>; res: Empty };
  /** A picture at full size, to look at in the window. */
  attachment_look: { req: One<AttachmentId>; res: AttachmentPicture };
  /** Writes a file to a place of its own, or to the folder from which other programs open it. */
  attachment_save: { req: AttachmentSaveReq; res: SavedFile };
  /** 问需问计: needs, suggestions and questions with their figures. */
  need_list: { req: NeedListReq; res: NeedPage };
  /** Adds or changes a need, a suggestion or a question. */
  need_save: { req: Saved<NeedId, NeedFields>; res: Need };
  /** Deletes it; the task it became stays. */
  need_delete: { req: One<NeedId>; res: Empty };
  /** Answers it on a day. */
  need_answer: { req: NeedAnswerReq; res: Need };
  /** Makes a task of it in one step. */
  need_to_task: { req: NeedToTaskReq; res: Task };
  /** The anniversaries of a year and what was done on them. */
  greeting_list: { req: GreetingListReq; res: GreetingYear };
  /** Writes down that members were thought of. */
  greeting_save: { req: GreetingFields; res: Empty };
  /** Takes that back. */
  greeting_delete: { req: GreetingDeleteReq; res: Empty };
  /** The registers the program brings along, to start from. */
  register_templates: { req: Empty; res: Array<RegisterTemplate> };
  /** The registers of a unit and the units below it. */
  register_list: { req: RegisterListReq; res: Array<Register> };
  /** One register over a span of days, with its counts and sums. */
  register_get: { req: RegisterGetReq; res: RegisterPage };
  /** Adds a register, or changes its name and columns. */
  register_save: { req: Saved<RegisterId, RegisterFields>; res: Register };
  /** Deletes a register with its rows. */
  register_delete: { req: One<RegisterId>; res: Empty };
  /** The rows of a register by two things, counted or summed. */
  register_cross: { req: RegisterCrossReq; res: RegisterCross };
  /** Which units no row of a register names. */
  register_lacking: { req: RegisterLackingReq; res: Array<RegisterLacking> };
  /** The rows of all registers that name a member, a session or a unit. */
  register_mentions: { req: RegisterMentionsReq; res: Array<RegisterMention> };
  /** One row of a register. */
  register_row_get: { req: One<RegisterRowId>; res: RegisterRow };
  /** Adds or changes a row of a register. */
  register_row_save: { req: Saved<RegisterRowId, RegisterRowFields>; res: RegisterRow };
  /** Deletes a row of a register. */
  register_row_delete: { req: One<RegisterRowId>; res: Empty };
  /** The plan of a span of days, with its counts. */
  plan_list: { req: Within; res: PlanPage };
  /** One plan item. */
  plan_get: { req: One<PlanItemId>; res: PlanItem };
  /** Adds or changes a plan item. */
  plan_save: { req: Saved<PlanItemId, PlanFields>; res: PlanItem };
  /** Gives an open plan item another day; out of its month that is 顺延. */
  plan_shift: { req: PlanShiftReq; res: PlanItem };
  /** Deletes a plan item. */
  plan_delete: { req: One<PlanItemId>; res: Empty };
  /** What a plan would hold by the rules, by last year's or by the festivals; writes nothing. */
  plan_propose: { req: PlanProposeReq; res: Array<PlanProposal> };
  /** Writes lines of a proposal. */
  plan_add: { req: PlanAddReq; res: Empty };
  /** Plans what closes gaps, or gives what is planned a day in time. */
  plan_arrange: { req: PlanArrangeReq; res: Empty };
  /** 计划报备: the plan of a quarter was handed in. */
  plan_file: { req: PlanFileReq; res: Empty };
  /** 上级学习安排 of a span of quarters. */
  arrangement_list: { req: Within; res: ArrangementPage };
  /** Adds or changes an arrangement with its lines. */
  arrangement_save: { req: ArrangementSaveReq; res: Arrangement };
  /** Deletes an arrangement. */
  arrangement_delete: { req: One<ArrangementId>; res: Empty };
  /** 签收. */
  arrangement_receive: { req: ArrangementReceiveReq; res: Empty };
  /** Makes a plan item of a line. */
  arrangement_plan: { req: ArrangementItemReq; res: Empty };
  /** Makes a topic of a line. */
  arrangement_topic: { req: ArrangementItemReq; res: Empty };
  /** Ticks a line off by hand. */
  arrangement_tick: { req: ArrangementItemReq; res: Empty };
  /** 工作日历 of a year: the days that are not what their weekday says. */
  calendar_get: { req: CalendarGetReq; res: YearCalendar };
  /** The days that remind of something: anniversaries, deadlines, the ends of quarters and of the term. */
  calendar_dates: { req: Within; res: Array<KeyDate> };
  /** Says whether a day is worked here, or takes that back. */
  calendar_set: { req: CalendarSetReq; res: Empty };
  /** Sessions, attendances and people of a span of days. */
  count_get: { req: CountGetReq; res: Count };
  /** 到会率 by month. */
  chart_turnout: { req: Within; res: Array<TrendMonth> };
  /** Hours by person against the year's goal and today's pace. */
  chart_hours: { req: OnDay; res: Array<HoursLine> };
  /** The required topics of a span of days with how many had them. */
  chart_coverage: { req: Within; res: Array<Topic> };
  /** Tasks of a list planned and done by the end of each month. */
  chart_burn_up: { req: TaskListReq; res: BurnUp };
  /** The frequencies the rules ask for, held against the records. */
  check_get: { req: OnDay; res: Check };
  /** What a binder of some days will hold, and what is missing from it. */
  binder_look: { req: BinderReq; res: Binder };
  /** Writes a binder as a folder of numbered files with the attachments beside them. */
  binder_folder: { req: BinderFolderReq; res: SavedFile };
  /** What contradicts itself in the records of a span of days: before a quarter is closed. */
  consistency_list: { req: Within; res: Consistency };
  /** Says why a finding is right as it stands; null takes that back. */
  consistency_set_aside: { req: ConsistencySetAsideReq; res: Empty };
  /** What will be missing at the end of the month, the quarter and the year, and what closes it. */
  forecast_get: { req: OnDay; res: Forecast };
  /** 总览: what waits, what is missing, how far things are. */
  overview_get: { req: OnDay; res: Overview };
  /** How much waits, for the one notification of the system. */
  reminder_get: { req: OnDay; res: Reminder };
  /** 汇总: the gaps of every unit of a committee's book. */
  rollup_get: { req: RollupGetReq; res: Rollup };
  /** Finds people, sessions, topics, tasks and units, and which of the window's own places the words mean. */
  search: { req: SearchReq; res: SearchRes };
  /** 数字: the figures that can be asked for by name. */
  figure_list: { req: Empty; res: Array<FigureName> };
  /** Some figures on a day. */
  figure_get: { req: FigureGetReq; res: Array<Figure> };
  /** The rows that a figure counts. */
  figure_rows: { req: FigureRowsReq; res: FigureRows };
  /** What an import would do; writes nothing. */
  import_preview: { req: ImportReq; res: ImportResult };
  /** Imports a table: all of its rows or none. */
  import_run: { req: ImportReq; res: ImportResult };
  /** Writes the roster with full numbers as .xlsx; history keeps who did, and when. */
  export_members: { req: ExportMembersReq; res: SavedFile };
  /** Writes a list as .xlsx. */
  export_list: { req: ExportListReq; res: SavedFile };
  /** Saves the picture of a chart. */
  export_picture: { req: ExportPictureReq; res: SavedFile };
  /** The papers that can be printed. */
  report_list: { req: Empty; res: Array<ReportKind> };
  /** A paper as PDF, to look at. */
  report_preview: { req: ReportReq; res: ReportPreview };
  /** A paper as PDF in a file. */
  report_save: { req: ReportSaveReq; res: SavedFile };
  /** The sentences of papers, as a unit words them. */
  wording_list: { req: WordingListReq; res: Array<WordingLine> };
  /** What a text would say, with the figures of a quarter. */
  wording_preview: { req: WordingPreviewReq; res: WordingPreview };
  /** Words a sentence otherwise, or takes that back. */
  wording_set: { req: WordingSetReq; res: Empty };
  /** How far long work is, by the number that the window gave it. */
  job_state: { req: JobReq; res: JobState | null };
  /** Stops long work; what it wrote is taken back. */
  job_stop: { req: JobReq; res: Empty };
  /** Version, folder, and the name under which this computer writes. */
  app_info: { req: Empty; res: AppInfo };
  /** Sets the name under which this computer writes. */
  app_sign: { req: AppSignReq; res: AppInfo };
}

/** After one of these, what pages show may have changed. */
export const WRITES: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([
  "book_create",
  "book_open",
  "book_recover",
  "book_password_change",
  "book_recorder_set",
  "book_recorder_withdraw",
  "book_keyring_open",
  "book_keyring_set",
  "book_keyring_withdraw",
  "book_recovery_new",
  "book_sample",
  "sample_make",
  "book_lock",
  "book_close",
  "book_restore",
  "backup_second",
  "book_mend",
  "seal_make",
  "seal_reopen",
  "change_undo",
  "change_redo",
  "setting_set",
  "own_rule_save",
  "own_rule_delete",
  "unit_save",
  "unit_delete",
  "member_save",
  "member_delete",
  "member_reveal",
  "session_save",
  "session_shift",
  "session_delete",
  "session_seal",
  "session_reopen",
  "grade_save",
  "criticism_save",
  "follow_up_add",
  "fast_log_save",
  "roll_take",
  "roll_mark",
  "roll_fill",
  "leave_save",
  "leave_delete",
  "roll_visit",
  "make_up_save",
  "make_up_delete",
  "make_up_arrange",
  "make_up_prove",
  "topic_save",
  "topic_delete",
  "study_save",
  "study_together",
  "study_delete",
  "turn_save",
  "turn_skip",
  "turn_delete",
  "pairing_save",
  "pairing_delete",
  "visit_save",
  "visit_delete",
  "list_begin",
  "list_save",
  "list_delete",
  "task_save",
  "task_delete",
  "task_reveal",
  "task_progress",
  "task_move",
  "progress_correct",
  "task_claim",
  "task_declare",
  "task_confirm",
  "task_hand_back",
  "task_close",
  "subtask_save",
  "subtask_done",
  "attachment_add",
  "attachment_delete",
  "need_save",
  "need_delete",
  "need_answer",
  "need_to_task",
  "greeting_save",
  "greeting_delete",
  "register_save",
  "register_delete",
  "register_row_save",
  "register_row_delete",
  "plan_save",
  "plan_shift",
  "plan_delete",
  "plan_add",
  "plan_arrange",
  "plan_file",
  "arrangement_save",
  "arrangement_delete",
  "arrangement_receive",
  "arrangement_plan",
  "arrangement_topic",
  "arrangement_tick",
  "calendar_set",
  "consistency_set_aside",
  "import_run",
  "export_members",
  "wording_set",
  "app_sign",
]);

/** These may last: they can be watched and stopped. */
export const LONG: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([
  "book_keyring",
  "sample_make",
  "book_backup",
  "restore_preview",
  "backup_rescue",
  "backup_rehearse",
  "book_verify",
  "book_mend",
  "seal_state",
  "seal_open",
  "seal_make",
  "member_count",
  "topic_list",
  "topic_coverage",
  "greeting_list",
  "count_get",
  "chart_turnout",
  "chart_hours",
  "chart_coverage",
  "check_get",
  "binder_look",
  "binder_folder",
  "consistency_list",
  "forecast_get",
  "overview_get",
  "rollup_get",
  "figure_get",
  "import_preview",
  "import_run",
  "export_members",
  "export_list",
  "report_preview",
  "report_save",
]);

/** Only the secretary may send these while a book is open. */
export const CLOSED: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([
  "book_key",
  "book_password_change",
  "book_recorder_set",
  "book_recorder_withdraw",
  "book_keyring_set",
  "book_keyring_withdraw",
  "book_recovery_new",
  "book_recovery_print",
  "sample_make",
  "book_backup",
  "book_backups",
  "restore_preview",
  "book_restore",
  "backup_rescue",
  "backup_care",
  "backup_carry",
  "backup_second",
  "backup_rehearse",
  "book_verify",
  "book_mend",
  "seal_make",
  "seal_reopen",
  "change_looks",
  "bin_list",
  "setting_set",
  "own_rule_save",
  "own_rule_delete",
  "unit_save",
  "unit_delete",
  "member_delete",
  "member_reveal",
  "session_seal",
  "session_reopen",
  "grade_table",
  "grade_save",
  "grade_years",
  "criticism_open",
  "criticism_save",
  "pairing_list",
  "pairing_save",
  "pairing_delete",
  "visit_save",
  "visit_delete",
  "task_reveal",
  "calendar_set",
  "binder_look",
  "binder_folder",
  "import_preview",
  "import_run",
  "export_members",
  "wording_set",
  "app_sign",
]);

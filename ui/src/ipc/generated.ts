// Written by the program from its own types; do not edit. First transcription of the ledger's types, until the desk writes it.

export type UnitId = number;
export type BaseId = number;
export type MemberId = number;
export type MembershipId = number;
export type PostId = number;
export type StandingId = number;
export type SessionId = number;
export type SittingId = number;
export type AgendaItemId = number;
export type VoteId = number;
export type MakeUpId = number;
export type TopicId = number;
export type TopicStudyId = number;
export type TaskListId = number;
export type TaskId = number;
export type ProgressId = number;
export type PlanItemId = number;
export type ChangeId = number;
/** YYYY-MM-DD */
export type Day = string;
/** A built-in word or custom:名称. */
export type Kind = string;
export type HoursLine = {
  memberId: MemberId;
  name: string;
  unit: string;
  group: string | null;
  posts: Array<PostKind>;
  isExempt: boolean;
  quarterMinutes: number;
  yearMinutes: number;
  sessionMinutes: number;
  makeUpMinutes: number;
  studyMinutes: number;
  trainings: number;
  targetMinutes: number;
  paceMinutes: number;
  periodMinutes: number;
};
export type AttendanceMatrix = {
  sessions: Array<MatrixSession>;
  rows: Array<MatrixRow>;
  totals: Totals;
};
export type MatrixSession = {
  id: SessionId;
  uid: string;
  onDay: Day;
  title: string;
  kind: Kind;
  unit: string;
  minutes: number;
  isClosed: boolean;
  totals: Totals;
};
export type MatrixRow = {
  memberId: MemberId;
  name: string;
  unit: string;
  group: string | null;
  cells: Array<Cell | null>;
  totals: Totals;
  rate: number | null;
};
export type Cell = {
  mark: Mark;
  reason: Reason | null;
  isMadeUp: boolean;
};
export type Mark = "unmarked" | "present" | "excused" | "absent" | "exempt";
export type Reason = "sick" | "personal" | "duty" | "other";
export type MakeUpForm = "delivered" | "self_study" | "video" | "talk" | "other";
export type Totals = {
  due: number;
  present: number;
  excused: number;
  absent: number;
  unmarked: number;
  exempt: number;
  madeUp: number;
  isDeclared: boolean;
};
export type RollLine = {
  memberId: MemberId;
  name: string;
  pinyin: string;
  initials: string;
  unitId: UnitId;
  groupId: UnitId | null;
  group: string | null;
  stage: Stage;
  posts: Array<PostKind>;
  mark: Mark;
  reason: Reason | null;
  sittingId: SittingId | null;
  canVote: boolean;
  note: string | null;
  madeUp: MakeUp | null;
};
export type Roll = {
  sessionId: SessionId;
  lines: Array<RollLine>;
  totals: Totals;
  dueVoting: number;
  presentVoting: number;
};
export type MarkEntry = {
  memberId: MemberId;
  mark: Mark;
  reason: Reason | null;
  sittingId: SittingId | null;
  note: string | null;
};
export type MakeUp = {
  id: MakeUpId | null;
  onDay: Day;
  form: MakeUpForm;
  minutes: number;
  content: string | null;
  witness: string | null;
};
export type MakeUpDue = {
  sessionId: SessionId;
  title: string;
  onDay: Day;
  kindLabel: string;
  memberId: MemberId;
  name: string;
  mark: Mark;
  reason: Reason | null;
  dueOn: Day;
};
export type Change = {
  id: ChangeId;
  at: number;
  who: string;
  intent: string;
  summary: string;
  noun: string | null;
  recordId: number | null;
  undoes: ChangeId | null;
  undoneBy: ChangeId | null;
  rows: number;
};
export type ChangedRow = {
  table: string;
  before: unknown | null;
  after: unknown | null;
};
export type VerifyLine = {
  what: string;
  checked: number;
  wrong: number;
  detail: string | null;
};
export type State = "met" | "due" | "short" | "exempt" | "not_applicable";
export type Check = {
  on: Day;
  unit: string;
  findings: Array<Finding>;
};
export type Finding = {
  rule: string;
  label: string;
  cite: string;
  period: string;
  scope: string;
  required: number;
  held: number;
  state: State;
  last_day: Day | null;
  sessions: Array<string>;
  planned: string | null;
  planned_on: Day | null;
};
export type By = "kind" | "unit" | "base" | "topic" | "mode" | "member" | "month";
export type Count = {
  unit: string;
  by: By;
  rows: Array<CountRow>;
  total: CountRow;
} & Window;
export type CountRow = {
  key: string;
  label: string;
  sessions: number;
  sittings: number;
  attendances: number;
  people: number | null;
  due: number;
  rate: number | null;
  minutes: number;
  excused: number;
  absent: number;
  madeUp: number;
};
export type Window = {
  from: Day;
  to: Day;
};
export type Sex = "male" | "female";
export type Stage = "applicant" | "activist" | "prospect" | "probationary" | "full";
export type PostKind = "secretary" | "deputy" | "organisation" | "publicity" | "discipline" | "member" | "group_leader";
export type StandingKind = "exempt" | "not_due" | "no_vote" | "floating" | "retired" | "lost";
export type MemberFields = {
  name: string;
  sex: Sex | null;
  ethnicity: string | null;
  bornOn: string | null;
  nativePlace: string | null;
  education: string | null;
  degree: string | null;
  idNumber: string | null;
  phone: string | null;
  job: string | null;
  title: string | null;
  isFrontline: boolean;
  workedFrom: string | null;
  address: string | null;
  appliedOn: string | null;
  activistOn: string | null;
  prospectOn: string | null;
  probationOn: string | null;
  fullOn: string | null;
  seniorityAdjustMonths: number;
  strokeKey: string | null;
  note: string | null;
};
export type Member = {
  id: MemberId;
  uid: string;
  pinyin: string;
  initials: string;
  memberships: Array<Membership>;
  posts: Array<Post>;
  standings: Array<Standing>;
} & MemberFields;
export type Membership = {
  id: MembershipId | null;
  unitId: UnitId;
  groupId: UnitId | null;
  fromOn: Day;
  untilOn: Day | null;
  cameBy: string | null;
  leftBy: string | null;
};
export type Post = {
  id: PostId | null;
  unitId: UnitId;
  post: PostKind;
  fromOn: Day;
  untilOn: Day | null;
  duty: string | null;
};
export type Standing = {
  id: StandingId | null;
  kind: StandingKind;
  fromOn: Day;
  untilOn: Day | null;
  reason: string | null;
  approvedBy: string | null;
  approvedOn: Day | null;
};
export type RosterLine = {
  id: MemberId;
  uid: string;
  name: string;
  pinyin: string;
  initials: string;
  sex: Sex | null;
  unitId: UnitId;
  unit: string;
  groupId: UnitId | null;
  group: string | null;
  stage: Stage;
  posts: Array<PostKind>;
  standings: Array<StandingKind>;
  isDue: boolean;
  isExempt: boolean;
  canVote: boolean;
  probationOn: string | null;
  fullOn: string | null;
  bornOn: string | null;
  ethnicity: string | null;
  education: string | null;
  job: string | null;
  phone: string | null;
  idNumber: string | null;
  note: string | null;
};
export type PlanStatus = "planned" | "held" | "postponed" | "dropped";
export type PlanFields = {
  unitId: UnitId;
  month: string;
  onDay: Day | null;
  kind: Kind;
  title: string;
  owner: string | null;
  form: string | null;
  status: PlanStatus;
  reason: string | null;
  sessionId: SessionId | null;
};
export type PlanItem = {
  id: PlanItemId;
  uid: string;
  unit: string;
} & PlanFields;
export type Hit = {
  noun: string;
  recordId: number;
  label: string;
  detail: string | null;
  onDay: Day | null;
};
export type Mode = "onsite" | "online" | "mixed" | "self_study";
export type Status = "planned" | "draft" | "held" | "sealed" | "cancelled";
export type Scope = "all" | "committee" | "named" | "none";
export type AgendaKind = "study" | "lecture" | "discussion" | "vote" | "other";
export type Role = "host" | "recorder" | "lecturer" | "reader" | "speaker" | "talker" | "talked_to";
export type SessionFields = {
  unitId: UnitId;
  title: string;
  kinds: Array<Kind>;
  onDay: Day;
  startTime: string | null;
  endTime: string | null;
  place: string | null;
  mode: Mode;
  status: Status;
  scope: Scope;
  minutes: number;
  belongsYear: number | null;
  isRequired: boolean;
  isRestricted: boolean;
  campaign: string | null;
  form: string | null;
  content: string | null;
  decisions: string | null;
  note: string | null;
  photos: number;
  roles: Array<RoleEntry>;
  sittings: Array<Sitting>;
  agenda: Array<AgendaItem>;
  votes: Array<Vote>;
  topicIds: Array<TopicId>;
  observers: Array<Observer>;
  partnerIds: Array<UnitId>;
  declared: Declared | null;
};
export type Session = {
  id: SessionId;
  uid: string;
  unit: string;
  totals: Totals;
  sealedAt: number | null;
} & SessionFields;
export type SessionLine = {
  id: SessionId;
  uid: string;
  unitId: UnitId;
  unit: string;
  title: string;
  kinds: Array<Kind>;
  onDay: Day;
  startTime: string | null;
  endTime: string | null;
  place: string | null;
  mode: Mode;
  status: Status;
  host: string | null;
  lecturers: string | null;
  recorder: string | null;
  minutes: number;
  sittings: number;
  totals: Totals;
  observers: number;
  topics: Array<string>;
};
export type SessionFilter = {
  unitId?: UnitId | null;
  from?: Day | null;
  to?: Day | null;
  kind?: Kind | null;
  status?: Status | null;
  text?: string | null;
  memberId?: MemberId | null;
  topicId?: TopicId | null;
  uids?: Array<string> | null;
  limit?: number | null;
  offset?: number | null;
};
export type RoleEntry = {
  role: Role;
  memberId: MemberId | null;
  name: string;
  institution: string | null;
  post: string | null;
};
export type Sitting = {
  id: SittingId | null;
  label: string | null;
  onDay: Day;
  startTime: string | null;
  endTime: string | null;
  place: string | null;
};
export type AgendaItem = {
  id: AgendaItemId | null;
  kind: AgendaKind;
  title: string;
  speaker: string | null;
  minutes: number | null;
  record: string | null;
};
export type Vote = {
  id: VoteId | null;
  agenda: number | null;
  formula: Formula;
  subject: string;
  method: VoteMethod;
  dueVoting: number;
  presentVoting: number;
  yes: number;
  no: number;
  abstain: number;
  writtenYes: number;
};
export type Observer = {
  name: string | null;
  institution: string | null;
  post: string | null;
  class: string | null;
  headcount: number;
};
export type Declared = {
  due: number | null;
  present: number | null;
  excused: number | null;
  absent: number | null;
};
export type Formula = "resolution" | "admission" | "election";
export type VoteMethod = "hands" | "secret" | "spoken" | "signed";
export type Verdict = {
  quorumMet: boolean;
  passed: boolean;
  neededPresent: number;
  neededYes: number;
  exactHalf: boolean;
  sentence: string;
};
export type SettingLine = {
  key: string;
  label: string;
  value: unknown;
  default: unknown;
  unit: string | null;
  cite: string;
  floor: number | null;
};
export type Template = "practical" | "five_ones" | "wishes" | "projects" | "rectification" | "superior" | "other";
export type TaskListFields = {
  unitId: UnitId;
  name: string;
  template: Template;
  startsOn: Day | null;
  endsOn: Day | null;
  note: string | null;
};
export type TaskList = {
  id: TaskListId;
  uid: string;
  figures: TaskFigures;
} & TaskListFields;
export type TaskFields = {
  listId: TaskListId;
  number: number;
  parentNumber: string | null;
  category: string | null;
  title: string;
  measures: string | null;
  goal: string | null;
  leader: string | null;
  unitName: string | null;
  partnerUnits: string | null;
  owner: string | null;
  phone: string | null;
  startOn: string | null;
  dueOn: string | null;
  isOngoing: boolean;
  status: TaskStatus;
  doneOn: string | null;
  evidence: string | null;
  feedback: string | null;
  note: string | null;
};
export type Task = {
  id: TaskId;
  uid: string;
  closedBy: string | null;
  closedOn: string | null;
  progress: Array<Progress>;
  light: Light;
  daysLate: number | null;
} & TaskFields;
export type Progress = {
  id: ProgressId | null;
  onDay: Day;
  text: string;
  status: TaskStatus | null;
  done: number | null;
  total: number | null;
  byWhom: string | null;
};
export type TaskStatus = "not_started" | "going" | "stage_done" | "done" | "closed" | "stopped";
export type Light = "done" | "stage_done" | "going" | "not_started" | "near" | "late" | "ongoing" | "closed" | "stopped";
export type TaskFigures = {
  total: number;
  done: number;
  stageDone: number;
  going: number;
  notStarted: number;
  late: number;
  near: number;
  closed: number;
  ongoing: number;
  stopped: number;
};
export type Audience = "all" | "committee" | "full" | "probationary";
export type StudyForm = "self_study" | "original" | "delivered" | "online" | "other";
export type TopicFields = {
  unitId: UnitId;
  title: string;
  family: string | null;
  source: string | null;
  isRequired: boolean;
  audience: Audience;
  fromOn: Day | null;
  dueOn: Day | null;
  note: string | null;
};
export type Topic = {
  id: TopicId;
  uid: string;
  due: number;
  covered: number;
  sessions: number;
} & TopicFields;
export type Coverage = {
  topics: Array<Topic>;
  rows: Array<CoverageRow>;
};
export type CoverageRow = {
  memberId: MemberId;
  name: string;
  group: string | null;
  cells: Array<Covered>;
};
export type Covered = {
  how: string;
  onDay: Day | null;
  sessionId: SessionId | null;
};
export type TopicStudy = {
  id: TopicStudyId | null;
  topicId: TopicId;
  memberId: MemberId;
  onDay: Day;
  form: StudyForm;
  minutes: number;
  note: string | null;
};
export type UnitKind = "committee" | "general_branch" | "branch" | "group";
export type Unit = {
  id: UnitId;
  uid: string;
  parentId: UnitId | null;
  baseId: BaseId | null;
  base: string | null;
  path: string;
} & UnitFields;
export type UnitFields = {
  kind: UnitKind;
  name: string;
  fullName: string | null;
  superior: string | null;
  position: number;
  foundedOn: Day | null;
  dissolvedOn: Day | null;
  electedOn: Day | null;
  termYears: number;
  place: string | null;
  phone: string | null;
  note: string | null;
};
export type ImportResult = {
  file: string;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  written: number;
  rejected: Array<Rejected>;
  unusedColumns: Array<string>;
  warnings: Array<string>;
};
export type Rejected = {
  row: number;
  column: string;
  value: string;
  reason: string;
};

// ---- types of the command table ------------------------------------------------------------------------------------

export type Empty = Record<string, never>;
export type ErrorCode =
  | "invalid" | "missing" | "taken" | "sealed" | "in_use" | "conflict" | "wrong_password" | "not_a_book" | "newer" | "damaged"
  | "in_use_elsewhere" | "exists" | "no_file" | "disk_full" | "read_only" | "io" | "bad_file" | "refused" | "cancelled" | "locked" | "bug";
export type RecentBook = { path: string; name: string };
export type BookState = {
  open: boolean; path: string | null; name: string | null; unitId: number | null; kind: UnitKind | null; today: Day; readOnly: boolean;
  draftCount: number; lateCount: number; memberCount: number; lastBackup: number | null; savedAt: number | null; recent: Array<RecentBook>;
};
export type Backup = { path: string; at: number; reason: string; bytes: number; verified: boolean };
export type MemberRecord = { rows: Array<MemberRecordRow>; hours: HoursLine };
export type MemberRecordRow = { sessionId: number; onDay: Day; title: string; kinds: Array<Kind>; mark: Mark; reason: Reason | null; minutes: number; madeUp: MakeUp | null };
export type ImportReq = { kind: string; path: string; unitId?: number | null; createUnits: boolean };
export type Needs = "quarter" | "session" | "window" | "list";
export type ReportKind = { word: string; title: string; about: string; needs: Needs };
export type ReportReq = {
  report: string; unitId?: number | null; quarter?: string | null; from?: Day | null; to?: Day | null; year?: number | null;
  sessionId?: number | null; listId?: number | null; day: Day;
};
export type ReportPreview = { pdf: string; pages: number; missing: Array<{ character: string; where: string }> };

/** 总览 on a day. */
export type Overview = {
  /** Overdue first, then by day. */
  todo: Array<Todo>;
  check: Check;
  lists: Array<TaskList>;
  /** January to the month of the day. */
  trend: Array<TrendMonth>;
  hours: Array<HoursLine>;
  makeUps: Array<MakeUpDue>;
  /** Political birthdays and probation ends of the next 45 days. */
  anniversaries: Array<Anniversary>;
};
export type TodoState = "late" | "near" | "going";
export type Todo = {
  /** What to do about it. */
  what: "task" | "make_up" | "roll" | "seal" | "check";
  state: TodoState;
  dueOn: Day | null;
  title: string;
  detail: string;
  /** Row id: task list, member, session; null for a check. */
  recordId: number | null;
};
export type TrendMonth = { month: string; due: number; present: number; drafts: number };
export type Anniversary = { day: Day; memberId: number; name: string; word: string };
/** 汇总: one row a unit, in tree order. */
export type Rollup = { rows: Array<RollupRow> };
export type RollupRow = { unitId: number; unit: string; kind: UnitKind; base: string | null; depth: number; members: number; findings: Array<Finding> };

export interface CommandMap {
  book_state: { req: Empty; res: BookState };
  book_create: { req: { path: string; password: string; name: string; kind: UnitKind }; res: BookState };
  book_open: { req: { path: string; password: string }; res: BookState };
  book_sample: { req: Empty; res: BookState };
  book_lock: { req: Empty; res: BookState };
  book_close: { req: Empty; res: Empty };
  book_backup: { req: { path?: string | null }; res: Backup };
  book_backups: { req: Empty; res: Array<Backup> };
  book_restore: { req: { from: string; path: string; password: string }; res: Empty };
  book_verify: { req: Empty; res: Array<VerifyLine> };
  change_list: { req: { noun?: string | null; recordId?: number | null; limit: number; before?: number | null }; res: Array<Change> };
  change_undo: { req: { id?: number | null }; res: Change };
  bin_list: { req: Empty; res: Array<Change> };
  setting_list: { req: { unitId?: number | null }; res: Array<SettingLine> };
  setting_set: { req: { unitId?: number | null; key: string; value: unknown }; res: Empty };
  unit_list: { req: Empty; res: Array<Unit> };
  unit_save: { req: { id?: number | null; parentId?: number | null; base?: string | null; fields: UnitFields }; res: Unit };
  unit_delete: { req: { id: number }; res: Empty };
  base_list: { req: Empty; res: Array<string> };
  member_roster: { req: { unitId?: number | null; day: Day }; res: Array<RosterLine> };
  member_get: { req: { id: number }; res: Member };
  member_save: { req: { id?: number | null; fields: MemberFields; memberships: Array<Membership>; posts: Array<Post>; standings: Array<Standing> }; res: Member };
  member_delete: { req: { id: number }; res: Empty };
  member_reveal: { req: { id: number }; res: { idNumber: string | null; phone: string | null } };
  member_record: { req: { id: number; from: Day; to: Day }; res: MemberRecord };
  session_list: { req: SessionFilter; res: Array<SessionLine> };
  session_get: { req: { id: number }; res: Session };
  session_save: { req: { id?: number | null; fields: SessionFields }; res: Session };
  session_delete: { req: { id: number }; res: Empty };
  session_seal: { req: { id: number }; res: Session };
  session_reopen: { req: { id: number; reason: string }; res: Session };
  session_similar: { req: { unitId: number; kinds: Array<Kind> }; res: SessionFields | null };
  vote_judge: { req: Vote; res: Verdict };
  roll_get: { req: { sessionId: number }; res: Roll };
  roll_take: { req: { sessionId: number }; res: Roll };
  roll_mark: { req: { sessionId: number; marks: Array<MarkEntry> }; res: Roll };
  roll_fill: { req: { sessionId: number; mark: Mark; sittingId?: number | null }; res: Roll };
  make_up_save: { req: { sessionId: number; memberId: number; makeUp: MakeUp }; res: Empty };
  make_up_delete: { req: { sessionId: number; memberId: number }; res: Empty };
  make_up_due: { req: { unitId?: number | null; day: Day }; res: Array<MakeUpDue> };
  topic_list: { req: { unitId?: number | null; from: Day; to: Day }; res: Array<Topic> };
  topic_save: { req: { id?: number | null; fields: TopicFields }; res: Topic };
  topic_delete: { req: { id: number }; res: Empty };
  topic_coverage: { req: { unitId?: number | null; from: Day; to: Day }; res: Coverage };
  study_save: { req: TopicStudy; res: TopicStudy };
  study_delete: { req: { id: number }; res: Empty };
  list_list: { req: { unitId?: number | null; day: Day }; res: Array<TaskList> };
  list_save: { req: { id?: number | null; fields: TaskListFields }; res: TaskList };
  list_delete: { req: { id: number }; res: Empty };
  task_list: { req: { listId: number; day: Day }; res: Array<Task> };
  task_save: { req: { id?: number | null; fields: TaskFields }; res: Task };
  task_delete: { req: { id: number }; res: Empty };
  task_progress: { req: { id: number; progress: Progress }; res: Task };
  task_close: { req: { id: number; by: string; day: Day }; res: Task };
  plan_list: { req: { unitId?: number | null; from: Day; to: Day }; res: Array<PlanItem> };
  plan_save: { req: { id?: number | null; fields: PlanFields }; res: PlanItem };
  plan_delete: { req: { id: number }; res: Empty };
  count_get: { req: { unitId?: number | null; from: Day; to: Day; by: By }; res: Count };
  check_get: { req: { unitId?: number | null; day: Day }; res: Check };
  overview_get: { req: { unitId?: number | null; day: Day }; res: Overview };
  rollup_get: { req: { from: Day; to: Day }; res: Rollup };
  search: { req: { words: string; limit: number }; res: Array<Hit> };
  import_preview: { req: ImportReq; res: ImportResult };
  import_run: { req: ImportReq; res: ImportResult };
  export_list: { req: { kind: string; path: string; filter: unknown }; res: { path: string } };
  report_list: { req: Empty; res: Array<ReportKind> };
  report_preview: { req: ReportReq; res: ReportPreview };
  report_save: { req: ReportReq & { path: string | null }; res: { path: string } };
  app_info: { req: Empty; res: { version: string; home: string } };
}

export const WRITES: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([
  "book_create",
  "book_open",
  "book_sample",
  "book_lock",
  "book_close",
  "book_backup",
  "book_restore",
  "change_undo",
  "setting_set",
  "unit_save",
  "unit_delete",
  "member_save",
  "member_delete",
  "session_save",
  "session_delete",
  "session_seal",
  "session_reopen",
  "roll_take",
  "roll_mark",
  "roll_fill",
  "make_up_save",
  "make_up_delete",
  "topic_save",
  "topic_delete",
  "study_save",
  "study_delete",
  "list_save",
  "list_delete",
  "task_save",
  "task_delete",
  "task_progress",
  "task_close",
  "plan_save",
  "plan_delete",
  "import_run",
]);

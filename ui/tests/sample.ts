// Made-up answers in the figures of the design sheets: 28 members, 40 tasks = 21 + 6 + 9 + 2 + 2, 482 of 518 present.
import type { Backup, BookState, Change, CountRow, Finding, Forecast, HoursLine, ImportResult, Overview, RollupRow, RuleLine, SettingLine, TaskList, Unit, UnitKind } from "@/ipc/generated";
import type { Answers } from "./fake";
import { finding as blank } from "./finding";
import { anniversaries, greetingAnswers } from "./sample-greetings";
import { pageAnswers } from "./sample-pages";
import { registerAnswers } from "./sample-registers";
import { topicAnswers } from "./sample-topics";

const today = "2026-09-21";

export const state = (open: boolean, kind: UnitKind = "branch"): BookState => ({
  open, path: open ? "/home/made-up/运行车间党支部.book" : null, name: open ? "运行车间党支部" : null, unitId: open ? 1 : null, kind: open ? kind : null,
  begin: null, today, role: open ? "secretary" : null, readOnly: false, sample: false, recorded: 2, draftCount: 1, lateCount: 2, memberCount: 28, hasMany: false, lastBackup: new Date(2026, 8, 21, 8, 31).getTime(), savedAt: new Date(2026, 8, 21, 10, 42).getTime(),
  recent: [{ path: "/home/made-up/运行车间党支部.book", uid: "u1" }],
});

const finding = (rule: string, label: string, period: string, scope: string, required: number, held: number, state: Finding["state"], last_day: string | null, planned_on: string | null = null): Finding => blank({
  rule, label, kind: rule, cite: "支部工作条例 第十一条", period, scope, unit_id: 1, required, held, state, last_day, planned: planned_on && "p", planned_on,
  planned_title: planned_on && "研究四季度重点工作", safe_day: last_day, expected: planned_on ? required : held,
  action: state === "due" ? (planned_on ? "hold" : "arrange") : state === "short" ? "review" : null,
});
const groups = ["炼钢", "轧钢", "钢包", "除尘"];
export const findings: Finding[] = [
  finding("committee_meeting", "支委会", "2026-09", "运行车间党支部", 1, 0, "due", "2026-09-30", "2026-09-23"),
  ...groups.map((g) => finding("group_meeting", "党小组会", "2026-09", `${g}党小组`, 1, g === "钢包" ? 0 : 1, g === "钢包" ? "due" : "met", g === "钢包" ? "2026-09-30" : null)),
  finding("theme_day", "主题党日", "2026-09", "运行车间党支部", 1, 1, "met", null),
  finding("general_meeting", "支部党员大会", "2026Q3", "运行车间党支部", 1, 1, "met", null),
  finding("lecture", "党课", "2026Q3", "运行车间党支部", 1, 1, "met", null),
  finding("organisational_life", "组织生活会", "2026", "运行车间党支部", 1, 1, "met", null),
  finding("appraisal", "民主评议党员", "2026", "运行车间党支部", 1, 1, "met", null),
  ...Array.from({ length: 28 }, (_, i) => finding("talk", "谈心谈话", "2026", `第${i + 1}人`, 1, i < 21 ? 1 : 0, i < 21 ? "met" : "due", i < 21 ? null : "2026-12-31")),
  finding("group_meeting", "党小组会", "2026-04", "轧钢党小组", 1, 0, "short", "2026-04-30"),
];

const list: TaskList = {
  id: 1, uid: "l1", unitId: 1, name: "2026年为职工办实事", template: "practical", startsOn: "2026-03-01", endsOn: "2026-12-31", note: null,
  figures: { total: 40, done: 21, stageDone: 6, going: 9, notStarted: 2, late: 2, lateBy: [0, 1, 1], declared: 0, started: 38, near: 3, closed: 0, ongoing: 0, stopped: 0 },
};

const present = [93.0, 90.6, 94.2, 90.2, 93.8, 94.9, 91.5, 94.9, 90.9];
const hourValues = [16.3, 18, 20, 21.5, 21.7, 22.8, 24, 24.2, 24.3, 25, 25.1, 25.3, 26, 26.1, 27, 27.1, 28, 29, 30, 31, 32.5, 33];
const line = (memberId: number, name: string, year: number, target: number, pace: number): HoursLine => ({
  memberId, name, unit: "运行车间党支部", group: groups[memberId % 4]!, posts: [], isExempt: false, quarterMinutes: 300, yearMinutes: Math.round(year * 60),
  sessionMinutes: Math.round(year * 60), makeUpMinutes: 0, studyMinutes: 0, trainings: 0, targetMinutes: target * 60, paceMinutes: pace * 60, periodMinutes: 0,
});
const hours: HoursLine[] = [
  ...hourValues.map((h, i) => line(i + 1, `测试${i + 1}`, h, 32, 23.1)),
  ...[46, 44.5, 47, 39, 38].map((h, i) => line(30 + i, `委员${i + 1}`, h, 56, 40.5)),
];

export const forecast: Forecast = {
  on: today, unit: "运行车间党支部", note: null,
  horizons: [
    { end: "month", until: "2026-09-30", workDays: 7, missing: [finding("group_meeting", "党小组会", "2026-09", "钢包党小组", 1, 0, "due", "2026-09-30")], covered: [] },
    { end: "quarter", until: "2026-09-30", workDays: 7, missing: [], covered: [] },
    {
      end: "year", until: "2026-12-31", workDays: 69, covered: [],
      missing: [...groups.map((g) => finding("group_meeting", "党小组会", "2026-10", `${g}党小组`, 1, 0, "due", "2026-10-30")), finding("hours", "学时", "2026", "测试1", 32, 16.3, "due", "2026-12-31")],
    },
  ],
  people: [{ ...hours[0]!, periodMinutes: 60, plannedMinutes: 0, expectedMinutes: 1353, monthsAbsent: 2 }],
};

export const overview: Overview = {
  todo: [
    { what: "task", state: "late", dueOn: "2026-09-10", title: "2 项任务过了完成时限", detail: "6 压滤间照明改造，17 中间包寿命提升", recordId: 1, findings: [] },
    { what: "make_up", state: "late", dueOn: "2026-09-15", title: "仇海涛还没补学", detail: "9月8日轧钢组会缺席，9月15日到期", recordId: 7, findings: [] },
    { what: "roll", state: "going", dueOn: "2026-09-21", title: "乙班场还有 3 人没点名", detail: "9月18日主题党日，今早已开", recordId: 8, findings: [] },
    { what: "check", state: "near", dueOn: "2026-09-30", title: "钢包党小组 9 月没开会，也没安排", detail: "扣除中秋假期，还有 7 个工作日", recordId: null, findings: [finding("group_meeting", "党小组会", "2026-09", "钢包", 1, 0, "due", "2026-09-30")] },
  ],
  check: { on: today, unit: "运行车间党支部", findings, note: null },
  lists: [list],
  trend: present.map((p, i) => ({ month: `2026-0${i + 1}`, due: 1000, present: p * 10, drafts: i === 8 ? 1 : 0 })),
  hours,
  makeUps: [
    { sessionId: 7, title: "换辊作业标准学习交流", onDay: "2026-09-08", kindLabel: "轧钢党小组会", memberId: 13, name: "仇海涛", mark: "absent", reason: null, dueOn: "2026-09-15" },
    { sessionId: 9, title: "讨论国庆前设备点检分工", onDay: "2026-09-15", kindLabel: "炼钢党小组会", memberId: 6, name: "曾宪明", mark: "excused", reason: "duty", dueOn: "2026-09-22" },
    { sessionId: 8, title: "学条例", onDay: "2026-09-18", kindLabel: "主题党日", memberId: 7, name: "高建民", mark: "excused", reason: "sick", dueOn: "2026-09-25" },
    { sessionId: 8, title: "学条例", onDay: "2026-09-18", kindLabel: "主题党日", memberId: 27, name: "方敏", mark: "excused", reason: "duty", dueOn: "2026-09-25" },
  ],
  anniversaries,
};

const setting = (key: string, label: string, value: number, def: number, unit: string, cite: string, over: Partial<SettingLine> = {}): SettingLine => ({ group: "make_up", kind: { is: "number", zero: null }, key, label, value, default: def, unit, cite, floor: 1, ceiling: 366, ...over });
export const settings: SettingLine[] = [
  setting("check.general_meeting", "支部党员大会", 1, 1, "次 / 季", "支部工作条例 第十一条", { group: "rule" }),
  setting("check.committee_meeting", "支部委员会会议", 1, 1, "次 / 月", "支部工作条例 第十二条", { group: "rule" }),
  setting("make_up.days", "补学期限", 10, 7, "天内", "本单位规定"),
  setting("lock.minutes", "自动锁定", 10, 10, "分钟", "本单位规定"),
  setting("task.confirm", "任务完成要申报", 1, 1, "", "本单位规定", { group: "task", kind: { is: "switch" }, floor: 0, ceiling: 1 }),
  setting("task.lights", "任务亮灯办法", 0, 0, "", "本单位规定", { group: "task", kind: { is: "choice", options: ["绿黄红", "五色进度"] }, floor: 0, ceiling: 1 }),
  setting("minutes_per_hour", "一个学时", 60, 60, "分钟", "本单位规定"),
];
const rule = (rule: string, label: string, value: number, unit: string, cite: string, over: Partial<RuleLine> = {}): RuleLine => ({
  rule, label, kind: rule, of: "branch", period: "month", asks: "unit", severity: "statutory", value, unit, default: 1, floor: 1, cite, key: `check.${rule}`, ownRuleId: null, setBy: null, isSetHere: false,
  offWhen: "一直执行", off: null, ...over,
});
export const rules: RuleLine[] = [
  rule("general_meeting", "支部党员大会", 1, "次／季度", "支部工作条例第十一条", { period: "quarter" }),
  rule("committee_meeting", "支委会", 1, "次／月", "支部工作条例第十二条", { offWhen: "正式党员不足7名，不设支委会" }),
  rule("group_meeting", "党小组会", 1, "次／月，每个党小组", "支部工作条例第十三条", { asks: "each_group", offWhen: "支部没有划分党小组" }),
  rule("branch_study", "未分党小组的集体学习", 0, "次／月，0为不要求", "本单位设置（有的上级要求不分党小组的支部每月集体学习）", { severity: "local", default: 0, floor: 0, off: "填了0，不作要求" }),
  rule("theme_day", "主题党日", 2, "次／月", "支部工作条例第十六条", { setBy: "全册", isSetHere: true }),
  rule("lecture", "党课", 1, "次／季度，0为不要求", "本单位设置（条例没有规定次数）", { period: "quarter", severity: "local", floor: 0, offWhen: "数字填0" }),
  rule("hours", "学时", 32, "学时／年", "党员教育管理工作条例第二十条", { period: "year", asks: "each_member", default: 32, floor: 32, key: "hours.member" }),
  rule("leader_hours", "书记和班子成员学时", 56, "学时／年", "2019—2023年全国党员教育培训工作规划", { period: "year", asks: "each_leader", severity: "plan", default: 56, floor: 32, key: "hours.committee" }),
  rule("own:r1", "廉政党课", 1, "次／半年", "公司纪委2026年通知", { kind: "lecture", period: "half_year", severity: "local", key: null, ownRuleId: 1, setBy: "运行车间党支部", isSetHere: true }),
];
const at = (d: number, h: number, m: number) => new Date(2026, 8, d, h, m).getTime();
const backups: Backup[] = [
  { path: "/home/made-up/backups/a.book", at: at(21, 8, 31), reason: "每日", bytes: 226_492_416, verified: true, here: true, there: false },
  { path: "/home/made-up/backups/b.book", at: at(20, 16, 52), reason: "每日", bytes: 226_492_416, verified: true, here: true, there: false },
  { path: "/home/made-up/backups/c.book", at: at(18, 17, 20), reason: "导入前", bytes: 224_395_264, verified: true, here: true, there: false },
];
const changes: Change[] = [
  { id: 3, at: at(21, 10, 42), who: "许秀兰", intent: "roll_mark", summary: "9月18日主题党日点名 3 人", noun: "session", recordId: 8, undoes: null, undoneBy: null, rows: 1, hash: null },
  { id: 2, at: at(21, 9, 2), who: "许秀兰", intent: "session_delete", summary: "删除 9月16日专题学习", noun: "session", recordId: 5, undoes: null, undoneBy: null, rows: 1, hash: null },
  { id: 1, at: at(18, 17, 1), who: "许秀兰", intent: "task_progress", summary: "6 压滤间照明改造 写了进展", noun: "task", recordId: 6, undoes: null, undoneBy: 4, rows: 1, hash: null },
];
const unit = (id: number, parentId: number | null, name: string, kind: Unit["kind"], path: string): Unit => ({
  id, uid: `u${id}`, parentId, baseId: null, base: null, path, kind, name, fullName: null, superior: null, position: id, foundedOn: null, dissolvedOn: null,
  electedOn: null, termYears: 3, place: null, phone: null, note: null,
});
const units: Unit[] = [unit(1, null, "运行车间党支部", "branch", "/1/"), ...groups.map((g, i) => unit(i + 2, 1, `${g}党小组`, "group", `/1/${i + 2}/`))];
export const refused: ImportResult = {
  file: "党员花名册（2026年9月）.xlsx", read: 28, created: 25, updated: 0, unchanged: 0, written: 0, unusedColumns: ["备注2"], warnings: ["“方　敏”按“方敏”存入，打印时照样对齐", "第 1、2、31 行是标题、列名和合计，已跳过"],
  rejected: [
    { row: 9, column: "入党时间", value: "2009.13", reason: "月份写成了 13，应在 1 到 12 之间" },
    { row: 17, column: "身份证号", value: "4.50102E+17", reason: "号码被存成数字，后几位已丢，请照原件重录" },
    { row: 22, column: "党小组", value: "除尘二组", reason: "手册里没有；现有：炼钢、轧钢、钢包、除尘" },
  ],
};

const row = (key: string, label: string, sessions: number, attendances: number, due: number): CountRow => ({
  key, label, sessions, sittings: sessions, attendances, people: null, due, rate: attendances / due, minutes: 0, excused: 0, absent: 0, madeUp: 0,
});
const rollup: RollupRow[] = ["高炉一车间", "原料车间", "热风炉作业区", "动力作业区", "水处理车间"].map((name, i) => ({
  unitId: i + 1, unit: `${name}党支部`, kind: "branch", base: i < 3 ? "北区" : "南区", depth: 2, members: 20, begin: null,
  findings: findings.filter((f, n) => f.rule !== "talk" && (f.state === "met" || (n + i) % 2 === 0)),
}));

/** A recovery code of nobody. */
export const CODE = ["7KQM", "2HXR", "D9TC", "W4NE", "8FJP", "3YVA", "6MGL", "KR5U"];

export function sampleAnswers(open: boolean, kind: UnitKind = "branch", empty = false): Answers {
  let now = { ...state(open, kind), ...(empty && { memberCount: 0, draftCount: 0, lateCount: 0 }) };
  return {
    ...pageAnswers,
    ...registerAnswers,
    ...topicAnswers,
    ...greetingAnswers,
    check_get: () => overview.check,
    app_info: () => ({ version: "0.1.0", home: "/home/made-up/支部手册", who: "许秀兰" }),
    book_state: () => now,
    book_open: () => (now = state(true)),
    book_create: () => ({ state: (now = state(true)), recovery: CODE }),
    book_recover: () => ({ state: (now = state(true)), recovery: CODE }),
    book_key: () => ({ recovery: true, recorder: false }),
    book_password_change: () => ({}),
    book_recovery_new: () => ({ groups: CODE }),
    book_recovery_print: () => ({ path: "/home/made-up/支部手册/print/恢复码.pdf" }),
    book_sample: () => (now = state(true)),
    book_lock: () => (now = { ...state(true), open: false }),
    overview_get: () => overview,
    forecast_get: () => forecast,
    calendar_get: ({ year }) => ({ year, source: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）", note: null, days: [
      { day: "2026-09-20", isWork: true, note: "国庆节调休上班", isOwn: false }, { day: "2026-10-01", isWork: false, note: "国庆节", isOwn: false },
      { day: "2026-10-02", isWork: false, note: "国庆节", isOwn: false }, { day: "2026-11-23", isWork: false, note: "全厂检修", isOwn: true },
    ] }),
    setting_list: () => settings,
    rule_list: () => rules,
    book_backups: () => backups,
    backup_care: () => ({ second: null, rehearsed: null, rehearseBy: "2026-09-30", isDue: true }),
    backup_carry: () => ({}),
    backup_rescue: () => ({ backups: [] }),
    book_keyring: () => ({ why: "这台电脑没有可以用的系统钥匙串。", remembered: false, opens: false }),
    book_backup: () => backups[0]!,
    change_timeline: () => [],
    change_told: () => ({ lines: [], more: 0 }),
    seal_list: () => [],
    seal_at: () => null,
    seal_open: () => [],
    seal_state: () => ({ label: "2026年第三季度", to: "2026-09-30", isOver: false, seal: null, seals: [], difference: null }),
    book_verify: () => [{ part: "合计", what: "应到、实到", how: "逐人相加", checked: 66, wrong: 0, detail: null, canMend: true, advice: null }, { part: "合计", what: "学时", how: "逐人相加", checked: 28, wrong: 0, detail: null, canMend: true, advice: null }],
    change_list: () => changes,
    bin_list: () => changes.slice(1, 2),
    unit_list: () => units,
    base_list: () => [],
    import_preview: () => refused,
    import_run: () => ({ ...refused, created: 28, rejected: [], written: 28 }),
    rollup_get: () => ({ rows: rollup }),
    count_get: ({ from, to, by }) => ({ from, to, by, unit: "公司党委", rows: [row("a", "北区基地", 96, 3418, 3731), row("b", "南区基地", 71, 2498, 2610)], total: row("", "", 167, 5916, 6341) }),
    draft_get: () => null, draft_keep: () => ({}), draft_discard: () => ({}), draft_list: () => [],
    change_redo: () => ({ id: 2, at: 0, who: "书记", intent: "change_undo", summary: "撤销：删除 9月16日专题学习", noun: "session", recordId: 5, undoes: 1, undoneBy: 3, rows: 1, hash: null }),
    search: ({ places }) => ({
      hits: [{ noun: "member", recordId: 2, label: "欧阳堃", detail: "炼钢党小组", onDay: null, parentId: null, spans: [[0, 3]], excerpt: null, excerptSpans: [] }],
      counts: [{ noun: "member", count: 1 }],
      // The sample answers for what holds the first letters of 欧阳堃: of the window's own places none does.
      places: (places ?? []).slice(0, 0).map((_, at) => ({ at, spans: [] })),
    }),
    figure_list: () => [{ word: "attendance_quarter", label: "本季到会率", also: "出勤率" }],
    figure_get: () => [{ word: "attendance_quarter", part: 130, whole: 140, unit: "人次", from: "2026-07-01", to: "2026-09-21", rule: "草稿不计" }],
    change_undo: () => ({ id: 1, at: 0, who: "书记", intent: "session_delete", summary: "删除 9月16日专题学习", noun: "session", recordId: 5, undoes: 2, undoneBy: null, rows: 1, hash: null }),
  };
}

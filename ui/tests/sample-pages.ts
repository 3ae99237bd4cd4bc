// Made-up answers for the pages of the work: a branch of 28 in four groups, September 2026.
import { planAnswers, planItems } from "./sample-plan";
import type {
  CoverageRow, How, Member, MemberRecord, Roll, RollLine, RosterLine, Session, SessionFields, SessionLine, Task, TaskList, Topic, Totals,
} from "@/ipc/generated";
import type { Answers } from "./fake";

const GROUPS: Record<string, string> = {
  炼钢: "周立群 欧阳堃 孟庆和 韩树声 冯晓楠 曾宪明 高建民 陆一帆", 轧钢: "沈维国 罗永胜 谢春林 邓志远 仇海涛 程雅琴 魏东升 田小舟",
  钢包: "许秀兰 唐金柱 丁宝成 蒋文博 白雪松 石光远", 除尘: "顾长河 任玉梅 叶青山 方敏 袁大成 祝嘉禾",
};
const POSTS: Record<string, RosterLine["posts"]> = { 周立群: ["secretary"], 沈维国: ["deputy"], 许秀兰: ["organisation"], 顾长河: ["publicity"], 欧阳堃: ["group_leader"] };

export const roster: RosterLine[] = Object.entries(GROUPS).flatMap(([group, names], g) => names.split(" ").map((name, i) => ({
  id: g * 10 + i + 1, uid: `m${g}${i}`, name, pinyin: "", initials: "", sex: "male", unitId: 1, unit: "运行车间党支部", groupId: g + 2, group: `${group}党小组`,
  stage: name === "陆一帆" || name === "祝嘉禾" ? "probationary" : "full", posts: POSTS[name] ?? [], standings: name === "石光远" ? ["exempt"] : [],
  isDue: true, isExempt: name === "石光远", canVote: name !== "陆一帆", probationOn: "2009-07", fullOn: "2010-07", bornOn: "1978-03", ethnicity: "汉族", education: "大专",
  job: "炼钢一班", phone: "138****2016", idNumber: "110***********002X", note: null,
})));

const marks: Record<string, [RollLine["mark"], RollLine["reason"]]> = { 高建民: ["excused", "sick"], 方敏: ["excused", "duty"], 魏东升: ["unmarked", null], 丁宝成: ["unmarked", null], 白雪松: ["unmarked", null], 石光远: ["exempt", null] };
const totals: Totals = { due: 27, present: 22, excused: 2, absent: 0, unmarked: 3, exempt: 1, madeUp: 0, isDeclared: false };
const roll: Roll = {
  sessionId: 8, totals, lateEntries: [], dueVoting: 25, presentVoting: 15, units: [], opening: null,
  whyVoting: "应到27名，有表决权25名：预备党员2名没有表决权。",
  quorums: [], sittings: [
    { sittingId: 1, name: "甲", present: 16, again: 0, presentVoting: 15, quorums: [{ rule: "meeting", isAsked: true, due: 25, present: 15, needed: 13, reached: "met", words: "已达到半数（13人）" }] },
    { sittingId: 2, name: "乙", present: 6, again: 1, presentVoting: 6, quorums: [{ rule: "meeting", isAsked: true, due: 25, present: 6, needed: 13, reached: "short", words: "未达到半数，须13人，还差7人" }] },
  ],
  lines: roster.map((r, i) => ({
    memberId: r.id, name: r.name, pinyin: "", initials: "", unitId: 1, unit: "运行车间党支部", secondSittings: r.name === "许秀兰" ? [2] : [], groupId: r.groupId, group: r.group, stage: r.stage, posts: r.posts,
    mark: marks[r.name]?.[0] ?? "present", reason: marks[r.name]?.[1] ?? null, sittingId: marks[r.name] ? null : (i % 4 === 3 ? 2 : 1), canVote: r.canVote, note: null, madeUp: null, lateMinutes: null, earlyMinutes: null, leave: null,
  })),
};

const fields: SessionFields = {
  unitId: 1, title: "学条例、查隐患，保四季度稳产", kinds: ["theme_day", "general_meeting", "lecture"], onDay: "2026-09-18", startTime: "15:30", endTime: "17:00", place: "车间三楼会议室",
  mode: "onsite", status: "draft", scope: "all", minutes: 90, belongsYear: null, isRequired: true, isRestricted: false, campaign: null, form: null,
  content: "领学条例第四章，讲三起事故案例，讨论四季度攻关项目。", decisions: null, note: null, photos: 4,
  roles: [{ role: "host", memberId: 1, name: "周立群", institution: null, post: null }, { role: "recorder", memberId: 21, name: "许秀兰", institution: null, post: null }],
  sittings: [
    { id: 1, label: "甲", onDay: "2026-09-18", startTime: "15:30", endTime: "17:00", place: "车间三楼会议室", baseId: null, headcount: null },
    { id: 2, label: "乙", onDay: "2026-09-21", startTime: "08:00", endTime: "09:30", place: "轧钢作业区学习室", baseId: null, headcount: null },
  ],
  agenda: [
    { id: 1, kind: "study", title: "领学《中国共产党支部工作条例（试行）》第四章", speaker: "欧阳堃", minutes: 25, record: null },
    { id: 2, kind: "lecture", title: "党课：从三起事故案例看岗位责任", speaker: "顾长河", minutes: 35, record: null },
    { id: 3, kind: "vote", title: "表决：“提高污泥压滤机效率”列入四季度支部攻关项目", speaker: "周立群", minutes: 20, record: null },
  ],
  votes: [{ id: 1, agenda: 2, formula: "resolution", subject: "列入攻关项目", method: "hands", dueVoting: 25, presentVoting: 15, yes: 14, no: 0, abstain: 1, writtenYes: 0, sittingId: 1, ballots: null }],
  topicIds: [1], observers: [{ name: null, institution: null, post: null, class: "入党积极分子", headcount: 3, memberId: null, isDual: false }], partnerIds: [], declared: null,
};
const session: Session = { id: 8, uid: "s8", unit: "运行车间党支部", totals, sealedAt: null, ...fields };
const line = (id: number, onDay: string, title: string, kinds: string[], status: SessionLine["status"], present: number, due: number): SessionLine => ({
  id, uid: `s${id}`, unitId: 1, unit: "运行车间党支部", title, kinds, onDay, startTime: "15:30", endTime: "17:00", place: "车间三楼会议室", mode: "onsite", status, host: "周立群",
  lecturers: null, recorder: "许秀兰", minutes: 90, sittings: 1, totals: { ...totals, present, due }, observers: 0, topics: [],
});
const sessions: SessionLine[] = [
  line(8, "2026-09-18", fields.title, fields.kinds, "draft", 22, 27), line(7, "2026-09-16", "新版安全操作规程", ["study"], "sealed", 25, 27),
  line(6, "2026-09-15", "讨论国庆前设备点检分工", ["group_meeting"], "sealed", 7, 8), line(5, "2026-09-11", "二季度问题整改回头看", ["group_meeting"], "sealed", 6, 6),
  line(4, "2026-08-12", "研究八月工作", ["committee_meeting"], "sealed", 5, 5), line(3, "2026-06-26", "上半年总结", ["general_meeting", "lecture"], "sealed", 24, 26),
];

const topic = (id: number, title: string, covered: number): Topic => ({
  id, uid: `t${id}`, unitId: 1, title, family: "党章党规", source: "党委〔2026〕3 号", isRequired: true, isOriginal: false, audience: "all", fromOn: "2026-01-01", dueOn: "2026-12-31", note: null, due: 27, covered, sessions: 2,
});
const topics = [topic(1, "支部工作条例第四章", 25), topic(2, "新版安全操作规程", 27), topic(3, "三起事故案例", 20)];
const HOW: How[] = ["会", "课", "组", "补", "自", "未"];
const coverage: CoverageRow[] = roster.map((r, i) => ({
  memberId: r.id, name: r.name, unit: r.unit, group: r.group, cells: topics.map((_, t) => ({ how: HOW[(i * 3 + t) % 11] ?? "会", onDay: "2026-09-18", sessionId: HOW[(i * 3 + t) % 11] === "自" || HOW[(i * 3 + t) % 11] === "未" ? null : 8, studyId: HOW[(i * 3 + t) % 11] === "自" ? 40 + i : null })),
}));

const list: TaskList = {
  id: 1, uid: "l1", unitId: 1, name: "2026年为职工办实事", template: "practical", startsOn: "2026-03-01", endsOn: "2026-12-31", note: null,
  figures: { total: 40, done: 21, stageDone: 6, going: 9, notStarted: 2, late: 2, lateBy: [0, 1, 1], declared: 0, started: 38, near: 3, closed: 0, ongoing: 0, stopped: 0 },
};
const LIGHTS: Task["light"][] = ["late", "near", "going", "stage_done", "done", "not_started", "done", "done"];
const tasks: Task[] = ["压滤间照明改造", "中间包寿命提升", "休息室空调更换", "轧钢操作台改造", "除尘布袋更换", "班车增加站点", "食堂菜品公示", "职工书屋"].map((title, i) => ({
  id: i + 1, uid: `k${i}`, listId: 1, number: i + 1, parentNumber: null, category: i < 4 ? "生产条件" : "生活服务", title, measures: "分两批实施", goal: null, leader: "沈维国", unitName: "轧钢作业区",
  partnerUnits: null, owner: "罗永胜", phone: null, startOn: "2026-03-01", dueOn: `2026-0${i < 2 ? 9 : 8}-10`, isOngoing: false, status: LIGHTS[i] === "late" || LIGHTS[i] === "near" ? "going" : (LIGHTS[i] as Task["status"]),
  doneOn: LIGHTS[i] === "done" ? "2026-06-30" : null, evidence: null, feedback: null, note: null, sessionId: null, claimedBy: i < 2 ? "沈维国" : null, claimedOn: i < 2 ? "2026-03-05" : null, raisedBy: null, minutes: null, result: null, thanks: null,
  declaredBy: null, declaredOn: null, confirmedBy: null, confirmedOn: null, closedBy: null, closedOn: null, subtasks: [], share: null, isBehind: false, lamp: null, light: LIGHTS[i]!, daysLate: i === 0 ? 11 : null,
  progress: [{ id: i + 1, onDay: "2026-08-20", text: "灯具到货，等停机窗口", status: "going", done: null, total: null, byWhom: "罗永胜" }],
}));

const member: Member = {
  id: 2, uid: "m01", pinyin: "ouyangkun", initials: "oyk", name: "欧阳堃", sex: "male", ethnicity: "汉族", bornOn: "1978-03", nativePlace: null, education: "大专", degree: null,
  idNumber: "110***********002X", phone: "138****2016", job: "炼钢一班 班长", title: null, isFrontline: true, workedFrom: null, address: null, appliedOn: null, activistOn: null, prospectOn: null,
  probationOn: "2009-07-01", fullOn: "2010-07-01", seniorityAdjustMonths: 0, strokeKey: null, note: null,
  memberships: [{ id: 1, unitId: 1, groupId: 2, fromOn: "2018-03-02", untilOn: null, cameBy: "转入", leftBy: null }],
  posts: [{ id: 1, unitId: 2, post: "group_leader", fromOn: "2025-01-10", untilOn: null, duty: null }], standings: [],
};
const record: MemberRecord = {
  rows: sessions.map((s) => ({ sessionId: s.id, onDay: s.onDay, title: s.title, kinds: s.kinds, mark: "present", reason: null, minutes: 90, madeUp: null, lateMinutes: null, earlyMinutes: null })),
  hours: { memberId: 2, name: "欧阳堃", unit: "运行车间党支部", group: "炼钢党小组", posts: [], isExempt: false, quarterMinutes: 300, yearMinutes: 1650, sessionMinutes: 1650, makeUpMinutes: 0, studyMinutes: 0, trainings: 0, targetMinutes: 1920, paceMinutes: 1386, periodMinutes: 1650 },
  guest: [{ sessionId: 5, onDay: "2026-09-11", title: "二季度问题整改回头看", unit: "轧钢党小组", kind: "group_meeting", isDual: true }],
};

export const pageAnswers: Answers = {
  member_roster: () => roster,
  member_get: () => member,
  member_record: () => record,
  session_list: () => sessions,
  session_days: () => sessions.map((s) => ({ day: s.onDay, kind: s.kinds[0]!, planned: 0, drafts: s.status === "draft" ? 1 : 0, held: 0, sealed: s.status === "sealed" ? 1 : 0 })),
  session_shift: () => session,
  plan_shift: ({ id }) => planItems.find((item) => item.id === id)!,
  calendar_dates: () => [{ day: "2026-09-24", what: "anniversary", titles: ["顾长河 入党纪念日 17 年"], recordId: null }, { day: "2026-09-30", what: "quarter_end", titles: ["第三季度最后一个工作日"], recordId: null }],
  need_list: () => ({ needs: [], figures: { needs: 0, needsToTasks: 0, suggestions: 0, adopted: 0, suggestionsToTasks: 0, questions: 0, questionsAnswered: 0, answered: 0, answerDays: 0 } }),
  grade_table: () => ({ sessionId: 8, year: 2025, tookPart: 22, third: { excellent: 0, of: 28, most: 9, isOver: false }, isOfPresent: false, lines: [] }),
  grade_years: () => [], criticism_outline: () => [], follow_up_list: () => [], lecturer_list: () => [], session_minutes: () => 90,
  talk_list: () => roster.map((r, i) => ({ memberId: r.id, name: r.name, group: r.group, talks: i % 4 ? 1 : 0, lastOn: i % 4 ? "2026-05-07" : null })),
  session_get: () => session,
  session_similar: () => fields,
  roll_get: () => roll,
  roll_take: () => roll,
  roll_mark: () => roll,
  roll_fill: () => roll,
  vote_judge: () => ({ quorumMet: true, passed: true, neededPresent: 13, neededYes: 13, exactHalf: false, chairDecides: false, sentence: "应到有表决权的正式党员25名，实到15名；14名赞成，0名反对，1名弃权；赞成人数超过应到会有表决权党员的半数，通过。" }),
  make_up_due: () => [],
  ...planAnswers,
  topic_list: () => topics,
  topic_coverage: () => ({
    topics, rows: coverage, families: [{ name: "党章党规", topics: 3, studied: 3, sessions: 6, due: 81, covered: 72 }],
    menu: { required: 3, requiredWhole: 1, optional: 0, optionalStudied: 0, studied: 3, originalsStudied: 1 }, studies: [{ form: "original", people: 2, times: 2, minutes: 120 }],
  }),
  list_list: () => [list],
  task_list: () => tasks,
  report_list: () => [{ word: "quarterly", title: "季度报告", shelf: "报告", about: "报上级党委", needs: "quarter", photos: null, branches: 100, closed: false }, { word: "minutes", title: "会议记录", shelf: "会议", about: "一次活动", needs: "session", photos: true, branches: null, closed: false }],
};

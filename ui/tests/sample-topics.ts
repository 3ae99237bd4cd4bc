// Made-up queues and pairs, as the program answers.
import type { Pairings, TurnLine, TurnList } from "@/ipc/generated";
import type { Answers } from "./fake";

const NAMES: [string, string, string | null, number][] = [
  ["谢春林", "轧钢", "2026-02-10", 1], ["孟庆和", "炼钢", "2026-03-10", 1], ["丁宝成", "钢包", "2026-03-12", 1], ["程雅琴", "轧钢", "2026-04-17", 2], ["高建民", "炼钢", null, 0],
];
const months = (on: string) => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;
const lines: TurnLine[] = NAMES.map(([name, group, lastOn, turns], i) => ({
  memberId: [11, 3, 23, 16, 7][i]!, name, group: `${group}党小组`, rank: name === "高建民" ? null : i + 1, turns, lastOn, lastId: lastOn ? 8 : null, plannedOn: null,
  skippedOn: null, skipReason: null, hindrance: name === "高建民" ? "leave" : null, why: lastOn ? `上次${months(lastOn)}，共${turns}次` : "还没轮到过",
}));
export const turnList: TurnList = {
  id: 5, uid: "q5", unit: "运行车间党支部", unitId: 1, name: "领学", role: "reader", kind: null, fromOn: "2026-01-01", memberIds: lines.map((line) => line.memberId), lines,
  year: { sessions: 5, people: 4, listeners: 126 }, ages: [{ label: "80后", people: 3 }, { label: "70后", people: 2 }],
};
export const pairings: Pairings = {
  sums: { pairs: 1, lectured: 1, branches: 1, visited: 1, visits: 2, due: 2, found: 5, solved: 4 },
  pairs: [{
    id: 4, uid: "p4", unit: "运行车间党支部", unitId: 1, memberId: null, leader: "黄启明", post: "公司党委组织部部长", fromOn: "2026-01-01", untilOn: null, visitsPerYear: 4,
    pace: { asked: 4, due: 2, done: 2, nextOn: "2026-09-30", isLate: false },
    visits: [{ id: 9, uid: "v9", pairingId: 4, onDay: "2026-04-09", sessionId: null, session: null, hasLecture: true, hasDiscussion: true, hasDiagnosis: true, found: 3, solved: 2, note: "到除尘班讲党课，研讨攻关项目" }],
    proposals: [{ sessionId: 8, onDay: "2026-09-18", title: "学条例、查隐患，保四季度稳产" }],
  }],
};

export const topicAnswers: Answers = {
  turn_list: () => [turnList],
  turn_next: () => [{ listId: 5, name: "领学", role: "reader", next: lines.slice(0, 3) }],
  turn_save: ({ id, fields }) => ({ ...turnList, id: id ?? 6, ...fields }),
  turn_skip: () => turnList, turn_delete: () => ({}),
  pairing_list: () => pairings,
  pairing_save: () => ({ id: 4 }), pairing_delete: () => ({}), visit_save: () => ({ id: 10 }), visit_delete: () => ({}),
  study_together: () => ({}), study_delete: () => ({}),
  study_get: ({ id }) => ({ id, topicId: 1, memberId: 3, onDay: "2026-03-27", form: "original", minutes: 60, note: null }),
};

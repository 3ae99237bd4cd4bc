// Made-up answers for the page of the registers.
import type { Register, RegisterColumn, RegisterPage, RegisterRow } from "@/ipc/generated";
import type { Answers } from "./fake";

const column = (id: number, name: string, more: Partial<RegisterColumn> = {}): RegisterColumn => ({ id, name, kind: "text", measure: null, choices: [], isNeeded: false, isMany: false, isEach: false, isEnd: false, isRetired: false, ...more });
export const REGISTER: Register = {
  id: 7, uid: "g7", rows: 6, unitId: 1, name: "宣传报道", family: "honour", dayName: "刊发日期",
  columns: [
    column(1, "标题", { isNeeded: true }), column(2, "媒体", { isNeeded: true }), column(3, "级别", { kind: "choice", choices: ["省级", "市级", "公司", "车间"], isNeeded: true }),
    column(4, "体裁", { kind: "choice", choices: ["消息", "通讯", "图片"] }), column(5, "作者", { kind: "member" }), column(6, "字数", { kind: "number", measure: "字" }),
  ],
};
const ROWS: readonly [day: string, ...texts: string[]][] = [
  ["2026-09-17", "压滤机房里的“三班倒”攻关组", "公司内网", "公司", "通讯", "顾长河", "1420"], ["2026-09-10", "轧线人行通道不再滑", "公司内网", "公司", "消息", "罗永胜", "380"],
  ["2026-08-27", "夏送清凉进炉台", "公司报纸", "公司", "图片", "程雅琴", "90"], ["2026-08-21", "主题党日走进除尘工地", "车间公众号", "车间", "消息", "祝嘉禾", "510"],
  ["2026-07-29", "节能降碳，从一台风机做起", "市级报纸", "市级", "消息", "叶青山", "460"], ["2026-06-16", "高温岗位有了清凉角", "省级网站", "省级", "消息", "顾长河", "520"],
];
const MEMBER = 5;
const rows: RegisterRow[] = ROWS.map(([onDay, ...texts], i) => ({
  id: 20 - i, uid: `r${i}`, registerId: 7, onDay, cells: texts.map((text, at) => ({ columnId: at + 1, text, id: at + 1 === MEMBER ? 100 + i : null })),
}));
const groups = (of: Record<string, number>) => Object.entries(of).map(([label, rows]) => ({ key: label, label, rows }));
export const PAGE: RegisterPage = {
  register: REGISTER, rows,
  counts: [
    { columnId: null, name: "月份", people: null, groups: [["2026-06", 1], ["2026-07", 1], ["2026-08", 2], ["2026-09", 2]].map(([key, rows]) => ({ key: String(key), label: `2026年${Number(String(key).slice(5))}月`, rows: Number(rows) })) },
    { columnId: 3, name: "级别", people: null, groups: groups({ 省级: 1, 市级: 1, 公司: 3, 车间: 1 }) },
    { columnId: 4, name: "体裁", people: null, groups: groups({ 消息: 4, 通讯: 1, 图片: 1 }) },
  ],
  sums: [{ columnId: 6, name: "字数", sum: "3380", eachSum: null, measure: "字" }],
  active: null,
};

export const registerAnswers: Answers = {
  register_list: () => [REGISTER, { ...REGISTER, id: 8, rows: 0, name: "合理化建议", family: "own" }],
  register_get: ({ id }) => (id === 7 ? PAGE : { register: { ...REGISTER, id }, rows: [], counts: [], sums: [], active: null }),
  register_row_get: ({ id }) => rows.find((row) => row.id === id)!,
  register_templates: () => ["宣传报道", "荣誉表彰", "志愿服务"].map((name) => ({ name, family: "honour", dayName: "日期", columns: [{ ...column(0, "名称"), id: null }] })),
  register_save: ({ fields }) => ({ id: 9, uid: "g9", rows: 0, ...fields }),
  register_row_save: ({ fields }) => ({ id: 21, uid: "r21", ...fields }),
  register_mentions: ({ memberId }) => (memberId ? [{ registerId: 7, register: "宣传报道", rowId: 20, onDay: "2026-09-17", title: "压滤机房里的“三班倒”攻关组", namedAs: "作者" }] : []),
  register_cross: () => ({ down: [{ key: "省级", label: "省级" }, { key: "公司", label: "公司" }], across: [{ key: "2026", label: "2026年" }], values: [["1"], ["3"]], lineTotals: ["1", "3"], columnTotals: ["4"], total: "4", measure: "条", overlaps: false }),
  register_lacking: () => [],
  register_row_delete: () => ({}), register_delete: () => ({}),
};

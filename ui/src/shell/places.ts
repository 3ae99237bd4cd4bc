// What Ctrl K finds besides records: the pages, the parts of the settings, the papers, the figures, and what can be made new.
import type { RouteLocationRaw } from "vue-router";
import type { CommandMap, FigureName, ReportKind } from "@/ipc/generated";
import type { IconName } from "@/kit/icons";
import { openFastLog } from "@/pages/fast_log/open";
import { KINDS } from "@/text/labels";
import { isRecorder, may } from "./book";
import { CARE, WORK } from "./pages";

export type PlaceGroup = "figure" | "report" | "page" | "setting" | "new";

export interface WindowPlace {
  group: PlaceGroup;
  key: string;
  label: string;
  /** Other words for it, never shown. */
  also: string;
  detail: string;
  icon: IconName;
  /** Where it leads, or what it does. */
  to?: RouteLocationRaw;
  run?: () => void;
  /** In one sort of book only. */
  only?: "branch" | "committee" | undefined;
  /** A command without which there is nothing to do there. */
  needs?: keyof CommandMap | undefined;
}

const page = (label: string, path: string, detail: string, also = "", only?: "branch" | "committee"): WindowPlace => ({ group: "page", key: `page-${path}`, label, also, detail, icon: "i-right", to: path, only });
const setting = (label: string, view: string, detail: string, also = ""): WindowPlace => ({ group: "setting", key: `setting-${label}`, label, also, detail, icon: "i-gear", to: { path: "/settings", query: { view } }, needs: "setting_set" });
const make = (label: string, to: RouteLocationRaw, detail: string, also = "", only?: "branch" | "committee"): WindowPlace => ({ group: "new", key: `new-${label}`, label, also, detail, icon: "i-plus", to, only });

const ALSO: Record<string, string> = {
  "/overview": "首页 主页 待办 应开与已开", "/sessions": "三会一课 日历 月历 会议", "/plan": "年度计划 安排", "/topics": "必学 篇目 学习", "/tasks": "项目清单 看板 挂图",
  "/members": "花名册 人员", "/registers": "登记簿", "/reports": "打印 材料 纸样", "/counts": "数字 汇总 次数 人次", "/settings": "备份 密码 规则", "/import": "Excel 表格 名册",
};
const PAGES: readonly WindowPlace[] = [
  ...[...WORK, ...CARE].map((p) => ({ ...page(p.word, p.path, "打开页面", ALSO[p.path]), icon: p.icon, only: p.only, needs: p.needs })),
  page("补学", "/make-up", "谁还没补、安排和办结", "补课"),
  page("核对", "/consistency", "记录里互相矛盾的地方", "检查 一致"),
  page("政治生日", "/greetings", "入党纪念日和祝贺", "贺卡 周年"),
  page("问需问计", "/tasks/needs", "职工的需求和建议", "意见 建议 需求"),
  page("学习轮值", "/topics?tab=turns", "轮到谁领学、讲课", "轮流"),
  { ...page("包联走访", "/topics?tab=visits", "领导包联党支部和走访", "联系点"), needs: "pairing_list" },
  page("封存", "/reports/seals", "季度、年度的数字固定下来", "锁定 关账 解除封存"),
  { ...page("报告里的句子", "/reports/wording", "季度报告的措辞", "措辞 修改报告"), needs: "wording_set" },
  { ...page("工作交接", "/settings/handover", "换书记：交接书、改密码、换恢复码", "移交 换届 交班"), needs: "book_password_change" },
];

const SETTINGS: readonly WindowPlace[] = [
  setting("备份和恢复", "common", "什么时候备份过，恢复到哪一天", "还原 拷贝 U盘"),
  { ...page("自检", "/settings/verify", "把每个数从记录里重新算一遍", "核对 验证 修复"), needs: "book_verify" },
  setting("密码和记录员", "common", "改密码、恢复码、给记录员密码", "口令 换密码 权限 角色"),
  setting("大字和深色", "common", "字号、深色、浅色", "显示 字体 放大 夜间"),
  setting("期限和换算", "common", "1 学时多少分钟、补学几天、几分钟锁定", "学时 分钟 自动锁定"),
  setting("规则", "rules", "一般频次、学时目标、本单位的规则", "频次 条例 要求"),
  setting("本单位情况", "unit", "名称、上级、换届时间", "支部 基本情况 换届"),
  setting("党小组", "unit", "添加、改名、撤销党小组", "下设组织 分组"),
  setting("工作日历", "unit", "放假、调休", "节假日 休 班"),
  setting("历史和撤销", "history", "改过什么、谁改的，回收站", "操作记录 恢复 删除 回收站"),
];

const KIND_ALSO: Partial<Record<string, string>> = { general_meeting: "三会一课 党员大会", committee_meeting: "三会一课 支委会", group_meeting: "三会一课", lecture: "三会一课 上党课", study: "专题学习", micro_lecture: "小讲坛 小课堂", theme_day: "党日活动" };
const NEW: readonly WindowPlace[] = [
  { group: "new", key: "new-fast-log", label: "快速登记", also: "微党课 班前会 短课 新建 记一次", detail: "5 到 45 分钟的短课", icon: "i-plus", run: () => openFastLog(), only: "branch" },
  make("新建活动", "/sessions/new", "会议、党课、主题党日", "添加 记一次 登记"),
  ...Object.entries(KINDS).filter(([kind]) => kind !== "talk" && kind !== "other").map(([kind, [label]]) => make(`新建${label}`, { path: "/sessions/new", query: { kinds: kind } }, "照上次填好时间、地点、人员", KIND_ALSO[kind])),
  { ...make("记一次谈心谈话", "/sessions/talk", "谁和谁谈、谈了什么", "新建 谈话 谈心", "branch"), needs: "criticism_save" },
  make("添加党员", "/members/new", "一个人，多人用导入", "新建 入党 转入 新党员"),
  make("添加任务", { path: "/tasks", query: { new: "1" } }, "加在当前清单里", "新建任务 项目"),
  make("新建学习主题", { path: "/topics", query: { new: "1" } }, "必学或选学", "添加 篇目"),
  make("登记台账", { path: "/registers", query: { new: "1" } }, "在台账里加一条", "新建 添加"),
  make("计划加一项", { path: "/plan", query: { new: "1" } }, "排在本月", "新建 添加 安排"),
  { ...make("导入名册", { path: "/import", query: { kind: "members" } }, "Excel、WPS 表格", "新建 花名册 党员"), needs: "import_run" },
  { ...make("导入活动", { path: "/import", query: { kind: "sessions" } }, "Excel、WPS 表格", "新建 会议"), needs: "import_run" },
  { ...make("导入任务", { path: "/import", query: { kind: "tasks" } }, "Excel、WPS 表格", "新建 清单"), needs: "import_run" },
];

/** With nothing typed, and when nothing was found. */
export const FIRST_NEW: readonly string[] = ["new-新建活动", "new-fast-log", "new-添加任务", "new-添加党员"];

const reportPlace = (r: ReportKind): WindowPlace => ({ group: "report", key: `report-${r.word}`, label: r.title, also: `${r.shelf} 打印`, detail: r.shelf, icon: "i-paper", to: r.word === "binder" ? "/binder" : { path: "/reports", query: { report: r.word } } });
const figurePlace = (f: FigureName): WindowPlace => ({ group: "figure", key: `figure-${f.word}`, label: f.label, also: f.also, detail: "", icon: "i-count" });

/** Everything of the window that has a name, in the order in which it is shown. */
export function placesOf(figures: readonly FigureName[], reports: readonly ReportKind[], sort: "branch" | "committee"): WindowPlace[] {
  return [...figures.map(figurePlace), ...reports.filter((r) => !r.closed || !isRecorder.value).map(reportPlace), ...PAGES, ...SETTINGS, ...NEW]
    .filter((p) => (!p.only || p.only === sort) && (!p.needs || may(p.needs)));
}

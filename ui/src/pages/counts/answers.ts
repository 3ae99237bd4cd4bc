// The four questions that a chart answers, from the program's figures: caption, points and the same figures as a table. Pure.
import type { BurnUp, HoursLine, ReportReq, Topic, TrendMonth } from "@/ipc/generated";
import type { BarPart, Column, TrendPoint } from "@/kit/chart";
import { count, day, hours, percent, rate } from "@/kit/format";
import { groupBy } from "@/kit/group";

export const QUESTIONS = [
  { value: "turnout", label: "到会率", question: "各月到会率怎么样？" },
  { value: "hours", label: "学时", question: "学时跟得上吗？" },
  { value: "coverage", label: "必学覆盖", question: "必学的都学到了吗？" },
  { value: "tasks", label: "任务", question: "任务能按期完成吗？" },
] as const;
export type Question = (typeof QUESTIONS)[number]["value"];
export const isQuestion = (text: unknown): text is Question => QUESTIONS.some((q) => q.value === text);
export const questionOf = (value: Question) => QUESTIONS.find((q) => q.value === value)!;

export interface TableRow { key: string; cells: string[]; sum?: boolean }
export interface Answer {
  /** Unit and denominator. */
  caption: string;
  /** Says what is drawn and what is left out; also stands under the exported picture. */
  notes: string[];
  head: string[];
  rows: TableRow[];
  /** The column whose figures open rows. */
  door: number;
  /** What is so when there is nothing to draw. */
  empty?: string;
}

/** A year up to a day: what has not begun is not asked for. */
export interface Period { from: string; to: string }
export function periodOf(year: number, today: string): Period {
  const last = `${year}-12-31`;
  return { from: `${year}-01-01`, to: last > today ? today : last };
}

const monthName = (key: string) => `${Number(key.slice(5))}月`;
const sumOf = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((n, one) => n + of(one), 0);

/** Every month of the period, also those without a session: there the line breaks. */
export function turnoutPoints(months: readonly TrendMonth[], today: string, period?: Period): TrendPoint[] {
  const known = new Map(months.map((m) => [m.month, m]));
  const keys = period ? Array.from({ length: Number(period.to.slice(5, 7)) }, (_, i) => `${period.to.slice(0, 4)}-${String(i + 1).padStart(2, "0")}`) : [...known.keys()];
  return keys.map((key) => {
    const m = known.get(key);
    return { key, label: monthName(key), value: m?.due ? m.present / m.due : null, text: m?.due ? percent(m.present, m.due).replace("%", "") : "—", open: key === today.slice(0, 7) };
  });
}

export function turnoutAnswer(months: readonly TrendMonth[]): Answer {
  const [due, present, drafts] = [sumOf(months, (m) => m.due), sumOf(months, (m) => m.present), sumOf(months, (m) => m.drafts)];
  const row = (key: string, name: string, m: Omit<TrendMonth, "month">): TableRow => ({ key, cells: [name, count(m.due), count(m.present), percent(m.present, m.due), count(m.drafts)] });
  return {
    caption: `实到人次÷应到人次，%；合计 ${rate(present, due)}`,
    notes: ["含三会一课、主题党日、组织生活会和民主评议；免的人不进分母，补学不改变实到。", `虚线是还没过完的月份。${drafts ? `未计入：${drafts} 次草稿或没点完名的活动。` : ""}`],
    head: ["月份", "应到人次", "实到人次", "到会率", "未计入（次）"],
    rows: [...months.map((m) => row(m.month, monthName(m.month), m)), { ...row("all", "合计", { due, present, drafts }), sum: true }],
    door: 3,
    ...(due === 0 ? { empty: "这一年还没有点过名的活动。" } : {}),
  };
}

export type Standing = "below" | "on" | "reached";
export const STANDINGS: Record<Standing, string> = { below: "低于序时", on: "达到序时", reached: "已满" };
export const standing = (l: HoursLine): Standing => (l.yearMinutes >= l.targetMinutes ? "reached" : l.yearMinutes >= l.paceMinutes ? "on" : "below");

/** People of whom the same is asked, by goal: 书记 and 委员 56, others 32 学时. */
export interface Asked { goal: number; pace: number; unit: number; lines: HoursLine[] }
export function askedOf(lines: readonly HoursLine[]): Asked[] {
  const by = groupBy(lines.filter((l) => !l.isExempt && l.targetMinutes > 0), (l) => l.targetMinutes);
  return [...by].sort(([, a], [, b]) => b.length - a.length)
    .map(([goal, of]) => ({ goal, pace: of[0]!.paceMinutes, unit: of[0]!.periodMinutes, lines: of }));
}

export function hoursAnswer(lines: readonly HoursLine[], onDay: string): Answer {
  const asked = askedOf(lines);
  const people = sumOf(asked, (a) => a.lines.length);
  const unit = asked[0]?.unit ?? 60;
  return {
    caption: `每点 1 人，横轴学时；${count(people)} 名有目标的党员，截至 ${day(onDay)}`,
    notes: [`实线是年度目标，虚线是今天的序时（目标×今年已过的天数）。空心是低于序时，实心是达到，绿色是已满。1 学时 ${unit} 分钟。`],
    head: ["目标和情况", "人数", "占比", "今天的序时（学时）"],
    rows: asked.flatMap((a) => (Object.keys(STANDINGS) as Standing[]).map((s) => {
      const n = a.lines.filter((l) => standing(l) === s).length;
      return { key: `${a.goal} ${s}`, cells: [`${hours(a.goal, a.unit)} 学时，${STANDINGS[s]}`, `${count(n)} 人`, rate(n, a.lines.length), hours(a.pace, a.unit)] };
    })),
    door: 1,
    ...(people === 0 ? { empty: "名册里还没有要计学时的党员。" } : {}),
  };
}

export const coverageParts = (topics: readonly Topic[], wide: boolean): BarPart[] => topics.map((t) => ({
  key: String(t.id), label: t.title, part: t.covered, whole: t.due, text: t.due ? `${count(t.covered)}÷${count(t.due)}${wide ? `　${percent(t.covered, t.due)}` : ""}` : "没有人要学",
}));

export function coverageAnswer(topics: readonly Topic[]): Answer {
  const [due, covered] = [sumOf(topics, (t) => t.due), sumOf(topics, (t) => t.covered)];
  const row = (key: string, name: string, asked: number, had: number): TableRow => ({ key, cells: [name, count(asked), count(had), count(asked - had), percent(had, asked)] });
  return {
    caption: `已学人数÷应学人数；合计 ${rate(covered, due)}`,
    notes: ["到会、补学、自学、送学都算学过；不作硬性要求的党员不在应学之内。", "实的一段是已学，空的一段是还没学到。"],
    head: ["必学篇目", "应学（人）", "已学", "还没学到", "覆盖率"],
    rows: [...topics.map((t) => row(String(t.id), t.title, t.due, t.covered)), { ...row("all", "合计（人次）", due, covered), sum: true }],
    door: 3,
    ...(topics.length === 0 ? { empty: "这一年还没有必学的篇目。" } : {}),
  };
}

export const burnUpColumns = (burn: BurnUp): Column[] => burn.months.map((m) => ({ key: m.month, label: monthName(m.month), goal: m.planned, solid: m.done, hatched: m.stageDone }));
export const spokenColumn = (c: Column) => `${c.key.slice(0, 4)}年${c.label}底应完成 ${c.goal} 项${c.solid === null ? "" : `，已完成 ${c.solid} 项，阶段性完成 ${c.hatched ?? 0} 项`}`;

export function burnUpAnswer(burn: BurnUp, onDay: string): Answer {
  const years = new Set(burn.months.map((m) => m.month.slice(0, 4)));
  const name = (key: string) => (years.size > 1 ? `${key.slice(0, 4)}年` : "") + monthName(key);
  const odd = [burn.noDeadline ? `${burn.noDeadline} 项没有完成时限` : "", burn.noDoneDay ? `${burn.noDoneDay} 项没写完成时间，只计入本月` : ""].filter(Boolean);
  return {
    caption: `共 ${count(burn.total)} 项，累计；截至 ${day(onDay)}`,
    notes: ["灰柱已完成，斜纹阶段性完成（不算已完成），金线是到各月底应完成的项数。长期坚持和终止的不在内。", ...(odd.length ? [`${odd.join("；")}。`] : [])],
    head: ["月份", "到期应完成", "已完成", "阶段性完成", "完成率"],
    rows: burn.months.map((m) => ({ key: m.month, cells: [name(m.month), count(m.planned), m.done === null ? "—" : count(m.done), m.stageDone === null ? "—" : count(m.stageDone), m.done === null ? "—" : rate(m.done, burn.total)] })),
    door: 1,
    ...(burn.months.length === 0 ? { empty: "清单里还没有写时限的任务。" } : {}),
  };
}

/** The paper of the same figures, for print and for a spreadsheet. */
export function paperOf(question: Question, year: number, today: string, listId: number | undefined): Pick<ReportReq, "report" | "from" | "to" | "listId" | "day"> | null {
  const { from, to } = periodOf(year, today);
  if (question === "tasks") return listId ? { report: "chart-tasks", listId, day: today } : null;
  if (question === "hours") return { report: "chart-hours", day: to };
  return { report: `chart-${question}`, from, to, day: today };
}

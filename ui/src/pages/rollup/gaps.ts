// 缺口一览: units × rules, an empty cell means no gap. Units keep the order of the organisation, never that of their gaps. Pure.
import type { Finding, RollupRow } from "@/ipc/generated";
import { addDays } from "@/kit/date";
import { isBeforeBook } from "@/shell/begin";
import { periodSpan } from "@/pages/overview/checks";

export interface GapCell {
  key: string;
  /** 9月差 1, 7月未开 2 组 */
  text: string;
  tone?: "near" | "late";
  findings: Finding[];
}

export interface GapRow {
  unit: RollupRow;
  cells: GapCell[];
  gaps: number;
  /** The whole time looked at was over before the unit was kept in this book. */
  isOutside: boolean;
}

/** Rules that occur, in the order in which the program lists them. */
export function columns(rows: readonly RollupRow[]): { key: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const row of rows) for (const f of row.findings) if (!labels.has(f.rule)) labels.set(f.rule, f.label);
  return [...labels].map(([key, label]) => ({ key, label }));
}

export function gapRows(rows: readonly RollupRow[], rules: readonly { key: string }[], today: string, to: string): GapRow[] {
  return rows.map((unit) => {
    const cells = rules.map(({ key }) => cell(key, unit.findings.filter((f) => f.rule === key && (f.state === "due" || f.state === "short")), today));
    return { unit, cells, gaps: cells.filter((c) => c.findings.length > 0).length, isOutside: isBeforeBook(unit.begin, to) };
  });
}

function cell(key: string, open: Finding[], today: string): GapCell {
  if (open.length === 0) return { key, text: "", findings: open };
  const over = open.filter((f) => f.state === "short");
  const shown = over.length > 0 ? over : open;
  const periods = [...new Set(shown.map((f) => periodWord(f.period)))];
  const many = shown.length > periods.length ? ` ${shown.length}` : "";
  // A year's item stays plain until its last six weeks: nobody is late with 谈心谈话 in April.
  const soon = shown.some((f) => (periodSpan(f.period)?.to ?? today) <= addDays(today, 45));
  return { key, text: `${periods.join("、")}${over.length ? "未开" : "差"}${many || (over.length ? "" : ` ${lacking(shown)}`)}`, tone: over.length ? "late" : soon ? "near" : undefined, findings: open };
}

const lacking = (findings: Finding[]) => findings.reduce((n, f) => n + f.required - f.held, 0);

/** 9月, 三季度, 全年, 本届 */
export function periodWord(period: string): string {
  if (period.includes("—")) return "本届";
  const month = /-(\d{2})$/.exec(period);
  if (month) return `${Number(month[1])}月`;
  if (/H[12]$/.test(period)) return period.endsWith("1") ? "上半年" : "下半年";
  const quarter = /Q([1-4])$/.exec(period);
  return quarter ? `${"一二三四"[Number(quarter[1]) - 1]}季度` : "全年";
}

/** First and last day of the quarter that holds a day, moved by whole quarters. */
export function quarterOf(day: string, by = 0): { from: string; to: string; label: string } {
  const index = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1 + by;
  const [year, number] = [Math.floor(index / 4), (index % 4) + 1];
  return { ...periodSpan(`${year}Q${number}`)!, label: `${year}年第${"一二三四"[number - 1]}季度` };
}

// From the findings of a check to the rows of 应开与已开. Pure.
import type { Finding } from "@/ipc/generated";
import { addDays, daysBetween, daysInMonth } from "@/kit/date";
import type { Shape } from "@/kit/status";

export interface CheckRow {
  key: string;
  label: string;
  /** 每月 1 次, 每月每组 1 次 */
  frequency: string;
  /** 1, or 3/4 where several groups or people are asked. */
  held: string;
  shape: Shape;
  word: string;
  /** Last day on which it can still be met; null when nothing is missing. */
  lastDay: string | null;
  findings: Finding[];
}

/** Rules that ask each member; all others with several scopes ask each group. */
const EACH_MEMBER = /talk|hours|member|topic/;

/** One row a rule for the period that holds `today`: months first, then quarters, then the year. */
export function checkRows(findings: readonly Finding[], today: string): CheckRow[] {
  const rules = new Map<string, Finding[]>();
  for (const f of findings) {
    const span = periodSpan(f.period);
    if (f.state === "not_applicable" || !span || today < span.from || today > span.to) continue;
    const key = `${f.rule} ${f.period}`;
    rules.set(key, [...(rules.get(key) ?? []), f]);
  }
  return [...rules].map(([key, group]) => row(key, group, today))
    .sort((a, b) => a.findings[0]!.period.length - b.findings[0]!.period.length || 0)
    .sort((a, b) => rank(a) - rank(b));
}

/** Gaps of periods that are over: 未达到一般频次. */
export function pastGaps(findings: readonly Finding[], today: string): Finding[] {
  return findings.filter((f) => f.state === "short" && (periodSpan(f.period)?.to ?? today) < today);
}

const rank = (row: CheckRow) => ["month", "quarter", "year"].indexOf(periodKind(row.findings[0]!.period));

function row(key: string, group: Finding[], today: string): CheckRow {
  const first = group[0]!;
  const open = group.filter((f) => f.state === "due" || f.state === "short");
  const asked = group.filter((f) => f.state !== "exempt");
  const many = group.length > 1;
  const lastDay = open.map((f) => f.last_day).filter((d): d is string => !!d).sort()[0] ?? null;
  return {
    key,
    label: first.label,
    frequency: `${every(first.period)}${many && !EACH_MEMBER.test(first.rule) ? "每组" : many ? "每人" : ""} ${first.required} 次`,
    held: many ? `${asked.length - open.length}/${asked.length}` : String(first.held),
    ...stateOf(first, open, many, today, lastDay),
    lastDay,
    findings: group,
  };
}

function stateOf(first: Finding, open: Finding[], many: boolean, today: string, lastDay: string | null): { shape: Shape; word: string } {
  if (open.length === 0) return first.state === "exempt" ? { shape: "na", word: "免" } : { shape: "done", word: "已达到" };
  const over = open.some((f) => f.state === "short");
  const word = over ? "未开" : `还差${!many ? ` ${first.required - first.held} 次` : open.length === 1 ? open[0]!.scope : ` ${open.length} ${EACH_MEMBER.test(first.rule) ? "人" : "组"}`}`;
  // Far from its last day a gap is no alarm: the ring, not the triangle.
  const far = lastDay !== null && daysBetween(today, lastDay) > 45;
  return { shape: over ? "late" : far ? "idle" : "near", word };
}

function every(period: string): string {
  const kind = periodKind(period);
  return kind === "month" ? "每月" : kind === "quarter" ? "每季" : `${period.slice(0, 4)}年度`;
}

function periodKind(period: string): "month" | "quarter" | "year" {
  if (/^\d{4}-\d{2}$/.test(period)) return "month";
  return /Q/.test(period) ? "quarter" : "year";
}

/** First and last day of '2026-09', '2026Q3' or '2026'. */
export function periodSpan(period: string): { from: string; to: string } | undefined {
  const m = /^(\d{4})(?:-(\d{2})|Q([1-4]))?$/.exec(period);
  if (!m) return undefined;
  const year = Number(m[1]);
  const [first, last] = m[2] ? [Number(m[2]), Number(m[2])] : m[3] ? [Number(m[3]) * 3 - 2, Number(m[3]) * 3] : [1, 12];
  const pad = (n: number) => String(n).padStart(2, "0");
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${daysInMonth(year, last)}` };
}

/** 本季还有 10 天 */
export function quarterLeft(today: string): number {
  const month = Number(today.slice(5, 7));
  const quarter = `${today.slice(0, 4)}Q${Math.ceil(month / 3)}`;
  return daysBetween(today, addDays(periodSpan(quarter)!.to, 1));
}

// From the findings of a check to the rows of 应开与已开. Pure.
import type { Finding } from "@/ipc/generated";
import { addDays, daysBetween, daysInMonth } from "@/kit/date";
import { groupBy } from "@/kit/group";
import type { Shape } from "@/kit/status";
import { sinceWords } from "@/shell/begin";
import { KINDS } from "@/text/labels";

export interface CheckRow {
  key: string;
  label: string;
  /** 每月 1 次, 每月每组 1 次 */
  frequency: string;
  /** 1, or 3/4 where several groups or people are asked. */
  held: string;
  shape: Shape;
  word: string;
  /** Last working day on which it can still be met, or the last day where only days off are left; null when nothing is missing. */
  lastDay: string | null;
  /** The gap that presses most: nothing planned in time first, then by its last safe date. */
  gap: Finding | undefined;
  findings: Finding[];
  /** 本手册从9月起记, where its period began before: what was held earlier may not stand here. */
  since?: string;
}

/** Rules that ask each member; 党小组会 asks each group, all others the branch. */
const EACH_MEMBER = new Set(["talk", "hours", "training", "absence"]);
/** What a branch is, not what it held: a reminder, and only where there is something to remind of. */
const SHAPE_WORDS: Record<string, (open: readonly Finding[]) => string> = {
  committee: () => "还没有设",
  groups: () => "还没有划分",
  group_size: (open) => `${open.length} 个组要看`,
  branch_size: (open) => `${open[0]!.held} 名`,
};
const HANDBOOK = Object.keys(KINDS);

/** One row a rule for the period that holds `today`: months first, then quarters, then years, each in handbook order. */
export function checkRows(findings: readonly Finding[], today: string, begin: string | null = null): CheckRow[] {
  const asked = findings.filter((f) => f.state !== "not_applicable" && isRunning(f, today) && (!(f.rule in SHAPE_WORDS) || f.state === "due"));
  const rules = groupBy(asked, (f) => `${f.rule} ${f.period}`);
  return [...rules].map(([key, group]) => ({ ...row(key, group, today), since: sinceOf(group[0]!.period, begin) })).sort((a, b) => rank(a) - rank(b));
}

function sinceOf(period: string, begin: string | null): string | undefined {
  const span = periodKind(period) === "term" ? undefined : periodSpan(period);
  return begin && span && span.from < begin && begin <= span.to ? sinceWords(begin, period.slice(0, 4)) : undefined;
}

/** Its period holds today, or is over but may still be met: last year's 组织生活会 until the end of March (PY-07). */
function isRunning(f: Finding, today: string): boolean {
  const span = periodSpan(f.period);
  return (!!span && span.from <= today && today <= span.to) || (f.last_day !== null && f.last_day >= today);
}

/** Gaps of periods that are over: 未达到一般频次. */
export function pastGaps(findings: readonly Finding[], today: string): Finding[] {
  return findings.filter((f) => f.state === "short" && (periodSpan(f.period)?.to ?? today) < today);
}

/**
 * What the first page shows of the rows without being asked: what presses by its last day, then the others in their order, months
 * before years. The rest is folded into one line, which never takes the place of a single row.
 */
export function foldRows(rows: readonly CheckRow[], shown: number): { first: CheckRow[]; folded: CheckRow[] } {
  // Days are compared as they are written; the rules of a language for it (localeCompare) take WebKit 10 ms to read at the start.
  const last = (row: CheckRow) => row.lastDay ?? "9";
  const pressing = rows.filter(presses).sort((a, b) => Number(last(a) > last(b)) - Number(last(a) < last(b)));
  const all = [...pressing, ...rows.filter((r) => !presses(r))];
  const room = all.length <= shown + 1 ? all.length : shown;
  return { first: all.slice(0, room), folded: all.slice(room) };
}

/** What the folded line says: loudly what did not fit, then “7 项已达到”. */
export function foldWords(folded: readonly CheckRow[]): { shape: Shape; word: string }[] {
  const kinds: { shape: Shape; word: string; is: (r: CheckRow) => boolean }[] = [
    { shape: "near", word: "还要安排", is: presses },
    { shape: "idle", word: "还早", is: (r) => !presses(r) && !!r.gap },
    { shape: "done", word: "已达到", is: (r) => !r.gap && r.shape === "done" },
    { shape: "idle", word: "没到期或不适用", is: (r) => !presses(r) && !r.gap && r.shape !== "done" },
  ];
  const counted = kinds.map(({ shape, word, is }) => ({ shape, word, count: folded.filter(is).length }));
  return counted.filter((k) => k.count > 0).map(({ shape, word, count }) => ({ shape, word: `${count} 项${word}` }));
}

const presses = (row: CheckRow) => row.shape === "late" || row.shape === "near";

function rank(row: CheckRow): number {
  const { rule, period } = row.findings[0]!;
  const place = HANDBOOK.indexOf(rule);
  const last = rule in SHAPE_WORDS ? 1000 : 0;
  return last + ["month", "quarter", "half", "year", "term"].indexOf(periodKind(period)) * 100 + (place < 0 ? 99 : place);
}

function row(key: string, group: Finding[], today: string): CheckRow {
  const first = group[0]!;
  const open = group.filter((f) => f.state === "due" || f.state === "short");
  const asked = group.filter((f) => f.state !== "exempt").length;
  const isMany = isOfPeople(first) || first.rule === "group_meeting" || new Set(group.map((f) => f.scope)).size > 1;
  const lastDay = open.map((f) => f.safe_day ?? f.last_day).filter((d): d is string => !!d).sort()[0] ?? null;
  const isCovered = (f: Finding) => f.action === "hold" || f.action === "fix";
  const gap = open.find((f) => !isCovered(f)) ?? open[0] ?? group.find((f) => f.state === "postponed");
  const base = { key, label: first.label, frequency: frequency(group, today), held: isMany ? `${asked - open.length}/${asked}` : String(first.held), lastDay, gap, findings: group };
  if (first.rule === "absence") return { ...base, label: "连续未参加组织生活", held: String(open.length), shape: "near", word: `${open.length} 人` };
  if (first.rule === "election") return { ...base, held: "—", ...(open.length ? { shape: "near", word: "该换届了" } : { shape: "idle", word: "还没到期" }) };
  const shape = SHAPE_WORDS[first.rule];
  if (shape) return { ...base, frequency: "只是提醒", held: "—", shape: "near", word: shape(open) };
  return { ...base, ...stateOf(first, group, open, isMany, today, lastDay) };
}

/** 每月 1 次, 每月每组 1 次, 每年每人 32 学时; a year that is over by its number: 2025年度 1 次 */
function frequency(group: Finding[], today: string): string {
  const { rule, period } = group[0]!;
  if (rule === "election") return `本届 ${period}`;
  if (rule === "absence") return "只是提醒";
  const kind = periodKind(period);
  const every = { month: "每月", quarter: "每季", half: "每半年" }[kind as string] ?? (period === today.slice(0, 4) ? "每年" : `${period.slice(0, 4)}年度`);
  const who = rule === "group_meeting" ? "每组" : rule === "talk_pairs" ? "每类" : isOfPeople(group[0]!) ? "每人" : "";
  // 书记 and committee members are asked more hours than the others: the row names the least.
  return `${every}${who} ${Math.min(...asked(group))} ${rule === "hours" ? "学时" : "次"}`;
}

function stateOf(first: Finding, group: readonly Finding[], open: Finding[], isMany: boolean, today: string, lastDay: string | null): { shape: Shape; word: string } {
  if (open.length === 0 && group.some((f) => f.state === "postponed")) return { shape: "plan", word: "顺延" };
  if (open.length === 0) return first.state === "exempt" ? { shape: "na", word: "免" } : { shape: "done", word: "已达到" };
  const over = open.some((f) => f.state === "short");
  // Far from its last day a gap is no alarm: the ring, not the triangle.
  const far = lastDay !== null && daysBetween(today, lastDay) > 45;
  return { shape: over ? "late" : far ? "idle" : "near", word: over ? "未开" : `还差${lacking(first, open, isMany)}` };
}

/** “ 1 次”, “ 7 人”, or the one group that is missing. */
function lacking(first: Finding, open: Finding[], isMany: boolean): string {
  if (!isMany) return ` ${first.required - first.held} 次`;
  if (isOfPeople(first)) return ` ${open.length} 人`;
  if (first.rule === "talk_pairs") return ` ${open.length} 类`;
  return open.length === 1 ? open[0]!.scope.replace(/(党小组|组)?$/, "组") : ` ${open.length} 组`;
}

function isOfPeople(f: Finding): boolean {
  return EACH_MEMBER.has(f.rule) || f.member_id !== null;
}

function periodKind(period: string): "month" | "quarter" | "half" | "year" | "term" {
  if (/^\d{4}-\d{2}$/.test(period)) return "month";
  if (/—/.test(period)) return "term";
  if (/H/.test(period)) return "half";
  return /Q/.test(period) ? "quarter" : "year";
}

/** First and last day of '2026-09', '2026Q3', '2026H2', '2026' or, for a term, '2024—2027'. */
export function periodSpan(period: string): { from: string; to: string } | undefined {
  const term = /^(\d{4})—(\d{4})$/.exec(period);
  if (term) return { from: `${term[1]}-01-01`, to: `${term[2]}-12-31` };
  const m = /^(\d{4})(?:-(\d{2})|Q([1-4])|H([12]))?$/.exec(period);
  if (!m) return undefined;
  const year = Number(m[1]);
  const [first, last] = m[2] ? [Number(m[2]), Number(m[2])] : m[3] ? [Number(m[3]) * 3 - 2, Number(m[3]) * 3] : m[4] ? [Number(m[4]) * 6 - 5, Number(m[4]) * 6] : [1, 12];
  const pad = (n: number) => String(n).padStart(2, "0");
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${daysInMonth(year, last)}` };
}

/** 本季还有 10 天 */
export function quarterLeft(today: string): number {
  const month = Number(today.slice(5, 7));
  const quarter = `${today.slice(0, 4)}Q${Math.ceil(month / 3)}`;
  return daysBetween(today, addDays(periodSpan(quarter)!.to, 1));
}

/** What is asked of those who are asked: exempt people have no number. */
function asked(group: readonly Finding[]): number[] {
  const numbers = group.map((f) => f.required).filter((n) => n > 0);
  return numbers.length > 0 ? numbers : [0];
}

// The year at a glance: one row a rule (and a group), one cell a month, quarter or year, with the days on which it was held.
import type { Finding, Kind, PlanItem, SessionLine } from "@/ipc/generated";
import type { Shape } from "@/kit";
import { isBeforeBook, sinceWords } from "@/shell/begin";

export interface YearCell {
  key: string;
  span?: number;
  tone?: "near" | "late" | "now" | "fut";
  shape?: Shape;
  /** What stands in the cell: days that open their session, or a word. */
  days: { text: string; to: string }[];
  word?: string;
  /** Why nothing is asked of it. */
  title?: string;
}

export interface YearRow {
  key: string;
  label: string;
  note: string;
  cells: YearCell[];
  sessions: SessionLine[];
}

interface Rule {
  kind: Kind;
  label: string;
  months: 1 | 3 | 12;
  note: string;
}

/** The rows of the sheet in handbook order (domain.md §1.9). Which of them apply follows from the findings. */
const RULES: readonly Rule[] = [
  { kind: "general_meeting", label: "支部党员大会", months: 3, note: "每季 1 次" },
  { kind: "committee_meeting", label: "支委会", months: 1, note: "每月 1 次" },
  { kind: "group_meeting", label: "党小组会", months: 1, note: "每月 1 次" },
  { kind: "theme_day", label: "主题党日", months: 1, note: "每月 1 次" },
  { kind: "lecture", label: "党课", months: 3, note: "每季 1 次" },
  { kind: "organisational_life", label: "组织生活会", months: 12, note: "每年度 1 次" },
  { kind: "appraisal", label: "民主评议党员", months: 12, note: "每年度 1 次" },
];

export interface YearInput {
  year: number;
  today: string;
  /** The first day from which the book is kept; null: from the beginning. */
  begin: string | null;
  sessions: readonly SessionLine[];
  plan: readonly PlanItem[];
  findings: readonly Finding[];
  groups: readonly { id: number; name: string }[];
}

/** The rules that do not apply to the unit, as its check says. */
export function sparedOf(findings: readonly Finding[]): ReadonlySet<Kind> {
  const states = (rule: Rule) => findings.filter((f) => f.rule === rule.kind).map((f) => f.state);
  return new Set(RULES.filter((rule) => states(rule).length > 0 && states(rule).every((state) => state === "not_applicable")).map((rule) => rule.kind));
}

export function yearRows(input: YearInput): YearRow[] {
  // Before a book begins nothing applies to its unit; what it is asked from then on still has its row.
  const spared = isBeforeBook(input.begin, input.today) ? undefined : sparedOf(input.findings);
  return lines(spared, input.groups).map(({ rule, label, groupId }) => row(input, rule, label, (unitId) => groupId === undefined || unitId === groupId));
}

/** The same rows before anything is known: heads without a word in the cells. */
export function waitingRows(spared: ReadonlySet<Kind> | undefined, groups: YearInput["groups"]): YearRow[] {
  return lines(spared, groups).map(({ rule, label }) => ({
    key: `${rule.kind}${label}`, label, note: rule.note, sessions: [],
    cells: Array.from({ length: 12 / rule.months }, (_, i) => ({ key: `${rule.kind}${i}`, span: rule.months, days: [] })),
  }));
}

function lines(spared: ReadonlySet<Kind> | undefined, groups: YearInput["groups"]): { rule: Rule; label: string; groupId?: number }[] {
  return RULES.filter((rule) => !spared?.has(rule.kind)).flatMap((rule) => {
    if (rule.kind !== "group_meeting" || groups.length === 0) return [{ rule, label: rule.label }];
    return groups.map((g) => ({ rule, label: `党小组会 · ${g.name.replace(/党小组$/, "")}`, groupId: g.id }));
  });
}

function row(input: YearInput, rule: Rule, label: string, isOwn: (unitId: number) => boolean): YearRow {
  const sessions = input.sessions.filter((s) => s.kinds.includes(rule.kind) && isOwn(s.unitId) && s.status !== "cancelled");
  const held = sessions.filter((s) => s.status !== "planned");
  const cells: YearCell[] = [];
  for (let first = 1; first <= 12; first += rule.months) cells.push(cell(input, rule, first, sessions, isOwn));
  return { key: `${rule.kind}${label}`, label, note: rule.note, cells: joined(cells), sessions: held };
}

/** What a cell says whose time was over before the book was begun. */
const OUTSIDE = "不在本手册";

/** Months beside each other that are not kept in the book are one cell: its words need their room. */
function joined(cells: readonly YearCell[]): YearCell[] {
  const all: YearCell[] = [];
  for (const cell of cells) {
    const before = all.at(-1);
    if (cell.word === OUTSIDE && before?.word === OUTSIDE) before.span = (before.span ?? 1) + (cell.span ?? 1);
    else all.push({ ...cell });
  }
  // One month is too narrow for it: the reason stands on the cell.
  return all.map((cell) => (cell.word === OUTSIDE && (cell.span ?? 1) === 1 ? { ...cell, word: "—" } : cell));
}

function cell(input: YearInput, rule: Rule, first: number, sessions: readonly SessionLine[], isOwn: (unitId: number) => boolean): YearCell {
  const months = Array.from({ length: rule.months }, (_, i) => `${input.year}-${String(first + i).padStart(2, "0")}`);
  const thisMonth = input.today.slice(0, 7);
  const base: YearCell = { key: `${rule.kind}${first}`, span: rule.months > 1 ? rule.months : undefined, days: [] };
  if (rule.months === 12) base.tone = undefined;
  else if (months.includes(thisMonth)) base.tone = "now";
  else if (months[0]! > thisMonth) base.tone = "fut";
  const inside = sessions.filter((s) => months.includes(s.onDay.slice(0, 7))).sort((a, b) => (a.onDay < b.onDay ? -1 : 1));
  const held = inside.filter((s) => s.status !== "planned");
  // Several days of one month share its narrow cell: 13、27.
  const written = (onDay: string, several: boolean) => (rule.months > 1 ? `${Number(onDay.slice(5, 7))}月${Number(onDay.slice(8))}日` : `${Number(onDay.slice(8))}${several ? "" : "日"}`);
  const doors = (list: readonly SessionLine[]) => list.map((s) => ({ text: written(s.onDay, list.length > 1), to: `/sessions/${s.id}` }));
  if (held.length > 0) return { ...base, shape: held.some((s) => s.status === "draft") ? "draft" : "done", days: doors(held) };
  // What belongs here and was held in a later period (春节 in February, held in March) is not missing.
  const later = input.plan.find((p) => p.kind === rule.kind && isOwn(p.unitId) && months.includes(p.month) && p.status === "held");
  if (later) return { ...base, shape: "move", word: "顺延" };
  const ahead = inside.filter((s) => s.status === "planned");
  const items = input.plan.filter((p) => p.kind === rule.kind && isOwn(p.unitId) && months.includes(p.month) && p.status !== "held");
  const moved = items.find((p) => p.status === "postponed");
  if (moved) return { ...base, shape: "move", word: "顺延" };
  // An item whose session is in the book already stands there as that session.
  const open = items.filter((p) => p.status === "planned" && p.sessionId === null && !ahead.some((s) => s.onDay === p.onDay));
  const plans = [...doors(ahead), ...open.map((p) => ({ text: p.onDay ? written(p.onDay, false) : "已列计划", to: `/sessions/new?plan=${p.id}` }))];
  const last = months.at(-1)!;
  if (isBeforeBook(input.begin, last)) return { ...base, tone: "fut", word: OUTSIDE, title: sinceWords(input.begin!, String(input.year)) };
  if (last < thisMonth) return { ...base, shape: "late", word: "未开", tone: "late" };
  // A plan whose day is past closes nothing: the period is still short of it.
  const isPast = [...ahead, ...open].every((one) => (one.onDay ?? input.today) < input.today);
  if (plans.length > 0) return { ...base, ...(isPast ? { shape: "near", tone: "near" } : { shape: "plan" }), days: plans };
  if (base.tone === "now") return { ...base, shape: "near", word: "差 1 次", tone: "near" };
  return base;
}

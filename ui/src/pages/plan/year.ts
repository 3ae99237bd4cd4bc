// The year's plan as a grid: one row a month, one column a kind, in each cell what is planned and what became of it. Pure.
import type { RouteLocationRaw } from "vue-router";
import type { PlanItem, SessionLine, Stand } from "@/ipc/generated";
import { day } from "@/kit/format";
import { groupBy } from "@/kit/group";
import type { FigureRow } from "@/kit/rows";
import type { Shape } from "@/kit/status";
import { isBeforeBook } from "@/shell/begin";
import { STANDS, kindShort } from "@/text/labels";

export const SHAPES: Record<Stand, Shape> = { planned: "plan", missed: "late", draft: "draft", held: "done", postponed: "move", dropped: "na", outside: "idle" };

export interface Column {
  key: string;
  label: string;
  /** Kinds that stand in it; none: all that stand in no other. */
  kind?: string;
}

/** One thing in a cell: it opens its session, its item, or the rows of several groups. */
export interface Entry {
  key: string;
  shape: Shape;
  text: string;
  note?: string;
  to?: RouteLocationRaw;
  item?: PlanItem;
  rows?: FigureRow[];
  /** Asked for by a rule of its own; the others of a full cell give way first. */
  isMain?: boolean;
}

/** Kinds that quarters and years ask for. */
const MAIN: readonly string[] = ["general_meeting", "lecture", "organisational_life", "appraisal"];

/** How many of the wide column stand in a row, so that the year stays on a screen. */
const MOST = 2;

export interface Cell {
  column: Column;
  entries: Entry[];
  /** All of them, in order of time. */
  all: readonly Entry[];
  /** How many do not stand in `entries`. */
  rest: number;
  tone?: "near" | "late";
  /** The month was over before the book was begun. */
  isOutside: boolean;
}

export interface MonthRow {
  /** 'YYYY-MM' */
  month: string;
  cells: Cell[];
  items: PlanItem[];
  held: number;
  planned: number;
}

export interface YearPlan {
  year: number;
  today: string;
  /** The first day from which the book is kept; null: from the beginning. */
  begin: string | null;
  unitId: number;
  groups: readonly { id: number; name: string }[];
  items: readonly PlanItem[];
  sessions: readonly SessionLine[];
  /** Whether the unit has a committee of its own. */
  hasCommittee: boolean;
  /** The committee's own plan: what is asked of branches month by month is not asked of it. */
  isCommittee?: boolean;
}

const isHeld = (item: PlanItem) => item.stand === "held" || item.stand === "draft";
export const counted = (items: readonly PlanItem[]) => ({ held: items.filter(isHeld).length, planned: items.filter((i) => i.stand !== "dropped" && i.stand !== "outside").length });
const short = (name: string) => name.replace(/党小组$/, "组");
const dayOf = (iso: string) => `${Number(iso.slice(8))}日`;

export function columns({ groups, hasCommittee, isCommittee }: YearPlan): Column[] {
  if (isCommittee) return [{ key: "other", label: "本级的活动" }];
  return [
    { key: "theme_day", label: "主题党日", kind: "theme_day" },
    ...(hasCommittee ? [{ key: "committee_meeting", label: "支委会", kind: "committee_meeting" }] : []),
    ...(groups.length ? [{ key: "group_meeting", label: "党小组会", kind: "group_meeting" }] : []),
    { key: "other", label: "党员大会、党课及其他" },
  ];
}

export function monthRows(plan: YearPlan): MonthRow[] {
  const heads = columns(plan);
  const own = new Set(heads.map((c) => c.kind));
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${plan.year}-${String(i + 1).padStart(2, "0")}`;
    const items = plan.items.filter((item) => item.month === month);
    const cells = heads.map((column) => {
      const fits = (kind: string) => (column.kind ? kind === column.kind : !own.has(kind));
      return column.kind === "group_meeting" ? groupCell(plan, column, month) : cell(plan, column, month, fits);
    });
    return { month, cells, items, ...counted(items) };
  });
}

function cell(plan: YearPlan, column: Column, month: string, fits: (kind: string) => boolean): Cell {
  const items = plan.items.filter((item) => item.month === month && fits(item.kind));
  // Several kinds held in one session are one entry.
  const bySession = groupBy(items, (item) => (isHeld(item) && item.sessionId) || null);
  const entries: Entry[] = [...bySession].flatMap(([id, list]) => (id ? [heldEntry(id, list, !column.kind)] : list.map((item) => entryOf(item, !column.kind))));
  for (const session of unplanned(plan, month, fits)) entries.push(sessionEntry(session, fits, !column.kind));
  entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { column, ...condensed(entries), tone: toneOf(plan, column, month, entries), isOutside: isBeforeBook(plan.begin, month) };
}

/** The first of a full cell: what is still open, then what rules ask for, in order of time. */
export function condensed(all: readonly Entry[]): Pick<Cell, "entries" | "all" | "rest"> {
  const weight = (e: Entry) => (e.shape !== "done" && e.shape !== "na" ? 0 : e.isMain ? 1 : 2);
  const kept = new Set([...all].sort((a, b) => weight(a) - weight(b)).slice(0, MOST));
  const entries = all.length > MOST ? all.filter((e) => kept.has(e)) : [...all];
  return { entries, all, rest: all.length - entries.length };
}

/** Sessions of a month that no item names for one of these kinds. */
function unplanned({ items, sessions, unitId }: YearPlan, month: string, fits: (kind: string) => boolean): SessionLine[] {
  const isLinked = (s: SessionLine, kind: string) => items.some((item) => item.sessionId === s.id && item.kind === kind);
  return sessions.filter((s) => s.unitId === unitId && s.onDay.startsWith(month) && s.status !== "cancelled" && s.kinds.some((kind) => fits(kind) && kind !== "talk" && !isLinked(s, kind)));
}

const when = (item: PlanItem) => {
  const planned = item.onDay ? dayOf(item.onDay) : "没定日子";
  if (!item.movedTo) return planned;
  return `${item.onDay ? planned : "本月"} → ${item.movedTo.length === 7 ? `${Number(item.movedTo.slice(5))}月` : day(item.movedTo)}`;
};

/** An item that was not held: it opens itself; one with a planned session opens that. */
function entryOf(item: PlanItem, named: boolean): Entry {
  const notes = [named ? kindShort(item.kind) : "", item.stand === "missed" || item.stand === "outside" ? STANDS[item.stand] : "", item.reason ?? ""].filter(Boolean);
  return { key: `${item.movedTo ?? item.onDay ?? "9"} ${item.id}`, shape: SHAPES[item.stand], text: item.stand === "dropped" ? `${item.onDay ? dayOf(item.onDay) : ""}取消` : when(item), note: notes.join("，"), item, isMain: MAIN.includes(item.kind) };
}

function heldEntry(id: number, items: PlanItem[], named: boolean): Entry {
  const first = items[0]!;
  const on = first.sessionOn ?? first.onDay ?? first.month;
  const notes = [named ? items.map((i) => kindShort(i.kind)).join("、") : "", first.stand === "draft" ? "草稿" : "", first.reason ?? ""].filter(Boolean);
  const text = first.movedTo || !on.startsWith(first.month) ? `${first.onDay ? dayOf(first.onDay) : "本月"} → ${day(on)}` : dayOf(on);
  return { key: `${on} ${id}`, shape: SHAPES[first.stand], text, note: notes.join("，"), to: `/sessions/${id}`, isMain: items.some((i) => MAIN.includes(i.kind)) };
}

function sessionEntry(s: SessionLine, fits: (kind: string) => boolean, named: boolean): Entry {
  const shape: Shape = s.status === "planned" ? "plan" : s.status === "draft" ? "draft" : "done";
  const kinds = s.kinds.filter((kind) => fits(kind)).map(kindShort).join("、");
  return { key: `${s.onDay} ${s.id}`, shape, text: dayOf(s.onDay), note: [named ? kinds : "", s.status === "draft" ? "草稿" : ""].filter(Boolean).join("，"), to: `/sessions/${s.id}`, isMain: s.kinds.some((kind) => MAIN.includes(kind)) };
}

/** A month that lacks what every month asks for; the other kinds are asked for by quarter and year (见右边“到年底还会缺”). */
function toneOf(plan: YearPlan, column: Column, month: string, entries: readonly Entry[]): Cell["tone"] {
  if (entries.some((e) => e.shape === "late")) return "late";
  if (isBeforeBook(plan.begin, month) || !column.kind || entries.some((e) => e.shape !== "na")) return undefined;
  return month < plan.today.slice(0, 7) ? "late" : "near";
}

/** 党小组会: how many groups have met, and which have not. */
function groupCell(plan: YearPlan, column: Column, month: string): Cell {
  const rows = plan.groups.map((group) => ({ group, ...groupStand(plan, group.id, month) }));
  const held = rows.filter((r) => r.shape === "done" || r.shape === "draft");
  const open = rows.filter((r) => r.shape === "near" || r.shape === "late");
  const planned = rows.filter((r) => r.shape === "plan" || r.shape === "move");
  if (isBeforeBook(plan.begin, month) && held.length === 0) return { column, entries: [], all: [], rest: 0, isOutside: true };
  const isPast = month < plan.today.slice(0, 7);
  const names = open.map((r) => short(r.group.name)).join("、");
  const shape: Shape = open.length ? (isPast ? "late" : "near") : planned.length ? "plan" : "done";
  const none = open.length === rows.length;
  const entry: Entry = {
    key: month, shape,
    text: held.length || isPast || none ? `${held.length}/${rows.length} 组` : `${planned.length}/${rows.length} 组`,
    note: open.length ? `${none ? "" : names}${isPast ? "未开" : "没有安排"}` : undefined,
    rows: rows.map((r) => ({ key: r.group.id, title: r.group.name, text: r.text, state: { shape: r.shape, word: r.word }, to: r.to })),
  };
  return { column, entries: [entry], all: [entry], rest: 0, isOutside: isBeforeBook(plan.begin, month), tone: open.length ? (isPast ? "late" : "near") : undefined };
}

function groupStand(plan: YearPlan, unitId: number, month: string): { shape: Shape; word: string; text?: string; to: RouteLocationRaw } {
  const session = plan.sessions.find((s) => s.unitId === unitId && s.kinds.includes("group_meeting") && s.onDay.startsWith(month) && s.status !== "cancelled" && s.status !== "planned");
  if (session) return { shape: session.status === "draft" ? "draft" : "done", word: `${day(session.onDay)} ${session.status === "draft" ? "草稿" : "已开"}`, text: session.title, to: `/sessions/${session.id}` };
  const item = plan.items.find((i) => i.unitId === unitId && i.kind === "group_meeting" && i.month === month);
  if (item && item.stand !== "missed" && item.stand !== "outside") return { shape: SHAPES[item.stand], word: `${when(item)} ${STANDS[item.stand]}`, text: item.title, to: { path: "/plan", query: { item: item.id } } };
  if (isBeforeBook(plan.begin, month)) return { shape: "idle", word: STANDS.outside, to: "/plan" };
  const isPast = month < plan.today.slice(0, 7);
  return { shape: isPast || item ? "late" : "near", word: isPast || item ? "未开" : "没有安排", to: { path: "/plan", query: item ? { item: item.id } : { month, kind: "group_meeting", unit: unitId } } };
}

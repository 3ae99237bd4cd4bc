// What stands on a day of the calendar: sessions and what is planned, in one list. Pure.
import type { RouteLocationRaw } from "vue-router";
import type { KeyDate, PlanItem, SessionDay, SessionLine, Status as SessionStatus } from "@/ipc/generated";
import { groupBy } from "@/kit/group";
import type { Shape } from "@/kit/status";
import { SESSION_STATUSES, STANDS, kindShort } from "@/text/labels";
import { SHAPES as STAND_SHAPES } from "@/pages/plan/year";

const SESSION_SHAPES: Record<SessionStatus, Shape> = { planned: "plan", draft: "draft", held: "done", sealed: "seal", cancelled: "na" };

export interface Entry {
  key: string;
  /** The day it stands on; "" for an item whose day is not fixed. */
  day: string;
  shape: Shape;
  state: string;
  /** 支委会, 炼钢组会 */
  word: string;
  /** 支委, 炼钢: where there is no room. */
  brief: string;
  title: string;
  /** '15:30' */
  time: string;
  unit: string;
  to: RouteLocationRaw;
  session?: SessionLine;
  item?: PlanItem;
  /** Why it keeps its day; none: it can be moved. */
  stays?: string;
}

/** Two characters for a third of the width; a group's meeting is told by the group. */
const BRIEF: Readonly<Record<string, string>> = {
  general_meeting: "大会", committee_meeting: "支委", group_meeting: "组会", lecture: "党课", theme_day: "党日", organisational_life: "组生", appraisal: "评议", talk: "谈话", centre_group_study: "中心组", study: "学习",
  seminar: "研讨", training: "培训", expert_lecture: "授课", field_teaching: "现场", tradition_education: "传统", micro_lecture: "微课", tour_lecture: "宣讲", volunteer: "志愿",
};
/** Groups are often named 轧钢 alone; what is none says so in its name. */
const isGroup = (unit: string) => !/(支部|总支|党委|委员会)$/.test(unit);
const brief = (kind: string, unit: string) => (kind === "group_meeting" && isGroup(unit) ? groupName(unit).slice(0, 2) : (BRIEF[kind] ?? kindShort(kind).slice(0, 2)));

/** Narrows the calendar; empty shows everything. */
export interface Narrow {
  kind?: string;
  unitId?: number;
  /** A plan whose day is past was not held. */
  today?: string;
}

const groupName = (unit: string) => unit.replace(/党小组$/, "");
export const sessionWord = (s: SessionLine) => (s.kinds.includes("group_meeting") && isGroup(s.unit) ? `${groupName(s.unit)}组会` : kindShort(s.kinds[0] ?? "other"));
const itemWord = (p: PlanItem) => (p.kind === "group_meeting" && isGroup(p.unit) ? `${groupName(p.unit)}组会` : kindShort(p.kind));

function whyStays(s: SessionLine): string | undefined {
  if (s.status === "sealed") return "已经封存，不能改期；日期记错了，先申请重新打开";
  if (s.status === "held") return "已经开过，不能改期；日期记错了，在活动页点“修改”";
  return s.status === "cancelled" ? "已经取消，不能改期；要开请另建一次" : undefined;
}

/** How a session stands: one planned for a day that is past was not held. */
export function standOf(s: Pick<SessionLine, "status" | "onDay">, today: string): { shape: Shape; state: string } {
  const isMissed = s.status === "planned" && s.onDay < today;
  return isMissed ? { shape: "late", state: "未开" } : { shape: SESSION_SHAPES[s.status], state: SESSION_STATUSES[s.status] };
}

function ofSession(s: SessionLine, today = ""): Entry {
  return {
    key: `s${s.id}`, day: s.onDay, ...standOf(s, today), word: sessionWord(s), brief: brief(s.kinds[0] ?? "other", s.unit), title: s.title,
    time: s.startTime ?? "", unit: s.unit, to: `/sessions/${s.id}`, session: s, stays: whyStays(s),
  };
}

/** The day an item is to be held on; "" while only its month is fixed. */
export const dayOfItem = (p: PlanItem) => (p.movedTo ? (p.movedTo.length === 10 ? p.movedTo : "") : (p.onDay ?? ""));
export const monthOfItem = (p: PlanItem) => (p.movedTo ?? p.month).slice(0, 7);

function ofItem(p: PlanItem): Entry {
  return {
    key: `p${p.id}`, day: dayOfItem(p), shape: STAND_SHAPES[p.stand], state: STANDS[p.stand], word: itemWord(p), brief: brief(p.kind, p.unit), title: p.title, time: "", unit: p.unit,
    to: { path: "/plan", query: { item: p.id } }, item: p,
  };
}

/** Sessions, and the plan's open items that are no session yet, by time; what was called off or dropped is left to the lists. */
export function entriesOf(sessions: readonly SessionLine[], items: readonly PlanItem[], { kind, unitId, today }: Narrow = {}): Entry[] {
  const fits = (unit: number, kinds: readonly string[]) => (!unitId || unit === unitId) && (!kind || kinds.includes(kind));
  const open = items.filter((p) => p.sessionId === null && p.stand !== "dropped" && fits(p.unitId, [p.kind]));
  const entries = [...sessions.filter((s) => s.status !== "cancelled" && fits(s.unitId, s.kinds)).map((s) => ofSession(s, today)), ...open.map(ofItem)];
  const order = (e: Entry) => `${e.day} ${e.time || "9"} ${e.key}`;
  return entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Fixed days of plan items, counted like those of sessions; what was meant for a time before the book is neither planned nor missed. */
export const plannedDays = (entries: readonly Entry[]): SessionDay[] =>
  entries.flatMap(({ item, day }) => (item && day && item.stand !== "outside" ? [{ day, kind: item.kind, planned: 1, drafts: 0, held: 0, sealed: 0 }] : []));

export const byDay = <T extends { day: string }>(list: readonly T[]) => groupBy(list, (one) => one.day);

/** How many were held, are drafts or are planned. */
export interface Tally {
  held: number;
  drafts: number;
  planned: number;
}
export const sum = (days: readonly SessionDay[]): Tally => days.reduce((t, d) => ({ held: t.held + d.held + d.sealed, drafts: t.drafts + d.drafts, planned: t.planned + d.planned }), { held: 0, drafts: 0, planned: 0 });
/** Drafts were held too. */
export const taken = (t: Tally) => t.held + t.drafts;

/** 年: four shades from none to many. The darkest begins at the day that only one in ten days with sessions reaches. */
export function shadeOf(counts: readonly number[]): (n: number) => 0 | 1 | 2 | 3 {
  const some = counts.filter((n) => n > 0).sort((a, b) => a - b);
  const at = (share: number) => some[Math.min(some.length - 1, Math.floor(some.length * share))] ?? 1;
  const [middle, most] = [Math.max(2, at(0.5)), Math.max(3, at(0.9))];
  return (n) => (n === 0 ? 0 : n >= most ? 3 : n >= middle ? 2 : 1);
}

export interface KeyMark {
  word: string;
  about: string;
  to: RouteLocationRaw;
}
/** 政治生日 2, 任务到期 3, 季度末: the word of a key date and where it leads. */
export function keyMark({ what, day, titles, recordId }: KeyDate): KeyMark {
  const n = titles.length > 1 ? ` ${titles.length}` : "";
  const quarter = `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const marks: Record<KeyDate["what"], Pick<KeyMark, "word" | "to">> = {
    anniversary: { word: `政治生日${n}`, to: { path: "/greetings", query: { year: day.slice(0, 4), month: Number(day.slice(5, 7)) } } },
    task: { word: `任务到期${n}`, to: { path: "/tasks", query: { list: recordId } } },
    arrangement: { word: `学习安排${n}`, to: { path: "/plan", query: { quarter } } },
    filing: { word: "计划报备", to: { path: "/plan", query: { quarter } } },
    quarter_end: { word: "季度末", to: "/consistency" },
    election: { word: "换届", to: "/settings" },
  };
  return { ...marks[what], about: titles.join("、") };
}

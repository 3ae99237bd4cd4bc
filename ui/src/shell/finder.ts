// Whether Ctrl K is open, and how what was found becomes rows in groups of a fixed order (GUIDE §13). Pure but for `finderOpen`.
import { ref } from "vue";
import type { RouteLocationRaw } from "vue-router";
import { parseDate } from "@/kit/date";
import { count, day, percent } from "@/kit/format";
import type { IconName } from "@/kit/icons";
import type { Change, Figure, Hit, SearchRes } from "@/ipc/generated";
import { FIRST_NEW, type PlaceGroup, type WindowPlace } from "./places";

export const finderOpen = ref(false);

export type Spans = readonly (readonly [number, number])[];

export interface FoundRow {
  key: string;
  /** The noun of a record, or the group of a place. */
  noun: string;
  id: number;
  label: string;
  spans: Spans;
  detail: string;
  detailSpans: Spans;
  icon: IconName;
  to?: RouteLocationRaw;
  run?: () => void;
  /** A figure's value. */
  end?: string;
}

export interface FoundGroup {
  word: string;
  /** How many there are, when more than are listed. */
  count: number;
  rows: FoundRow[];
}

interface NounPlace {
  noun: string;
  word: string;
  icon: IconName;
  /** So many are listed in Ctrl K. */
  most: number;
  to: (id: number, parentId: number | null) => RouteLocationRaw;
}

/** Records in their fixed order; nouns of one word stand in one group. */
export const NOUNS: readonly NounPlace[] = [
  { noun: "member", word: "党员", icon: "i-people", most: 5, to: (id) => ({ path: "/members", query: { id } }) },
  { noun: "session", word: "活动", icon: "i-meet", most: 5, to: (id) => `/sessions/${id}` },
  { noun: "task", word: "任务", icon: "i-task", most: 4, to: (id, list) => ({ path: "/tasks", query: list ? { list, id } : { id } }) },
  { noun: "task_list", word: "任务", icon: "i-task", most: 4, to: (id) => ({ path: "/tasks", query: { list: id } }) },
  { noun: "topic", word: "学习主题", icon: "i-book", most: 3, to: (id) => ({ path: "/topics", query: { id } }) },
  { noun: "turn_list", word: "学习主题", icon: "i-book", most: 3, to: () => "/topics?tab=turns" },
  { noun: "pairing", word: "学习主题", icon: "i-book", most: 3, to: () => "/topics?tab=visits" },
  { noun: "register_row", word: "台账", icon: "i-rows", most: 3, to: (id) => ({ path: "/registers", query: { row: id } }) },
  { noun: "unit", word: "组织", icon: "i-home", most: 3, to: (id) => ({ path: "/members", query: { unit: id } }) },
];

const PLACES: readonly { group: PlaceGroup; word: string; most: number }[] = [
  { group: "figure", word: "数字", most: 5 },
  { group: "report", word: "报表", most: 4 },
  { group: "page", word: "页面", most: 3 },
  { group: "setting", word: "设置", most: 3 },
  { group: "new", word: "新建", most: 4 },
];

/** A sign before the words asks for one sort only: @ people, # tasks, + what can be made. */
const ONLY: Record<string, string> = { "@": "党员", "＠": "党员", "#": "任务", "＃": "任务", "+": "新建", "＋": "新建" };

export interface Typed {
  words: string;
  only: string | undefined;
  /** The day that the words mean. */
  day: string | null;
}

export function readTyped(typed: string, today: string): Typed {
  const only = ONLY[typed.trimStart()[0] ?? ""];
  const words = (only ? typed.trimStart().slice(1) : typed).trim();
  const date = words ? parseDate(words, today) : undefined;
  return { words, only, day: date && "value" in date ? date.value : null };
}

export function rowOf(hit: Hit): FoundRow {
  const place = NOUNS.find((n) => n.noun === hit.noun)!;
  const when = hit.onDay && (hit.noun === "session" || hit.noun === "register_row") ? `${day(hit.onDay, { year: true })}　` : "";
  const detail = hit.excerpt ?? hit.detail ?? "";
  const shift = [...when].length;
  return {
    key: `${hit.noun}-${hit.recordId}`, noun: hit.noun, id: hit.recordId, label: hit.label, spans: hit.spans, detail: when + detail,
    detailSpans: hit.excerptSpans.map(([from, to]) => [from + shift, to + shift] as const), icon: place.icon, to: place.to(hit.recordId, hit.parentId),
  };
}

export function rowOfPlace(place: WindowPlace, spans: Spans): FoundRow {
  const { key, group, label, detail, icon, to, run } = place;
  return { key, noun: group, id: 0, label, spans, detail, detailSpans: [], icon, ...(to ? { to } : {}), ...(run ? { run } : {}) };
}

/** Everything found, in groups of the fixed order, each cut to what fits. */
export function groupsOf(found: SearchRes, places: readonly WindowPlace[], only?: string): FoundGroup[] {
  const words = [...new Set(NOUNS.map((n) => n.word))];
  const records = words.map((word): FoundGroup => {
    const nouns = NOUNS.filter((n) => n.word === word);
    const rows = found.hits.filter((h) => nouns.some((n) => n.noun === h.noun)).map(rowOf);
    const all = found.counts.filter((c) => nouns.some((n) => n.noun === c.noun)).reduce((sum, c) => sum + c.count, 0);
    return { word, count: Math.max(all, rows.length), rows: only ? rows : rows.slice(0, nouns[0]!.most) };
  });
  const window = PLACES.map(({ group, word, most }): FoundGroup => {
    // What is named so comes before what is only also called so.
    const rows = found.places.flatMap(({ at, spans }) => (places[at]?.group === group ? [rowOfPlace(places[at]!, spans)] : []))
      .sort((a, b) => Number(a.spans.length === 0) - Number(b.spans.length === 0));
    return { word, count: rows.length, rows: only ? rows : rows.slice(0, most) };
  });
  return [...records, ...window].filter((g) => g.rows.length > 0 && (!only || g.word === only));
}

/** What can be made, for an empty field and for words that found nothing. */
export function firstNew(places: readonly WindowPlace[]): FoundGroup {
  const rows = FIRST_NEW.flatMap((key) => places.filter((p) => p.key === key)).map((p) => rowOfPlace(p, []));
  return { word: "新建", count: rows.length, rows };
}

/** What was changed last, each record once: what one most likely goes back to. */
export function recent(changes: readonly Change[]): FoundGroup {
  const rows: FoundRow[] = [];
  for (const change of changes) {
    const place = NOUNS.find((n) => n.noun === change.noun);
    const key = `${change.noun}-${change.recordId}`;
    if (!place || change.recordId === null || change.undoneBy !== null || change.intent.endsWith("_delete") || rows.some((r) => r.key === key)) continue;
    rows.push({ key, noun: place.noun, id: change.recordId, label: change.summary, spans: [], detail: place.word, detailSpans: [], icon: place.icon, to: place.to(change.recordId, null) });
  }
  return { word: "最近改过", count: rows.length, rows: rows.slice(0, 6) };
}

/** 92.9%, 12 次: a share as a percentage, its parts stand beside it. */
export const figureText = (f: Figure) => (f.whole === null ? `${count(f.part)} ${f.unit}` : f.unit === "人" ? `${count(f.part)} 人` : percent(f.part, f.whole));
/** 130÷140 人次, 1月1日—9月21日 */
export function figureAbout(f: Figure): string {
  const span = f.from ? `${day(f.from)}—${day(f.to)}` : `到${day(f.to)}`;
  if (f.whole === null) return span;
  return f.unit === "人" ? `共 ${count(f.whole)} 人，${span}` : `${count(f.part)}÷${count(f.whole)} ${f.unit}，${span}`;
}

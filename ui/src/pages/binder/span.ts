// The days of a binder as people name them, and what is missing record by record. Pure.
import type { RouteLocationRaw } from "vue-router";
import type { MissingPaper } from "@/ipc/generated";
import { quarterOf, quarterWindow } from "../reports/quarter";

export type Span = "quarter" | "year" | "last";
export const SPANS: { value: Span; label: string }[] = [{ value: "quarter", label: "本季" }, { value: "year", label: "本年" }, { value: "last", label: "上年度" }];

/** The days of a span, at most up to today. */
export function daysOf(span: Span, today: string): { from: string; to: string } {
  const year = Number(today.slice(0, 4));
  if (span === "last") return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  return { from: span === "year" ? `${year}-01-01` : quarterWindow(quarterOf(today)).from, to: today };
}

/** All that one record lacks. */
export interface Lacking {
  key: string;
  record: string;
  words: string[];
  actions: string[];
  /** Nothing can be shown in its place: not held, damaged. */
  isGrave: boolean;
  door: { word: string; to: RouteLocationRaw };
}

/** One entry for each record, in the order of the list. */
export function byRecord(missing: readonly MissingPaper[]): Lacking[] {
  const records = new Map<string, Lacking>();
  for (const one of missing) {
    const key = `${one.sessionId ?? ""}/${one.listId ?? ""}/${one.record}/${one.unit}`;
    const record = records.get(key) ?? { key, record: one.record, words: [], actions: [], isGrave: false, door: doorOf(one) };
    record.words.push(one.words);
    record.actions.push(one.action);
    record.isGrave ||= one.lack === "held" || one.lack === "damaged";
    records.set(key, record);
  }
  return [...records.values()];
}

function doorOf(one: MissingPaper): Lacking["door"] {
  if (one.sessionId) return { word: "去补", to: `/sessions/${one.sessionId}` };
  if (one.listId) return { word: "去补", to: { path: "/tasks", query: { list: one.listId } } };
  if (one.lack === "plan") return { word: "去列", to: "/plan" };
  return { word: "补登", to: "/sessions/new" };
}

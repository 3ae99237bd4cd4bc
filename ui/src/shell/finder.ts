// Whether Ctrl K is open, and where its hits lead.
import { ref } from "vue";
import type { RouteLocationRaw } from "vue-router";
import type { IconName } from "@/kit/icons";
import type { Hit } from "@/ipc/generated";

export const finderOpen = ref(false);

/** Groups of hits in their fixed order: people, sessions, tasks, topics, units, rows of registers. */
export const NOUNS: readonly { noun: string; word: string; icon: IconName; to: (id: number) => RouteLocationRaw }[] = [
  { noun: "member", word: "党员", icon: "i-people", to: (id) => ({ path: "/members", query: { id } }) },
  { noun: "session", word: "活动", icon: "i-meet", to: (id) => `/sessions/${id}` },
  { noun: "task", word: "任务", icon: "i-task", to: (id) => ({ path: "/tasks", query: { id } }) },
  { noun: "task_list", word: "清单", icon: "i-task", to: (id) => ({ path: "/tasks", query: { list: id } }) },
  { noun: "topic", word: "学习主题", icon: "i-book", to: (id) => ({ path: "/topics", query: { id } }) },
  { noun: "turn_list", word: "轮值", icon: "i-book", to: () => "/topics?tab=turns" },
  { noun: "pairing", word: "包联", icon: "i-book", to: () => "/topics?tab=visits" },
  { noun: "unit", word: "组织", icon: "i-home", to: (id) => ({ path: "/members", query: { unit: id } }) },
  { noun: "register_row", word: "台账", icon: "i-rows", to: (id) => ({ path: "/registers", query: { row: id } }) },
];

export interface FoundGroup {
  word: string;
  rows: { key: string; label: string; detail: string; icon: IconName; to: RouteLocationRaw }[];
}

export function grouped(hits: readonly Hit[]): FoundGroup[] {
  return NOUNS.map(({ noun, word, icon, to }) => ({
    word,
    rows: hits.filter((h) => h.noun === noun).map((h) => ({
      key: `${noun}-${h.recordId}`, label: h.label, detail: h.detail ?? "", icon, to: to(h.recordId),
    })),
  })).filter((g) => g.rows.length > 0);
}

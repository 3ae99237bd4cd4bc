// What the page 组织生活 shows: the view, the month it stands on and what it is narrowed to. Kept in the address, so that going back finds it.
import { computed, ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { Status as SessionStatus } from "@/ipc/generated";
import { today } from "@/kit";
import { addMonths, quarterMonths, yearMonths } from "./month";

export type View = "month" | "quarter" | "year" | "list";
const VIEWS: readonly string[] = ["month", "quarter", "year", "list"];
const STEP: Record<View, number> = { month: 1, quarter: 3, year: 12, list: 12 };

export function useView() {
  const route = useRoute();
  const router = useRouter();
  const asked = (key: string) => (typeof route.query[key] === "string" && route.query[key] ? route.query[key] : undefined);
  const set = (patch: Record<string, string | number | undefined>) => router.replace({ path: "/sessions", query: { ...route.query, ...patch } });

  const view = computed({ get: () => (VIEWS.includes(asked("view") ?? "") ? (asked("view") as View) : "month"), set: (v) => void set({ view: v, span: undefined }) });
  const month = computed({ get: () => asked("month") ?? today.value.slice(0, 7), set: (m) => void set({ month: m }) });
  const year = computed(() => Number(month.value.slice(0, 4)));
  const narrow = <V extends string>(key: string) => computed({ get: () => (asked(key) ?? null) as V | null, set: (v: V | null) => void set({ [key]: v ?? undefined }) });
  const kind = narrow<string>("kind");
  const status = narrow<SessionStatus>("status");
  const unit = computed({ get: () => Number(asked("unit")) || null, set: (v: number | null) => void set({ unit: v ?? undefined }) });
  /** The list: a month or a day of its year; none: all of it. */
  const span = computed({ get: () => asked("span") ?? null, set: (v: string | null) => void set({ span: v ?? undefined }) });

  const months = computed(() => (view.value === "quarter" ? quarterMonths(month.value) : [month.value]));
  const label = computed(() => {
    if (view.value === "month") return `${year.value}年${Number(month.value.slice(5))}月`;
    return view.value === "quarter" ? `${year.value}年${"一二三四"[Math.floor((Number(month.value.slice(5)) - 1) / 3)]}季度` : `${year.value}年`;
  });
  const step = (by: -1 | 1) => void set({ month: addMonths(month.value, by * STEP[view.value]), span: undefined });
  /** The list of a month of this year, or of a day. */
  const toList = (at: string, of?: string) => void set({ view: "list", span: at || undefined, kind: of ?? kind.value ?? undefined });
  const toMonth = (m: string) => void set({ view: "month", month: m, span: undefined });
  return { view, month, year, kind, status, unit, span, months, label, step, toList, toMonth, allMonths: computed(() => yearMonths(year.value)) };
}

/** On a low window the year's table would push the month below the edge, until somebody opens it. Kept while the program runs. */
export const isLow = ref(window.innerHeight < 800);
window.addEventListener("resize", () => (isLow.value = window.innerHeight < 800));
const chosen = ref<boolean>();
export const isFolded = computed({ get: () => chosen.value ?? isLow.value, set: (folded) => (chosen.value = folded) });

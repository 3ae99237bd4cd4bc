// What the calendar reads: of a branch every session of the year, of a committee only numbers until one branch is chosen.
import { computed, ref, watch } from "vue";
import type { SessionFilter, SessionLine } from "@/ipc/generated";
import { addDays, begin, book, day, isCommittee, today, useQuery } from "@/kit";
import { kindShort } from "@/text/labels";
import { byDay, entriesOf, keyMark, monthOfItem, plannedDays, sum, taken, type Entry } from "./entries";
import { addMonths, weeksOf, workDays } from "./month";
import type { useView } from "./view";
import { sparedOf, waitingRows, yearRows } from "./year";

/** More than a branch holds in a year. */
const LISTED = 5000;
const PART = 200;
/** What the last check of each unit left out: a waiting table has the height of the one that comes. */
const spared = new Map<number, ReturnType<typeof sparedOf>>();

export function useCalendar(view: ReturnType<typeof useView>) {
  const { month, year, kind, unit, span } = view;
  const { data: units } = useQuery("unit_list", {});
  const branches = computed(() => (units.value ?? []).filter((u) => u.kind === "branch" && !u.dissolvedOn));
  const isWide = computed(() => isCommittee.value && !unit.value);
  /** The branch, or the committee itself. A group only narrows its branch. */
  const unitId = computed(() => (isCommittee.value && unit.value ? unit.value : (book.value?.unitId ?? 0)));
  const groups = computed(() => (units.value ?? []).filter((u) => u.kind === "group" && u.parentId === unitId.value && !u.dissolvedOn));
  const groupId = computed(() => (isCommittee.value ? undefined : (unit.value ?? undefined)));
  const ofUnit = computed(() => ({ unitId: groupId.value ?? (isCommittee.value && !unit.value ? null : unitId.value) }));
  const inYear = computed(() => ({ from: `${year.value}-01-01`, to: `${year.value}-12-31` }));
  /** The first and last week reach into the neighbouring years. */
  const around = computed(() => ({ from: addDays(inYear.value.from, -7), to: addDays(inYear.value.to, 7) }));
  const lastDay = computed(() => (String(year.value) === today.value.slice(0, 4) ? today.value : inYear.value.to));
  const filter = (from: string, to: string): SessionFilter => ({ from, to, ...(ofUnit.value.unitId ? { unitId: ofUnit.value.unitId } : {}), ...(kind.value ? { kind: kind.value } : {}) });

  const ofBranch = useQuery("session_list", () => (isWide.value || !unitId.value ? null : { ...around.value, unitId: unitId.value, limit: LISTED }));
  const sessions = computed(() => (isWide.value ? undefined : ofBranch.data.value));
  const plan = useQuery("plan_list", () => (unitId.value ? { ...around.value, unitId: unitId.value } : null));
  const items = computed(() => plan.data.value?.items ?? []);
  const counts = useQuery("session_days", () => filter(inYear.value.from, inYear.value.to));
  const check = useQuery("check_get", () => (isWide.value || !unitId.value ? null : { day: lastDay.value, unitId: unitId.value }));
  const { data: dates } = useQuery("calendar_dates", () => (unitId.value ? { ...around.value, unitId: unitId.value } : null));
  const { data: thisYear } = useQuery("calendar_get", () => ({ year: year.value }));
  const { data: nextYear } = useQuery("calendar_get", () => (month.value.endsWith("-12") ? { year: year.value + 1 } : null));
  const { data: ofWideMonth } = useQuery("session_list", () => (isWide.value && view.view.value === "month" ? { ...filter(`${month.value}-01`, addDays(`${addMonths(month.value, 1)}-01`, -1)), limit: PART } : null));

  const work = computed(() => workDays([...(thisYear.value?.days ?? []), ...(nextYear.value?.days ?? [])]));
  const marks = computed(() => Object.fromEntries([...(thisYear.value?.days ?? []), ...(nextYear.value?.days ?? [])].map((d) => [d.day, d.isWork ? "班" : "休"])));
  const keys = computed(() => new Map([...byDay(dates.value ?? [])].map(([d, list]) => [d, list.map(keyMark)])));
  const days = computed(() => ({ list: counts.data.value ?? [], all: sum(counts.data.value ?? []), of: (m: string) => sum((counts.data.value ?? []).filter((d) => d.day.startsWith(m))) }));

  const all = computed<Entry[]>(() => {
    const own = entriesOf(sessions.value ?? [], items.value, { kind: kind.value ?? undefined, unitId: groupId.value, today: today.value });
    return isWide.value ? [...numbers.value, ...own] : own;
  });
  /** 主题党日 23: of a committee a day shows how many, never hundreds of lines. */
  const numbers = computed<Entry[]>(() => [...days.value.list].sort((a, b) => taken(sum([b])) + b.planned - taken(sum([a])) - a.planned).map((d) => {
    const n = taken(sum([d]));
    return {
      key: `n${d.day}${d.kind}`, day: d.day, shape: n ? "done" : "plan", state: n ? "已开" : "已列计划", word: `${kindShort(d.kind)} ${n || d.planned}`, brief: `${kindShort(d.kind).slice(-2)} ${n || d.planned}`, title: "", time: "", unit: "",
      to: { path: "/sessions", query: { view: "list", month: d.day.slice(0, 7), span: d.day, kind: d.kind } }, stays: "这里是各支部的次数；先在上面选一个支部再改期",
    };
  }));
  const entries = computed(() => byDay(all.value));
  /** 年: the plan is counted with the planned sessions. Its months reach into the neighbouring years. */
  const yearDays = computed(() => [...days.value.list, ...plannedDays(all.value).filter((d) => d.day.startsWith(String(year.value)))]);
  const undated = (m: string) => all.value.filter((e) => e.item && !e.day && monthOfItem(e.item) === m);

  const shownGroups = computed(() => groups.value.filter((g) => !groupId.value || g.id === groupId.value));
  watch(check.data, (now) => now && spared.set(unitId.value, sparedOf(now.findings)));
  const isChecked = computed(() => !!sessions.value && !!check.data.value);
  /** Of a branch; a committee's year has no table. Until the check has answered its rows stand empty, so that nothing below moves. */
  const rows = computed(() => {
    if (isWide.value || check.error.value) return undefined;
    if (!sessions.value || !check.data.value) return waitingRows(spared.get(unitId.value), shownGroups.value);
    return yearRows({
      year: year.value, today: today.value, begin: begin.value, sessions: sessions.value.filter((s) => s.onDay.startsWith(String(year.value))), plan: items.value,
      findings: check.data.value.findings, groups: shownGroups.value,
    });
  });
  const fits = (s: SessionLine) => s.onDay.startsWith(month.value) && (!groupId.value || s.unitId === groupId.value) && (!kind.value || s.kinds.includes(kind.value));
  const inMonth = computed(() => (isWide.value ? (ofWideMonth.value ?? []) : (sessions.value ?? []).filter(fits)));
  const ofMonth = computed(() => days.value.of(month.value));

  const listed = computed(() => {
    if (!span.value) return filter(inYear.value.from, inYear.value.to);
    const weeks = span.value.length === 7 ? weeksOf(span.value).flat().filter((d) => d.startsWith(span.value!)) : [span.value];
    return filter(weeks[0]!, weeks.at(-1)!);
  });
  const listedTitle = computed(() => `${span.value ? day(span.value, { year: true, weekday: span.value.length === 10 }) : `${year.value}年`}${kind.value ? ` ${kindShort(kind.value)}` : ""}`);
  const holders = computed(() => (units.value ?? []).filter((u) => u.id === unitId.value || groups.value.includes(u)));

  // What gives the month its shape comes at once; from then on newer answers only change what stands in it.
  const isReady = ref(false);
  const hasMonth = computed(() => !!counts.data.value && !!units.value && (isWide.value || (!!ofBranch.data.value && (!!plan.data.value || !!plan.error.value))));
  watch(hasMonth, (now) => now && (isReady.value = true), { immediate: true });

  return {
    unitId, isWide, isCommittee, branches, groups, holders, sessions, items, days, yearDays, entries, undated, keys, work, marks, rows, inMonth, ofMonth, listed, listedTitle,
    isReady, isChecked, error: computed(() => ofBranch.error.value ?? counts.error.value ?? check.error.value), loading: computed(() => (ofBranch.loading.value && !ofBranch.data.value) || (counts.loading.value && !counts.data.value)),
    refresh: () => void Promise.all([ofBranch.refresh(), counts.refresh(), check.refresh()]),
  };
}

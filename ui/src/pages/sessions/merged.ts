// How often a session of several kinds counts: in each kind, or in its main kind alone where the unit has set that (count.main_kind_only).
import { computed } from "vue";
import { useQuery } from "@/ipc/query";

export function useMainKindOnly() {
  const { data } = useQuery("setting_list", {});
  return computed(() => Number(data.value?.find((s) => s.key === "count.main_kind_only")?.value ?? 0) === 1);
}

export function useMergedCaption() {
  const isMainOnly = useMainKindOnly();
  return computed(() => `合并召开：${isMainOnly.value ? "只计主要类别 1 次（先点的一类）" : "各类各计 1 次"}，人次与学时只计一次`);
}

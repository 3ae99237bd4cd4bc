// Minutes of one 学时: the unit's setting, 45 or 60.
import { computed } from "vue";
import { useQuery } from "@/ipc/query";

export function useHourMinutes() {
  const { data } = useQuery("setting_list", {});
  return computed(() => {
    const value = data.value?.find((s) => s.key === "minutes_per_hour")?.value;
    return typeof value === "number" ? value : 60;
  });
}

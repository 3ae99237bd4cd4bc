// Choosing files as evidence of a record, by the system's dialog or by dropping them on the place. What is written says so, with
// its undo; what is refused says why.
import { onMounted, onScopeDispose, ref, toValue, type MaybeRefOrGetter, type Ref } from "vue";
import type { Holder } from "@/ipc/generated";
import { EVIDENCE_FILE, call, onFiles, pickFiles, toastUndo, useAction, useQuery } from "@/kit";

/** Large photos are made smaller unless somebody says otherwise; the choice holds until the program is closed. */
export const shrink = ref(true);

export function useAdding() {
  const add = useAction(async (holder: Holder, paths: string[]) => {
    if (!paths.length) return;
    await call("attachment_add", { holder, paths, shrink: shrink.value });
    toastUndo(paths.length === 1 ? "已加进佐证材料" : `已加进 ${paths.length} 份佐证材料`);
  });
  const pick = async (holder: Holder) => add.go(holder, await pickFiles("选照片、扫描件或 PDF，可以一次选几份", EVIDENCE_FILE));
  return { ...add, pick };
}

/** Files from outside let go over `place`; `over` while they hover there. */
export function useDropped(place: Ref<HTMLElement | undefined>, then: (paths: string[]) => void) {
  const over = ref(false);
  const inside = (at: { x: number; y: number }) => {
    const box = place.value?.getBoundingClientRect();
    return !!box && at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
  };
  let stop = () => {};
  onMounted(() => (stop = onFiles((at) => (over.value = !!at && inside(at)), (paths, at) => inside(at) && then(paths))));
  onScopeDispose(() => stop());
  return over;
}

/** The long side photos are made smaller to, pixels. */
export function useLongSide(unitId: MaybeRefOrGetter<number | null | undefined>) {
  const { data } = useQuery("setting_list", () => ({ unitId: toValue(unitId) ?? null }));
  return () => Number(data.value?.find((s) => s.key === "attachment.long_side")?.value ?? 2000);
}

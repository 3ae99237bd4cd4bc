// The credit a session is proposed to have: by its kinds and its clock, as the unit counts (settings). What somebody wrote stays.
import { watch, type Ref } from "vue";
import type { SessionFields } from "@/ipc/generated";
import { call } from "@/kit";

/** `put` writes what the program proposed, which is no typing of a person. */
export function useProposedMinutes(fields: Ref<SessionFields | undefined>, put: (fields: SessionFields) => void) {
  let proposed: number | undefined;
  const key = () => fields.value && JSON.stringify([fields.value.unitId, fields.value.kinds, fields.value.startTime, fields.value.endTime]);
  watch(key, async (now, before) => {
    if (!now || !fields.value?.unitId || fields.value.kinds.length === 0) return;
    const { unitId, kinds, startTime, endTime } = fields.value;
    const minutes = await call("session_minutes", { unitId, kinds, startTime, endTime });
    // A record that is opened to be changed keeps its figure until kinds or clock change.
    const held = fields.value.minutes;
    const isFree = held === 0 || (before !== undefined && held === proposed);
    proposed = minutes;
    if (isFree && held !== minutes) put({ ...fields.value, minutes });
  }, { immediate: true });
}

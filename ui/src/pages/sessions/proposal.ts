// The credit a session is proposed to have: by its kinds and its clock, as the unit counts (settings). What somebody wrote stays.
import { watch, type Ref } from "vue";
import type { SessionFields } from "@/ipc/generated";
import { call } from "@/kit";

export function useProposedMinutes(fields: Ref<SessionFields>) {
  let proposed: number | undefined;
  watch(() => JSON.stringify([fields.value.unitId, fields.value.kinds, fields.value.startTime, fields.value.endTime]), async (_, before) => {
    const { unitId, kinds, startTime, endTime } = fields.value;
    if (!unitId || kinds.length === 0) return;
    const minutes = await call("session_minutes", { unitId, kinds, startTime, endTime });
    // A record that is opened to be changed keeps its figure until kinds or clock change.
    const isFree = before === undefined ? fields.value.minutes === 0 : fields.value.minutes === 0 || fields.value.minutes === proposed;
    proposed = minutes;
    if (isFree && fields.value.minutes !== minutes) fields.value = { ...fields.value, minutes };
  }, { immediate: true });
}

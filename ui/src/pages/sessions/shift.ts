// 改期: what a move to another day asks for, and the write itself.
import type { PlanItem } from "@/ipc/generated";
import { call } from "@/ipc/client";
import { useAction } from "@/ipc/query";
import { day } from "@/kit/format";
import { toastUndo } from "@/shell/toast";
import type { Entry } from "./entries";
import type { WorkDays } from "./month";

export interface Shift {
  entry: Entry;
  to: string;
  /** It cannot go there, and why. */
  refused?: string;
  /** Nobody works on that day: why, and the next day on which somebody does. */
  off?: { why: string; next: string };
  /** Its plan item leaves its month: 顺延, with the reason. */
  isPutOff: boolean;
}

/** The plan's items that move with an entry: itself, or those of its planned session. */
function itemsOf(entry: Entry, items: readonly PlanItem[]): PlanItem[] {
  if (entry.item) return [entry.item];
  return entry.session?.status === "planned" ? items.filter((p) => p.sessionId === entry.session!.id) : [];
}

export function shiftOf(entry: Entry, to: string, { items, work, today }: { items: readonly PlanItem[]; work: WorkDays; today: string }): Shift {
  const isDraft = entry.session?.status === "draft";
  const isPutOff = itemsOf(entry, items).some((p) => to.slice(0, 7) > p.month && !(p.status === "postponed" && p.reason));
  let refused = entry.stays;
  if (!refused && isDraft && to > today) refused = "草稿是开过的活动，日期不能改到今天以后";
  if (!refused && !isDraft && to < today) refused = `${day(to)}已经过了，计划只能改到今天以后；那天开过的，点开它记录`;
  const why = work.whyOff(to);
  return { entry, to, refused, off: why ? { why, next: work.next(to) } : undefined, isPutOff };
}

/** Whether a person has to be asked something before it is written. */
export const isAsked = (shift: Shift) => !!shift.off || shift.isPutOff;

export function useShift() {
  return useAction(async ({ entry, to }: Pick<Shift, "entry" | "to">, reason: string | null = null) => {
    if (entry.session) await call("session_shift", { id: entry.session.id, onDay: to, reason });
    else await call("plan_shift", { id: entry.item!.id, onDay: to, reason });
    toastUndo(`${entry.word}已改到 ${day(to, { weekday: true })}`);
    return true;
  });
}

// One click from a gap of the check or the forecast to the plan: 安排一次, 定下日期, 提前.
import type { Finding, PlanGap } from "@/ipc/generated";
import { call } from "@/ipc/client";
import { useAction } from "@/ipc/query";
import { day } from "@/kit/format";
import { toastUndo } from "@/shell/toast";

/** What can be planned: a session of a kind by a unit, on the last safe working day. Gaps of members are closed elsewhere. */
export function plannable(findings: readonly Finding[]): PlanGap[] {
  return findings.flatMap((f) => {
    const isOpen = f.action === "arrange" || f.action === "fix" || f.action === "advance";
    if (!isOpen || !f.kind || !f.unit_id || f.member_id || !f.safe_day || f.kind === "talk" || /_lecture$/.test(f.rule)) return [];
    return [{ unitId: f.unit_id, kind: f.kind, title: f.label, onDay: f.safe_day, planned: f.action === "arrange" ? null : f.planned }];
  });
}

/** Writes the gaps into the plan, all in one step that can be taken back. */
export function usePlanGaps() {
  return useAction(async (gaps: PlanGap[]) => {
    if (!gaps.length) return false;
    await call("plan_arrange", { gaps });
    const first = gaps[0]!;
    const what = gaps.length > 1 ? `${gaps.length} 项` : first.title;
    toastUndo(first.planned ? `${what}的计划日期定在${day(first.onDay, { weekday: true })}` : `已列入计划：${day(first.onDay, { weekday: true })} ${what}`);
    return true;
  });
}

// Writing one line of progress from where a task stands: its row, its card. Pure but for the commands.
import type { Progress, Task, TaskStatus } from "@/ipc/generated";
import { call, toastUndo } from "@/kit";
import { today } from "@/kit";
import { COLUMNS, WHOLE } from "./order";

export const line = (text: string, percent: number | null, onDay = today.value): Progress => ({ id: null, onDay, text: text.trim(), status: null, done: percent, total: percent === null ? null : WHOLE, byWhom: null });

/** "60", "60%", "" → a whole number of percent, none, or undefined for what is no share. */
export function readPercent(text: string): number | null | undefined {
  const bare = text.replace(/[%％\s]/g, "");
  if (!bare) return null;
  const percent = /^\d{1,3}$/.test(bare) ? Number(bare) : NaN;
  return percent <= WHOLE ? percent : undefined;
}

/** Who declares: the first of those the task names. */
const doer = (task: Task): string | null => (task.owner ?? task.claimedBy)?.split(/[、，,；;]/)[0]?.trim() || null;

/** Keeps the line; with `to` the task moves to that column. A task that was not begun is under way from its first line on. */
export async function keepLine(task: Task, text: string, percent: number | null, to?: TaskStatus): Promise<void> {
  const progress = line(text, percent);
  if (to) {
    const after = await call("task_move", { id: task.id, to, progress: { ...progress, byWhom: to === "done" ? doer(task) : null } });
    const word = after.light === "declared" ? "已申报完成，等别人确认" : after.light === "late" ? "已记下进展；过了时限，还在“逾期”里" : `已移到“${COLUMNS.find((c) => c.to === to)!.word}”`;
    toastUndo(`${word}：${task.title}`);
    return;
  }
  const begins = task.status === "not_started" && !task.declaredOn;
  await call("task_progress", { id: task.id, progress: { ...progress, status: begins ? "going" : null } });
  toastUndo(`已给第 ${task.number} 项记一条进展${begins ? "，改为推进中" : ""}`);
}

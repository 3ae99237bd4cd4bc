// How tasks are grouped on the page: by what presses most, or by status for the board. Pure.
import type { Light, Task } from "@/ipc/generated";
import { daysBetween } from "@/kit/date";
import type { Shape } from "@/kit/status";

export const LIGHT_SHAPES: Record<Light, Shape> = {
  done: "done", closed: "seal", stage_done: "stage", going: "going", not_started: "idle", near: "near", late: "late", declared: "draft", ongoing: "going", stopped: "na",
};

/** The word beside a shape; days stand with 逾期 and 临期. */
export function lightWord(task: Task, words: Readonly<Record<Light, string>>): string {
  const days = task.daysLate;
  if (task.light === "late" && days !== null) return `逾期 ${days} 天`;
  if (task.light === "near" && days !== null) return days === 0 ? "今天到期" : `临期 ${-days} 天`;
  return words[task.light];
}

export interface TaskGroup {
  key: string;
  title: string;
  shape?: Shape;
  tasks: Task[];
}

const MONTH_DAYS = 30;

/** Bands by deadline: overdue, within the warning days, within 30 days, later; then what is done. */
export function byUrgency(tasks: readonly Task[]): TaskGroup[] {
  const open = (t: Task) => ["going", "not_started", "stage_done", "declared", "ongoing"].includes(t.light);
  const left = (t: Task) => (t.daysLate === null ? Infinity : -t.daysLate);
  const bands: TaskGroup[] = [
    { key: "late", title: "已逾期", shape: "late", tasks: tasks.filter((t) => t.light === "late") },
    { key: "near", title: "临期", shape: "near", tasks: tasks.filter((t) => t.light === "near") },
    { key: "month", title: "30 天内到期", tasks: tasks.filter((t) => open(t) && left(t) <= MONTH_DAYS) },
    { key: "later", title: "以后到期", tasks: tasks.filter((t) => open(t) && left(t) > MONTH_DAYS) },
    { key: "done", title: "已完成", shape: "done", tasks: tasks.filter((t) => t.light === "done" || t.light === "closed") },
    { key: "stopped", title: "终止", shape: "na", tasks: tasks.filter((t) => t.light === "stopped") },
  ];
  const sorted = (list: Task[]) => [...list].sort((a, b) => left(a) - left(b) || a.number - b.number);
  return bands.map((b) => ({ ...b, tasks: b.key === "done" ? b.tasks : sorted(b.tasks) })).filter((b) => b.tasks.length > 0);
}

/** Columns of the board: 逾期 and 未启动 share one, as both wait for somebody to begin. */
export function byStatus(tasks: readonly Task[]): TaskGroup[] {
  const of = (...lights: Light[]) => tasks.filter((t) => lights.includes(t.light));
  return [
    { key: "open", title: "逾期与未启动", tasks: [...of("late"), ...of("not_started")] },
    { key: "going", title: "推进中", tasks: [...of("near"), ...of("declared", "going", "ongoing")] },
    { key: "stage", title: "阶段性完成", tasks: of("stage_done") },
    { key: "done", title: "已完成", tasks: of("done", "closed") },
  ];
}

/** Share of the list's time that has passed, 0…1; null when its span is unknown (序时进度, T-16). */
export function elapsed(startsOn: string | null, endsOn: string | null, today: string): number | null {
  if (!startsOn || !endsOn || endsOn <= startsOn) return null;
  // Both ends count: on the last day the whole time is gone.
  return Math.min(1, Math.max(0, (daysBetween(startsOn, today) + 1) / (daysBetween(startsOn, endsOn) + 1)));
}

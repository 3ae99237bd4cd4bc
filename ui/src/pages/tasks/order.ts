// How tasks are grouped on the page: by what presses most, or by status for the board. Pure.
import type { Light, Task, TaskStatus } from "@/ipc/generated";
import { daysBetween } from "@/kit/date";
import type { Shape } from "@/kit/status";

export const LIGHT_SHAPES: Record<Light, Shape> = {
  done: "done", closed: "seal", stage_done: "stage", going: "going", not_started: "idle", near: "near", late: "late", declared: "draft", ongoing: "going", stopped: "na",
};

/** n of 100 is a percentage. */
export const WHOLE = 100;

/** The word beside a shape; days stand with 逾期 and 临期. */
export function lightWord(task: Task, words: Readonly<Record<Light, string>>): string {
  const days = task.daysLate;
  if (task.light === "late" && days !== null) return `逾期 ${days} 天`;
  if (task.light === "near" && days !== null) return days === 0 ? "今天到期" : `临期 ${-days} 天`;
  return words[task.light];
}

/** `3/5` of sub-items, `60%` where a line of progress says so, or "" where nothing is counted. */
export function shareText(task: Pick<Task, "share">): string {
  const share = task.share;
  return share ? (share.total === WHOLE ? `${share.done}%` : `${share.done}/${share.total}`) : "";
}

export interface TaskGroup {
  key: string;
  title: string;
  /** After the count: how many of the overdue are how late. */
  caption?: string;
  shape?: Shape;
  tasks: Task[];
}

/** 1–3, 4–7, 8 and more days late, the longest first; nothing where all fall in one band of a few days. */
export function lateBands(lateBy: readonly [number, number, number]): string {
  return ([["8 天以上", lateBy[2]], ["4—7 天", lateBy[1]], ["1—3 天", lateBy[0]]] as const).filter(([, n]) => n > 0).map(([word, n]) => `${word} ${n} 项`).join("，");
}

function bandsOf(tasks: readonly Task[]): string {
  const by: [number, number, number] = [0, 0, 0];
  for (const t of tasks) by[(t.daysLate ?? 0) <= 3 ? 0 : (t.daysLate ?? 0) <= 7 ? 1 : 2]++;
  return lateBands(by);
}

const MONTH_DAYS = 30;

/** Bands by deadline: overdue, within the warning days, within 30 days, later; then what is done. */
export function byUrgency(tasks: readonly Task[]): TaskGroup[] {
  const open = (t: Task) => ["going", "not_started", "stage_done", "ongoing"].includes(t.light);
  const left = (t: Task) => (t.daysLate === null ? Infinity : -t.daysLate);
  const late = tasks.filter((t) => t.light === "late");
  const bands: TaskGroup[] = [
    { key: "late", title: "已逾期", caption: bandsOf(late), shape: "late", tasks: late },
    { key: "declared", title: "已申报，等人确认", shape: "draft", tasks: tasks.filter((t) => t.light === "declared") },
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
export function byStatus(tasks: readonly Task[]): TaskGroup[][] {
  const of = (...lights: Light[]) => tasks.filter((t) => lights.includes(t.light));
  const sooner = (list: Task[]) => [...list].sort((a, b) => (b.daysLate ?? -Infinity) - (a.daysLate ?? -Infinity) || a.number - b.number);
  const ended = (t: Task) => t.doneOn ?? t.dueOn ?? "";
  const latest = (list: Task[]) => [...list].sort((a, b) => (ended(a) < ended(b) ? 1 : ended(a) > ended(b) ? -1 : a.number - b.number));
  const idle: TaskGroup = { key: "idle", title: "未启动", shape: "idle", tasks: of("not_started") };
  const late: TaskGroup = { key: "late", title: "逾期", shape: "late", tasks: sooner(of("late")) };
  return [
    late.tasks.length && idle.tasks.length ? [late, idle] : late.tasks.length ? [late] : [idle],
    [{ key: "going", title: "推进中", shape: "going", tasks: [...of("declared"), ...sooner(of("near")), ...sooner(of("going")), ...of("ongoing")] }],
    [{ key: "stage", title: "阶段性完成", shape: "stage", caption: "不算已完成", tasks: sooner(of("stage_done")) }],
    [{ key: "done", title: "已完成", shape: "done", tasks: latest(of("done", "closed")) }],
  ];
}

/** A column of the board: the status a task gets when it is moved there, and what its line of progress should say. */
export const COLUMNS: readonly { to: TaskStatus; word: string; ask: string }[] = [
  { to: "not_started", word: "未启动", ask: "为什么先放下" },
  { to: "going", word: "推进中", ask: "现在做到哪一步" },
  { to: "stage_done", word: "阶段性完成", ask: "完成到哪一步" },
  { to: "done", word: "已完成", ask: "怎么完成的，结果怎样" },
];

/** The column a task stands in. */
export const columnOf = (columns: readonly (readonly TaskGroup[])[], id: number): number => columns.findIndex((column) => column.some((g) => g.tasks.some((t) => t.id === id)));

/** Why a task cannot be moved on the board, with the way that is open; nothing when it can. */
export function whyFixed(task: Pick<Task, "light">): string | undefined {
  if (task.light === "closed") return "已销号的任务不再移动；要重办，请在任务里修改完成状态";
  if (task.light === "declared") return "这一项已申报，等人确认；要重办，请打开任务，点“退回重办”";
  if (task.light === "ongoing") return "长期坚持的任务一直在推进中，写进展就可以";
  return undefined;
}

/** Share of the list's time that has passed, 0…1; null when its span is unknown (序时进度, T-16). */
export function elapsed(startsOn: string | null, endsOn: string | null, today: string): number | null {
  if (!startsOn || !endsOn || endsOn <= startsOn) return null;
  // Both ends count: on the last day the whole time is gone.
  return Math.min(1, Math.max(0, (daysBetween(startsOn, today) + 1) / (daysBetween(startsOn, endsOn) + 1)));
}

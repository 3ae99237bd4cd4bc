// Where days stand on the timeline. Pure.
import type { Task, TaskList } from "@/ipc/generated";
import { addDays, daysBetween } from "@/kit/date";
import { groupBy } from "@/kit/group";

export interface Span {
  from: string;
  to: string;
}

/** The last day of what may be a month only. */
export function lastDay(text: string): string {
  return text.length === 7 ? addDays(`${monthAfter(text)}-01`, -1) : text;
}

function monthAfter(month: string): string {
  const [year, at] = month.split("-").map(Number) as [number, number];
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, "0")}`;
}

/** Whole months that hold the list, every deadline and today; at most two years, so that a slip of the hand spoils nothing. */
export function spanOf(list: Pick<TaskList, "startsOn" | "endsOn">, tasks: readonly Pick<Task, "startOn" | "dueOn">[], today: string): Span {
  const days = [today, list.startsOn, list.endsOn, ...tasks.flatMap((t) => [t.startOn, t.dueOn && lastDay(t.dueOn)])].filter((d): d is string => !!d).sort();
  const least = days.find((d) => daysBetween(d, today) <= 366) ?? today;
  const most = [...days].reverse().find((d) => daysBetween(today, d) <= 366) ?? today;
  return { from: `${least.slice(0, 7)}-01`, to: lastDay(most.slice(0, 7)) };
}

/** How much of the list's time is in sight. */
export type Zoom = "quarter" | "half" | "whole";
/** How many months, and how many of them lie before that of today: more of what comes than of what was. */
const MONTHS: Record<Exclude<Zoom, "whole">, [number, number]> = { quarter: [3, 1], half: [6, 2] };

/** The months around a day at a zoom, moved by `steps` of their number; the whole list never moves. */
export function windowOf(zoom: Zoom, whole: Span, today: string, steps: number): Span {
  if (zoom === "whole") return whole;
  const [months, before] = MONTHS[zoom];
  const [year, month] = today.split("-").map(Number) as [number, number];
  const first = year * 12 + month - 1 - before + steps * months;
  const word = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  return { from: `${word(first)}-01`, to: lastDay(word(first + months - 1)) };
}

/** Whether a day is in sight. */
export const holds = (span: Span, iso: string): boolean => lastDay(iso) >= span.from && lastDay(iso) <= span.to;

/** Percent of the span that has passed at the end of a day. */
export function place(span: Span, iso: string): number {
  const whole = daysBetween(span.from, span.to) + 1;
  return Math.min(100, Math.max(0, (100 * daysBetween(span.from, lastDay(iso))) / whole));
}

export function monthTicks(span: Span): { iso: string; word: string }[] {
  const ticks = [];
  for (let month = span.from.slice(0, 7); month <= span.to.slice(0, 7); month = monthAfter(month)) ticks.push({ iso: `${month}-01`, word: `${Number(month.slice(5))}月` });
  return ticks;
}

/** What is done, by month of its deadline (where it had none, by month of its end), in the order of the months. */
export function byMonth(done: readonly Task[]): { month: string; tasks: Task[] }[] {
  const months = groupBy(done, (t) => (t.dueOn ?? t.doneOn ?? "").slice(0, 7));
  return [...months].filter(([month]) => month).sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, tasks]) => ({ month, tasks }));
}

/** Categories in the order in which they first appear: what is open by deadline, what is done. Stopped tasks are not drawn. */
export function rows(tasks: readonly Task[]): { name: string; count: number; open: Task[]; done: Task[] }[] {
  const names = [...new Set(tasks.map((t) => t.category ?? "未分类"))];
  return names.map((name) => {
    const own = tasks.filter((t) => (t.category ?? "未分类") === name && t.light !== "stopped");
    const isDone = (t: Task) => t.light === "done" || t.light === "closed";
    const due = (t: Task) => (t.dueOn ? lastDay(t.dueOn) : "9999");
    return { name, count: own.length, done: own.filter(isDone), open: own.filter((t) => !isDone(t)).sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.number - b.number)) };
  });
}

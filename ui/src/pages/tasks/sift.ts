// Which tasks the table shows and in what order: by what presses most, or by one column. Pure.
import type { Light, Task } from "@/ipc/generated";
import { byUrgency, type TaskGroup } from "./order";

/** What the table leaves out; null or "" leaves nothing out. */
export interface Sieve {
  category: string | null;
  owner: string | null;
  light: Light | null;
}

export type SortKey = "number" | "title" | "owner" | "due" | "light" | "newest";

export interface Sort {
  key: SortKey;
  down: boolean;
}

/** The names of a field that may hold several. */
const names = (text: string | null): string[] => (text ?? "").split(/[、，,；;]/).map((name) => name.trim()).filter(Boolean);
const people = (t: Task) => names(t.owner ?? t.claimedBy);
/** By pronunciation, as people look names up. */
const chinese = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true });
const distinct = (all: string[]) => [...new Set(all)].sort(chinese.compare);

export const categoriesOf = (tasks: readonly Task[]) => distinct(tasks.flatMap((t) => t.category ?? []));
export const ownersOf = (tasks: readonly Task[]) => distinct(tasks.flatMap(people));
export const lightsOf = (tasks: readonly Task[], order: readonly Light[]) => order.filter((light) => tasks.some((t) => t.light === light));

export function sift(tasks: readonly Task[], by: Sieve): Task[] {
  return tasks.filter((t) => (!by.category || t.category === by.category) && (!by.owner || people(t).includes(by.owner)) && (!by.light || t.light === by.light));
}

const LAST = "9999";
const VALUES: Record<SortKey, (t: Task) => string | number> = {
  number: (t) => t.number,
  title: (t) => t.title,
  owner: (t) => t.owner ?? t.claimedBy ?? "",
  due: (t) => t.dueOn ?? LAST,
  light: (t) => -(t.daysLate ?? -Infinity),
  newest: (t) => t.progress.at(-1)?.onDay ?? "",
};

/** Bands by urgency; with `sort` one band in the order of a column, the number deciding between equals. */
export function arrange(tasks: readonly Task[], sort: Sort | undefined): TaskGroup[] {
  if (!sort) return byUrgency(tasks);
  const of = VALUES[sort.key];
  const compare = (a: Task, b: Task) => {
    const [x, y] = [of(a), of(b)];
    return typeof x === "number" && typeof y === "number" ? (x === y ? 0 : x - y) : chinese.compare(String(x), String(y));
  };
  const sorted = [...tasks].sort((a, b) => (sort.down ? -1 : 1) * compare(a, b) || a.number - b.number);
  return sorted.length ? [{ key: "sorted", title: "全部任务", tasks: sorted }] : [];
}

/** First press: the natural way of a column; second: the other way; third: by urgency again. */
export function nextSort(now: Sort | undefined, key: SortKey): Sort | undefined {
  const first = key === "newest";
  if (now?.key !== key) return { key, down: first };
  return now.down === first ? { key, down: !first } : undefined;
}

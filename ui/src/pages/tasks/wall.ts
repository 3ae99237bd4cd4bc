// How a list is laid out on the wall: columns by category, ten rows at most, four columns a page. A task keeps its place through
// the year, whatever its state. Pure.
import type { Task } from "@/ipc/generated";

export interface WallColumn {
  name: string;
  /** Second and further columns of a category that is longer than one. */
  isMore: boolean;
  done: number;
  count: number;
  tasks: Task[];
}

/** More rows than these cannot be read from five metres. */
export const ROWS = 10;
const COLUMNS = 4;

export function pages(tasks: readonly Task[]): WallColumn[][] {
  const names = [...new Set(tasks.map((t) => t.category ?? "未分类"))];
  const columns = names.flatMap((name) => {
    const own = tasks.filter((t) => (t.category ?? "未分类") === name);
    const done = own.filter((t) => t.light === "done" || t.light === "closed").length;
    return chunks(own, ROWS).map((part, at) => ({ name, isMore: at > 0, done, count: own.length, tasks: part }));
  });
  return chunks(columns, COLUMNS);
}

function chunks<X>(all: readonly X[], size: number): X[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

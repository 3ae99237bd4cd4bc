// From the things to do to the lines of 接下来要做: what is of one kind and waits in the same way is one line. Pure.
import type { MakeUpDue, Todo } from "@/ipc/generated";

export interface TodoLine extends Todo {
  /** The things behind the line; more than one: the line opens them. */
  all: readonly Todo[];
}

/** From how many things of a kind on they are one line, and what it says. Of rules two still say more by their names. */
const FOLDS: Partial<Record<Todo["what"], { from: number; title: (n: number) => string }>> = {
  make_up: { from: 2, title: (n) => `${n} 人次还没有补学` },
  roll: { from: 2, title: (n) => `${n} 次活动还有人没点名` },
  seal: { from: 2, title: (n) => `${n} 次草稿还没有记完` },
  check: { from: 3, title: (n) => `${n} 类活动还没有开，也没有安排` },
};

/** Lines in the order of their most pressing thing. `due` names the people of the make-ups. */
export function todoLines(todo: readonly Todo[], due: readonly MakeUpDue[] = []): TodoLine[] {
  const lines = new Map<string, TodoLine & { all: Todo[] }>();
  todo.forEach((t, i) => {
    const fold = FOLDS[t.what];
    const many = fold && todo.filter((o) => isSame(o, t)).length >= fold.from;
    const key = many ? `${t.what} ${t.state}` : String(i);
    const line = lines.get(key);
    if (line) line.all.push(t);
    else lines.set(key, { ...t, all: [t] });
  });
  return [...lines.values()].map((line) => (line.all.length > 1 ? { ...line, ...together(line.all, due) } : line));
}

const isSame = (a: Todo, b: Todo) => a.what === b.what && a.state === b.state;

function together(all: readonly Todo[], due: readonly MakeUpDue[]): Pick<Todo, "title" | "detail" | "findings"> {
  const { what } = all[0]!;
  const last = all.at(-1)!.dueOn ?? "";
  const people = [...new Set(due.filter((d) => d.dueOn <= last).map((d) => d.name))];
  const title = what === "make_up" && people.length ? `${people.length} 人还没有补学` : FOLDS[what]!.title(all.length);
  const named = what === "check" ? [...new Set(all.flatMap((t) => t.findings.map((f) => f.label)))] : all.map((t) => t.detail);
  return { title, detail: (what === "make_up" && people.length ? people : named).join("、"), findings: all.flatMap((t) => t.findings) };
}

// The roll-call grid's own rules: who stands where, what a key does. Pure, so that every key is tested without a window.
import type { Mark, PostKind, Reason, RollLine } from "@/ipc/generated";
import type { Shape } from "@/kit/status";

export interface Group {
  name: string;
  lines: RollLine[];
}

/** The roll by group, in the order in which it comes. A branch without groups is one block without a name. */
export function groupsOf(lines: readonly RollLine[]): Group[] {
  const groups: Group[] = [];
  // Of a joint session people without a group stand under their unit.
  const isJoint = new Set(lines.map((line) => line.unitId)).size > 1;
  for (const line of lines) {
    const name = line.group ?? (isJoint ? line.unit : "");
    const last = groups.at(-1);
    if (last?.name === name) last.lines.push(line);
    else groups.push({ name, lines: [line] });
  }
  return groups;
}

export type RollKey =
  | { do: "mark"; mark: Mark }
  | { do: "step"; by: 1 | -1 }
  | { do: "row"; by: 1 | -1 }
  | { do: "group"; by: 1 | -1 }
  | { do: "sitting"; by: 1 | -1 }
  | { do: "fill" }
  | { do: "find"; letter: string };

const DIGITS: Record<string, Mark> = { Digit1: "present", Digit2: "excused", Digit3: "absent", Digit0: "unmarked", Numpad1: "present", Numpad2: "excused", Numpad3: "absent", Numpad0: "unmarked" };

/** What a key means in the grid. Keys are read by their place, so that a Chinese input method left on does no harm. */
export function keyOf(event: Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">): RollKey | undefined {
  if (event.altKey || event.metaKey) return undefined;
  if (event.ctrlKey) return event.key === "Enter" ? { do: "fill" } : undefined;
  const mark = DIGITS[event.code];
  if (mark) return { do: "mark", mark };
  switch (event.code) {
    case "ArrowRight":
      return { do: "step", by: 1 };
    case "ArrowLeft":
      return { do: "step", by: -1 };
    case "ArrowDown":
      return { do: "row", by: 1 };
    case "ArrowUp":
      return { do: "row", by: -1 };
    case "Tab":
      return { do: "group", by: event.shiftKey ? -1 : 1 };
    case "BracketLeft":
      return { do: "sitting", by: -1 };
    case "BracketRight":
      return { do: "sitting", by: 1 };
    default: {
      const letter = /^Key([A-Z])$/.exec(event.code);
      return letter ? { do: "find", letter: letter[1]!.toLowerCase() } : undefined;
    }
  }
}

/** Whom the typed initials mean: the first at or after the cursor, else the first of all. Exempt people are found, too. */
export function findByInitials(lines: readonly RollLine[], typed: string, from: number): number | undefined {
  const fits = (line: RollLine) => line.initials.startsWith(typed) || line.pinyin.replace(/\s+/g, "").startsWith(typed);
  for (let step = 0; step < lines.length; step += 1) {
    const at = (from + step) % lines.length;
    if (fits(lines[at]!)) return at;
  }
  return undefined;
}

/** The next person after a mark: the next who is 未点, else the next in line; exempt people are skipped. */
export function nextAfter(lines: readonly RollLine[], at: number): number {
  for (let step = 1; step < lines.length; step += 1) {
    const i = (at + step) % lines.length;
    if (lines[i]!.mark === "unmarked") return i;
  }
  return stepFrom(lines, at, 1);
}

/** The cursor moved by so many cells, over exempt people, never out of the grid. */
export function stepFrom(lines: readonly RollLine[], at: number, by: number): number {
  let i = Math.min(Math.max(at + by, 0), lines.length - 1);
  const way = by < 0 ? -1 : 1;
  while (lines[i]?.mark === "exempt" && lines[i + way]) i += way;
  return lines[i]?.mark === "exempt" ? at : i;
}

/** The cell above or below, as the eye sees it: each group begins a row of its own. Exempt people are stepped over. */
export function rowFrom(groups: readonly Group[], at: number, columns: number, by: 1 | -1): number {
  const rows: { from: number; lines: RollLine[] }[] = [];
  let from = 0;
  for (const { lines } of groups) {
    for (let i = 0; i < lines.length; i += columns) rows.push({ from: from + i, lines: lines.slice(i, i + columns) });
    from += lines.length;
  }
  const now = rows.findLastIndex((row) => row.from <= at);
  const column = at - (rows[now]?.from ?? 0);
  for (let i = now + by; rows[i]; i += by) {
    const row = rows[i]!;
    // The nearest cell of that row that takes a mark, to the left first.
    const near = row.lines.map((line, x) => ({ x, off: Math.abs(x - column), isOpen: line.mark !== "exempt" })).filter((cell) => cell.isOpen).sort((a, b) => a.off - b.off || a.x - b.x)[0];
    if (near) return row.from + near.x;
  }
  return at;
}

/** People in a row: eight, or nine where that saves a row of a large branch, so that 45 people stand in a small window. */
export function columnsOf(groups: readonly Group[]): number {
  const rows = (columns: number) => groups.reduce((sum, group) => sum + Math.ceil(group.lines.length / columns), 0);
  return rows(8) > 5 && rows(9) < rows(8) ? 9 : 8;
}

/** First cell of the next or previous group. */
export function groupStart(groups: readonly Group[], at: number, by: 1 | -1): number | undefined {
  let start = 0;
  const starts = groups.map((g) => {
    const own = start;
    start += g.lines.length;
    return own;
  });
  const now = starts.findLastIndex((s) => s <= at);
  return starts[now + by];
}

export const MARK_SHAPE: Record<Mark, Shape> = { present: "present", excused: "leave", absent: "absent", unmarked: "unmarked", exempt: "na" };

const SHORT_POSTS: Record<PostKind, string> = { secretary: "书", deputy: "副", organisation: "委", publicity: "委", discipline: "委", member: "委", group_leader: "组" };

/** The one gold character in the corner of a cell, and what it stands for. */
export function badgeOf(line: RollLine, posts: Readonly<Record<PostKind, string>>): { text: string; title: string } | undefined {
  if (line.posts[0]) return { text: SHORT_POSTS[line.posts[0]], title: line.posts.map((p) => posts[p]).join("、") };
  if (line.stage === "probationary") return { text: "预", title: "预备党员，无表决权" };
  return undefined;
}

/** The words under a name. */
export function wordOf(line: RollLine, marks: Readonly<Record<Mark, string>>, reasons: Readonly<Record<Reason, string>>, sitting?: string): string {
  if (line.mark === "present") {
    const late = [line.lateMinutes && "迟", line.earlyMinutes && "早"].filter(Boolean).join("");
    return `${sitting ? `到 ${sitting}` : "到会"}${late && ` ${late}`}`;
  }
  if (line.mark === "unmarked" && line.leave) return line.leave.isApproved ? "已请假" : "请假待批";
  if (line.mark === "excused" && line.reason) return reasons[line.reason];
  return marks[line.mark];
}

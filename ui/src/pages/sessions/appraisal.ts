// The table of 民主评议: what is typed, what it adds up to, what a key does. Pure; the rules themselves are the ledger's.
import type { Appraisal, Grade, GradeEntry, GradeLine } from "@/ipc/generated";

export const VOTES = ["excellent", "qualified", "basic", "unqualified"] as const;
export type VoteKey = (typeof VOTES)[number];

/** Who is on probation takes part and gets no grade (PY-05). */
export const isUngraded = (line: GradeLine) => line.stage === "probationary";

/** What is filled in; a probationary member's line says 不定等次 from the start. */
export const entryOf = (line: GradeLine): GradeEntry => ({
  memberId: line.memberId, excellent: line.excellent, qualified: line.qualified, basic: line.basic, unqualified: line.unqualified,
  grade: isUngraded(line) ? "none" : line.grade, opinion: line.opinion,
});

export const sumOf = (entry: GradeEntry) => VOTES.reduce((sum, key) => sum + (entry[key] ?? 0), 0);

/** A whole number as typed; anything else is nothing. */
export const votesOf = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null);

/** The lines that differ from what the book holds: only these are written. */
export function changedOf(table: Appraisal, entries: readonly GradeEntry[]): GradeEntry[] {
  const blank = entries.every((entry, i) => isUngraded(table.lines[i]!) || (entry.grade === null && !entry.opinion && VOTES.every((key) => entry[key] === null)));
  if (blank && table.lines.every((line) => line.grade === null)) return [];
  return entries.filter((entry, i) => {
    const { name: _name, group: _group, stage: _stage, mark: _mark, ...kept } = table.lines[i]!;
    return JSON.stringify(Object.entries(kept).sort()) !== JSON.stringify(Object.entries(entry).sort());
  });
}

/** 优秀 as typed against the third. */
export function thirdOf(table: Appraisal, entries: readonly GradeEntry[]) {
  const excellent = entries.filter((entry) => entry.grade === "excellent").length;
  return { ...table.third, excellent, isOver: excellent * 3 > table.third.of };
}

/** 1 to 4 choose a grade in the order of the form, 0 takes it away; read by place, so an input method does no harm. */
export function gradeOf(code: string): Grade | null | undefined {
  const digit = /^(?:Digit|Numpad)([0-4])$/.exec(code)?.[1];
  return digit === undefined ? undefined : digit === "0" ? null : VOTES[Number(digit) - 1];
}

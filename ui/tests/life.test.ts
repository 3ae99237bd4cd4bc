// What a session holds: the table of 民主评议, decisions read as tasks, what a record still lacks.
import { expect, it } from "vitest";
import type { Appraisal, GradeLine, Session } from "@/ipc/generated";
import { changedOf, entryOf, gradeOf, sumOf, thirdOf, votesOf } from "@/pages/sessions/appraisal";
import { missingOf } from "@/pages/sessions/complete";
import { dueOf, linesOf, ownerOf } from "@/pages/sessions/decisions";
import { emptyFields } from "@/pages/sessions/fields";

const line = (memberId: number, patch: Partial<GradeLine> = {}): GradeLine => ({
  memberId, name: `党员${memberId}`, group: null, stage: "full", mark: "present", excellent: null, qualified: null, basic: null, unqualified: null, grade: null, opinion: null, ...patch,
});
const table = (lines: GradeLine[]): Appraisal => ({ sessionId: 1, year: 2025, tookPart: lines.length, third: { excellent: 0, of: lines.length, most: Math.floor(lines.length / 3), isOver: false }, isOfPresent: false, lines });

it("writes only the lines that somebody changed", () => {
  const before = table([line(1), line(2), line(3, { stage: "probationary" })]);
  const entries = before.lines.map(entryOf);
  expect(changedOf(before, entries), "looking at an empty table writes nothing").toEqual([]);
  entries[0] = { ...entries[0]!, grade: "excellent", excellent: 2 };
  expect(changedOf(before, entries).map((e) => [e.memberId, e.grade]), "the one typed, and 不定等次 of who is on probation").toEqual([[1, "excellent"], [3, "none"]]);
  const kept = table([line(1, { grade: "excellent", excellent: 2 }), line(2), line(3, { stage: "probationary", grade: "none" })]);
  expect(changedOf(kept, kept.lines.map(entryOf)), "once written nothing is left to write").toEqual([]);
});

it("holds what is typed against one third, and reads keys and votes", () => {
  const six = table([1, 2, 3, 4, 5, 6].map((id) => line(id)));
  const graded = (n: number) => six.lines.map((l, i) => ({ ...entryOf(l), grade: i < n ? ("excellent" as const) : null }));
  expect([thirdOf(six, graded(2)).isOver, thirdOf(six, graded(3)).isOver], "2 of 6 are a third, 3 are more").toEqual([false, true]);
  expect([gradeOf("Digit1"), gradeOf("Numpad4"), gradeOf("Digit0"), gradeOf("KeyA")]).toEqual(["excellent", "unqualified", null, undefined]);
  expect([votesOf("12"), votesOf(" 3 "), votesOf("三"), votesOf("-1"), votesOf("")]).toEqual([12, 3, null, null, null]);
  expect(sumOf({ ...entryOf(line(1)), excellent: 3, basic: 1 })).toBe(4);
});

it("reads decisions line by line with owner and deadline, and guesses nothing", () => {
  const text = "1. 提高压滤机效率，由顾长河负责，责任人袁大成，10月31日前完成\n\n（二）整修休息室，次年3月底前\n公示费用";
  const lines = linesOf(text);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^提高/);
  expect(dueOf(lines[0]!, "2026-06-26")).toBe("2026-10-31");
  expect(dueOf(lines[1]!, "2026-06-26"), "a month that has passed is next year's").toBe("2027-03");
  expect(dueOf(lines[2]!, "2026-06-26")).toBe("");
  expect(ownerOf(lines[0]!, ["顾长河", "袁大成"])).toBe("袁大成");
  expect(ownerOf("由顾长河牵头", ["顾长河", "袁大成"])).toBe("顾长河");
  expect(ownerOf("由工会负责", ["顾长河"]), "only people on the roster").toBe("");
});

it("says what a record lacks, by its kind", () => {
  const session = (kinds: string[], patch: Partial<Session> = {}): Session => ({
    ...emptyFields(1, "2026-03-06"), id: 1, uid: "s", unit: "支部", sealedAt: null, kinds,
    totals: { due: 0, present: 0, excused: 0, absent: 0, unmarked: 0, exempt: 0, madeUp: 0, isDeclared: false }, ...patch,
  });
  const open = (items: ReturnType<typeof missingOf>) => items.filter((i) => !i.done).map((i) => i.key);
  expect(open(missingOf(session(["talk"]), undefined)), "a talk needs no hours, host or recorder").toEqual(["talker", "talked_to", "facts", "content"]);
  const graded = table([line(1, { grade: "qualified" }), line(2), line(3, { stage: "probationary" }), line(4, { mark: "exempt" })]);
  const items = missingOf(session(["organisational_life", "appraisal"]), undefined, { appraisal: graded, followUps: [] });
  expect(items.find((i) => i.key === "grades")?.end, "neither probation nor exempt people are missing").toBe("差 1 人");
  expect(open(items)).toEqual(expect.arrayContaining(["grades", "year", "rectify"]));
  const vote = session(["general_meeting"], { agenda: [{ id: null, kind: "vote", title: "表决", speaker: null, minutes: null, record: null }] });
  expect(missingOf(vote, undefined).find((i) => i.key === "votes")?.end).toBe("1 项没记票");
});

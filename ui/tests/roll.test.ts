// The roll-call grid's keys and cursor: what a secretary's hands rely on while marking 45 people.
import { describe, expect, it } from "vitest";
import type { RollLine } from "@/ipc/generated";
import { columnsOf, findByInitials, groupStart, groupsOf, keyOf, nextAfter, rowFrom, stepFrom } from "@/pages/sessions/roll";

const line = (name: string, pinyin: string, group: string, mark: RollLine["mark"] = "unmarked"): RollLine => ({
  memberId: name.length, name, pinyin, initials: pinyin.split(" ").map((p) => p[0]).join(""), unitId: 1, unit: "运行车间党支部", secondSittings: [], groupId: 1, group, stage: "full", posts: [],
  mark, reason: null, sittingId: null, canVote: true, note: null, madeUp: null, lateMinutes: null, earlyMinutes: null, leave: null,
});
const lines = [
  line("周立群", "zhou li qun", "炼钢", "present"), line("欧阳堃", "ouyang kun", "炼钢"), line("石光远", "shi guang yuan", "炼钢", "exempt"),
  line("沈维国", "shen wei guo", "轧钢"), line("仇海涛", "qiu hai tao", "轧钢", "present"),
];
const press = (code: string, more: Partial<KeyboardEvent> = {}) => keyOf({ code, key: "", ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...more });

describe("点名的键", () => {
  it("digits mark and letters find, so the two never collide", () => {
    expect(press("Digit2")).toEqual({ do: "mark", mark: "excused" });
    expect(press("Numpad1")).toEqual({ do: "mark", mark: "present" });
    expect(press("KeyQ", { key: "ㄑ" }), "the key's place counts, whatever the input method makes of it").toEqual({ do: "find", letter: "q" });
  });

  it("leaves the keys of the window alone", () => {
    expect(press("KeyK", { ctrlKey: true }), "Ctrl K belongs to the window").toBeUndefined();
    expect(press("Enter", { ctrlKey: true, key: "Enter" })).toEqual({ do: "fill" });
  });

  it("finds by initials and by whole readings, from the cursor on", () => {
    expect(findByInitials(lines, "qht", 0), "仇 is read Qiu").toBe(4);
    expect(findByInitials(lines, "ouyang", 0)).toBe(1);
    expect(findByInitials(lines, "s", 3), "the cursor's own person first").toBe(3);
    expect(findByInitials(lines, "xx", 0), "nobody: the cursor stays").toBeUndefined();
  });

  it("goes on to whoever is not marked yet, and skips exempt people", () => {
    expect(nextAfter(lines, 0)).toBe(1);
    expect(nextAfter(lines, 1), "past the exempt person, to the next unmarked").toBe(3);
    expect(stepFrom(lines, 1, 1), "arrows step over 免").toBe(3);
    expect(stepFrom(lines, 4, 8), "never out of the grid").toBe(4);
  });

  it("jumps by group", () => {
    const groups = groupsOf(lines);
    expect(groups.map((g) => g.lines.length)).toEqual([3, 2]);
    expect(groupStart(groups, 1, 1)).toBe(3);
    expect(groupStart(groups, 4, 1), "after the last group Tab leaves the grid").toBeUndefined();
  });

  it("moves up and down as the eye sees it, group by group", () => {
    const groups = groupsOf(lines);
    expect(rowFrom(groups, 1, 8, 1), "under the second of a group stands the second of the next").toBe(4);
    expect(rowFrom(groups, 4, 8, -1)).toBe(1);
    expect(rowFrom(groups, 3, 2, -1), "past a row of exempt people").toBe(0);
    expect(rowFrom(groups, 4, 8, 1), "never out of the grid").toBe(4);
  });

  it("puts 45 people into as few rows as a small window shows", () => {
    const group = (size: number) => ({ name: "组", lines: Array.from({ length: size }, () => lines[0]!) });
    expect(columnsOf([9, 9, 9, 9, 9].map(group)), "nine to a row save five rows").toBe(9);
    expect(columnsOf([8, 8, 6, 6].map(group)), "a small branch keeps wide cells").toBe(8);
  });
});

import { describe, expect, it } from "vitest";
import type { FastLog, SearchRes } from "@/ipc/generated";
import { marked } from "@/kit/marked";
import { emptyDraft, endOf, holderOf, lacking, requestOf, tally, toggleGroup } from "@/pages/fast_log/draft";
import { figureAbout, figureText, groupsOf, readTyped } from "@/shell/finder";
import { placesOf } from "@/shell/places";

const person = (memberId: number, extra = {}) => ({ memberId, name: `党员${memberId}`, pinyin: "dang yuan", initials: "dy", isExempt: false, leave: null, ...extra });
const log: FastLog = {
  unitId: 1, kinds: [], periodMinutes: 45,
  groups: [{ unitId: 2, name: "炼钢党小组", people: [person(1), person(2, { isExempt: true })] }, { unitId: 3, name: "除尘党小组", people: [person(3), person(4, { leave: "duty" })] }],
};

describe("Ctrl K", () => {
  it("reads a day and a sort out of what was typed", () => {
    expect(readTyped("0918", "2026-09-21").day, "the sessions of that day").toBe("2026-09-18");
    expect(readTyped("@bx", "2026-09-21"), "people only").toMatchObject({ words: "bx", only: "党员" });
    expect(readTyped("党课", "2026-09-21").day, "words are no day").toBeNull();
  });
  it("lists by sort in the fixed order, and what is named so before what is also called so", () => {
    const places = placesOf([{ word: "lecture", label: "本年党课", also: "" }], [], "branch");
    const at = (key: string) => places.findIndex((p) => p.key === key);
    const hit = (noun: string, recordId: number) => ({ noun, recordId, label: "党课", detail: null, onDay: null, parentId: null, spans: [], excerpt: null, excerptSpans: [] });
    const found: SearchRes = {
      hits: [...Array.from({ length: 9 }, (_, i) => hit("session", i + 1)), hit("member", 1)], counts: [{ noun: "session", count: 132 }, { noun: "member", count: 1 }],
      places: [{ at: at("figure-lecture"), spans: [[2, 4]] }, { at: at("new-新建活动"), spans: [] }, { at: at("new-新建党课"), spans: [[2, 4]] }],
    };
    const groups = groupsOf(found, places);
    expect(groups.map((g) => g.word), "always the same order").toEqual(["党员", "活动", "数字", "新建"]);
    expect([groups[1]!.rows.length, groups[1]!.count], "132 there are, five are listed").toEqual([5, 132]);
    expect(groups[3]!.rows[0]!.label, "党课 offers 新建党课 first").toBe("新建党课");
  });
  it("marks characters, the blank of a spread name left out", () => {
    expect(marked("方敏", [[0, 1]], true), "方 is marked").toEqual([{ text: "方", on: true }, { text: "　敏", on: false }]);
  });
  it("never shows a rate without its parts", () => {
    const f = { word: "a", part: 130, whole: 140, unit: "人次", from: "2026-07-01", to: "2026-09-21", rule: "" };
    expect([figureText(f), figureAbout(f)]).toEqual(["92.9%", "130÷140 人次，7月1日—9月21日"]);
    expect(figureAbout({ ...f, whole: null, from: null }), "what stands so on a day has no span").toBe("到9月21日");
  });
});

describe("快速登记", () => {
  const draft = toggleGroup({ ...emptyDraft("2026-09-21"), kind: "micro_lecture", title: "两票", startTime: "07:45" }, log.groups[1]!, log.groups);
  it("takes a group with everybody there but who is on leave, and never the exempt", () => {
    expect(tally(draft)).toEqual({ due: 2, present: 1, missing: 1 });
    expect(tally(toggleGroup(draft, log.groups[0]!, log.groups)), "the exempt are not asked").toEqual({ due: 3, present: 2, missing: 1 });
    expect(tally(toggleGroup(draft, log.groups[1]!, log.groups)).due, "pressed again it goes out").toBe(0);
  });
  it("lets one group hold it, and all together the branch", () => {
    expect(holderOf(log, [3]), "its roll is the group's").toEqual({ unitId: 3, scope: "all" });
    expect(holderOf(log, [2, 3]), "the branch's roll").toEqual({ unitId: 1, scope: "all" });
  });
  it("ends when it has lasted, past midnight too, and says what is missing", () => {
    expect([endOf("07:45", 15), endOf("23:50", 20), endOf("", 15)]).toEqual(["08:00", "00:10", null]);
    expect(requestOf(log, draft, () => null).fields, "an ordinary session that counts").toMatchObject({ endTime: "08:00", status: "held", minutes: 15 });
    expect(lacking(emptyDraft("2026-09-21"))).toBe("还缺讲的题目");
  });
});

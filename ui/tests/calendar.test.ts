// The calendar of 组织生活: which days a month shows, what stands on them, and what a move asks for.
import { describe, expect, it } from "vitest";
import type { DayOff, PlanItem, SessionDay, SessionLine } from "@/ipc/generated";
import { byDay, entriesOf, keyMark, shadeOf, sum, taken } from "@/pages/sessions/entries";
import { addMonths, quarterMonths, weeksOf, workDays } from "@/pages/sessions/month";
import { isAsked, shiftOf } from "@/pages/sessions/shift";
import { condensed, type Entry as PlanEntry } from "@/pages/plan/year";

const TODAY = "2026-09-21";
const session = (id: number, onDay: string, status: SessionLine["status"], over: Partial<SessionLine> = {}): SessionLine => ({
  id, uid: String(id), unitId: 1, unit: "运行车间党支部", title: "研究四季度工作", kinds: ["committee_meeting"], onDay, startTime: "15:30", endTime: null, place: null, mode: "onsite", status, host: null,
  lecturers: null, recorder: null, minutes: 60, sittings: 1, observers: 0, topics: [], totals: { due: 0, present: 0, excused: 0, absent: 0, unmarked: 0, exempt: 0, madeUp: 0, isDeclared: false }, ...over,
});
const item = (id: number, onDay: string | null, over: Partial<PlanItem> = {}): PlanItem => ({
  id, uid: `p${id}`, unit: "钢包党小组", unitId: 4, month: onDay?.slice(0, 7) ?? "2026-09", onDay, kind: "group_meeting", title: "讨论", owner: null, form: null, section: null, tier: null, status: "planned", reason: null,
  movedTo: null, sessionId: null, sessionOn: null, stand: "planned", ...over,
});
const off = (day: string, isWork: boolean, note: string): DayOff => ({ day, isWork, note, isOwn: false });
const work = workDays([off("2026-10-01", false, "国庆节"), off("2026-10-02", false, "国庆节"), off("2026-10-05", false, "国庆节"), off("2026-09-20", true, "国庆节调休上班")]);

describe("the days of a calendar", () => {
  it("cover whole weeks from Monday, also across the end of a year", () => {
    const december = weeksOf("2026-12");
    expect([december[0]![0], december.at(-1)!.at(-1)], "December 2026 begins on a Tuesday and ends on a Thursday").toEqual(["2026-11-30", "2027-01-03"]);
    expect(weeksOf("2026-02").length, "February 2026 begins on a Sunday: five weeks").toBe(5);
    expect(weeksOf("2027-02").length, "and 2027 on a Monday: exactly four").toBe(4);
    expect(weeksOf("2026-08").length, "August 2026 touches six").toBe(6);
    expect(december.flat().filter((d) => d.startsWith("2026-12")).length, "no day is lost").toBe(31);
  });

  it("step over years and know their quarter", () => {
    expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-11", 3)]).toEqual(["2027-01", "2025-12", "2027-02"]);
    expect(quarterMonths("2026-11")).toEqual(["2026-10", "2026-11", "2026-12"]);
  });

  it("say when nobody works and when the next does", () => {
    expect([work.mark("2026-10-01"), work.mark("2026-09-20"), work.mark("2026-09-19")], "weekends need no mark, a worked Sunday does").toEqual(["国庆 休", "班", undefined]);
    expect([work.whyOff("2026-09-19"), work.whyOff("2026-09-20")]).toEqual(["周末", undefined]);
    expect(work.next("2026-10-01"), "past holiday and weekend").toBe("2026-10-06");
  });
});

describe("what stands on a day", () => {
  it("is one entry for a plan and its session, by time, without what was called off", () => {
    const entries = entriesOf([session(1, "2026-09-23", "planned", { startTime: "16:00" }), session(2, "2026-09-23", "sealed", { startTime: "09:00" }), session(3, "2026-09-23", "cancelled")], [item(1, "2026-09-23", { sessionId: 1 }), item(2, "2026-09-24"), item(3, null), item(4, "2026-09-24", { stand: "dropped" })]);
    expect(byDay(entries).get("2026-09-23")!.map((e) => e.key)).toEqual(["s2", "s1"]);
    expect(byDay(entries).get("2026-09-24")!.map((e) => [e.word, e.brief]), "a group's meeting is told by its group").toEqual([["钢包组会", "钢包"]]);
    const told = (unit: string) => entriesOf([session(5, "2026-09-25", "planned", { unit, kinds: ["group_meeting"] })], [item(5, "2026-09-25", { unit })]).map((e) => [e.word, e.brief]);
    expect(told("轧钢"), "also where the group is named without 党小组").toEqual([["轧钢组会", "轧钢"], ["轧钢组会", "轧钢"]]);
    expect(told("运行车间党支部"), "a branch is no group").toEqual([["党小组会", "组会"], ["党小组会", "组会"]]);
    expect(byDay(entries).get("")!.length, "an item without a day waits for one").toBe(1);
    expect(entriesOf([session(1, "2026-09-23", "draft")], [item(2, "2026-09-24")], { kind: "group_meeting" }).map((e) => e.key), "narrowed to a kind").toEqual(["p2"]);
  });

  it("of an item put off stands on its new day", () => {
    const moved = item(1, "2026-09-24", { status: "postponed", stand: "postponed", movedTo: "2026-10-15", reason: "年修" });
    expect(entriesOf([], [moved])[0]!.day).toBe("2026-10-15");
  });

  it("counts drafts as held and plans apart, and shades by the year's own measure", () => {
    const day = (on: string, held: number, drafts: number, planned: number): SessionDay => ({ day: on, kind: "study", held, drafts, planned, sealed: 0 });
    const tally = sum([day("2026-09-01", 2, 1, 0), day("2026-09-02", 0, 0, 4)]);
    expect([taken(tally), tally.planned]).toEqual([3, 4]);
    const branch = shadeOf([0, 1, 1, 1, 2, 4]);
    expect([0, 1, 2, 4].map(branch), "a branch's four in a day are many").toEqual([0, 1, 2, 3]);
    const committee = shadeOf(Array.from({ length: 100 }, (_, i) => i + 1));
    expect([1, 60, 95].map(committee), "of a committee's they are few").toEqual([1, 2, 3]);
  });

  it("names a key date with how many it holds", () => {
    expect(keyMark({ day: "2026-09-24", what: "anniversary", titles: ["甲", "乙"], recordId: null }).word).toBe("政治生日 2");
    expect(keyMark({ day: "2026-09-30", what: "task", titles: ["3 照明改造"], recordId: 7 }).to).toEqual({ path: "/tasks", query: { list: 7 } });
  });
});

describe("moving to another day", () => {
  const to = (entry: SessionLine | PlanItem, day: string, items: PlanItem[] = []) => {
    const [one] = "kinds" in entry ? entriesOf([entry], []) : entriesOf([], [entry]);
    return shiftOf(one!, day, { items, work, today: TODAY });
  };
  it("is refused for what was held, with the reason", () => {
    expect(to(session(1, "2026-09-16", "sealed"), "2026-09-17").refused).toContain("封存");
    expect(to(session(1, "2026-09-16", "held"), "2026-09-17").refused).toContain("已经开过");
    expect(to(session(1, "2026-09-18", "draft"), "2026-09-22").refused, "a draft was held: not tomorrow").toContain("今天以后");
    expect(to(session(1, "2026-09-23", "planned"), "2026-09-18").refused, "a plan lies ahead").toContain("已经过了");
  });
  it("asks nothing within the month, on a working day", () => {
    expect(isAsked(to(session(1, "2026-09-23", "planned"), "2026-09-29"))).toBe(false);
    expect(isAsked(to(item(1, "2026-09-24"), "2026-09-30"))).toBe(false);
  });
  it("offers the next working day for a holiday", () => {
    expect(to(session(1, "2026-09-23", "planned"), "2026-10-01").off).toEqual({ why: "国庆节", next: "2026-10-06" });
  });
  it("asks why once a plan leaves its month, alone or with its session", () => {
    expect(to(item(1, "2026-09-24"), "2026-10-08").isPutOff).toBe(true);
    expect(to(session(1, "2026-09-23", "planned"), "2026-10-08", [item(1, "2026-09-23", { sessionId: 1 })]).isPutOff, "its plan item goes with it").toBe(true);
    expect(to(session(1, "2026-09-23", "planned"), "2026-10-08").isPutOff, "a session nobody planned for is free").toBe(false);
    expect(to(item(1, "2026-09-24", { status: "postponed", stand: "postponed", movedTo: "2026-10-15", reason: "年修" }), "2026-10-20").isPutOff, "the reason is known").toBe(false);
  });
});

it("a full cell of the plan keeps what is open and what rules ask for", () => {
  const entry = (key: string, shape: PlanEntry["shape"], isMain = false): PlanEntry => ({ key, shape, text: key, isMain });
  const cell = condensed([entry("05", "done"), entry("12", "done", true), entry("20", "done"), entry("28", "plan")]);
  expect([cell.entries.map((e) => e.key), cell.rest, cell.all.length]).toEqual([["12", "28"], 2, 4]);
});

// The year's grid: which day stands in which cell, and what a gap is called.
import { describe, expect, it } from "vitest";
import type { Finding, PlanItem, SessionLine } from "@/ipc/generated";
import { sparedOf, waitingRows, yearRows } from "@/pages/sessions/year";

const session = (id: number, kind: string, onDay: string, status: SessionLine["status"] = "held"): SessionLine => ({
  id, uid: String(id), unitId: 1, unit: "运行车间党支部", title: "会", kinds: [kind], onDay, startTime: null, endTime: null, place: null, mode: "onsite", status, host: null,
  lecturers: null, recorder: null, minutes: 60, sittings: 1, observers: 0, topics: [],
  totals: { due: 0, present: 0, excused: 0, absent: 0, unmarked: 0, exempt: 0, madeUp: 0, isDeclared: false },
});
const plan = (kind: string, onDay: string, sessionId: number | null): PlanItem => ({
  id: 1, uid: "p", unit: "运行车间党支部", unitId: 1, month: onDay.slice(0, 7), onDay, kind, title: "研究四季度工作", owner: null, form: null, section: null, tier: null, status: "planned", reason: null, movedTo: null, sessionId, sessionOn: null, stand: "planned",
});
const rows = (sessions: SessionLine[], items: PlanItem[] = [], begin: string | null = null) => yearRows({ year: 2026, today: "2026-09-21", begin, sessions, plan: items, findings: [], groups: [] });
const cells = (label: string, sessions: SessionLine[], items: PlanItem[] = []) => rows(sessions, items).find((r) => r.label === label)!.cells;

describe("全年一览", () => {
  it("two meetings of one month share its cell, oldest first", () => {
    const may = cells("支委会", [session(2, "committee_meeting", "2026-05-27"), session(1, "committee_meeting", "2026-05-13")])[4]!;
    expect(may.days.map((d) => d.text)).toEqual(["13", "27"]);
  });

  it("a past month without a meeting is 未开, the running one 差 1 次, a later one is empty", () => {
    const row = cells("支委会", []);
    expect([row[3]!.word, row[8]!.word, row[9]!.word]).toEqual(["未开", "差 1 次", undefined]);
  });

  it("months before the book was begun are neither 未开 nor 已开, and stand as one cell", () => {
    const row = (label: string, sessions: SessionLine[] = []) => rows(sessions, [], "2026-08-01").find((r) => r.label === label)!.cells;
    const monthly = row("支委会");
    expect([monthly[0]!.word, monthly[0]!.span, monthly[0]!.shape], "January to July: no red, no check mark").toEqual(["不在本手册", 7, undefined]);
    expect(monthly.slice(1, 3).map((c) => c.word), "the month itself is asked, and the running one").toEqual(["未开", "差 1 次"]);
    const quarterly = row("支部党员大会");
    expect([quarterly[0]!.span, quarterly[1]!.word], "the quarter it lies in is asked").toEqual([6, "差 1 次"]);
    const kept = row("支委会", [session(1, "committee_meeting", "2026-05-13")]);
    expect(kept.map((c) => c.span ?? 1).slice(0, 3), "what was entered all the same keeps its cell").toEqual([4, 1, 2]);
    expect(kept[1]!.days.map((d) => d.text)).toEqual(["13日"]);
  });

  it("stands with all its rows before the check has answered, so that the month below does not move", () => {
    const groups = [{ id: 2, name: "炼钢党小组" }, { id: 3, name: "轧钢党小组" }];
    const findings = [{ rule: "committee_meeting", state: "not_applicable" } as Finding];
    const come = yearRows({ year: 2026, today: "2026-09-21", begin: null, sessions: [], plan: [], findings, groups });
    const waiting = waitingRows(sparedOf(findings), groups);
    expect(waiting.map((r) => r.label), "the same rows in the same order").toEqual(come.map((r) => r.label));
    expect(waiting.flatMap((r) => r.cells).some((c) => c.word || c.shape || c.days.length), "nothing is said that is not known").toBe(false);
  });

  it("what was held in a later month is put off, not missing", () => {
    const february: PlanItem = { ...plan("theme_day", "2026-02-20", 7), status: "held", stand: "held", movedTo: "2026-03-03", reason: "春节假期检修" };
    const row = cells("主题党日", [session(7, "theme_day", "2026-03-03")], [february]);
    expect([row[1]!.word, row[1]!.shape], "春节 in February, held on 3月3日").toEqual(["顺延", "move"]);
    expect(row[2]!.shape, "March has its day").toBe("done");
  });

  it("a planned session and its plan item are one plan", () => {
    const september = cells("支委会", [session(9, "committee_meeting", "2026-09-23", "planned")], [plan("committee_meeting", "2026-09-23", 9)])[8]!;
    expect(september.days, "the same meeting must not stand twice").toHaveLength(1);
    expect(september.shape).toBe("plan");
  });

  it("a plan whose day is past is not shown as planned", () => {
    const past = cells("支委会", [session(9, "committee_meeting", "2026-09-18", "planned")])[8]!;
    expect([past.shape, past.days.length], "the month is still short of it; the door leads to what was planned").toEqual(["near", 1]);
  });
});

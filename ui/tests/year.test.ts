// The year's grid: which day stands in which cell, and what a gap is called.
import { describe, expect, it } from "vitest";
import type { PlanItem, SessionLine } from "@/ipc/generated";
import { yearRows } from "@/pages/sessions/year";

const session = (id: number, kind: string, onDay: string, status: SessionLine["status"] = "held"): SessionLine => ({
  id, uid: String(id), unitId: 1, unit: "运行车间党支部", title: "会", kinds: [kind], onDay, startTime: null, endTime: null, place: null, mode: "onsite", status, host: null,
  lecturers: null, recorder: null, minutes: 60, sittings: 1, observers: 0, topics: [],
  totals: { due: 0, present: 0, excused: 0, absent: 0, unmarked: 0, exempt: 0, madeUp: 0, isDeclared: false },
});
const plan = (kind: string, onDay: string, sessionId: number | null): PlanItem => ({
  id: 1, uid: "p", unit: "运行车间党支部", unitId: 1, month: onDay.slice(0, 7), onDay, kind, title: "研究四季度工作", owner: null, form: null, section: null, tier: null, status: "planned", reason: null, movedTo: null, sessionId, sessionOn: null, stand: "planned",
});
const rows = (sessions: SessionLine[], items: PlanItem[] = []) => yearRows({ year: 2026, today: "2026-09-21", sessions, plan: items, findings: [], groups: [] });
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

  it("a planned session and its plan item are one plan", () => {
    const september = cells("支委会", [session(9, "committee_meeting", "2026-09-23", "planned")], [plan("committee_meeting", "2026-09-23", 9)])[8]!;
    expect(september.days, "the same meeting must not stand twice").toHaveLength(1);
    expect(september.shape).toBe("plan");
  });
});

import { describe, expect, it } from "vitest";
import type { Action, Finding } from "@/ipc/generated";
import { checkRows } from "@/pages/overview/checks";
import { closing, forecastRows } from "@/pages/overview/forecast";
import { finding } from "./finding";
import { findings, forecast } from "./sample";

const gap = (action: Action | null, over: Partial<Finding> = {}) => finding({
  kind: "group_meeting", period: "2026-05", scope: "钢包", unit_id: 4, last_day: "2026-05-31", safe_day: "2026-05-29", action, ...over,
});

describe("what closes a gap", () => {
  it("opens a new session with the kind, the group and the last safe date filled in", () => {
    expect(closing(gap("arrange"))?.to, "nothing is typed twice").toEqual({ path: "/sessions/new", query: { kinds: "group_meeting", unit: "4", day: "2026-05-29" } });
  });
  it("leads to the month of the plan, also when that is too late", () => {
    expect(closing(gap("advance", { planned_on: "2026-06-02" }))?.to, "the plan is where it stands").toEqual({ path: "/sessions", query: { month: "2026-06" } });
    expect(closing(gap("fix"))?.to, "without a day, the month that asks").toEqual({ path: "/sessions", query: { month: "2026-05" } });
  });
  it("sends a period that is over to its records", () => {
    expect(closing(gap("review", { period: "2026Q2" }))?.to, "first month of the quarter").toEqual({ path: "/sessions", query: { month: "2026-04" } });
  });
  it("has nothing to say where nothing is missing", () => {
    expect(closing(gap(null))).toBeUndefined();
  });
});

describe("应开与已开", () => {
  it("shows the last safe date, not the Sunday on which the month ends", () => {
    expect(checkRows([gap("arrange")], "2026-05-11")[0]!.lastDay, "a meeting on a day off is nothing to count on").toBe("2026-05-29");
    expect(checkRows([gap("arrange", { safe_day: null })], "2026-05-30")[0]!.lastDay, "when only days off are left, the last of them").toBe("2026-05-31");
  });
  it("puts the group that nothing is planned for before one that is covered", () => {
    const row = checkRows([gap("hold", { planned: "p", planned_on: "2026-05-20" }), gap("arrange", { scope: "除尘" })], "2026-05-11")[0]!;
    expect(row.gap?.scope, "the plan of one group must not hide the gap of another").toBe("除尘");
  });
  it("has no gap where all is met", () => {
    expect(checkRows(findings, "2026-09-21").find((r) => r.label === "主题党日")!.gap).toBeUndefined();
  });
});

describe("往后看", () => {
  const rows = forecastRows(forecast);
  it("says once a month what all groups will lack, and by when", () => {
    expect(rows.map((r) => `${r.state?.word ?? ""} ${r.title}`), "month first; people last").toEqual(["本月末 党小组会　2026-09", "本年末 党小组会　2026-10", " 测试1"]);
    expect(rows[1]!.text, "every group by name").toBe("炼钢党小组、轧钢党小组、钢包党小组、除尘党小组");
    expect(rows[1]!.end, "the last safe date").toBe("最晚 10月30日");
  });
  it("states hours and absence as facts", () => {
    expect(rows[2], "numbers, no verdict (P-14)").toMatchObject({ text: "连续 2 个月未参加；按现在的进度，年末 22.6 学时", end: "16.3 / 32" });
  });
});

import { describe, expect, it } from "vitest";
import type { BurnUp, HoursLine } from "@/ipc/generated";
import { WIDE, barLayout, columnLayout } from "@/kit/chart";
import { askedOf, burnUpAnswer, burnUpColumns, coverageAnswer, hoursAnswer, paperOf, periodOf, turnoutAnswer, turnoutPoints } from "@/pages/counts/answers";

const months = [{ month: "2026-01", due: 100, present: 96, drafts: 0 }, { month: "2026-03", due: 1000, present: 999, drafts: 1 }];
const line = (memberId: number, yearMinutes: number, targetMinutes: number): HoursLine => ({
  memberId, name: `测试${memberId}`, unit: "甲支部", group: null, posts: [], isExempt: targetMinutes === 0, quarterMinutes: 0, yearMinutes, sessionMinutes: yearMinutes,
  makeUpMinutes: 0, studyMinutes: 0, trainings: 0, targetMinutes, paceMinutes: targetMinutes / 2, periodMinutes: 60,
});
const burn: BurnUp = {
  total: 40, noDeadline: 1, noDoneDay: 0, steps: [],
  months: [{ month: "2026-08", planned: 21, done: 21, stageDone: 0 }, { month: "2026-09", planned: 27, done: 21, stageDone: 6 }, { month: "2026-10", planned: 31, done: null, stageDone: null }],
};

describe("the four questions", () => {
  it("draw and list the same rates, never 100% while one was missing", () => {
    const points = turnoutPoints(months, "2026-03-20", periodOf(2026, "2026-03-20"));
    expect(points.map((p) => p.text), "a month without a roll breaks the line").toEqual(["96.0", "—", "99.9"]);
    expect(points.at(-1)!.open, "the running month is dashed").toBe(true);
    const answer = turnoutAnswer(months);
    expect(answer.rows.map((r) => r.cells[3]), "the table says what the points say").toEqual(["96.0%", "99.9%", "99.5%"]);
    expect(answer.caption, "the denominator stands in the caption").toContain("1,095÷1,100");
  });

  it("hold people against their own goal and never name them", () => {
    const lines = [line(1, 1000, 1920), line(2, 900, 1920), line(3, 1920, 1920), line(4, 100, 3360), line(5, 500, 0)];
    expect(askedOf(lines).map((a) => [a.goal, a.lines.length]), "32 and 56 学时 apart; the exempt have no goal").toEqual([[1920, 3], [3360, 1]]);
    const answer = hoursAnswer(lines, "2026-07-01");
    expect(answer.rows.map((r) => r.cells[1]), "below, on pace, reached").toEqual(["1 人", "1 人", "1 人", "1 人", "0 人", "0 人"]);
    expect(JSON.stringify(answer), "charts of people are anonymous").not.toContain("测试");
  });

  it("count 阶段性完成 beside what is done, and nothing in months to come", () => {
    const answer = burnUpAnswer(burn, "2026-09-21");
    expect(answer.rows[1]!.cells, "21 of 40, six in stages").toEqual(["9月", "27", "21", "6", "52.5%（21÷40）"]);
    expect(answer.rows[2]!.cells.slice(2), "October is not over").toEqual(["—", "—", "—"]);
    const drawn = columnLayout(burnUpColumns(burn), burn.total, WIDE);
    expect(drawn.columns[1]!.hatchY, "the hatched part stands on the filled one").toBeLessThan(drawn.columns[1]!.solidY);
    expect(drawn.columns[1]!.goalY, "21 and 6 reach the line of 27").toBe(drawn.columns[1]!.hatchY);
  });

  it("fill a bar only when everybody has had it", () => {
    const drawn = barLayout([{ key: "1", label: "党章", part: 27, whole: 27, text: "" }, { key: "2", label: "条例", part: 26, whole: 27, text: "" }, { key: "3", label: "新篇目", part: 0, whole: 0, text: "" }], WIDE);
    expect(drawn.rows[0]!.filled, "whole").toBe(drawn.length);
    expect(drawn.rows[1]!.filled, "one is missing").toBeLessThan(drawn.length);
    expect(drawn.rows[2]!.filled, "nobody is asked: no bar, no division by zero").toBe(0);
    expect(coverageAnswer([]).empty, "an empty year says so").toContain("还没有必学的篇目");
  });

  it("print as the paper of the same days", () => {
    expect(paperOf("coverage", 2025, "2026-09-21", undefined), "a year that is over is whole").toMatchObject({ report: "chart-coverage", from: "2025-01-01", to: "2025-12-31" });
    expect(paperOf("tasks", 2026, "2026-09-21", undefined), "no list, no paper").toBeNull();
  });
});

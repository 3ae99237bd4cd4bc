import { describe, expect, it } from "vitest";
import { checkRows, pastGaps, periodSpan, quarterLeft } from "@/pages/overview/checks";
import { findings } from "./sample";

const today = "2026-09-21";

describe("应开与已开", () => {
  const rows = checkRows(findings, today);
  const of = (label: string) => rows.find((r) => r.label === label)!;

  it("puts a rule with several groups in one row and names the one group that is missing", () => {
    expect(of("党小组会"), "three of four groups have met; the secretary must see which one has not").toMatchObject({
      held: "3/4", word: "还差钢包", shape: "near", lastDay: "2026-09-30", frequency: "每月每组 1 次",
    });
  });

  it("counts people where each member is asked, and stays calm while the year is long", () => {
    expect(of("谈心谈话"), "a gap three months away is a ring, not an alarm").toMatchObject({ held: "21/28", word: "还差 7 人", shape: "idle" });
  });

  it("keeps months before quarters before the year, and past periods out", () => {
    expect(rows.map((r) => r.label), "handbook order within each period").toEqual(["支委会", "党小组会", "主题党日", "支部党员大会", "党课", "组织生活会", "民主评议党员", "谈心谈话"]);
    expect(pastGaps(findings, today).map((f) => `${f.period} ${f.scope}`), "a month that is over is its own list").toEqual(["2026-04 轧钢"]);
  });

  it("says when what is met was met", () => {
    expect(of("主题党日"), "done, nothing to do, no last day").toMatchObject({ shape: "done", word: "已达到", lastDay: null });
  });
});

describe("periods", () => {
  it("have their first and last day", () => {
    expect(periodSpan("2026Q3"), "third quarter").toEqual({ from: "2026-07-01", to: "2026-09-30" });
    expect(periodSpan("2028-02"), "leap February").toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(periodSpan("2026"), "year").toEqual({ from: "2026-01-01", to: "2026-12-31" });
  });
  it("count today among the days that are left", () => {
    expect(quarterLeft(today), "21 to 30 September are ten days").toBe(10);
  });
});

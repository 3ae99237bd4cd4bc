import { describe, expect, it } from "vitest";
import type { Finding } from "@/ipc/generated";
import { checkRows, pastGaps, periodSpan, quarterLeft } from "@/pages/overview/checks";
import { finding } from "./finding";
import { findings } from "./sample";

const today = "2026-09-21";

describe("应开与已开", () => {
  const rows = checkRows(findings, today);
  const of = (label: string) => rows.find((r) => r.label === label)!;

  it("puts a rule with several groups in one row and names the one group that is missing", () => {
    expect(of("党小组会"), "three of four groups have met; the secretary must see which one has not").toMatchObject({
      held: "3/4", word: "还差钢包组", shape: "near", lastDay: "2026-09-30", frequency: "每月每组 1 次",
    });
  });

  it("counts people where each member is asked, and stays calm while the year is long", () => {
    expect(of("谈心谈话"), "a gap three months away is a ring, not an alarm").toMatchObject({ held: "21/28", word: "还差 7 人", shape: "idle" });
  });

  it("keeps months before quarters before the year, and past periods out", () => {
    expect(rows.map((r) => r.label), "handbook order within each period").toEqual(["支委会", "党小组会", "主题党日", "支部党员大会", "党课", "组织生活会", "民主评议党员", "谈心谈话"]);
    expect(pastGaps(findings, today).map((f) => `${f.period} ${f.scope}`), "a month that is over is its own list").toEqual(["2026-04 轧钢党小组"]);
  });

  it("states absence and the end of a term as facts, not as meetings", () => {
    const fact = (rule: string, label: string, period: string, state: Finding["state"], last_day: string | null) => finding({ rule, label, period, scope: "某人", state, last_day });
    const [absence, election] = checkRows([fact("absence", "连续4个月未参加组织生活", "2026-09", "due", null), fact("election", "换届", "2024—2027", "met", null)], today);
    expect(absence, "people to ask about, no rate").toMatchObject({ label: "连续未参加组织生活", held: "1", word: "1 人", frequency: "只是提醒" });
    expect(election, "a term that runs is nothing to do").toMatchObject({ word: "还没到期", shape: "idle" });
  });

  it("keeps last year's 组织生活会 in sight until the end of March", () => {
    const last = finding({ rule: "organisational_life", label: "组织生活会", period: "2025", scope: "支部", last_day: "2026-03-31" });
    expect(checkRows([last], "2026-02-10")[0], "it belongs to 2025 and may be held until March").toMatchObject({ frequency: "2025年度 1 次", word: "还差 1 次", lastDay: "2026-03-31" });
  });

  it("says of what was put off that it was, with the day that closes it", () => {
    const off = finding({ rule: "theme_day", label: "主题党日", state: "postponed", reason: "顺延到10月9日：检修", planned: "p", planned_on: "2026-10-09", action: "hold" });
    expect(checkRows([off], today)[0], "顺延, not 未开 (C-39)").toMatchObject({ word: "顺延", shape: "plan", gap: { planned_on: "2026-10-09" } });
  });

  it("reminds of what a branch is only where there is something to look at", () => {
    const size = (scope: string, state: Finding["state"]) => finding({ rule: "group_size", label: "党小组人数", scope, state, required: 3, held: 2 });
    expect(checkRows([size("炼钢", "met")], today), "all groups are large enough").toEqual([]);
    expect(checkRows([size("炼钢", "met"), size("轧钢", "due")], today)[0], "a reminder, no meeting").toMatchObject({ frequency: "只是提醒", word: "1 个组要看", held: "—" });
  });

  it("counts people and kinds of pair where a rule asks them", () => {
    const own = ["甲", "乙"].map((scope, i) => finding({ rule: "own:r1", label: "廉政党课", period: "2026H2", scope, member_id: i + 1, state: i ? "due" : "met", last_day: "2026-12-31" }));
    expect(checkRows(own, today)[0], "an own rule for each member").toMatchObject({ held: "1/2", word: "还差 1 人", frequency: "每半年每人 1 次" });
    const pairs = ["委员与委员", "委员与党员"].map((scope) => finding({ rule: "talk_pairs", label: "各类谈心谈话", period: "2026", scope, state: "due", last_day: "2026-12-31" }));
    expect(checkRows(pairs, today)[0], "kinds of pair, not people").toMatchObject({ held: "0/2", word: "还差 2 类" });
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

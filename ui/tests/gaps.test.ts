import { describe, expect, it } from "vitest";
import type { Finding, RollupRow } from "@/ipc/generated";
import { columns, gapRows, quarterOf } from "@/pages/rollup/gaps";
import { finding as blank } from "./finding";

const finding = (rule: string, period: string, scope: string, state: Finding["state"], required = 1, held = 0) => blank({ rule, label: rule, period, scope, required, held, state });
const unit = (unit: string, findings: Finding[]): RollupRow => ({ unitId: 1, unit, kind: "branch", base: "北区", depth: 1, members: 10, begin: null, findings });
const today = "2026-09-21";
const rows = [
  unit("高炉", [finding("支委会", "2026-09", "高炉", "due"), finding("党小组会", "2026-07", "甲组", "short"), finding("党小组会", "2026-07", "乙组", "short"), finding("谈心谈话", "2026", "某人", "due")]),
  unit("原料", [finding("支委会", "2026-09", "原料", "met", 1, 1)]),
];
const rules = columns(rows);
const cells = (i: number) => gapRows(rows, rules, today, "2026-09-30")[i]!.cells;

describe("缺口一览", () => {
  it("is amber while a gap can still be closed and red once the month is over", () => {
    expect(cells(0)[0], "September is not over").toMatchObject({ text: "9月差 1", tone: "near" });
    expect(cells(0)[1], "July is over for two groups").toMatchObject({ text: "7月未开 2", tone: "late" });
  });
  it("leaves what falls due at the end of the year plain", () => {
    expect(cells(0)[2], "no alarm in September").toMatchObject({ text: "全年差 1", tone: undefined });
  });
  it("leaves the cell empty where nothing is missing, and keeps the unit in its place", () => {
    expect(cells(1).map((c) => c.text), "no gap, no mark").toEqual(["", "", ""]);
    expect(gapRows(rows, rules, today, "2026-09-30").map((r) => r.unit.unit), "order of the organisation, not of the gaps").toEqual(["高炉", "原料"]);
  });
  it("walks over quarters across years", () => {
    expect(quarterOf(today, -3), "back over new year").toEqual({ from: "2025-10-01", to: "2025-12-31", label: "2025年第四季度" });
  });
});

import { describe, expect, it } from "vitest";
import { spanOf } from "@/pages/counts/span";

describe("the spans of days that reports ask for", () => {
  it.each([
    ["month", "2026-09-21", "2026-09-01", "2026-09-21"],
    ["quarter", "2026-09-21", "2026-07-01", "2026-09-21"],
    ["quarter", "2026-12-31", "2026-10-01", "2026-12-31"],
    ["last-quarter", "2026-09-21", "2026-04-01", "2026-06-30"],
    ["last-quarter", "2026-02-10", "2025-10-01", "2025-12-31"],
    ["last-quarter", "2026-04-01", "2026-01-01", "2026-03-31"],
    ["year", "2026-01-01", "2026-01-01", "2026-01-01"],
    ["last-year", "2024-02-29", "2023-01-01", "2023-12-31"],
    ["since-last-year", "2020-07-08", "2019-01-01", "2020-07-08"],
  ] as const)("%s as of %s is %s to %s", (preset, today, from, to) => {
    expect(spanOf(preset, today), "去年以来 and the like (field.md S101)").toEqual({ from, to });
  });

  it("leaves one's own choice alone", () => {
    expect(spanOf("own", "2026-09-21"), "the two fields say it").toBeUndefined();
  });
});

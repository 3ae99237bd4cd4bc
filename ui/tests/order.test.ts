import { describe, expect, it } from "vitest";
import { elapsed } from "@/pages/tasks/order";

describe("序时进度", () => {
  it("counts both ends of the list's time, as the paper does", () => {
    const share = elapsed("2026-03-01", "2026-12-31", "2026-09-21");
    expect((share! * 100).toFixed(1), "205 of 306 days").toBe("67.0");
    expect(elapsed("2026-03-01", "2026-12-31", "2026-12-31"), "all of it on the last day").toBe(1);
    expect(elapsed("2026-03-01", "2026-12-31", "2026-02-01"), "none before it begins").toBe(0);
    expect(elapsed(null, "2026-12-31", "2026-09-21"), "unknown without a beginning").toBeNull();
  });
});

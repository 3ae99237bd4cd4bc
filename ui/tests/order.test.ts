import { describe, expect, it } from "vitest";
import type { Task } from "@/ipc/generated";
import { byUrgency, elapsed } from "@/pages/tasks/order";
import { place, rows, spanOf } from "@/pages/tasks/timeline";

describe("序时进度", () => {
  it("counts both ends of the list's time, as the paper does", () => {
    const share = elapsed("2026-03-01", "2026-12-31", "2026-09-21");
    expect((share! * 100).toFixed(1), "205 of 306 days").toBe("67.0");
    expect(elapsed("2026-03-01", "2026-12-31", "2026-12-31"), "all of it on the last day").toBe(1);
    expect(elapsed("2026-03-01", "2026-12-31", "2026-02-01"), "none before it begins").toBe(0);
    expect(elapsed(null, "2026-12-31", "2026-09-21"), "unknown without a beginning").toBeNull();
  });
});

describe("a list over time", () => {
  const task = (number: number, over: Partial<Task>): Task => ({ number, id: number, progress: [], light: "going", daysLate: null, category: "安全", dueOn: null, doneOn: null, startOn: null, ...over }) as Task;

  it("tells the overdue by how late they are, and leaves what waits for a second person out of them", () => {
    const groups = byUrgency([task(1, { light: "late", daysLate: 11 }), task(2, { light: "late", daysLate: 6 }), task(3, { light: "late", daysLate: 2 }), task(4, { light: "declared" })]);
    expect(groups.map((g) => [g.key, g.tasks.map((t) => t.number)]), "longest overdue first").toEqual([["late", [1, 2, 3]], ["declared", [4]]]);
    expect(groups[0]!.caption, "bands of days").toBe("8 天以上 1 项，4—7 天 1 项，1—3 天 1 项");
  });

  it("holds whole months, every deadline and today", () => {
    const span = spanOf({ startsOn: "2026-03-01", endsOn: null }, [task(1, { dueOn: "2026-12" })], "2026-09-21");
    expect(span, "a month as deadline lasts to its last day").toEqual({ from: "2026-03-01", to: "2026-12-31" });
    expect([place(span, "2026-03-01"), place(span, "2027-05-01"), place(span, "2025-01-01")], "what lies outside stands at the edge").toEqual([0, 100, 0]);
    expect(spanOf({ startsOn: null, endsOn: null }, [task(1, { dueOn: "2062-12-31" })], "2026-09-21").to, "a slip of the hand does not stretch it").toBe("2026-09-30");
  });

  it("keeps what is done apart from what is open, by deadline", () => {
    const [row] = rows([task(1, { dueOn: "2026-12-31" }), task(2, { dueOn: "2026-10" }), task(3, { light: "closed" }), task(4, { light: "stopped" })]);
    expect([row!.open.map((t) => t.number), row!.done.map((t) => t.number), row!.count], "终止 is not drawn").toEqual([[2, 1], [3], 3]);
  });
});

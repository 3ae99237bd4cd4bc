import { describe, expect, it } from "vitest";
import type { MakeUpCase } from "@/ipc/generated";
import { byStage, clock } from "@/pages/make_up/stage";

const one = (over: Partial<MakeUpCase>): MakeUpCase => ({
  sessionId: 1, title: "学习", onDay: "2026-09-18", kindLabel: "集中学习", minutes: 60, memberId: 1, name: "谢春林", group: "轧钢", mark: "absent", reason: null,
  stage: "listed", plan: null, madeUp: null, dueOn: "2026-09-21", isLate: false, ...over,
});

describe("the make-up chain", () => {
  it("puts each absence under its next step and counts the overdue", () => {
    const cases = [one({ isLate: true }), one({ memberId: 2, group: "炼钢" }), one({ memberId: 3, stage: "done" })];
    const [listed, arranged, done] = byStage(cases, "");
    expect([listed!.cases.length, listed!.late, arranged!.cases.length, done!.cases.length]).toEqual([2, 1, 0, 1]);
    expect(byStage(cases, "炼钢")[0]!.cases.map((c) => c.memberId), "a group sees its own people only").toEqual([2]);
  });

  it("says how the clock stands in words", () => {
    const today = "2026-09-21";
    expect(clock(one({ dueOn: "2026-09-18" }), today).word).toBe("逾期 3 天");
    expect(clock(one({}), today).word, "the last day itself is not late").toBe("今天到期");
    expect(clock(one({ dueOn: "2026-09-25" }), today).word).toBe("9月25日前");
    expect(clock(one({ stage: "proved", dueOn: null }), today).word, "nothing is left to do").toBe("办结");
  });
});

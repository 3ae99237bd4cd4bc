import { describe, expect, it } from "vitest";
import { bytes, count, day, dayRange, hours, instant, percent, rate, spread, timeRange } from "@/kit/format";

describe("format", () => {
  it("writes dates without leading zeros, with the weekday where one has to act", () => {
    expect(day("2026-09-08"), "no leading zero").toBe("9月8日");
    expect(day("2026-09-30", { weekday: true }), "weekday for a deadline").toBe("9月30日 周三");
    expect(day("2009-07", { year: true }), "month precision stays a month").toBe("2009年7月");
    expect(day(null), "a missing fact is said to be missing").toBe("〔待补充〕");
    expect(dayRange("2026-09-01", "2026-09-30", "2026"), "a stretch in this year").toBe("9月1日—9月30日");
    expect(timeRange("15:30", "17:00"), "times joined by a dash").toBe("15:30—17:00");
  });

  it("never rounds up to 100% while something is open", () => {
    expect(percent(34, 40), "34 of 40 tasks").toBe("85.0%");
    expect(percent(9999, 10000), "one open").toBe("99.9%");
    expect(percent(40, 40), "all done").toBe("100%");
    expect(percent(1, 10000), "something done is not nothing").toBe("0.1%");
    expect(percent(0, 0), "no denominator, no rate").toBe("—");
    expect(rate(130, 140), "the denominator stands beside the rate").toBe("92.9%（130÷140）");
  });

  it("sets off thousands", () => {
    expect([0, 999, 1000, 69937, 1234567, -1234, 1234.5].map(count), "every figure is read at a glance").toEqual(["0", "999", "1,000", "69,937", "1,234,567", "-1,234", "1,234.5"]);
  });

  it("spreads names of two characters only", () => {
    expect(spread("方敏"), "two characters").toBe("方　敏");
    expect(spread("欧阳堃"), "three stay").toBe("欧阳堃");
  });

  it("writes hours, sizes and instants", () => {
    expect(hours(1230, 45), "1230 minutes at 45 a 学时").toBe("27.3");
    expect(bytes(226_492_416), "backup size").toBe("216 MB");
    const now = new Date(2026, 8, 21, 12, 0);
    expect(instant(new Date(2026, 8, 21, 8, 31).getTime(), now), "today shows the clock only").toBe("08:31");
    expect(instant(new Date(2026, 8, 18, 17, 26).getTime(), now), "another day names it").toBe("9月18日 17:26");
  });
});

import { describe, expect, it } from "vitest";
import { addDays, daysBetween, parseDate, parseTime } from "@/kit/date";

// A Monday, as in the design sheets.
const today = "2026-09-21";
const day = (text: string, on = today) => parseDate(text, on);

describe("parseDate", () => {
  it.each([
    ["9-18", "2026-09-18"],
    ["9.18", "2026-09-18"],
    ["9/18", "2026-09-18"],
    ["0918", "2026-09-18"],
    ["918", "2026-09-18"],
    ["20260918", "2026-09-18"],
    ["2026-9-18", "2026-09-18"],
    ["2026年9月18日", "2026-09-18"],
    ["26.9.18", "2026-09-18"],
    ["9月18日", "2026-09-18"],
    ["9月18号", "2026-09-18"],
    ["９月１８日", "2026-09-18"],
    [" 9 月 18 日 ", "2026-09-18"],
    ["昨天", "2026-09-20"],
    ["前天", "2026-09-19"],
    ["周五", "2026-09-25"],
    ["上周五", "2026-09-18"],
    ["星期天", "2026-09-27"],
  ])("reads %s as a secretary means it", (text, iso) => {
    expect(day(text), "the field must accept what people write on paper").toEqual({ value: iso });
  });

  it("takes the year nearest to today when none is written", () => {
    expect(day("12-28", "2027-01-03"), "in January, December is last year's").toEqual({ value: "2026-12-28" });
    expect(day("1-5", "2026-12-30"), "in December, January is next year's").toEqual({ value: "2027-01-05" });
  });

  it("says what is wrong instead of guessing", () => {
    expect(day("2009.13.1"), "a 13th month is named").toEqual({ reason: "月份写成了 13，应在 1 到 12 之间" });
    expect(day("2026-2-30"), "February's length is named").toEqual({ reason: "2026年2月只有 28 天，写成了 30 日" });
    expect(day("2024-2-29"), "leap days exist").toEqual({ value: "2024-02-29" });
    expect(day("开会那天"), "free text is refused with an example").toHaveProperty("reason");
    expect(day("2009年7月"), "a month alone is not a day").toEqual({ reason: "还要写哪一天，如 9月18日" });
  });

  it("keeps months where the form allows them", () => {
    expect(parseDate("2009年7月", today, "month"), "month field").toEqual({ value: "2009-07" });
    expect(parseDate("200907", today, "month"), "digits").toEqual({ value: "2009-07" });
    expect(parseDate("2009.7", today, "either"), "either field keeps the month").toEqual({ value: "2009-07" });
    expect(parseDate("2009.7.1", today, "either"), "either field keeps the day").toEqual({ value: "2009-07-01" });
    expect(parseDate("2009.7.1", today, "month"), "a month field drops the day").toEqual({ value: "2009-07" });
  });
});

describe("parseTime", () => {
  it.each([["1530", "15:30"], ["15:30", "15:30"], ["15：30", "15:30"], ["8点", "08:00"], ["下午3点半", "15:30"], ["9", "09:00"], ["930", "09:30"]])(
    "reads %s", (text, time) => expect(parseTime(text), "times as people write them").toEqual({ value: time }));
  it("refuses a time that does not exist", () => {
    expect(parseTime("25:00"), "no 25th hour").toHaveProperty("reason");
  });
});

describe("day arithmetic", () => {
  it("crosses months and years", () => {
    expect(addDays("2026-12-31", 1), "new year").toBe("2027-01-01");
    expect(daysBetween("2026-09-21", "2026-09-30"), "days left in the month").toBe(9);
  });
});

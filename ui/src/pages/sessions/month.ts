// Months, weeks and days of the calendar, and which days are worked. Pure.
import type { DayOff } from "@/ipc/generated";
import { addDays, weekdayOf } from "@/kit/date";

const pad = (n: number) => String(n).padStart(2, "0");

/** 'YYYY-MM' so many months later. */
export function addMonths(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`;
}

/** The three months of the quarter that holds a month. */
export function quarterMonths(month: string): string[] {
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1;
  return [0, 1, 2].map((i) => `${month.slice(0, 4)}-${pad(first + i)}`);
}

export const yearMonths = (year: number) => Array.from({ length: 12 }, (_, i) => `${year}-${pad(i + 1)}`);

/** The weeks that hold a day of a month, each from Monday to Sunday; the first and last reach into its neighbours. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const weeks: string[][] = [];
  for (let monday = addDays(first, -((weekdayOf(first) + 6) % 7)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
  }
  return weeks;
}

export interface WorkDays {
  isOff: (day: string) => boolean;
  /** 国庆节, 周末: why nobody works; none on a working day. */
  whyOff: (day: string) => string | undefined;
  /** What stands beside the day: 国庆 休, 班. Plain weekends have nothing. */
  mark: (day: string) => string | undefined;
  /** The working day on or after a day. */
  next: (day: string) => string;
}

/** Weekends, and over them the days of the working-day calendar. */
export function workDays(days: readonly DayOff[]): WorkDays {
  const special = new Map(days.map((d) => [d.day, d]));
  const isOff = (day: string) => (special.has(day) ? !special.get(day)!.isWork : weekdayOf(day) % 6 === 0);
  const whyOff = (day: string) => (isOff(day) ? (special.get(day)?.note ?? (weekdayOf(day) % 6 === 0 ? "周末" : "休息日")) : undefined);
  function mark(day: string) {
    const one = special.get(day);
    if (!one) return undefined;
    if (one.isWork) return "班";
    const name = one.note?.replace(/节?、.*$/, "").replace(/节$/, "");
    return name && name.length <= 3 ? `${name} 休` : "休";
  }
  function next(day: string) {
    let at = day;
    // No holiday of the country is longer than three weeks; the bound only keeps a book that never works from hanging.
    for (let i = 0; i < 60 && isOff(at); i += 1) at = addDays(at, 1);
    return at;
  }
  return { isOff, whyOff, mark, next };
}

// Spans of days as reports ask for them (field.md S8, S101): a quarter, a year, "since last year". Pure.
import { T } from "@/testids";

export type Preset = "month" | "quarter" | "last-quarter" | "year" | "last-year" | "since-last-year" | "own";

export const PRESETS: readonly { value: Preset; label: string }[] = [
  { value: "month", label: "本月" },
  { value: "quarter", label: "本季度" },
  { value: "last-quarter", label: "上季度" },
  { value: "year", label: "今年以来" },
  { value: "last-year", label: "去年" },
  { value: "since-last-year", label: "去年以来" },
  { value: "own", label: "自己选" },
];

/** 统计 as a table or as charts, each a page of its own. */
export const VIEWS: readonly { value: string; label: string; testid: string }[] = [
  { value: "/counts", label: "表格", testid: T.counts.figures },
  { value: "/counts/charts", label: "图", testid: T.counts.charts },
];

export interface DaySpan {
  from: string;
  to: string;
}

const two = (n: number) => String(n).padStart(2, "0");
const last = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Days of a preset as of a day; nothing for one's own choice. What has begun goes up to the day. */
export function spanOf(preset: Preset, today: string): DaySpan | undefined {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const first = month - ((month - 1) % 3);
  switch (preset) {
    case "month":
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case "quarter":
      return { from: `${year}-${two(first)}-01`, to: today };
    case "last-quarter": {
      const [y, m] = first === 1 ? [year - 1, 10] : [year, first - 3];
      return { from: `${y}-${two(m)}-01`, to: `${y}-${two(m + 2)}-${last(y, m + 2)}` };
    }
    case "year":
      return { from: `${year}-01-01`, to: today };
    case "last-year":
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case "since-last-year":
      return { from: `${year - 1}-01-01`, to: today };
    case "own":
      return undefined;
  }
}

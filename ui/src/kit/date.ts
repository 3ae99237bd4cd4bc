// Dates as a secretary writes them. The book keeps YYYY-MM-DD, or YYYY-MM where the form allows a month only.
// Pure: "today" comes in as a parameter, so every rule is tested without a clock.

export type DatePrecision = "day" | "month" | "either";
export type ParsedDate = { value: string } | { reason: string };

const WEEKDAYS = "日一二三四五六";
const RELATIVE: Record<string, number> = { 大前天: -3, 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 };

const pad = (n: number) => String(n).padStart(2, "0");
const utc = (iso: string) => new Date(`${iso}T00:00:00Z`);
const isoOf = (d: Date) => d.toISOString().slice(0, 10);

/** All that a book can hold, for what may have begun in any year: from the founding of the party on. */
export const EVER = { from: "1921-07-01", to: "2099-12-31" };

/** Today in the computer's own time zone, as YYYY-MM-DD. */
export function todayIso(now = new Date()): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

export function addDays(iso: string, days: number): string {
  const d = utc(iso);
  d.setUTCDate(d.getUTCDate() + days);
  return isoOf(d);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

/** 0 is Sunday, as in `Date`. */
export function weekdayOf(iso: string): number {
  return utc(iso).getUTCDay();
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The last day of a month, YYYY-MM. */
export function lastDay(month: string): string {
  return `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))).padStart(2, "0")}`;
}

/** Reads what was typed: 9-18, 9.18, 0918, 20260918, 9月18日, 18日, 昨天, 周五, 上周五, 2009年7月 … */
export function parseDate(text: string, today: string, precision: DatePrecision = "day"): ParsedDate {
  const s = text.normalize("NFKC").replace(/\s+/g, "").replace(/号/g, "日");
  if (s in RELATIVE) return asked(addDays(today, RELATIVE[s]!), precision);
  const week = /^(上|下|本|这)?(?:周|星期|礼拜)([日天一二三四五六])$/.exec(s);
  if (week) return asked(weekday(week[1], week[2]!, today), precision);

  const digits = /^\d{3,8}$/.test(s) ? fromDigits(s, precision) : fromParts(s, precision);
  if (!digits) return { reason: example(precision, today) };
  const [year, month, day] = digits;
  if (month < 1 || month > 12) return { reason: `月份写成了 ${month}，应在 1 到 12 之间` };
  if (day === undefined) {
    return precision === "day"
      ? { reason: "还要写哪一天，如 9月18日" }
      : { value: `${year ?? nearestYear(month, 1, today)}-${pad(month)}` };
  }
  const y = year ?? nearestYear(month, day, today);
  const last = daysInMonth(y, month);
  if (day < 1 || day > last) return { reason: `${y}年${month}月只有 ${last} 天，写成了 ${day} 日` };
  return asked(`${y}-${pad(month)}-${pad(day)}`, precision);
}

type Parts = [year: number | undefined, month: number, day: number | undefined];

function fromDigits(s: string, precision: DatePrecision): Parts | undefined {
  const n = (from: number, to?: number) => Number(s.slice(from, to));
  if (s.length === 8) return [n(0, 4), n(4, 6), n(6)];
  if (s.length === 6) return [n(0, 4), n(4), undefined];
  if (s.length === 4 && precision === "month" && n(0) > 1231) return undefined;
  if (s.length === 4) return [undefined, n(0, 2), n(2)];
  if (s.length === 3) return [undefined, n(0, 1), n(1)];
  return undefined;
}

function fromParts(s: string, precision: DatePrecision): Parts | undefined {
  const full = /^(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(s);
  if (full) return [fullYear(full[1]!), Number(full[2]), Number(full[3])];
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(s);
  if (month) return [Number(month[1]), Number(month[2]), undefined];
  const day = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(s);
  if (day) return [undefined, Number(day[1]), Number(day[2])];
  const only = /^(\d{1,2})月$/.exec(s);
  if (only && precision !== "day") return [undefined, Number(only[1]), undefined];
  return undefined;
}

const fullYear = (text: string) => (text.length === 4 ? Number(text) : 2000 + Number(text));

/** Without a year the date nearest to today is meant: 12-28 typed on 3 January is last December. */
function nearestYear(month: number, day: number, today: string): number {
  const y = Number(today.slice(0, 4));
  const distance = (year: number) =>
    Math.abs(daysBetween(today, `${year}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}`));
  return [y, y - 1, y + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best));
}

/** Weeks begin on Monday. */
function weekday(which: string | undefined, name: string, today: string): string {
  const index = (c: string) => (WEEKDAYS.indexOf(c === "天" ? "日" : c) + 6) % 7;
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const shift = which === "上" ? -7 : which === "下" ? 7 : 0;
  return addDays(monday, index(name) + shift);
}

function asked(iso: string, precision: DatePrecision): ParsedDate {
  return { value: precision === "month" ? iso.slice(0, 7) : iso };
}

function example(precision: DatePrecision, today: string): string {
  const [y, m, d] = today.split("-").map(Number);
  return precision === "month"
    ? `看不出是哪个月，可以写 ${y}年${m}月 或 ${y}.${m}`
    : `看不出是哪一天，可以写 ${m}-${d}、${m}月${d}日 或 昨天`;
}

/** Times as they are typed: 1530, 15:30, 15点半, 下午3点. Gives HH:MM. */
export function parseTime(text: string): ParsedDate {
  const s = text.normalize("NFKC").replace(/\s+/g, "");
  const m = /^(上午|下午|晚上|中午)?(\d{1,2})(?:[:.点时](半|\d{1,2})?分?)?$/.exec(s) ?? /^()(\d{1,2})(\d{2})$/.exec(s);
  if (!m) return { reason: "看不出是几点，可以写 15:30 或 1530" };
  let hour = Number(m[2]);
  const minute = m[3] === "半" ? 30 : Number(m[3] ?? 0);
  if ((m[1] === "下午" || m[1] === "晚上") && hour < 12) hour += 12;
  if (hour > 23 || minute > 59) return { reason: `${hour}:${pad(minute)} 不是一天里的时间` };
  return { value: `${pad(hour)}:${pad(minute)}` };
}

// How dates, numbers, rates and names are written on screen (GUIDE §3, §7). Pure functions.
import { weekdayOf } from "./date";

const WEEKDAYS = "日一二三四五六";

/** 周五 */
export function weekday(iso: string): string {
  return `周${WEEKDAYS[weekdayOf(iso)]}`;
}

/** 9月18日, or 9月 for a month; with the year when `year` is set. Absent dates are 〔待补充〕. */
export function day(iso: string | null | undefined, opts: { year?: boolean; weekday?: boolean } = {}): string {
  if (!iso) return "〔待补充〕";
  const [y, m, d] = iso.split("-").map(Number);
  const head = opts.year ? `${y}年` : "";
  const tail = opts.weekday && d !== undefined ? ` ${weekday(iso)}` : "";
  return `${head}${m}月${d === undefined ? "" : `${d}日`}${tail}`;
}

/** 2026年9月18日 */
export const longDay = (iso: string | null | undefined) => day(iso, { year: true });

/** A stretch of days, the year once and only when it is not `thisYear`. */
export function dayRange(from: string, to: string, thisYear?: string): string {
  const year = thisYear !== from.slice(0, 4);
  if (from === to) return day(from, { year });
  return `${day(from, { year })}—${day(to, { year: from.slice(0, 4) !== to.slice(0, 4) })}`;
}

/** 15:30—17:00 */
export function timeRange(from?: string | null, to?: string | null): string {
  return [from, to].filter(Boolean).join("—");
}

/** An instant in ms since 1970, in the computer's own time: 9月18日 17:26, today only 17:26. */
export function instant(ms: number, now = new Date()): string {
  const t = new Date(ms);
  const clock = `${String(t.getHours()).padStart(2, "0")}:${String(t.getMinutes()).padStart(2, "0")}`;
  if (t.toDateString() === now.toDateString()) return clock;
  const year = t.getFullYear() === now.getFullYear() ? "" : `${t.getFullYear()}年`;
  return `${year}${t.getMonth() + 1}月${t.getDate()}日 ${clock}`;
}

/** 3,418. Not by toLocaleString: the first call has WebKit read the languages of the world, 10 ms while the window starts. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** One decimal. Never 100% while something is open, never 0.0% while something is done. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "—";
  if (part === whole) return "100%";
  const tenths = Math.round((part / whole) * 1000);
  const kept = part < whole && tenths >= 1000 ? 999 : part > 0 && tenths === 0 ? 1 : tenths;
  return `${(kept / 10).toFixed(1)}%`;
}

/** 92.9%（130÷140）: a rate never stands without its denominator. */
export function rate(part: number, whole: number): string {
  return whole === 0 ? "—" : `${percent(part, whole)}（${count(part)}÷${count(whole)}）`;
}

/** Minutes as 学时, one decimal at most: 3,418.5. `unit` is the number of minutes of one 学时 (45 or 60, a setting). */
export function hours(minutes: number, unit: number): string {
  return count(Math.round((minutes / unit) * 10) / 10);
}

/** 216 MB */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  const units = ["KB", "MB", "GB"];
  let size = n / 1024;
  let i = 0;
  while (size >= 1024 && i < units.length - 1) {
    size /= 1024;
    i += 1;
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[i]}`;
}

/** Two-character names are spread to the width of three: 方　敏. The book keeps 方敏. */
export function spread(name: string): string {
  return /^\p{Script=Han}{2}$/u.test(name) ? `${[...name].join("　")}` : name;
}

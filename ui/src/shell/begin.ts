// 从哪个月起在这里记: what was over before that month is neither missed nor met here. Days are YYYY-MM-DD, months YYYY-MM.

/** Nothing that ended on this day, or in this month, is kept in the book. */
export const isBeforeBook = (begin: string | null | undefined, last: string): boolean => !!begin && last < begin.slice(0, last.length);

/** 本手册从9月起记, with the year where the page is about another one. */
export function sinceWords(begin: string, year: string): string {
  return `本手册从${begin.startsWith(year) ? "" : `${begin.slice(0, 4)}年`}${Number(begin.slice(5, 7))}月起记`;
}

/** The months a book is usually begun with, each once: this one, the first of the quarter, January. */
export function usualBegins(today: string): { value: string; label: string }[] {
  const year = today.slice(0, 4);
  const month = Number(today.slice(5, 7));
  const quarter = month - ((month - 1) % 3);
  const key = (m: number) => `${year}-${String(m).padStart(2, "0")}`;
  const all = [
    { value: key(month), label: `本月（${year}年${month}月）` },
    { value: key(quarter), label: `本季度（从${quarter}月起）` },
    { value: key(1), label: "今年1月" },
  ];
  return all.filter((one, i) => all.findIndex((other) => other.value === one.value) === i);
}

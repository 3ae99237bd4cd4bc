// The lines of 议定事项 and what they say of themselves. Pure.

/** One decision a line; its number falls away. */
export function linesOf(text: string | null): string[] {
  return (text ?? "").split("\n").map((line) => line.trim().replace(/^[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]\s*/, "")).filter(Boolean);
}

/** A deadline written in a decision: 10月31日前, 9月底前. The year is that of the meeting, the next one when the month has passed. */
export function dueOf(line: string, onDay: string): string {
  const found = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底)?(?:前|之前|完成)/.exec(line);
  if (!found) return "";
  const [, year, month, date] = found;
  if (Number(month) < 1 || Number(month) > 12 || Number(date ?? 1) > 31) return "";
  const own = Number(onDay.slice(0, 4));
  const at = year ?? String(Number(month) < Number(onDay.slice(5, 7)) ? own + 1 : own);
  const ym = `${at}-${month!.padStart(2, "0")}`;
  return date ? `${ym}-${date.padStart(2, "0")}` : ym;
}

/** Who is named as responsible: 由顾长河负责, 责任人袁大成. Only people on the roster. */
export function ownerOf(line: string, names: readonly string[]): string {
  const found = /责任人[：:]?([^，。；,;]+)/.exec(line)?.[1] ?? /由([^，。；,;]+?)(?:负责|牵头|落实)/.exec(line)?.[1] ?? "";
  return names.filter((name) => found.includes(name)).join("、");
}

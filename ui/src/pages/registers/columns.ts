// How a register's cells look, and which rows stand behind one of its counts.
import type { RegisterCell, RegisterColumn, RegisterCount, RegisterRow } from "@/ipc/generated";
import { count, day, spread } from "@/kit";

export function cellOf(row: RegisterRow, column: RegisterColumn): RegisterCell | undefined {
  return row.cells.find((c) => c.columnId === column.id);
}

/** A cell as read in the table: short dates, spread names, thousands parted; the form and the paper keep the full text. */
export function shown(row: RegisterRow, column: RegisterColumn): string {
  const text = cellOf(row, column)?.text;
  if (!text) return "—";
  if (column.kind === "member") return spread(text);
  if (column.kind === "date") return day(text);
  return column.kind === "number" ? thousands(text) : text;
}

/** 18640.5 → 18,640.5: a decimal as the book keeps it, never through a float. */
export function thousands(decimal: string): string {
  const [whole = "", part] = decimal.split(".");
  return count(Number(whole)) + (part ? `.${part}` : "");
}

/** A heading with what its numbers count: 时长（小时）. */
export function heading(column: { name: string; measure: string | null }): string {
  return column.measure ? `${column.name}（${column.measure}）` : column.name;
}

/** Whether a row is one of those a group counts. */
export function belongs(row: RegisterRow, by: RegisterCount, key: string): boolean {
  if (by.columnId === null) return row.onDay.startsWith(key);
  const cell = row.cells.find((c) => c.columnId === by.columnId);
  return cell ? String(cell.id ?? cell.text) === key : key === "";
}

// How a register's cells look, and which rows stand behind one of its counts.
import type { RouteLocationRaw } from "vue-router";
import type { ColumnKind, RegisterCell, RegisterColumn, RegisterCount, RegisterRow } from "@/ipc/generated";
import { count, day, spread } from "@/kit";

/** The columns that are filled in and shown. */
export const live = (register: { columns: readonly RegisterColumn[] }) => register.columns.filter((c) => !c.isRetired);

/** As many columns as stand in a narrow window without scrolling sideways. */
const FIT = 8;

/** The columns of the table. Where there are many, those in which nothing stands all year are left to the form. */
export function listed(register: { columns: readonly RegisterColumn[] }, rows: readonly RegisterRow[]): { columns: RegisterColumn[]; empty: RegisterColumn[] } {
  const all = live(register);
  const empty = all.length > FIT && rows.length > 0 ? all.filter((c) => !c.isNeeded && !rows.some((row) => cellsOf(row, c).length > 0)) : [];
  return { columns: all.filter((c) => !empty.includes(c)), empty };
}

export const cellsOf = (row: RegisterRow, column: RegisterColumn): RegisterCell[] => row.cells.filter((c) => c.columnId === column.id);

/** A cell as read in the table: short dates, spread names, thousands parted; the form and the paper keep the full text. */
export function shown(cell: RegisterCell, column: RegisterColumn): string {
  if (column.kind === "member") return spread(cell.text);
  if (column.kind === "date") return day(cell.text);
  return column.kind === "number" ? thousands(cell.text) : cell.text;
}

/** Where a cell leads: the person's drawer, the session's page. */
export function leadsTo(cell: RegisterCell, kind: ColumnKind): RouteLocationRaw | undefined {
  if (cell.id === null) return undefined;
  if (kind === "member") return { path: "/members", query: { id: cell.id } };
  return kind === "session" ? `/sessions/${cell.id}` : undefined;
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

/** Whether a row is one of those that groups count. */
export function belongs(row: RegisterRow, by: RegisterCount, keys: readonly string[]): boolean {
  if (by.columnId === null) return keys.some((key) => row.onDay.startsWith(key));
  const cells = row.cells.filter((c) => c.columnId === by.columnId);
  return cells.length ? cells.some((cell) => keys.includes(String(cell.id ?? cell.text))) : keys.includes("");
}

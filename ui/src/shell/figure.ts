// A figure that was asked for by name opens the rows it counts.
import type { CountedRow } from "@/ipc/generated";
import { call } from "@/ipc/client";
import { count, day, dayRange, rate, spread } from "@/kit/format";
import { RowsDrawer, type FigureRow } from "@/kit/rows";
import { today } from "./book";
import { openDrawer } from "./drawer";
import { NOUNS } from "./finder";

const rowOf = (row: CountedRow, i: number): FigureRow => ({
  key: `${row.noun}-${row.id}-${i}`, title: spread(row.title), text: row.text, end: row.end,
  ...(NOUNS.find((n) => n.noun === row.noun) ? { to: NOUNS.find((n) => n.noun === row.noun)!.to(row.id, row.parent) } : {}),
});

export async function openFigure(word: string, label: string): Promise<void> {
  const { figure, rows } = await call("figure_rows", { word, day: today.value });
  const value = figure.whole === null ? `${count(figure.part)} ${figure.unit}` : `${rate(figure.part, figure.whole)} ${figure.unit}`;
  const cut = figure.whole === null && figure.part > rows.length && figure.unit !== "人次" ? [`先列 ${rows.length} 条`] : [];
  openDrawer(RowsDrawer, { title: label, about: [`${value}，${figure.from ? dayRange(figure.from, figure.to) : `到${day(figure.to)}`}`, figure.rule, ...cut], rows: rows.map(rowOf) });
}

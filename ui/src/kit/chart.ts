// Where the marks of the two small charts stand. Both are drawn in a box of 360 × 128. Pure.

export interface TrendPoint {
  key: string;
  label: string;
  /** null where nothing was counted: the line breaks. */
  value: number | null;
  /** The value as written on the point. */
  text: string;
  /** The period is not over: the stretch that leads here is dashed. */
  open?: boolean;
}

const LEFT = 18;
const RIGHT = 342;
const TOP = 36;
const BOTTOM = 84;

export function trendLayout(points: readonly TrendPoint[]) {
  const values = points.flatMap((p) => (p.value === null ? [] : [p.value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = points.length > 1 ? (RIGHT - LEFT) / (points.length - 1) : 0;
  const y = (v: number) => (high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((v - low) / (high - low)) * (BOTTOM - TOP));
  const placed = points.map((p, i) => {
    const neighbours = [points[i - 1]?.value, points[i + 1]?.value].filter((v): v is number => v != null);
    const at = p.value === null ? null : round(y(p.value));
    // A value below its neighbours is written under the point, so that the line never crosses it.
    const under = p.value !== null && neighbours.length > 0 && neighbours.every((v) => v >= p.value!) && neighbours.some((v) => v > p.value!);
    return { ...p, x: round(points.length > 1 ? LEFT + i * step : 180), y: at, textY: at === null ? 0 : under ? at + 19 : at - 9 };
  });
  let solid = "";
  let dashed = "";
  placed.forEach((p, i) => {
    const before = placed[i - 1];
    if (p.y === null || !before || before.y === null) return;
    const stretch = `M${before.x} ${before.y} L${p.x} ${p.y} `;
    if (p.open) dashed += stretch;
    else solid += stretch;
  });
  return { points: placed, solid, dashed };
}

export type DotState = "below" | "on" | "reached";

/** One dot a person, stacked in bins; dots shrink when a column would leave the chart. */
export function dotLayout(values: readonly number[], pace: number, goal: number) {
  const low = Math.floor(Math.min(pace, goal, ...values));
  const high = Math.ceil(Math.max(pace, goal, ...values));
  const x = (v: number) => round(14 + ((v - low) / Math.max(1, high - low)) * 332);
  const bins = 21;
  const columns = new Map<number, number[]>();
  for (const v of [...values].sort((a, b) => a - b)) {
    const bin = Math.round(((v - low) / Math.max(1, high - low)) * (bins - 1));
    columns.set(bin, [...(columns.get(bin) ?? []), v]);
  }
  const tallest = Math.max(1, ...[...columns.values()].map((c) => c.length));
  const pitch = Math.min(13, 74 / tallest);
  const dots = [...columns].flatMap(([bin, column]) => column.map((v, i) => ({
    x: round(14 + (bin / (bins - 1)) * 332), y: round(91 - i * pitch), state: stateOf(v, pace, goal),
  })));
  const ticks = [0, 1, 2, 3, 4].map((i) => Math.round(low + ((high - low) * i) / 4)).filter((v, i, all) => all.indexOf(v) === i)
    .map((value) => ({ value, x: x(value) }));
  return { dots, ticks, paceX: x(pace), goalX: x(goal), close: Math.abs(x(pace) - x(goal)) < 90, r: Math.min(5, pitch / 2 - 0.5) };
}

function stateOf(v: number, pace: number, goal: number): DotState {
  if (v >= goal) return "reached";
  return v >= pace ? "on" : "below";
}

const round = (n: number) => Math.round(n * 10) / 10;

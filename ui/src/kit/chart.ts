// Where the marks of the charts stand, in one of two boxes: small in a region or a drawer, wide on a page of its own. Pure.
import { groupBy } from "./group";

export interface Box { w: number; h: number }
export const SMALL: Box = { w: 360, h: 128 };
export const WIDE: Box = { w: 860, h: 250 };
export const boxOf = (wide: boolean | undefined): Box => (wide ? WIDE : SMALL);

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

/** White at both ends, so that the first and the last label are whole. */
const SIDE = 18;
/** From the top to the highest point: its value is written above it. */
const HEAD = 36;
/** Under the lowest point: its value, the axis, the labels. */
const FOOT = 44;

export function trendLayout(points: readonly TrendPoint[], box: Box = SMALL) {
  const [left, right, top, bottom] = [SIDE, box.w - SIDE, HEAD, box.h - FOOT];
  const values = points.flatMap((p) => (p.value === null ? [] : [p.value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = points.length > 1 ? (right - left) / (points.length - 1) : 0;
  const y = (v: number) => (high === low ? (top + bottom) / 2 : bottom - ((v - low) / (high - low)) * (bottom - top));
  const placed = points.map((p, i) => {
    const neighbours = [points[i - 1]?.value, points[i + 1]?.value].filter((v): v is number => v != null);
    const at = p.value === null ? null : round(y(p.value));
    // A value below its neighbours is written under the point, so that the line never crosses it.
    const under = p.value !== null && neighbours.length > 0 && neighbours.every((v) => v >= p.value!) && neighbours.some((v) => v > p.value!);
    return { ...p, x: round(points.length > 1 ? left + i * step : box.w / 2), y: at, textY: at === null ? 0 : under ? at + 19 : at - 9 };
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
export function dotLayout(values: readonly number[], pace: number, goal: number, box: Box = SMALL) {
  const low = Math.floor(Math.min(pace, goal, ...values));
  const high = Math.ceil(Math.max(pace, goal, ...values));
  const across = box.w - 28;
  const share = (v: number) => (v - low) / Math.max(1, high - low);
  const x = (v: number) => round(14 + share(v) * across);
  const bins = Math.round(across / 16.6) + 1;
  const columns = groupBy([...values].sort((a, b) => a - b), (v) => Math.round(share(v) * (bins - 1)));
  const tallest = Math.max(1, ...[...columns.values()].map((c) => c.length));
  const pitch = Math.min(13, (box.h - 54) / tallest);
  // A few people need no tall chart.
  const height = box.h > SMALL.h ? Math.min(box.h, Math.max(SMALL.h, 70 + tallest * pitch)) : box.h;
  const dots = [...columns].flatMap(([bin, column]) => column.map((v, i) => ({
    x: round(14 + (bin / (bins - 1)) * across), y: round(height - 37 - i * pitch), state: stateOf(v, pace, goal),
  })));
  const ticks = [0, 1, 2, 3, 4].map((i) => Math.round(low + ((high - low) * i) / 4)).filter((v, i, all) => all.indexOf(v) === i)
    .map((value) => ({ value, x: x(value) }));
  return { dots, ticks, height, paceX: x(pace), goalX: x(goal), close: Math.abs(x(pace) - x(goal)) < 90, r: Math.min(5, pitch / 2 - 0.5) };
}

function stateOf(v: number, pace: number, goal: number): DotState {
  if (v >= goal) return "reached";
  return v >= pace ? "on" : "below";
}

export interface BarPart {
  key: string;
  label: string;
  part: number;
  whole: number;
  /** Written behind the bar: 26÷28　92.9%. */
  text: string;
}

const BAR_ROW = 27;

/** A bar for each part of a whole, one under the other; all bars are equally long, because each is a share. */
export function barLayout(parts: readonly BarPart[], box: Box) {
  const wide = box.w > SMALL.w;
  const letters = Math.min(wide ? 24 : 10, Math.max(6, ...parts.map((p) => p.label.length)));
  const [label, tail] = [letters * (wide ? 17 : 13.5) + 14, wide ? 170 : 100];
  const length = box.w - label - tail;
  const rows = parts.map((p, i) => ({
    ...p,
    short: p.label.length > letters ? `${p.label.slice(0, letters - 1)}…` : p.label,
    y: i * BAR_ROW + 6,
    filled: p.whole ? round((p.part / p.whole) * length) : 0,
  }));
  return { rows, x: label, length, tail: label + length + 10, height: parts.length * BAR_ROW + 6 };
}

export interface Column {
  key: string;
  label: string;
  /** The goal of this column: the step line. */
  goal: number;
  /** null where the time has not come. */
  solid: number | null;
  hatched: number | null;
}

/** Columns against a goal that rises step by step. `high` is the top of the scale, where the whole is written. */
export function columnLayout(columns: readonly Column[], high: number, box: Box) {
  const [left, top, bottom] = [4, 24, box.h - 22];
  const slot = (box.w - 2 * left) / Math.max(1, columns.length);
  const width = Math.min(46, slot * 0.46);
  const y = (n: number) => round(bottom - (n / Math.max(1, high)) * (bottom - top));
  // In narrow slots only the last known figures are written; all of them stand in the table.
  const dense = slot < 40;
  const last = columns.findLastIndex((c) => c.solid !== null);
  const placed = columns.map((c, i) => {
    const solidY = y(c.solid ?? 0);
    const hatchY = y((c.solid ?? 0) + (c.hatched ?? 0));
    return {
      ...c, written: !dense || i === last, left: round(left + i * slot), right: round(left + (i + 1) * slot), x: round(left + (i + 0.5) * slot - width / 2), mid: round(left + (i + 0.5) * slot),
      goalY: y(c.goal), solidY, hatchY,
      // A figure stands inside its column where there is room for it.
      inside: bottom - solidY >= 18,
    };
  });
  const steps = placed.map((c, i) => `${i ? "L" : "M"}${c.left} ${c.goalY} L${c.right} ${c.goalY}`).join(" ");
  return { columns: placed, steps, width: round(width), bottom, dense };
}

const round = (n: number) => Math.round(n * 10) / 10;

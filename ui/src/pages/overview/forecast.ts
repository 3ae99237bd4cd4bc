// What closes a gap, and what will be missing at the end of the month, the quarter and the year. Pure.
import type { RouteLocationRaw } from "vue-router";
import type { Action, Finding, Forecast, HorizonEnd } from "@/ipc/generated";
import { day, hours } from "@/kit/format";
import { groupBy } from "@/kit/group";
import type { FigureRow } from "@/kit/rows";

/** What the door beside a gap says, and what stands before it. */
const WORDS: Record<Action, { before: string; door: string }> = {
  hold: { before: "已列计划", door: "按计划召开" },
  fix: { before: "已列计划，", door: "定下日期" },
  advance: { before: "计划太晚，", door: "提前计划日期" },
  arrange: { before: "没有安排，", door: "去安排" },
  study: { before: "学时不够，", door: "安排学习" },
  elect: { before: "委员不够，", door: "去补记任职" },
  organise: { before: "", door: "看组织设置" },
  prepare: { before: "任期将满，", door: "去安排" },
  ask: { before: "", door: "看名册" },
  review: { before: "已经过去，", door: "核对是否漏记" },
};

export interface Closing {
  action: Action;
  before: string;
  door: string;
  to: RouteLocationRaw;
}

/** The one action that closes a gap and where it is done; none where there is no gap. */
export function closing(finding: Finding): Closing | undefined {
  const { action } = finding;
  return action ? { action, ...WORDS[action], to: placeOf(action, finding) } : undefined;
}

function placeOf(action: Action, finding: Finding): RouteLocationRaw {
  switch (action) {
    case "hold":
    case "fix":
    case "advance":
      return { path: "/sessions", query: { month: (finding.planned_on ?? finding.last_day ?? finding.period).slice(0, 7) } };
    case "review":
      return { path: "/sessions", query: { month: firstMonth(finding.period) } };
    case "ask":
    case "elect":
      return "/members";
    case "organise":
      return { path: "/settings", query: { view: "unit" } };
    default:
      return { path: "/sessions/new", query: newSession(finding) };
  }
}

/** The kind, the unit and the last safe date are filled in. */
function newSession({ kind, unit_id, safe_day }: Finding): Record<string, string> {
  return {
    ...(kind ? { kinds: kind } : {}),
    ...(unit_id ? { unit: String(unit_id) } : {}),
    ...(safe_day ? { day: safe_day } : {}),
  };
}

/** 2026-07 of '2026-07' and of '2026Q3', 2026-01 of '2026'. */
function firstMonth(period: string): string {
  const half = /^(\d{4})H([12])$/.exec(period);
  if (half) return `${half[1]}-${half[2] === "1" ? "01" : "07"}`;
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}`;
  return period.length === 7 ? period : `${period.slice(0, 4)}-01`;
}

const ENDS: Record<HorizonEnd, string> = { month: "本月末", quarter: "本季末", year: "本年末" };

/** One row for what several groups or people will lack of one rule in one period, then people below the pace of the year. */
export function forecastRows(forecast: Forecast): FigureRow[] {
  const rows = forecast.horizons.flatMap((horizon) => {
    const groups = groupBy(horizon.missing.filter((f) => f.rule !== "hours"), (f) => `${f.rule} ${f.period}`);
    return [...groups].map(([key, group]): FigureRow => {
      const first = group[0]!;
      const by = first.safe_day ? `最晚 ${day(first.safe_day)}` : `只剩休息日，到 ${day(first.last_day)}`;
      return {
        key: `${horizon.end} ${key}`, title: `${first.label}　${first.period}`, text: group.map((f) => f.scope).join("、"), end: by,
        state: { shape: "near", word: ENDS[horizon.end] }, to: closing(first)?.to,
      };
    });
  });
  const people = forecast.people.map((p): FigureRow => {
    const credit = (minutes: number) => hours(minutes, p.periodMinutes || 60);
    const absent = p.monthsAbsent > 0 ? [`连续 ${p.monthsAbsent} 个月未参加`] : [];
    const study = p.yearMinutes < p.paceMinutes ? [`按现在的进度，年末 ${credit(p.expectedMinutes)} 学时`, ...(p.plannedMinutes > 0 ? [`计划里还有 ${credit(p.plannedMinutes)} 学时`] : [])] : [];
    return { key: `person ${p.memberId}`, title: p.name, text: [...absent, ...study].join("；"), end: `${credit(p.yearMinutes)} / ${credit(p.targetMinutes)}` };
  });
  return [...rows, ...people];
}

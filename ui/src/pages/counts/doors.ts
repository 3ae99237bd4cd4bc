// What stands behind the points and lines of the charts: sessions, people, tasks. Each opens in the drawer.
import type { BurnUp, HoursLine, Topic, TrendMonth } from "@/ipc/generated";
import { RowsDrawer, call, count, day, hours, openDrawer, rate, spread } from "@/kit";
import { lastDay } from "@/kit/date";
import { LIGHT_SHAPES } from "@/pages/tasks/order";
import { LIGHTS } from "@/text/labels";
import { STANDINGS, askedOf, standing, type Period, type Standing } from "./answers";

/** More sessions than a branch holds in a year. */
const LISTED = 2000;

/** The sessions behind a rate, whether of one month or of several. */
export async function openTurnout(title: string, months: readonly TrendMonth[]): Promise<void> {
  if (months.length === 0) return;
  const [due, present] = [months.reduce((n, m) => n + m.due, 0), months.reduce((n, m) => n + m.present, 0)];
  const sessions = await call("session_list", { from: `${months[0]!.month}-01`, to: lastDay(months.at(-1)!.month), limit: LISTED });
  openDrawer(RowsDrawer, {
    title: `${title}到会率`,
    about: [rate(present, due), "含三会一课、主题党日、组织生活会；免的人不进分母，草稿不计"],
    rows: sessions.filter((s) => s.totals.due > 0).map((s) => ({
      key: s.id, title: `${day(s.onDay)} ${s.title}`, end: `${s.totals.present} / ${s.totals.due}`, to: `/sessions/${s.id}`,
      state: s.status === "draft" ? { shape: "draft" as const, word: "草稿" } : undefined,
    })),
  });
}

/** People in roster order, never by hours. */
export function openPeople(title: string, lines: readonly HoursLine[]): void {
  openDrawer(RowsDrawer, {
    title: `学时 · ${title}`,
    about: ["本年累计；按名册顺序"],
    rows: lines.map((l) => ({
      key: l.memberId, title: spread(l.name), text: l.group ?? "", end: `${hours(l.yearMinutes, l.periodMinutes)} / ${hours(l.targetMinutes, l.periodMinutes)} 学时`,
      to: { path: "/members", query: { id: l.memberId } },
    })),
  });
}

/** A line of the table of hours: its key names goal and standing. */
export function openHours(lines: readonly HoursLine[], key: string): void {
  const [goal, of] = key.split(" ") as [string, Standing];
  const asked = askedOf(lines).find((a) => a.goal === Number(goal));
  if (asked) openPeople(`目标 ${hours(asked.goal, asked.unit)} 学时，${STANDINGS[of]}`, asked.lines.filter((l) => standing(l) === of));
}

/** Who has not had a required topic; of the sum, each topic with how many. */
export async function openCoverage(topics: readonly Topic[], period: Period, key: string): Promise<void> {
  if (key === "all") {
    openDrawer(RowsDrawer, {
      title: "还没学到的必学篇目", about: ["每项后面是还没学到的人数"], empty: "必学的都学到了",
      rows: topics.filter((t) => t.covered < t.due).map((t) => ({ key: t.id, title: t.title, end: `${count(t.due - t.covered)} 人`, to: { path: "/topics", query: { id: t.id } } })),
    });
    return;
  }
  const coverage = await call("topic_coverage", period);
  const at = coverage.topics.findIndex((t) => String(t.id) === key);
  const topic = coverage.topics[at];
  if (!topic) return;
  openDrawer(RowsDrawer, {
    title: topic.title,
    about: [`已学 ${rate(topic.covered, topic.due)}`, "下面是还没学到的人；在学习主题里登记自学、送学"],
    rows: coverage.rows.filter((row) => row.cells[at]?.how === "未").map((row) => ({ key: row.memberId, title: spread(row.name), text: row.group ?? row.unit, to: "/topics" })),
    empty: "应学的人都学到了",
  });
}

/** The tasks that were to be done by the end of a month, or were. */
export function openBurnUp(burn: BurnUp, listId: number, month: string): void {
  const figures = burn.months.find((m) => m.month === month);
  if (!figures) return;
  const end = lastDay(month);
  openDrawer(RowsDrawer, {
    title: `到${Number(month.slice(5))}月底`,
    about: [`应完成 ${count(figures.planned)} 项${figures.done === null ? "" : `，已完成 ${count(figures.done)} 项，阶段性完成 ${count(figures.stageDone ?? 0)} 项`}`, "列出到期的和已完成的，后面是现在的状态"],
    rows: burn.steps.filter((s) => (s.dueOn && s.dueOn <= end) || (s.doneOn && s.doneOn <= end)).map((s) => ({
      key: s.id, title: `${s.number}　${s.title}`, text: [s.owner, s.dueOn && `时限 ${day(s.dueOn)}`, s.doneOn && `完成 ${day(s.doneOn)}`].filter(Boolean).join("，"),
      state: { shape: LIGHT_SHAPES[s.light], word: LIGHTS[s.light] }, to: { path: "/tasks", query: { list: listId, id: s.id } },
    })),
    empty: "到这个月底还没有到期的任务",
  });
}

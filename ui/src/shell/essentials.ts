// What Ctrl K says of the chosen row, and what can be done with it, by what it is.
import { computed, type MaybeRefOrGetter, toValue } from "vue";
import type { RouteLocationRaw } from "vue-router";
import { useQuery } from "@/ipc/query";
import { count, day, hours, percent, timeRange } from "@/kit/format";
import type { IconName } from "@/kit/icons";
import { LIGHTS, MARKS, kindShort } from "@/text/labels";
import { may, today } from "./book";
import type { FoundRow } from "./finder";

export interface Fact {
  word: string;
  text: string;
}
export interface RowAction {
  word: string;
  icon?: IconName;
  /** None: what Enter does. */
  to?: RouteLocationRaw;
}

const FIRST: Record<string, string> = {
  member: "打开个人页", session: "打开这次活动", task: "打开任务", task_list: "打开清单", topic: "打开主题", register_row: "打开这一条", unit: "看名册",
  figure: "看它数的是哪些", report: "打开，先看后打", page: "打开页面", setting: "打开设置", new: "新建", turn_list: "打开轮值", pairing: "打开包联",
};

export function useEssentials(of: MaybeRefOrGetter<FoundRow>) {
  const row = computed(() => toValue(of));
  const is = (noun: string) => row.value.noun === noun;
  const id = computed(() => row.value.id);
  const year = computed(() => today.value.slice(0, 4));
  const { data: member } = useQuery("member_get", () => (is("member") ? { id: id.value } : null));
  const { data: record } = useQuery("member_record", () => (is("member") ? { id: id.value, from: `${year.value}-01-01`, to: today.value } : null));
  const { data: session } = useQuery("session_get", () => (is("session") ? { id: id.value } : null));
  const list = computed(() => {
    const to = row.value.to;
    return is("task") && typeof to === "object" && "query" in to ? Number(to.query?.list) || null : null;
  });
  const { data: tasks } = useQuery("task_list", () => (list.value ? { listId: list.value, day: today.value } : null));
  const task = computed(() => tasks.value?.find((t) => t.id === id.value));

  const memberFacts = computed((): Fact[] => {
    if (!record.value) return [];
    const asked = record.value.rows.filter((r) => r.mark !== "exempt" && r.mark !== "unmarked");
    const came = asked.filter((r) => r.mark === "present").length;
    const h = record.value.hours;
    const missed = asked.filter((r) => r.mark !== "present" && !r.madeUp).slice(0, 3);
    return [
      { word: "本年到会", text: asked.length ? `${came}/${asked.length}，${percent(came, asked.length)}` : "还没有记录" },
      ...(h ? [{ word: "本年学时", text: h.targetMinutes ? `${hours(h.yearMinutes, h.periodMinutes)} / ${hours(h.targetMinutes, h.periodMinutes)}` : hours(h.yearMinutes, h.periodMinutes) }] : []),
      ...missed.map((r) => ({ word: "还没补学", text: `${day(r.onDay)} ${r.kinds[0] ? kindShort(r.kinds[0]) : ""}，${MARKS[r.mark]}` })),
    ];
  });
  const sessionFacts = computed((): Fact[] => {
    const s = session.value;
    if (!s) return [];
    return [
      { word: "时间", text: `${day(s.onDay, { year: true, weekday: true })} ${timeRange(s.startTime, s.endTime)}` },
      { word: "地点", text: s.place ?? "〔待补充〕" },
      ...(s.totals.due ? [{ word: "到会", text: `${count(s.totals.present)}/${count(s.totals.due)}，${percent(s.totals.present, s.totals.due)}` }] : []),
      ...(s.totals.unmarked ? [{ word: "未点", text: `${s.totals.unmarked} 人` }] : []),
      ...(s.decisions && !s.isRestricted ? [{ word: "议定", text: [...s.decisions].slice(0, 60).join("") }] : []),
    ];
  });
  const taskFacts = computed((): Fact[] => {
    const t = task.value;
    if (!t) return [];
    const last = t.progress.at(-1);
    return [
      { word: "状态", text: LIGHTS[t.light] },
      ...(t.owner ? [{ word: "责任人", text: t.owner }] : []),
      ...(t.dueOn ? [{ word: "时限", text: day(t.dueOn, { year: true }) }] : []),
      ...(last ? [{ word: "最近进展", text: `${day(last.onDay)} ${last.text}` }] : []),
    ];
  });

  const title = computed(() => row.value.label);
  const sub = computed((): string[] => {
    if (is("member")) return [row.value.detail, ...(member.value?.probationOn ? [`${day(member.value.probationOn, { year: true })}入党`] : [])].filter(Boolean);
    if (is("session")) return session.value ? [session.value.unit, session.value.kinds.map(kindShort).join("、")] : [];
    return ["figure", "new", "page", "setting"].includes(row.value.noun) ? [] : [row.value.detail].filter(Boolean);
  });
  const facts = computed(() => (is("member") ? memberFacts.value : is("session") ? sessionFacts.value : is("task") ? taskFacts.value : []));
  const actions = computed((): RowAction[] => {
    const first: RowAction = { word: is("new") ? row.value.label : FIRST[row.value.noun] ?? "打开" };
    const paper = (word: string, report: string, query: Record<string, string | number>): RowAction => ({ word, icon: "i-print", to: { path: "/reports", query: { report, ...query } } });
    if (is("member")) return [first, ...(may("criticism_save") ? [{ word: "记谈心谈话", to: { path: "/sessions/talk", query: { with: id.value } } }] : []), paper("打印学时登记表", "hours-member", { member: id.value, year: year.value })];
    if (is("session")) {
      const isTalk = session.value?.kinds.every((k) => k === "talk");
      return [first, ...(isTalk ? [] : [paper("打印签到表", "sign-in", { session: id.value }), paper("打印会议记录", "minutes", { session: id.value })]), { word: "照这次再记一次", to: { path: "/sessions/new", query: { kinds: (session.value?.kinds ?? []).join(",") } } }];
    }
    if (is("task")) return [first, { word: "写进展", ...(row.value.to ? { to: row.value.to } : {}) }, ...(list.value ? [paper("打印任务清单", "tasks", { list: list.value })] : [])];
    if (is("task_list")) return [first, paper("打印挂图", "wall-chart", { list: id.value })];
    return [first];
  });
  return { title, sub, facts, actions };
}

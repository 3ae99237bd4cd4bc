// A made-up plan, to look at the page with and to test it on.
import type { Arrangement, ArrangementItem, PlanItem, PlanPage, PlanProposal, Stand } from "@/ipc/generated";

let last = 0;
export const planItem = (month: string, onDay: string | null, kind: string, title: string, stand: Stand, over: Partial<PlanItem> = {}): PlanItem => ({
  id: ++last, uid: String(last), unit: "运行车间党支部", unitId: 1, month, onDay, kind, title, owner: null, form: null, section: null, tier: null,
  status: stand === "held" || stand === "draft" ? "held" : stand === "missed" || stand === "outside" ? "planned" : stand, reason: null, movedTo: null,
  sessionId: stand === "held" || stand === "draft" ? 1 : null, sessionOn: stand === "held" || stand === "draft" ? onDay : null, stand, ...over,
});

export const planItems: PlanItem[] = [
  planItem("2026-02", "2026-02-20", "theme_day", "警示教育案例", "held", { movedTo: "2026-03-03", sessionOn: "2026-03-03", reason: "春节假期检修，人员不齐" }),
  planItem("2026-08", "2026-08-12", "committee_meeting", "研究三季度重点工作", "held"),
  planItem("2026-09", "2026-09-18", "theme_day", "学习安全生产规程", "draft", { owner: "任玉梅" }),
  planItem("2026-09", "2026-09-10", "lecture", "专题党课", "missed"),
  planItem("2026-09", "2026-09-24", "group_meeting", "讨论国庆前设备点检分工", "planned", { unit: "钢包", unitId: 4 }),
  planItem("2026-10", "2026-10-14", "committee_meeting", "研究四季度党员教育安排", "planned", { owner: "周立群" }),
  planItem("2026-10", null, "theme_day", "安全检查“回头看”", "postponed", { movedTo: "2026-11", reason: "年修" }),
];

const line = (number: number, title: string, over: Partial<ArrangementItem>): ArrangementItem => ({
  id: number, number, title, form: "主题党日", dueOn: "2026-09-30", note: null, lastDay: "2026-09-30", topicId: null, planItemId: null, plannedOn: null, doneOn: null, sessionId: null,
  kind: "theme_day", safeDay: "2026-09-30", ...over,
});
export const arrangement: Arrangement = {
  id: 1, uid: "a", unitId: 1, quarter: "2026Q3", title: "2026年第三季度学习安排", issuer: "公司党委", issuedOn: "2026-07-01", done: 2,
  items: [line(1, "厂史教育专题", { doneOn: "2026-07-17", sessionId: 1 }), line(2, "节能降碳要求", { doneOn: "2026-07-29" }), line(3, "支部工作条例第四章", { planItemId: 3, plannedOn: "2026-09-24" }), line(4, "三季度警示案例通报", {})],
  receipts: [{ unitId: 1, unit: "运行车间党支部", receivedOn: null }],
};
export const proposal: PlanProposal = { id: null, unit: "运行车间党支部", fields: { ...planItem("2026-10", "2026-10-16", "theme_day", "主题党日", "planned") }, why: "支部工作条例第十六条" };

const page: PlanPage = {
  items: planItems, total: { label: "", planned: 7, held: 3, missed: 1, postponed: 1, dropped: 0 }, tiers: [], sections: [],
  filings: [{ quarter: "2026Q3", dueOn: "2026-07-03", filedOn: "2026-07-02" }, { quarter: "2026Q4", dueOn: "2026-09-30", filedOn: null }],
};

export const planAnswers = {
  plan_list: () => page,
  plan_get: ({ id }: { id: number }) => planItems.find((item) => item.id === id)!,
  plan_propose: () => [proposal],
  arrangement_list: () => ({ arrangements: [arrangement], received: [{ unit: "运行车间党支部", issued: 1, received: 0 }] }),
};

// A finding with nothing in it, for tests to say only what they mean.
import type { Finding } from "@/ipc/generated";

export const finding = (over: Partial<Finding>): Finding => ({
  rule: "group_meeting", label: "党小组会", kind: null, cite: "", severity: "statutory", period: "2026-09", scope: "某支部", unit_id: null, member_id: null, required: 1, held: 0, state: "due",
  reason: null, last_day: null, sessions: [], planned: null, planned_on: null, planned_title: null, safe_day: null, expected: 0, action: null, ...over,
});

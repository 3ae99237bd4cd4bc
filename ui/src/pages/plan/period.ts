// Quarters and years of the plan, and the fields of an item. Pure.
import type { PlanFields, PlanItem } from "@/ipc/generated";
import { periodSpan } from "@/pages/overview/checks";

export const quarterOf = (iso: string) => `${iso.slice(0, 4)}Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
export const quarterWord = (quarter: string) => `第${"一二三四"[Number(quarter.slice(5)) - 1]}季度`;
export const spanOf = (period: string) => periodSpan(period)!;

export function stepQuarter(quarter: string, by: 1 | -1): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + by;
  return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
}

export function blankItem(unitId: number, month: string, kind: string): PlanFields {
  return { unitId, month, onDay: null, kind, title: "", owner: null, form: null, section: null, tier: null, status: "planned", reason: null, movedTo: null, sessionId: null };
}

/** What a person filled in, without what the book derives. */
export function fieldsOf({ unitId, month, onDay, kind, title, owner, form, section, tier, status, reason, movedTo, sessionId }: PlanItem): PlanFields {
  return { unitId, month, onDay, kind, title, owner, form, section, tier, status, reason, movedTo, sessionId };
}

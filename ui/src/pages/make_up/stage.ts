// The make-up chain as a table: stages in the order of the work, in each the overdue first. Pure.
import type { MakeUpCase, MakeUpStage } from "@/ipc/generated";
import { daysBetween, day, type Shape } from "@/kit";

export const STAGES: readonly MakeUpStage[] = ["listed", "arranged", "done", "proved"];

export interface StageRows {
  stage: MakeUpStage;
  cases: MakeUpCase[];
  late: number;
}

/** The cases of a group (or of everybody) by stage, as the book orders them. */
export function byStage(cases: readonly MakeUpCase[], group: string): StageRows[] {
  const chosen = cases.filter((one) => !group || (one.group ?? "") === group);
  return STAGES.map((stage) => {
    const rows = chosen.filter((one) => one.stage === stage);
    return { stage, cases: rows, late: rows.filter((one) => one.isLate).length };
  });
}

/** The clock of the next step. */
export function clock(one: Pick<MakeUpCase, "dueOn" | "stage">, today: string): { shape: Shape; word: string } {
  if (!one.dueOn) return { shape: "done", word: "办结" };
  const left = daysBetween(today, one.dueOn);
  if (left < 0) return { shape: "late", word: `逾期 ${-left} 天` };
  if (left <= 1) return { shape: "near", word: left === 0 ? "今天到期" : "明天到期" };
  return { shape: "idle", word: `${day(one.dueOn)}前` };
}

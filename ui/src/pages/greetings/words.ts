// How an anniversary is said, on the page of the greetings and on the first page.
import type { Anniversary } from "@/ipc/generated";
import { day } from "@/kit";

/** What comes round: 入党 20 年. */
export function word(a: Anniversary): string {
  if (a.kind === "birthday") return "生日";
  return a.stage === "probationary" && a.years === 1 ? "预备期满一年" : `入党 ${a.years} 年`;
}

/** Its day, or its month when no more is known. */
export const when = (a: Anniversary) => (a.day ? day(a.day) : `${a.month}月`);

/** What tells one anniversary from another in a year. */
export const keyOf = (a: Anniversary) => `${a.memberId}-${a.kind}-${a.year}`;

/** How it was done: 贺卡，7月1日. */
export const done = (a: Anniversary) => (a.greeting ? `${a.greeting.form ?? "已祝贺"}，${day(a.greeting.onDay)}` : "还没有祝贺");

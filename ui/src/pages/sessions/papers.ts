// The papers of one session and the moment each is wanted: before it notice and sign-in sheet, on the day the sheet, afterwards
// the minutes and the attendance sheet of that day. One still planned was not held, even when its day is past. Pure.
import type { Session } from "@/ipc/generated";

export interface Paper {
  report: string;
  word: string;
  when: "会前" | "当天" | "会后";
  /** The one to print next. */
  isNow: boolean;
}

export function papersOf(session: Pick<Session, "status" | "kinds" | "scope" | "onDay">, today: string): Paper[] {
  const isAfter = session.status === "held" || session.status === "sealed" || (session.status !== "planned" && session.onDay < today);
  const now = isAfter ? "minutes" : session.onDay === today ? "sign-in" : "notice";
  const all = [
    ...(session.scope === "none" ? [] : [{ report: "notice", word: "会议通知", when: "会前" as const }, { report: "sign-in", word: "签到表", when: "当天" as const }]),
    { report: "minutes", word: session.kinds[0] === "talk" ? "谈话记录" : "会议记录", when: "会后" as const },
    ...(session.scope === "none" ? [] : [{ report: "attendance", word: "考勤表", when: "会后" as const }]),
  ];
  return all.map((paper) => ({ ...paper, isNow: paper.report === now }));
}

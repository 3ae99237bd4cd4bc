// 封存前还差: what a complete record has (domain.md §2.2), checked against one session. Pure.
import type { Roll, Session } from "@/ipc/generated";
import { namesOf } from "./fields";

export interface Item {
  key: string;
  word: string;
  done: boolean;
  /** At the right end: what is missing, or the figure that shows it is there. */
  end: string;
}

export function missingOf(session: Session, roll: Roll | undefined): Item[] {
  const items: Item[] = [];
  const add = (key: string, word: string, done: boolean, end = "") => items.push({ key, word, done, end });
  if (roll && session.scope !== "none" && !session.declared) {
    const { unmarked } = roll.totals;
    add("roll", "人人有标记", unmarked === 0 && roll.lines.length > 0, roll.lines.length === 0 ? "还没点名" : unmarked ? `差 ${unmarked} 人` : "");
    const away = roll.lines.filter((l) => l.mark === "excused");
    const noReason = away.filter((l) => !l.reason).length;
    if (away.length) add("reason", "请假人员和原因", noReason === 0, noReason ? `${noReason} 人没写` : `${away.length} 人`);
  }
  const lacks = [["地点", session.place], ["主持人", namesOf(session.roles, "host")], ["记录人", namesOf(session.roles, "recorder")], ["开始时间", session.startTime]]
    .filter(([, value]) => !value).map(([word]) => word);
  add("facts", "时间、地点与人员", lacks.length === 0, lacks.length ? `缺${lacks.join("、")}` : "");
  const hasText = session.agenda.length > 0 || !!session.content;
  add("content", "议程或主要内容", hasText, hasText ? "" : "还没写");
  for (const vote of session.votes) {
    const cast = vote.yes + vote.no + vote.abstain;
    add(`vote-${vote.id}`, "表决票数相符", cast === vote.presentVoting, `${vote.yes}+${vote.no}+${vote.abstain}=${cast}`);
  }
  if (session.kinds.includes("lecture")) add("lecturer", "党课主讲人", !!namesOf(session.roles, "lecturer"), namesOf(session.roles, "lecturer") || "还没写");
  add("minutes", "学时", session.minutes > 0, session.minutes > 0 ? `${session.minutes} 分钟` : "还没写");
  return items;
}

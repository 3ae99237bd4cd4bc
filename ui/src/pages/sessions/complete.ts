// 封存前还差: what a complete record has (domain.md §2.2), checked against one session. Pure.
import type { Appraisal, FollowUp, Roll, Session } from "@/ipc/generated";
import { isUngraded } from "./appraisal";
import { namesOf } from "./fields";

export interface Item {
  key: string;
  word: string;
  done: boolean;
  /** At the right end: what is missing, or the figure that shows it is there. */
  end: string;
}

/** What the rail leads to: the roll, the facts of the form, the words. */
export const MENDS: readonly string[] = ["roll", "facts", "lecturer", "minutes", "year", "content"];

/** What stands beside the session itself and belongs to its record. */
export interface Beside {
  appraisal?: Appraisal;
  followUps?: readonly FollowUp[];
}

export function missingOf(session: Session, roll: Roll | undefined, beside: Beside = {}): Item[] {
  const items: Item[] = [];
  const add = (key: string, word: string, done: boolean, end = "") => items.push({ key, word, done, end });
  if (session.kinds.every((kind) => kind === "talk")) {
    for (const [role, word] of [["talker", "谈话人"], ["talked_to", "谈话对象"]] as const) add(role, word, !!namesOf(session.roles, role), namesOf(session.roles, role) || "还没写");
    add("facts", "时间、地点", !!session.startTime && !!session.place, [["开始时间", session.startTime], ["地点", session.place]].filter(([, value]) => !value).map(([word]) => `缺${word}`).join("、"));
    add("content", "谈话内容", !!session.content, session.content ? "" : "还没写");
    return items;
  }
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
    if (session.sittings.length > 1 && vote.sittingId === null) add(`vote-room-${vote.id}`, "写明是哪一场表决", false, vote.subject);
    add(`vote-${vote.id}`, "表决票数相符", vote.ballots ? cast <= vote.ballots.valid : cast === vote.presentVoting, `${vote.yes}+${vote.no}+${vote.abstain}=${cast}`);
  }
  const asked = session.agenda.map((item, at) => ({ item, at })).filter(({ item, at }) => item.kind === "vote" && !session.votes.some((vote) => vote.agenda === at));
  if (asked.length) add("votes", "表决有票数", false, `${asked.length} 项没记票`);
  addLife(session, beside, add);
  if (session.kinds.includes("lecture")) add("lecturer", "党课主讲人", !!namesOf(session.roles, "lecturer"), namesOf(session.roles, "lecturer") || "还没写");
  add("minutes", "学时", session.minutes > 0, session.minutes > 0 ? `${session.minutes} 分钟` : "还没写");
  return items;
}

/** 民主评议: every grade given. 组织生活会: a rectification list with owners and deadlines (F-35, F-36). */
function addLife(session: Session, { appraisal, followUps }: Beside, add: (key: string, word: string, done: boolean, end?: string) => void) {
  if (session.kinds.includes("appraisal") && appraisal) {
    const due = appraisal.lines.filter((line) => !isUngraded(line) && line.mark !== "exempt");
    const open = due.filter((line) => !line.grade).length;
    add("grades", "民主评议等次", due.length > 0 && open === 0, open ? `差 ${open} 人` : `${due.length} 人`);
  }
  if (session.kinds.some((kind) => kind === "appraisal" || kind === "organisational_life") && !session.belongsYear) add("year", "所属年度", false, "还没写");
  if (session.kinds.includes("organisational_life") && followUps) {
    const list = followUps.filter((line) => line.template === "rectification");
    const open = list.filter(({ task }) => !task.owner || !task.dueOn).length;
    add("rectify", "整改清单", list.length > 0 && open === 0, list.length === 0 ? "还没列" : open ? `${open} 项缺责任人或时限` : `${list.length} 项`);
  }
}

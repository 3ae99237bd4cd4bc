// What is typed while votes are counted, as votes; and what is off in them. Pure; the result is judged by the book.
import type { Vote } from "@/ipc/generated";

/** One matter, one person to admit, one candidate. */
export interface Candidate {
  subject: string;
  yes: string;
  no: string;
  abstain: string;
  written: string;
}

export const candidateOf = (vote: Vote | undefined, subject: string): Candidate => ({
  subject: vote?.subject ?? subject, yes: vote ? String(vote.yes) : "", no: String(vote?.no ?? 0), abstain: String(vote?.abstain ?? 0), written: String(vote?.writtenYes ?? 0),
});

type Shared = Omit<Vote, "subject" | "yes" | "no" | "abstain" | "writtenYes" | "ballots"> & { ballots?: { issued: string; returned: string; valid: string } };

/** One vote each; the first keeps the id of the one that was opened. Ballots count only when all three are written. */
export function votesOf({ ballots, ...shared }: Shared, people: readonly Candidate[]): Vote[] {
  const counted = ballots && [ballots.issued, ballots.returned, ballots.valid].every((n) => /^\d+$/.test(n));
  return people.map((one, i) => ({
    ...shared, id: i === 0 ? shared.id : null, subject: one.subject.trim(), yes: Number(one.yes), no: Number(one.no), abstain: Number(one.abstain),
    writtenYes: shared.formula === "admission" ? Number(one.written) : 0,
    ballots: counted ? { issued: Number(ballots.issued), returned: Number(ballots.returned), valid: Number(ballots.valid) } : null,
  }));
}

/** What is off, in words; nothing when all adds up. */
export function wrongVote(votes: readonly Vote[], people: readonly Candidate[]): string | undefined {
  for (const [i, v] of votes.entries()) {
    const who = votes.length > 1 ? `${v.subject || `第 ${i + 1} 人`}：` : "";
    if (!v.subject) return `${who}还缺${v.formula === "election" ? "候选人" : "表决事项"}`;
    if (people[i]!.yes.trim() === "") return `${who}还缺赞成票数`;
    if (v.presentVoting > v.dueVoting) return `实到 ${v.presentVoting} 人，多于应到 ${v.dueVoting} 人`;
    const cast = v.yes + v.no + v.abstain;
    const asked = v.ballots?.valid ?? v.presentVoting;
    if (v.ballots ? cast > asked : cast !== asked) return `${who}赞成、反对、弃权合计 ${cast} 票，${v.ballots ? `有效票 ${asked} 张` : `实到 ${asked} 人`}`;
  }
  return undefined;
}

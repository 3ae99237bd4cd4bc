// What a fast log is while it is being filled in, and what becomes of it. Pure, so that who stands on the roll is tested without a window.
import type { FastGroup, FastKind, FastLog, FastPerson, Mark, MarkEntry, Reason, SessionFields } from "@/ipc/generated";
import { emptyFields } from "../sessions/fields";

export interface Called {
  mark: Mark;
  reason: Reason | null;
}

export interface Draft {
  kind: string;
  title: string;
  onDay: string;
  startTime: string;
  place: string;
  minutes: number;
  lecturer: string;
  /** Units of the groups that listened, in the order of the roll. */
  groups: readonly number[];
  /** Marks of the people in them. */
  called: ReadonlyMap<number, Called>;
}

/** The lengths one button each gives. */
export const LENGTHS = [5, 10, 15, 20, 30, 45] as const;
const USUAL = 15;

export const emptyDraft = (onDay: string): Draft => ({ kind: "", title: "", onDay, startTime: "", place: "", minutes: USUAL, lecturer: "", groups: [], called: new Map() });

/** The draft with everything taken over from the last session of a kind; who listened stays. */
export function likeLast(draft: Draft, last: FastKind): Draft {
  return {
    ...draft, kind: last.kind, title: last.titles[0] ?? "", startTime: last.startTime ?? "", place: last.place ?? "",
    minutes: last.minutes ?? USUAL, lecturer: last.lecturer ?? "",
  };
}

/** People who are asked: the exempt are on the roll by themselves. */
export const asked = (group: FastGroup): FastPerson[] => group.people.filter((p) => !p.isExempt);

/** A group comes in with everybody there but those on leave, or goes out. */
export function toggleGroup(draft: Draft, group: FastGroup, order: readonly FastGroup[]): Draft {
  const has = draft.groups.includes(group.unitId);
  const chosen = new Set(has ? draft.groups.filter((id) => id !== group.unitId) : [...draft.groups, group.unitId]);
  const called = new Map(draft.called);
  for (const p of asked(group)) {
    if (has) called.delete(p.memberId);
    else called.set(p.memberId, p.leave ? { mark: "excused", reason: p.leave } : { mark: "present", reason: null });
  }
  return { ...draft, groups: order.map((g) => g.unitId).filter((id) => chosen.has(id)), called };
}

export function call1(draft: Draft, memberId: number, mark: Mark): Draft {
  return { ...draft, called: new Map(draft.called).set(memberId, { mark, reason: null }) };
}

const ROUND: Partial<Record<Mark, Mark>> = { present: "excused", excused: "absent", absent: "present" };
/** Pressed again and again: 到会, 请假, 缺席. */
export const nextMark = (mark: Mark | undefined): Mark => ROUND[mark ?? "absent"] ?? "present";

export function tally(draft: Draft): { due: number; present: number; missing: number } {
  const marks = [...draft.called.values()];
  const present = marks.filter((c) => c.mark === "present").length;
  return { due: marks.length, present, missing: marks.length - present };
}

/** HH:MM so many minutes later; past midnight it is the next morning. */
export function endOf(start: string, minutes: number): string | null {
  const [h, m] = start.split(":").map(Number);
  if (h === undefined || m === undefined || Number.isNaN(h + m)) return null;
  const end = (h * 60 + m + minutes) % (24 * 60);
  return `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}

/** One group holds it itself, and all together the branch: both have their roll by the roster. Some of several are named one by one. */
export function holderOf(log: FastLog, groups: readonly number[]): Pick<SessionFields, "unitId" | "scope"> {
  const [only] = groups;
  if (groups.length === log.groups.length) return { unitId: log.unitId, scope: "all" };
  if (groups.length === 1 && only !== undefined && only !== log.unitId) return { unitId: only, scope: "all" };
  return { unitId: log.unitId, scope: "named" };
}

export function requestOf(log: FastLog, draft: Draft, memberOf: (name: string) => number | null): { fields: SessionFields; marks: MarkEntry[] } {
  const { unitId, scope } = holderOf(log, draft.groups);
  const lecturer = draft.lecturer.trim();
  const fields: SessionFields = {
    ...emptyFields(unitId, draft.onDay), scope, kinds: [draft.kind], title: draft.title.trim(), startTime: draft.startTime || null,
    endTime: draft.startTime ? endOf(draft.startTime, draft.minutes) : null, place: draft.place.trim() || null, minutes: draft.minutes, status: "held",
    roles: lecturer ? [{ role: "lecturer", memberId: memberOf(lecturer), name: lecturer, institution: null, post: null }] : [],
  };
  const marks = [...draft.called].map(([memberId, { mark, reason }]): MarkEntry => ({ memberId, mark, reason, sittingId: null, note: null }));
  return { fields, marks };
}

/** What is still missing, in words for beside the button. */
export function lacking(draft: Draft): string | undefined {
  if (!draft.title.trim()) return "还缺讲的题目";
  if (!draft.onDay) return "还缺日期";
  if (draft.groups.length === 0) return "还没点谁来听";
  return tally(draft).present === 0 ? "还没有人到会" : undefined;
}

/** The person whose initials or reading begin so; from the cursor on, then from the start. */
export function findPerson(people: readonly FastPerson[], typed: string, from: number): number | undefined {
  const fits = (p: FastPerson) => p.initials.startsWith(typed) || p.pinyin.replace(/\s+/g, "").startsWith(typed);
  for (let step = 0; step < people.length; step += 1) {
    const at = (from + step) % people.length;
    if (fits(people[at]!)) return at;
  }
  return undefined;
}

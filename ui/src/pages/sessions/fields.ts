// The fields of a session as the form and the page change them; saving always sends them whole.
import type { Kind, RoleEntry, Role, Session, SessionFields } from "@/ipc/generated";

export function emptyFields(unitId: number, onDay: string): SessionFields {
  return {
    unitId, onDay, title: "", kinds: [], startTime: null, endTime: null, place: null, mode: "onsite", status: "draft", scope: "all", minutes: 0,
    belongsYear: null, isRequired: true, isRestricted: false, campaign: null, form: null, content: null, decisions: null, note: null, photos: 0,
    roles: [], sittings: [], agenda: [], votes: [], topicIds: [], observers: [], partnerIds: [], declared: null,
  };
}

/** What a person filled in, without what the book derives. */
export function fieldsOf(session: Session): SessionFields {
  const { id: _id, uid: _uid, unit: _unit, totals: _totals, sealedAt: _sealedAt, ...fields } = session;
  return fields;
}

/** Who is due follows from the kind: the committee for its meeting, nobody for a talk, everyone else for the rest. */
export function scopeOf(kinds: readonly Kind[]): SessionFields["scope"] {
  if (kinds.includes("talk")) return "none";
  return kinds.length > 0 && kinds.every((k) => k === "committee_meeting") ? "committee" : "all";
}

/** Kinds that belong to a year other than that of their day (domain.md PY-07): held in the first quarter, they close the last year. */
export function belongsYearOf(kinds: readonly Kind[], onDay: string): number | null {
  if (!kinds.includes("organisational_life") && !kinds.includes("appraisal")) return null;
  const [year, month] = onDay.split("-").map(Number) as [number, number];
  return month <= 3 ? year - 1 : year;
}

export const namesOf = (roles: readonly RoleEntry[], role: Role): string => roles.filter((r) => r.role === role).map((r) => r.name).join("、");

/** Replaces the people of one role. A name that is on the roster is linked to its member. */
export function withNames(roles: readonly RoleEntry[], role: Role, names: string, roster: ReadonlyMap<string, number>): RoleEntry[] {
  const others = roles.filter((r) => r.role !== role);
  const own = names.split(/[、,，;；\s]+/).filter(Boolean).map((name) => {
    const before = roles.find((r) => r.role === role && r.name === name);
    return before ?? { role, name, memberId: roster.get(name) ?? null, institution: null, post: null };
  });
  return [...others, ...own];
}

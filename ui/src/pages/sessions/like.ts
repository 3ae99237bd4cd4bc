// 照上次: what the last session of the same kind and unit fills into a new one, and how that is taken out again. Only what is
// still empty is filled, never a text: minutes are written by people. Pure.
import type { RoleEntry, SessionFields } from "@/ipc/generated";

const KEYS = ["startTime", "endTime", "place", "minutes"] as const;
const ROLES = ["host", "recorder"] as const;

/** What came from the last session, so that only this is taken out again. */
export interface Filled {
  /** Its day, for the line that says so. */
  onDay: string;
  values: Partial<Pick<SessionFields, (typeof KEYS)[number]>>;
  roles: RoleEntry[];
}

export function fillLike(now: SessionFields, like: SessionFields): { fields: SessionFields; filled?: Filled } {
  const free = KEYS.filter((key) => !now[key] && like[key]);
  const values = Object.fromEntries(free.map((key) => [key, like[key]])) as Filled["values"];
  const roles = ROLES.flatMap((role) => (now.roles.some((r) => r.role === role) ? [] : like.roles.filter((r) => r.role === role)));
  if (free.length === 0 && roles.length === 0) return { fields: now };
  return { fields: { ...now, ...values, roles: [...now.roles, ...roles] }, filled: { onDay: like.onDay, values, roles } };
}

/** Takes out what was filled and not changed since. */
export function unfill(now: SessionFields, { values, roles }: Filled): SessionFields {
  const same = KEYS.filter((key) => key in values && now[key] === values[key]);
  const empty = Object.fromEntries(same.map((key) => [key, key === "minutes" ? 0 : null]));
  return { ...now, ...empty, roles: now.roles.filter((role) => !roles.some((one) => one.role === role.role && one.name === role.name)) };
}

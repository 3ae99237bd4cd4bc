// Which part of the manual explains what one is looking at; F1 and every “?” open it beside the work.
import { ref } from "vue";

/** The place of the manual that stands open beside the page, if any. */
export const helpAt = ref<string>();

export const openHelp = (id: string): void => void (helpAt.value = id);

/** By the route's own path, with its tab where a page has several subjects. Every route of the window has its line here. */
const PAGES: Readonly<Record<string, string>> = {
  "/start": "first-day",
  "/new": "new-book",
  "/restore": "restore",
  "/unlock": "password",
  "/overview": "overview",
  "/sessions": "sessions-year",
  "/sessions/new": "session-new",
  "/sessions/talk": "talk",
  "/sessions/:id": "session",
  "/sessions/:id/edit": "session-new",
  "/make-up": "make-up",
  "/plan": "plan",
  "/topics": "topics",
  "/topics?tab=turns": "turns",
  "/topics?tab=visits": "visits",
  "/tasks": "tasks",
  "/tasks/needs": "needs",
  "/tasks/wall/:id": "wall",
  "/members": "members",
  "/members/new": "members",
  "/members/:id/edit": "members",
  "/greetings": "greetings",
  "/registers": "registers",
  "/reports": "reports",
  "/binder": "binder",
  "/reports/wording": "wording",
  "/reports/seals": "seal-period",
  "/counts": "counts",
  "/counts/charts": "counts",
  "/consistency": "consistency",
  "/rollup": "rollup",
  "/import": "import",
  "/settings": "settings",
  "/settings/handover": "handover",
  "/settings/verify": "history",
  "/history/:noun/:id": "history",
  "/find": "find",
  "/manual/:at?": "first-day",
};

/** The part for a page: `path` as its route is written, `tab` as it stands in the address. */
export function helpFor(path: string, tab?: unknown): string | undefined {
  const plain = path.replaceAll("(\\d+)", "");
  return PAGES[`${plain}?tab=${String(tab)}`] ?? PAGES[plain];
}

// Hash history: the window's files have no server behind them. Every page folder brings its routes; the guard keeps the
// cover pages (start, password, unlock) and the work pages apart, by whether a book is open.
import { createRouter, createWebHashHistory, type RouteRecordNormalized, type RouteRecordRaw } from "vue-router";
import type { CommandMap } from "./ipc/generated";
import { pageStyles } from "./first_page";
import { book, isCommittee, startPath } from "./shell/book";

declare module "vue-router" {
  interface RouteMeta {
    /** Shown without the frame, while no book is open. */
    cover?: boolean;
    /** Shown with and without an open book. */
    always?: boolean;
    /** A command without which there is nothing to do here: closed to whom it is closed. */
    needs?: keyof CommandMap;
  }
}

const folders = import.meta.glob<{ routes: RouteRecordRaw[] }>("./pages/*/routes.ts", { eager: true });

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...Object.values(folders).flatMap((folder) => folder.routes),
    { path: "/:rest(.*)*", redirect: () => home() },
  ],
});

/** Where the window begins: the work when a book is open, its lock when one was, else the start page. */
export function home(): string {
  const state = book.value;
  if (state?.open) return isCommittee.value ? "/rollup" : "/overview";
  return startPath.value || state?.path ? "/unlock" : "/start";
}

router.beforeEach(async (to) => {
  const open = book.value?.open ?? false;
  if (!to.meta.always && open !== !to.meta.cover) return home();
  if (to.matched.some(isFetched)) await pageStyles();
  return true;
});

/** The first pages are in the window's first file, the others in files of their own. */
const isFetched = ({ components }: RouteRecordNormalized): boolean => typeof components?.default === "function";

/** Milliseconds between two pages that are fetched ahead: a press of a key comes between. */
const BREATH = 60;

/** Fetches the programs of all pages while nobody waits, so that the first visit of a page is as quick as any later one. */
export async function fetchAhead(): Promise<void> {
  for (const { components } of router.getRoutes()) {
    // A page that was visited meanwhile stands here itself.
    const page: unknown = components?.default;
    if (typeof page !== "function") continue;
    await new Promise((resume) => setTimeout(resume, BREATH));
    await page();
  }
}

// What can be done about an error wherever it is shown.
import type { Router } from "vue-router";
import type { AppError } from "@/ipc/client";
import { explain } from "@/ipc/errors";
import { raise } from "@/ipc/fault";
import { lockBook } from "@/shell/lock";
import { toast } from "@/shell/toast";
import { REMEDIES, type Remedy } from "@/text/errors";

type Anywhere = { [R in Remedy]: (typeof REMEDIES)[R]["place"] extends true ? never : R }[Remedy];

const DO: Record<Anywhere, (error: AppError, router: Router) => Promise<unknown>> = {
  async field() {
    const field = document.querySelector<HTMLElement>("[aria-invalid=true]");
    (field?.matches("input, textarea") ? field : field?.querySelector<HTMLElement>("input, textarea"))?.focus();
  },
  history: (_, router) => router.push("/settings"),
  reopen: (error, router) => router.push({ path: "/reports/seals", query: error.record === null ? {} : { reopen: error.record } }),
  unlock: (_, router) => router.push("/unlock"),
  relock: (_, router) => lockBook(router),
  restore: (_, router) => router.push("/restore"),
  async copy(error) {
    await navigator.clipboard.writeText(explain(error).detail);
    toast("已复制，可以粘贴给维护人员");
  },
};

/** Does it; what fails is told in turn. */
export function remedy(one: Remedy, error: AppError, router: Router): void {
  const act = (DO as Partial<typeof DO>)[one as Anywhere];
  act?.(error, router).catch(raise);
}

/** Whether a remedy has something to do here. */
export const isKnown = (one: Remedy): boolean => REMEDIES[one].place || one in DO;

// A book that does not open: which of its backups is good. Looked for with the password that was typed, while the page already says
// what is wrong.
import { computed, shallowRef } from "vue";
import { call, type AppError } from "@/ipc/client";
import type { ErrorCode, Rescue } from "@/ipc/generated";
import { newJob, type Job } from "@/ipc/job";
import { instant } from "@/kit/format";

/** With these the file itself is not what it was, or may not be. */
const LOST: readonly ErrorCode[] = ["damaged", "not_a_book", "no_file", "wrong_password", "swapped", "log_gone"];

export function useRescue() {
  const found = shallowRef<Rescue>();
  const job = shallowRef<Job>();
  const busy = shallowRef(false);
  const best = computed(() => found.value?.backups.find((b) => b.state === "good")?.backup);
  /** On the button that leads to it. */
  const word = computed(() => best.value && `用 ${instant(best.value.at)} 的备份恢复`);

  async function look(error: AppError, path: string, password: string) {
    found.value = undefined;
    if (!LOST.includes(error.code) || !path) return;
    const mine = (job.value = newJob());
    busy.value = true;
    try {
      const answer = await call("backup_rescue", { path, password }, mine);
      if (job.value === mine) found.value = answer;
    } catch {
      // The page says already that the book does not open; that its backups cannot be looked at now changes nothing about that.
    } finally {
      if (job.value === mine) busy.value = false;
    }
  }
  return { found, best, word, busy, job, look };
}

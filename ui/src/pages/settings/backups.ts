// What the settings know of the backups. Copying to the second place goes on by itself: as long as it does, they look again.
import { onMounted, onScopeDispose, shallowRef } from "vue";
import { call, onChanged, toAppError, type AppError } from "@/ipc/client";
import { raise } from "@/ipc/fault";
import type { Backup, BackupCare } from "@/ipc/generated";
import { setBook } from "@/shell/book";

/** Milliseconds between two looks. */
const AGAIN = 800;

const list = shallowRef<Backup[]>();
const care = shallowRef<BackupCare>();
const error = shallowRef<AppError>();
let timer: ReturnType<typeof setTimeout> | undefined;
let shown = 0;

/** Reads both; again after a while when somebody copies. */
export async function readBackups(): Promise<void> {
  clearTimeout(timer);
  try {
    [list.value, care.value] = await Promise.all([call("book_backups", {}), call("backup_care", {})]);
    error.value = undefined;
  } catch (thrown) {
    error.value = toAppError(thrown);
  }
  if (shown && care.value?.second?.isBusy) timer = setTimeout(() => void readBackups(), AGAIN);
}

/** After a backup was made: the list, and the frame, which says when the last one was. */
export async function showNewBackup(): Promise<void> {
  await readBackups();
  setBook(await call("book_state", {}));
}

/** Looks at the second place: a stick may have been put in. */
export async function lookAgain(): Promise<void> {
  await call("backup_carry", {});
  await readBackups();
}

export function useBackups() {
  const stop = onChanged(() => void readBackups());
  onMounted(() => {
    shown += 1;
    lookAgain().catch(raise);
  });
  onScopeDispose(() => {
    shown -= 1;
    stop();
    clearTimeout(timer);
  });
  return { list, care, error };
}

// What the frame shows of the open book: name, kind, counters, when it was saved and backed up.
import { computed, readonly, shallowRef } from "vue";
import { call, onChanged, toAppError, type AppError } from "@/ipc/client";
import { startBook } from "@/ipc/native";
import { CLOSED, type BookState, type CommandMap } from "@/ipc/generated";

const state = shallowRef<BookState>();

/** Why the book of the start could not be opened; the cover pages show it. */
export const startError = shallowRef<AppError>();

/** The book named when the program was started. */
export const startPath = shallowRef<string>();

/** Where a new book is proposed: among the documents of the person. */
export const startFolder = shallowRef<string>();

export const book = readonly(state);
/** A committee gathers the books of others: it has 汇总 and no roll call of its own. */
export const isCommittee = computed(() => state.value?.kind === "committee" || state.value?.kind === "general_branch");
/** Opened with the recorder's password: what was said in confidence, full numbers and the settings are closed. */
export const isRecorder = computed(() => state.value?.role === "recorder");
/** Whether a command is open to whoever opened the book; pages hide what is not, the program refuses it in any case. */
export const may = (cmd: keyof CommandMap): boolean => !isRecorder.value || !CLOSED.has(cmd);
/** Nothing that counts was recorded yet: pages that gather figures lead to the first session. */
export const hasNoRecords = computed(() => state.value?.recorded === 0 && !isCommittee.value);
/** The first day from which the book is kept; null: everything is asked of it. */
export const begin = computed(() => state.value?.begin ?? null);
/** The program's today, YYYY-MM-DD: every page reckons from this one. */
export const today = computed(() => state.value?.today ?? "");

/** At start: the open book, or the one named on the command line. */
export async function startWindow(): Promise<void> {
  try {
    const started = await startBook();
    startPath.value = started.book ?? undefined;
    startFolder.value = started.documents ?? undefined;
    startError.value = started.failed;
    state.value = started.state;
  } catch (thrown) {
    startError.value = toAppError(thrown);
  }
}

async function loadBook(): Promise<void> {
  state.value = await call("book_state", {});
}

/** Commands that open, lock or make a book answer with its state. */
export function setBook(next: BookState): void {
  state.value = next;
}

onChanged(() => {
  if (state.value?.open) void loadBook();
});

// What the frame shows of the open book: name, kind, counters, when it was saved and backed up.
import { computed, readonly, shallowRef } from "vue";
import { call, onChanged, type AppError } from "@/ipc/client";
import type { BookState } from "@/ipc/generated";

const state = shallowRef<BookState>();

/** Set when the window could not even ask for the state of the book; the start page shows it. */
export const startError = shallowRef<AppError>();

export const book = readonly(state);
/** A committee gathers the books of others: it has 汇总 and no roll call of its own. */
export const isCommittee = computed(() => state.value?.kind === "committee" || state.value?.kind === "general_branch");
/** The program's today, YYYY-MM-DD: every page reckons from this one. */
export const today = computed(() => state.value?.today ?? "");

export async function loadBook(): Promise<BookState> {
  state.value = await call("book_state", {});
  return state.value;
}

/** Commands that open, lock or make a book answer with its state. */
export function setBook(next: BookState): void {
  state.value = next;
}

onChanged(() => {
  if (state.value?.open) void loadBook();
});

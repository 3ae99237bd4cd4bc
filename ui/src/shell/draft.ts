// A form that keeps what is typed: in the book, about a second after the last key and on leaving. A draft is no record (no
// history, no search); coming back restores it with a line that says so, and saving the form forgets it.
import { nextTick, onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import { call, toAppError } from "@/ipc/client";
import { sentence } from "@/ipc/errors";
import { book } from "./book";
import { toast } from "./toast";

/** At most so much typing is lost when the power fails. */
const AFTER_MS = 900;

export interface Draft {
  /** When the draft was kept that the form goes on with, ms; the line above the form shows it. */
  since: ShallowRef<number | undefined>;
  /** Why the last words could not be kept. */
  failed: ShallowRef<string | undefined>;
  /** The form begins anew; the toast brings the draft back. */
  discard: () => Promise<void>;
  /** After the form was saved. */
  done: () => Promise<void>;
  /** What the program fills in by itself is no reason for a draft. */
  quietly: (fill: () => void) => void;
}

const open = new Set<() => Promise<void>>();

/** Keeps what every open form holds now; before the book is locked or closed. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...open].map((keep) => keep()));
}

/** `key`: the address of the form, with #part for a part of a page; null until the form has its first content. */
export function useDraft<T>(key: () => string | null, form: { read: () => T; write: (body: T) => void }): Draft {
  const since = shallowRef<number>();
  const failed = shallowRef<string>();
  const now = () => JSON.stringify(form.read());
  // What the form held when it was opened, and what the book holds of it.
  let fresh = "";
  let kept = "";
  let at: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function begin(name: string) {
    fresh = kept = now();
    const found = await call("draft_get", { key: name });
    // What was typed in the meantime is newer.
    if (found && now() === fresh) {
      kept = JSON.stringify(found.body);
      form.write(JSON.parse(kept) as T);
      await nextTick();
      kept = now();
      since.value = found.at;
    }
    at = name;
    if (now() !== kept) later();
  }

  async function keep() {
    clearTimeout(timer);
    const body = at === null ? kept : now();
    if (at === null || body === kept || book.value?.readOnly) return;
    kept = body;
    try {
      await (body === fresh ? call("draft_discard", { key: at }) : call("draft_keep", { key: at, body: JSON.parse(body) }));
      failed.value = undefined;
    } catch (thrown) {
      kept = "";
      failed.value = sentence(toAppError(thrown));
    }
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), AFTER_MS);
  }

  async function done() {
    clearTimeout(timer);
    const name = at;
    at = null;
    since.value = undefined;
    if (name !== null) await call("draft_discard", { key: name });
  }
  async function discard() {
    const name = at;
    const before = JSON.parse(now()) as T;
    await done();
    form.write(JSON.parse(fresh) as T);
    await nextTick();
    kept = now();
    at = name;
    toast("没写完的草稿不要了", { word: "恢复", run: () => form.write(before) });
  }
  function quietly(fill: () => void) {
    const isClean = now() === kept && kept === fresh;
    fill();
    if (isClean) fresh = kept = now();
  }

  watch(key, (name) => void (name !== null && at === null && begin(name).catch((thrown: unknown) => (failed.value = sentence(toAppError(thrown))))), { immediate: true });
  watch(now, () => at !== null && later());
  const leave = () => void keep();
  window.addEventListener("blur", leave);
  window.addEventListener("pagehide", leave);
  open.add(keep);
  onScopeDispose(() => {
    window.removeEventListener("blur", leave);
    window.removeEventListener("pagehide", leave);
    open.delete(keep);
    void keep();
  });
  return { since, failed, discard, done, quietly };
}

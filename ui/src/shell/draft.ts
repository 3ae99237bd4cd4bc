// A form that keeps what is typed: in the book, about a second after the last key and on leaving. A draft is no record (no
// history, no search); coming back restores it with a line that says so, and saving the form forgets it.
import { nextTick, onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import { call, toAppError } from "@/ipc/client";
import { sentence } from "@/ipc/errors";
import { book } from "./book";
import { toast } from "./toast";

/** At most so much typing is lost when the power fails. */
const AFTER_MS = 900;

export interface Form<T> {
  read: () => T;
  write: (body: T) => void;
  /** Whether it holds what is not in the book; without it, whatever differs from what it held when it was opened. */
  isDirty?: () => boolean;
}

export interface Draft {
  /** When the draft was kept that the form goes on with, ms; the line above the form shows it. */
  since: ShallowRef<number | undefined>;
  /** Why the last words could not be kept. */
  failed: ShallowRef<string | undefined>;
  /** The form begins anew; the toast brings the draft back. */
  discard: () => Promise<void>;
  /** After the form was saved: the draft is gone, what stands in the form is the new beginning. */
  done: () => Promise<void>;
  /** The form is given up; the toast goes back to it by `back` with all that was typed. */
  giveUp: (back: () => unknown) => Promise<void>;
  /** What the program fills in by itself is no reason for a draft. */
  quietly: (fill: () => void) => void;
}

const open = new Set<() => Promise<void>>();

/** Keeps what every open form holds now; before the book is locked. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...open].map((keep) => keep()));
}

/** `key`: the address of the form, with #part for a part of a page; null until the form has its first content. */
export function useDraft<T>(key: () => string | null, form: Form<T>): Draft {
  const since = shallowRef<number>();
  const failed = shallowRef<string>();
  const now = () => JSON.stringify(form.read());
  // What the form held when it was opened; what was last looked at; whether the book holds a draft of it.
  let fresh = "";
  let seen = "";
  let isStored = false;
  let at: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function begin(name: string) {
    fresh = seen = now();
    const found = await call("draft_get", { key: name });
    // What was typed in the meantime is newer.
    if (found && now() === fresh) {
      form.write(found.body as T);
      await nextTick();
      seen = now();
      since.value = found.at;
    }
    isStored = found !== null;
    at = name;
    later();
  }

  async function keep() {
    clearTimeout(timer);
    const body = now();
    if (at === null || body === seen || book.value?.readOnly) return;
    seen = body;
    const isDirty = form.isDirty ? form.isDirty() : body !== fresh;
    if (!isDirty && !isStored) return;
    isStored = isDirty;
    try {
      await (isDirty ? call("draft_keep", { key: at, body: JSON.parse(body) }) : call("draft_discard", { key: at }));
      failed.value = undefined;
    } catch (thrown) {
      seen = "";
      failed.value = sentence(toAppError(thrown));
    }
  }
  function later() {
    clearTimeout(timer);
    if (at !== null && now() !== seen) timer = setTimeout(() => void keep(), AFTER_MS);
  }

  async function done() {
    clearTimeout(timer);
    fresh = seen = now();
    since.value = undefined;
    const was = isStored;
    isStored = false;
    if (was && at !== null) await call("draft_discard", { key: at });
  }
  async function discard() {
    const [typed, first] = [now(), fresh];
    form.write(JSON.parse(first) as T);
    await nextTick();
    await done();
    toast("没写完的草稿不要了", { word: "恢复", run: () => form.write(JSON.parse(typed) as T) });
  }
  async function giveUp(back: () => unknown) {
    const [name, typed, isClean] = [at, now(), now() === fresh];
    await done();
    if (name === null || isClean) return;
    toast("写了一半的没有记", {
      word: "接着写",
      run: async () => {
        await call("draft_keep", { key: name, body: JSON.parse(typed) });
        await back();
      },
    });
  }
  function quietly(fill: () => void) {
    const isClean = now() === fresh;
    fill();
    if (isClean) fresh = seen = now();
  }

  const say = (thrown: unknown) => (failed.value = sentence(toAppError(thrown)));
  watch(key, (name) => void (name !== null && at === null && begin(name).catch(say)), { immediate: true });
  watch(now, later);
  const leave = () => void keep();
  window.addEventListener("blur", leave);
  open.add(keep);
  onScopeDispose(() => {
    window.removeEventListener("blur", leave);
    open.delete(keep);
    void keep();
  });
  return { since, failed, discard, done, giveUp, quietly };
}

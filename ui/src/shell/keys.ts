// Keys that work anywhere (GUIDE §6). Pages add their own; an open dialog keeps them all to itself.
import { onScopeDispose } from "vue";
import type { Router } from "vue-router";
import { redo, undo } from "./toast";

export interface Anywhere {
  pages: () => readonly string[];
  find: () => void;
  /** 快速登记. */
  log: () => void;
  lock: () => void;
}

export function useKeys(router: Router, does: Anywhere): void {
  function press(event: KeyboardEvent) {
    if (!event.ctrlKey || event.altKey || event.isComposing) return;
    const run = action(event, router, does);
    if (!run) return;
    event.preventDefault();
    run();
  }
  window.addEventListener("keydown", press);
  onScopeDispose(() => window.removeEventListener("keydown", press));
}

function action(event: KeyboardEvent, router: Router, does: Anywhere): (() => void) | undefined {
  // Letters are read from the key's place, not from the input method, so a Chinese IME left on does no harm.
  switch (event.code) {
    case "KeyK":
      return does.find;
    case "KeyL":
      return does.lock;
    case "KeyN":
      return event.shiftKey ? does.log : () => void router.push("/sessions/new");
    // In a field, undo and redo belong to the text being written.
    case "KeyZ":
      return typing(event) ? undefined : () => void (event.shiftKey ? redo() : undo());
    case "KeyY":
      return typing(event) ? undefined : () => void redo();
    default: {
      const page = /^Digit([1-8])$/.exec(event.code);
      const path = page && does.pages()[Number(page[1]) - 1];
      return path ? () => void router.push(path) : undefined;
    }
  }
}

function typing(event: KeyboardEvent): boolean {
  // A box that is ticked holds no text: what was ticked is taken back like anything else.
  return event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]") !== null;
}

// Moving an entry of the calendar to another day: held by the mouse, or by the keys (Space picks up, arrows choose, Enter puts down).
// Pointer events, not the browser's own dragging: that one belongs to files dropped on the window.
import { onScopeDispose, shallowRef } from "vue";
import { addDays } from "@/kit/date";
import type { Entry } from "./entries";

/** Less than this is a press, not a pull; px. */
const PULL = 5;

export interface Held {
  entry: Entry;
  /** The day it would go to. */
  day: string;
  by: "hand" | "keys";
  x: number;
  y: number;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const dayAt = (x: number, y: number) => document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]")?.dataset.day ?? "";

/** `put` is told where it was put down; `look` is asked to show the day that the keys have come to. */
export function useDrag(put: (entry: Entry, day: string) => void, look: (day: string) => void) {
  const held = shallowRef<Held>();
  let pressed: { entry: Entry; x: number; y: number } | undefined;

  function press(event: PointerEvent, entry: Entry) {
    if (event.button !== 0 || held.value) return;
    pressed = { entry, x: event.clientX, y: event.clientY };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", release);
  }
  function move(event: PointerEvent) {
    if (!pressed) return;
    const { clientX: x, clientY: y } = event;
    if (!held.value && Math.hypot(x - pressed.x, y - pressed.y) < PULL) return;
    if (!held.value) {
      window.addEventListener("keydown", keys, true);
      document.getSelection()?.removeAllRanges();
    }
    event.preventDefault();
    held.value = { entry: pressed.entry, day: dayAt(x, y), by: "hand", x, y };
  }
  function release() {
    const now = held.value;
    if (now) {
      // The click that follows the release would open the entry.
      const swallow = (click: Event) => (click.preventDefault(), click.stopPropagation());
      window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, true));
    }
    letGo();
    if (now?.day && now.day !== now.entry.day) put(now.entry, now.day);
  }
  function letGo() {
    pressed = undefined;
    held.value = undefined;
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", release);
    window.removeEventListener("keydown", keys, true);
  }

  /** Space on an entry that has the focus. */
  function pickUp(entry: Entry, from: string) {
    held.value = { entry, day: entry.day || from, by: "keys", x: 0, y: 0 };
    window.addEventListener("keydown", keys, true);
  }
  function keys(event: KeyboardEvent) {
    const now = held.value;
    if (!now) return;
    const step = STEPS[event.key];
    const ends = event.key === "Escape" || (now.by === "keys" && (event.key === "Enter" || event.key === " "));
    if (!ends && !(now.by === "keys" && step)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step) {
      held.value = { ...now, day: addDays(now.day, step) };
      look(held.value.day);
      return;
    }
    letGo();
    if (event.key !== "Escape" && now.day !== now.entry.day) put(now.entry, now.day);
    else if (now.by === "keys") look(now.entry.day || now.day);
  }

  onScopeDispose(letGo);
  return { held, press, pickUp };
}

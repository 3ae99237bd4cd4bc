// Moving an entry of the calendar to another day: held by the mouse, or by the keys (Space picks up, arrows choose, Enter puts down).
import { computed, onScopeDispose, shallowRef } from "vue";
import { addDays } from "@/kit/date";
import { usePull } from "@/kit/pull";
import type { Entry } from "./entries";

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
  const { pulled, press: pull } = usePull<Entry>(({ thing, x, y }) => move(thing, dayAt(x, y)));
  const carried = shallowRef<{ entry: Entry; day: string }>();
  const held = computed<Held | undefined>(() => {
    if (carried.value) return { ...carried.value, by: "keys", x: 0, y: 0 };
    const now = pulled.value;
    return now && { entry: now.thing, day: dayAt(now.x, now.y), by: "hand", x: now.x, y: now.y };
  });
  function move(entry: Entry, day: string) {
    if (day && day !== entry.day) put(entry, day);
  }
  function press(event: PointerEvent, entry: Entry) {
    if (!carried.value) pull(event, entry);
  }

  /** Space on an entry that has the focus. */
  function pickUp(entry: Entry, from: string) {
    carried.value = { entry, day: entry.day || from };
    window.addEventListener("keydown", keys, true);
  }
  function keys(event: KeyboardEvent) {
    const now = carried.value;
    const step = STEPS[event.key];
    if (!now || !(step || ["Escape", "Enter", " "].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    if (step) {
      carried.value = { ...now, day: addDays(now.day, step) };
      look(carried.value.day);
      return;
    }
    letGo();
    if (event.key !== "Escape" && now.day !== now.entry.day) put(now.entry, now.day);
    else look(now.entry.day || now.day);
  }
  function letGo() {
    carried.value = undefined;
    window.removeEventListener("keydown", keys, true);
  }
  onScopeDispose(letGo);
  return { held, press, pickUp };
}

// Pulling a thing over the page with the pointer until it is put down; Esc lets go of it. Not the browser's own drag and drop:
// that one belongs to files that come from outside, and a window that takes those cannot give it to the page on Windows.
import { onScopeDispose, shallowRef } from "vue";

export interface Pulled<T> {
  thing: T;
  /** Where the pointer is, CSS pixels. */
  x: number;
  y: number;
}

/** A hand that trembles while it clicks moves less than this many pixels. */
const STILL = 6;

/** `put` is told what was put down, and where. */
export function usePull<T>(put: (last: Pulled<T>) => void) {
  const pulled = shallowRef<Pulled<T>>();
  let pressed: Pulled<T> | undefined;

  function press(event: PointerEvent, thing: T) {
    if (event.button !== 0 || !event.isPrimary || pulled.value) return;
    pressed = { thing, x: event.clientX, y: event.clientY };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape, true);
  }
  function move(event: PointerEvent) {
    if (!pressed || (!pulled.value && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL)) return;
    if (!pulled.value) document.getSelection()?.removeAllRanges();
    event.preventDefault();
    pulled.value = { thing: pressed.thing, x: event.clientX, y: event.clientY };
  }
  function release() {
    const last = pulled.value;
    end();
    if (!last) return;
    // The click that the browser makes of press and release opens nothing.
    const swallow = (click: Event) => (click.preventDefault(), click.stopPropagation());
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, true));
    put(last);
  }
  function escape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !pulled.value) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }
  function end() {
    [pressed, pulled.value] = [undefined, undefined];
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", release);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", escape, true);
  }
  onScopeDispose(end);
  return { pulled, press };
}

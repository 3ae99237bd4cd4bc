// Dragging a card from column to column with the pointer. Not the browser's own drag and drop: that one belongs to files that
// come from outside (佐证), and a window that takes those cannot give it to the page on Windows.
import { onScopeDispose, shallowRef } from "vue";

export interface Dragged {
  id: number;
  /** Where the pointer is, CSS pixels. */
  x: number;
  y: number;
  /** The column under the pointer; none outside of all. */
  over: number | undefined;
}

/** A hand that trembles while it clicks moves less than this many pixels. */
const STILL = 6;

export function useDrag(drop: (id: number, column: number) => void) {
  const dragged = shallowRef<Dragged>();
  let pressed: { id: number; x: number; y: number } | undefined;
  let clickFollows = false;

  function press(event: PointerEvent, id: number) {
    if (event.button !== 0 || !event.isPrimary || (event.target as HTMLElement).closest("button, input, [role=menu]")) return;
    pressed = { id, x: event.clientX, y: event.clientY };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape, true);
  }
  function move(event: PointerEvent) {
    if (!pressed || (!dragged.value && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL)) return;
    const column = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-column]");
    dragged.value = { id: pressed.id, x: event.clientX, y: event.clientY, over: column ? Number(column.dataset.column) : undefined };
    event.preventDefault();
  }
  function release() {
    const last = dragged.value;
    end();
    if (!last) return;
    // The click that the browser makes of press and release opens nothing.
    clickFollows = true;
    setTimeout(() => (clickFollows = false));
    if (last.over !== undefined) drop(last.id, last.over);
  }
  function escape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !dragged.value) return;
    event.stopPropagation();
    end();
  }
  function end() {
    [pressed, dragged.value] = [undefined, undefined];
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", release);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", escape, true);
  }
  function swallow(event: MouseEvent) {
    if (!clickFollows) return;
    event.stopPropagation();
    event.preventDefault();
  }
  onScopeDispose(end);
  return { dragged, press, swallow };
}

// Dragging a card from column to column with the pointer.
import { computed } from "vue";
import { usePull } from "@/kit/pull";

export interface Dragged {
  id: number;
  /** Where the pointer is, CSS pixels. */
  x: number;
  y: number;
  /** The column under the pointer; none outside of all. */
  over: number | undefined;
}

function columnAt(x: number, y: number): number | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]");
  return column ? Number(column.dataset.column) : undefined;
}

export function useDrag(drop: (id: number, column: number) => void) {
  const { pulled, press: pull } = usePull<number>(({ thing, x, y }) => {
    const over = columnAt(x, y);
    if (over !== undefined) drop(thing, over);
  });
  const dragged = computed<Dragged | undefined>(() => pulled.value && { id: pulled.value.thing, x: pulled.value.x, y: pulled.value.y, over: columnAt(pulled.value.x, pulled.value.y) });
  /** What can be pressed on a card stays a press. */
  function press(event: PointerEvent, id: number) {
    if (!(event.target as HTMLElement).closest("button, input, [role=menu]")) pull(event, id);
  }
  return { dragged, press };
}

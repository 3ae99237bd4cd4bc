// While the program starts, everything waits for the first page to be drawn: what else begins shares two processors with it.
import { defineAsyncComponent, type Component } from "vue";

let drawn: Promise<unknown> = Promise.resolve();

/** Told by main.ts when the first page begins to be drawn. */
export function drawFirst(page: Promise<unknown>): void {
  drawn = page;
}

/** Resolves when the first page is drawn; at once ever after. */
export function firstPage(): Promise<unknown> {
  return drawn;
}

/** A part of the window that comes a moment after the first page. */
export function afterFirstPage<C extends Component>(load: () => Promise<{ default: C }>): C {
  return defineAsyncComponent(() => drawn.then(load).then((module) => module.default));
}

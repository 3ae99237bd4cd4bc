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

/**
 * The styles of all that comes after the first page. They are one sheet, so that what wins over what never depends on the way
 * that somebody takes through the pages.
 */
export function pageStyles(): Promise<unknown> {
  return import("./styles/pages.css");
}

/** A part of the window that comes a moment after the first page. */
export function afterFirstPage<C extends Component>(load: () => Promise<{ default: C }>): C {
  return defineAsyncComponent(() => drawn.then(() => Promise.all([load(), pageStyles()])).then(([module]) => module.default));
}

// The drawer of a figure's rows. No page needs it to stand, so it comes with the first figure that is opened: Element Plus is a
// third of what the first page would otherwise wait for.
import { defineAsyncComponent } from "vue";

export type { FigureRow } from "./RowsDrawer.vue";
export const RowsDrawer = defineAsyncComponent(() => import("./RowsDrawer.vue"));

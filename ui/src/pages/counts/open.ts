// A chart and its table open in the drawer of whatever page their question comes up on.
import { defineAsyncComponent } from "vue";
import { openDrawer } from "@/shell/drawer";
import type { Question } from "./answers";

const ChartDrawer = defineAsyncComponent(() => import("./ChartDrawer.vue"));

export function openChart(asked: { question: Question; as?: "chart" | "table"; year?: number; listId?: number }): void {
  openDrawer(ChartDrawer, asked);
}

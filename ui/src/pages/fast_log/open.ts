// 快速登记 opens over whatever page one is on; a kind or a day may be asked for.
import { defineAsyncComponent } from "vue";
import { openDrawer } from "@/shell/drawer";

const FastLog = defineAsyncComponent(() => import("./FastLog.vue"));

export function openFastLog(asked: { kind?: string; day?: string } = {}): void {
  openDrawer(FastLog, asked);
}

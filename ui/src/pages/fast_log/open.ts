// 快速登记 opens over whatever page one is on; a kind may be asked for.
import { defineAsyncComponent } from "vue";
import { openDrawer } from "@/shell/drawer";

const FastLog = defineAsyncComponent(() => import("./FastLog.vue"));

export function openFastLog(kind?: string): void {
  openDrawer(FastLog, kind ? { kind } : {});
}

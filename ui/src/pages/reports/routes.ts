import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/reports", component: () => import("./Reports.vue") },
  { path: "/reports/wording", component: () => import("./Wording.vue") },
];

import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/reports", component: () => import("./Reports.vue") },
  { path: "/reports/seals", component: () => import("./Seals.vue") },
  { path: "/reports/wording", component: () => import("./Wording.vue"), meta: { needs: "wording_set" } },
];

import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/counts", component: () => import("./Counts.vue") },
  { path: "/counts/charts", component: () => import("./Charts.vue") },
];

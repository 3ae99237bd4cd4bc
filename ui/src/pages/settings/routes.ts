import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/settings", component: () => import("./Settings.vue") },
  { path: "/settings/verify", component: () => import("./Verify.vue") },
];

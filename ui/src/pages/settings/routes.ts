import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/settings", component: () => import("./Settings.vue") },
  { path: "/history/:noun/:id(\\d+)", component: () => import("./RecordHistory.vue"), props: (to) => ({ noun: String(to.params.noun), id: Number(to.params.id) }) },
  { path: "/settings/verify", component: () => import("./Verify.vue") },
];

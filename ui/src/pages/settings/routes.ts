import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/settings", component: () => import("./Settings.vue"), meta: { needs: "setting_set" } },
  { path: "/settings/handover", component: () => import("./Handover.vue"), meta: { needs: "book_password_change" } },
  { path: "/history/:noun/:id(\\d+)", component: () => import("./RecordHistory.vue"), props: (to) => ({ noun: String(to.params.noun), id: Number(to.params.id) }) },
  { path: "/settings/verify", component: () => import("./Verify.vue"), meta: { needs: "book_verify" } },
];

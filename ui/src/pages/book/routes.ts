import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/start", component: () => import("./Start.vue"), meta: { cover: true } },
  { path: "/new", component: () => import("./NewBook.vue"), meta: { cover: true } },
  { path: "/restore", component: () => import("./Restore.vue"), meta: { cover: true } },
  { path: "/unlock", component: () => import("./Unlock.vue"), meta: { cover: true } },
];

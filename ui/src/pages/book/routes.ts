import type { RouteRecordRaw } from "vue-router";
import Start from "./Start.vue";
import Unlock from "./Unlock.vue";

// What may be the first page is not fetched apart.
export const routes: RouteRecordRaw[] = [
  { path: "/start", component: Start, meta: { cover: true } },
  { path: "/new", component: () => import("./NewBook.vue"), meta: { cover: true } },
  { path: "/restore", component: () => import("./Restore.vue"), meta: { cover: true, always: true } },
  { path: "/unlock", component: Unlock, meta: { cover: true } },
];

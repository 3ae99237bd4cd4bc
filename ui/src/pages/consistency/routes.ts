import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/consistency", component: () => import("./ConsistencyPage.vue") }];

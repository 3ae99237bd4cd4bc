import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/overview", component: () => import("./Overview.vue") }];

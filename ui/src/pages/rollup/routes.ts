import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/rollup", component: () => import("./Rollup.vue") }];

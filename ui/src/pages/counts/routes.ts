import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/counts", component: () => import("./Counts.vue") }];

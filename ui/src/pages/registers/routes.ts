import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/registers", component: () => import("./Registers.vue") }];

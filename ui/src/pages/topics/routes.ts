import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/topics", component: () => import("./Topics.vue") }];

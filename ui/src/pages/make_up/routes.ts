import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/make-up", component: () => import("./MakeUpPage.vue") }];

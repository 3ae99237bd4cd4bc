import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/greetings", component: () => import("./Greetings.vue") }];

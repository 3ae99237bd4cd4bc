import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/binder", component: () => import("./Binder.vue"), meta: { needs: "binder_look" } }];

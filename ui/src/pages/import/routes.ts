import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [{ path: "/import", component: () => import("./Import.vue"), meta: { needs: "import_run" } }];

import type { RouteRecordRaw } from "vue-router";
import Overview from "./Overview.vue";

// What may be the first page is not fetched apart.
export const routes: RouteRecordRaw[] = [{ path: "/overview", component: Overview }];

import type { RouteRecordRaw } from "vue-router";
import Rollup from "./Rollup.vue";

// What may be the first page is not fetched apart.
export const routes: RouteRecordRaw[] = [{ path: "/rollup", component: Rollup }];

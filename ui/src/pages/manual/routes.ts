import type { RouteRecordRaw } from "vue-router";

// Readable before any book is open: that is when it is needed most.
export const routes: RouteRecordRaw[] = [{ path: "/manual/:at?", component: () => import("./Manual.vue"), props: true, meta: { always: true } }];

import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/tasks", component: () => import("./Tasks.vue") },
  { path: "/tasks/needs", component: () => import("./Needs.vue") },
  { path: "/tasks/wall/:id(\\d+)", component: () => import("./Wall.vue"), props: (route) => ({ id: Number(route.params.id) }) },
];

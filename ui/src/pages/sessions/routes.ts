import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/sessions", component: () => import("./Sessions.vue") },
  { path: "/sessions/new", component: () => import("./NewSession.vue") },
  { path: "/sessions/talk", component: () => import("./NewTalk.vue"), meta: { needs: "criticism_save" } },
  { path: "/sessions/:id(\\d+)", component: () => import("./Session.vue"), props: (route) => ({ id: Number(route.params.id) }) },
  { path: "/sessions/:id(\\d+)/edit", component: () => import("./EditSession.vue"), props: (route) => ({ id: Number(route.params.id) }) },
];

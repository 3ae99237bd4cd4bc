import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/members", component: () => import("./Members.vue") },
  { path: "/members/new", component: () => import("./MemberForm.vue") },
  { path: "/members/:id(\\d+)/edit", component: () => import("./MemberForm.vue"), props: (route) => ({ id: Number(route.params.id) }) },
];

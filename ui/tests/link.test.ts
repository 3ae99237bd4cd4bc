import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import { createRouter, createWebHashHistory, type RouteLocationRaw } from "vue-router";
import Link from "@/kit/Link.vue";

const BLANK = { template: "<i />" };
const router = createRouter({ history: createWebHashHistory(), routes: [{ path: "/:rest(.*)*", component: BLANK }] });

describe("a link", () => {
  const places: RouteLocationRaw[] = ["/sessions", "/sessions/12?part=roll", { path: "/reports", query: { report: "make-up", from: "2026-07-01", none: undefined } }, { path: "/members", query: { id: 7 } }, { path: "/sessions", query: { kind: "党 课&" } }];

  it("has the address that the router gives the place", () => {
    for (const to of places) {
      const link = mount(Link, { props: { to }, global: { plugins: [router] } });
      expect(link.attributes("href"), `written without asking the router: ${JSON.stringify(to)}`).toBe(router.resolve(to).href);
    }
  });

  it("goes there by the router, and leaves the rest of the press to whoever drew it", async () => {
    let pressed = 0;
    const link = mount(Link, { props: { to: { path: "/reports", query: { report: "topics" } } }, attrs: { onClick: () => (pressed += 1) }, global: { plugins: [router] } });
    await link.trigger("click");
    await router.isReady();
    expect([router.currentRoute.value.fullPath, pressed]).toEqual(["/reports?report=topics", 1]);
  });
});

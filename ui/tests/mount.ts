// Mounts a page with the real router, kit and styles-free DOM, on the fake program.
import { flushPromises, mount } from "@vue/test-utils";
import type { Component } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";

const BLANK: Component = { template: "<i />" };

export async function mountPage(page: Component, at = "/") {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:rest(.*)*", component: BLANK }] });
  await router.push(at);
  const view = mount(page, { attachTo: document.body, global: { plugins: [router] } });
  await flushPromises();
  const find = (testid: string) => view.find(`[data-testid="${testid}"]`);
  async function press(testid: string) {
    await find(testid).trigger("click");
    await flushPromises();
  }
  async function type(testid: string, text: string) {
    await find(testid).setValue(text);
    await find(testid).trigger("change");
  }
  async function submit() {
    await view.find("form").trigger("submit");
    await flushPromises();
  }
  return { view, router, find, press, type, submit };
}

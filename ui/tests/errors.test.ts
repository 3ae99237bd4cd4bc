import { flushPromises, mount } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { defineComponent, h } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import { AppError } from "@/ipc/client";
import { fieldError } from "@/ipc/errors";
import { catchAll, fault } from "@/ipc/fault";
import { useAction } from "@/ipc/query";
import ErrorBand from "@/kit/ErrorBand.vue";
import { isKnown } from "@/kit/remedy";
import { ERRORS, REMEDIES } from "@/text/errors";

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:rest(.*)*", component: { template: "<i />" } }] });
const band = (code: keyof typeof ERRORS, on: Record<string, () => void> = {}) => mount(ErrorBand, { props: { error: new AppError(code, "", null), ...on }, global: { plugins: [router] } });
beforeEach(() => {
  document.body.innerHTML = "";
  fault.value = undefined;
});

describe("errors", () => {
  it.each(Object.entries(ERRORS))("%s says what happened and what to do, with buttons that do something", (code, text) => {
    expect(text.what.length, `${code} says what happened`).toBeGreaterThan(2);
    expect(text.next.length, `${code} says what is unchanged or to be done`).toBeGreaterThan(3);
    expect(text.remedies.filter((one) => !isKnown(one)), `no button of ${code} is dead`).toEqual([]);
    // What helps against these two stands on the page itself: 重新打开, and the record that uses it.
    if (code !== "sealed" && code !== "in_use") expect(text.remedies.length, `${code} offers a way out`).toBeGreaterThan(0);
  });

  it("offers only what the place can do, and does it", async () => {
    expect(band("disk_full").findAll("button").length, "a page that cannot save elsewhere offers no such button").toBe(0);
    let saved = 0;
    const view = band("disk_full", { onElsewhere: () => (saved += 1) });
    await view.find("[data-testid=error-elsewhere]").trigger("click");
    expect(saved, REMEDIES.elsewhere.word).toBe(1);
  });

  it("tells a stop as what it is: nothing wrong", () => {
    const view = band("cancelled");
    expect(view.find("[role=status]").text(), "what was kept").toContain("没有写入任何内容");
    expect(view.find("[role=alert]").exists(), "no alarm").toBe(false);
  });

  it("raises what no page shows, and leaves alone what is shown at its field", async () => {
    const refuse = (field: string | null) => async () => {
      throw new AppError("invalid", "姓名要写。", field);
    };
    const Page = defineComponent({
      setup() {
        const silent = useAction(refuse(null));
        const shown = useAction(refuse("name"));
        return () => [h("button", { id: "silent", onClick: () => silent.go() }), h("button", { id: "shown", onClick: () => shown.go() }), h("input", { "aria-invalid": !!fieldError(shown.error.value, "name") })];
      },
    });
    const view = mount(Page, { attachTo: document.body });
    await view.find("#shown").trigger("click");
    await flushPromises();
    expect(fault.value, "the field says it").toBeUndefined();
    expect(document.activeElement, "and has the focus").toBe(view.find("input").element);
    await view.find("#silent").trigger("click");
    await flushPromises();
    expect(fault.value?.message, "what nobody showed stands over the page").toBe("姓名要写。");
  });

  it("raises what a forgotten promise refuses with", () => {
    const target = new EventTarget() as unknown as Window;
    catchAll(target);
    target.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason: new AppError("disk_full", "磁盘满了") }));
    expect(fault.value?.code, "no error is swallowed").toBe("disk_full");
  });
});

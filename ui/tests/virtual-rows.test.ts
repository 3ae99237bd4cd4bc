import { mount } from "@vue/test-utils";
import { expect, it } from "vitest";
import { defineComponent, nextTick, ref } from "vue";
import { VirtualRows } from "@/kit";

/** A list in a box 380 px high whose rows are 38 px; jsdom lays nothing out, so the sizes are given. */
function list(count: number) {
  const rows = ref(count);
  const page = mount(defineComponent({
    components: { VirtualRows },
    setup: () => ({ rows }),
    template: `<div style="overflow-y: auto" class="box"><table><VirtualRows v-slot="{ index }" :count="rows"><tr class="row" :data-at="index"><td>{{ index }}</td></tr></VirtualRows></table></div>`,
  }), { attachTo: document.body });
  const box = page.find(".box").element as HTMLElement;
  Object.defineProperty(box, "clientHeight", { value: 380 });
  const body = page.find("tbody").element;
  body.getBoundingClientRect = () => ({ top: -box.scrollTop }) as DOMRect;
  const at = () => page.findAll(".row").map((row) => Number(row.attributes("data-at")));
  async function scroll(top: number) {
    box.scrollTop = top;
    box.dispatchEvent(new Event("scroll"));
    await nextTick();
  }
  return { page, at, scroll, rows };
}

it("draws a short list whole, so that finding, printing and reading aloud stay as they are", () => {
  expect(list(120).at()).toEqual(Array.from({ length: 120 }, (_, i) => i));
});

it("draws of ten thousand rows those in sight and a few beyond, wherever one scrolls", async () => {
  const { at, scroll, page } = list(10_000);
  for (const top of [0, 38 * 5_000, 38 * 9_990]) {
    await scroll(top);
    const drawn = at();
    const seen = Array.from({ length: 10 }, (_, i) => top / 38 + i).filter((i) => i < 10_000);
    expect(drawn, `the rows seen at ${top} px are drawn`).toEqual(expect.arrayContaining(seen));
    expect(drawn.length, "and not many more").toBeLessThan(80);
    const gaps = page.findAll(".vr-gap td").map((gap) => Number.parseInt((gap.element as HTMLElement).style.height, 10));
    expect(gaps.reduce((a, b) => a + b, 0) + drawn.length * 38, "the scroll bar stands for all rows").toBe(10_000 * 38);
  }
});

it("follows a list that becomes shorter while one looks at its end", async () => {
  const { at, scroll, rows } = list(10_000);
  await scroll(38 * 9_990);
  rows.value = 300;
  await nextTick();
  expect(at().every((i) => i >= 0 && i < 300), "no row beyond the end is drawn").toBe(true);
  expect(at().length, "something is drawn").toBeGreaterThan(0);
});

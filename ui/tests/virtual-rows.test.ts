import { mount } from "@vue/test-utils";
import { expect, it, vi } from "vitest";
import { defineComponent, nextTick, ref } from "vue";
import { VirtualRows } from "@/kit";

/** A list in a box 380 px high whose rows are 38 px; jsdom lays nothing out, so the sizes are given. */
function list(count: number, read?: (first: number, last: number) => Promise<void> | undefined) {
  const rows = ref(count);
  const page = mount(defineComponent({
    components: { VirtualRows },
    setup: () => ({ rows, read }),
    template: `<div style="overflow-y: auto" class="box"><table><VirtualRows v-slot="{ index }" :count="rows" :read="read"><tr class="row" :data-at="index"><td>{{ index }}</td></tr></VirtualRows></table></div>`,
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

it("waits a moment for the rows of a jump, and draws them once they are read", async () => {
  let arrive = () => {};
  const asked: [number, number][] = [];
  const { at, scroll } = list(10_000, (first, last) => {
    asked.push([first, last]);
    return first > 0 ? new Promise<void>((resolve) => (arrive = resolve)) : undefined;
  });
  await scroll(38 * 5_000);
  const [first, last] = asked.at(-1)!;
  expect(first <= 5_000 && last >= 5_010, "the rows in sight are asked for").toBe(true);
  expect(at()[0], "until they come, nothing that stands for them is drawn").toBe(0);
  arrive();
  await vi.waitFor(() => expect(at()[0], "they are drawn as soon as they come").toBe(first));
});

it("shows where one is when the rows of a jump take long", async () => {
  vi.useFakeTimers();
  try {
    const { at, scroll } = list(10_000, (first) => (first > 0 ? new Promise<void>(() => {}) : undefined));
    await scroll(38 * 5_000);
    await vi.advanceTimersByTimeAsync(100);
    expect(at(), "the rows in sight stand there, though their text is still read").toEqual(expect.arrayContaining([5_000, 5_009]));
  } finally {
    vi.useRealTimers();
  }
});

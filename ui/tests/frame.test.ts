import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { RowsDrawer } from "@/kit";
import { setBook } from "@/shell/book";
import { drawer, openDrawer } from "@/shell/drawer";
import Frame from "@/shell/Frame.vue";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
beforeEach(() => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram(sampleAnswers(true));
  setBook(state(true));
});
const asked = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).length;
async function keys(code: string, target: EventTarget = window) {
  target.dispatchEvent(new KeyboardEvent("keydown", { code, key: code, ctrlKey: true, bubbles: true, cancelable: true }));
  await flushPromises();
}

describe("the frame", () => {
  it("always answers whether the work is safe, and counts only drafts, overdue tasks and people", async () => {
    const page = await mountPage(Frame, "/overview");
    expect(page.find(T.nav.saved).text(), "saved when").toContain("已保存 9月21日 10:42");
    expect(page.find(T.nav.sessions).text(), "drafts").toContain("1 草稿");
    expect(page.find(T.nav.tasks).text(), "overdue, with the word").toContain("2 逾期");
    expect(page.find(T.nav.overview).attributes("aria-current"), "where I am").toBe("page");
    page.view.unmount();
  });

  it("opens the pages with Ctrl 1…8 and a new session with Ctrl N", async () => {
    const page = await mountPage(Frame, "/overview");
    await keys("Digit6");
    expect(page.router.currentRoute.value.path, "Ctrl 6").toBe("/members");
    await keys("Digit8");
    expect(page.router.currentRoute.value.path, "Ctrl 8").toBe("/reports");
    await keys("KeyN");
    expect(page.router.currentRoute.value.path, "Ctrl N").toBe("/sessions/new");
    page.view.unmount();
  });

  it("closes what a page had opened beside itself when one goes to another page, not when only its question changes", async () => {
    const page = await mountPage(Frame, "/overview");
    openDrawer(RowsDrawer, { title: "缺席的人", rows: [] });
    await page.router.push("/overview?quarter=2026Q2");
    expect(drawer.value, "still the same page").toBeDefined();
    await keys("Digit6");
    expect(drawer.value, "its figures have nothing to say about 党员名册").toBeUndefined();
    page.view.unmount();
  });

  it("takes back the last change with Ctrl Z, but not while text is being written", async () => {
    const page = await mountPage(Frame, "/overview");
    await keys("KeyZ");
    expect(current.value?.text, "says what was taken back").toBe("已撤销：删除 9月16日专题学习");
    const field = document.body.appendChild(document.createElement("input"));
    await keys("KeyZ", field);
    expect(asked("change_undo"), "in a field Ctrl Z belongs to the text").toBe(1);
    await keys("KeyY");
    expect(current.value?.text, "and does it again with Ctrl Y").toBe("已重做：删除 9月16日专题学习");
    expect(current.value?.action?.word, "which can be taken back once more").toBe("撤销");
    page.view.unmount();
  });

  it("gives a committee 汇总 where a branch has 总览", async () => {
    setBook({ ...state(true), kind: "committee" });
    const page = await mountPage(Frame, "/rollup");
    expect(page.find(T.nav.rollup).exists(), "a committee gathers").toBe(true);
    expect(page.find(T.nav.overview).exists(), "and has no branch page").toBe(false);
    page.view.unmount();
  });

  it("locks with Ctrl L", async () => {
    const page = await mountPage(Frame, "/overview");
    await keys("KeyL");
    expect(asked("book_lock"), "told the program").toBe(1);
    expect(page.router.currentRoute.value.path, "and shows the lock").toBe("/unlock");
    page.view.unmount();
  });

  it("locks when the computer was asleep, but not for the slow clock of a hidden window", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    try {
      const page = await mountPage(Frame, "/overview");
      vi.setSystemTime(Date.now() + 60_000);
      vi.advanceTimersByTime(10_000);
      expect(asked("book_lock"), "a minute without a look at the clock is usual in the background").toBe(0);
      vi.setSystemTime(Date.now() + 3_600_000);
      window.dispatchEvent(new Event("pointermove"));
      await flushPromises();
      expect(asked("book_lock"), "whoever woke it finds it locked").toBe(1);
      page.view.unmount();
    } finally {
      vi.useRealTimers();
    }
  });

  it("takes Enter in a form to the next field, and from the last to the button, without writing", async () => {
    const page = await mountPage(Frame, "/members/new");
    const form = document.createElement("div");
    form.innerHTML = '<div class="head"><button class="btn pri"></button></div><div class="form1"><input id="a"><input id="b"></div>';
    document.body.append(form);
    // jsdom lays nothing out, so nothing would count as seen.
    for (const field of form.querySelectorAll("input")) Object.defineProperty(field, "offsetParent", { value: form });
    const enter = () => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    form.querySelector<HTMLElement>("#a")!.focus();
    enter();
    expect(document.activeElement?.id, "the next field, as in a spreadsheet").toBe("b");
    enter();
    expect(document.activeElement?.className, "then the button; only a second Enter writes").toBe("btn pri");
    page.view.unmount();
  });
});

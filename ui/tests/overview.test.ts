import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { call } from "@/ipc/client";
import Overview from "@/pages/overview/Overview.vue";
import { setBook } from "@/shell/book";
import { closeDrawer, drawer } from "@/shell/drawer";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
beforeEach(async () => {
  document.body.innerHTML = "";
  closeDrawer();
  fake = fakeProgram(sampleAnswers(true));
  setBook(state(true));
  await call("change_undo", {});
  await flushPromises();
});

describe("总览", () => {
  it("counts 21 of 40 tasks as done, not the 6 that are done in stages", async () => {
    const page = await mountPage(Overview);
    expect(page.find(T.overview.tasks).text(), "阶段性完成 is not 已完成").toContain("完成率 52.5%（21÷40，阶段性完成不算在内）");
  });

  it("opens the people behind a count of study hours in roster order", async () => {
    const page = await mountPage(Overview);
    await page.find(T.overview.hours).findAll("a.door")[0]!.trigger("click");
    const props = drawer.value!.props as { title: string; rows: { title: string }[] };
    expect(props.title, "says what is counted").toBe("学时 · 低于序时");
    expect(props.rows.map((r) => r.title), "listed as in the roster, never by hours").toEqual(["测试1", "测试2", "测试3", "测试4", "测试5", "测试6"]);
  });

  it("leads each thing to do to where it is done", async () => {
    const page = await mountPage(Overview);
    await page.find(T.overview.todo).findAll("button")[1]!.trigger("click");
    await flushPromises();
    expect(page.router.currentRoute.value.path, "making up is registered at the session").toBe("/sessions/7");
  });

  it("tells an empty book what to do first instead of showing zeros", async () => {
    setBook({ ...state(true), memberCount: 0 });
    fake.asked.length = 0;
    const page = await mountPage(Overview);
    expect(page.view.text(), "what is so, then what to do").toContain("手册是空的，先做三件事");
    expect(fake.asked.some((a) => a.cmd === "overview_get"), "and nothing is computed").toBe(false);
  });
});

describe("往后看", () => {
  it("is asked for only when it is opened", async () => {
    fake.asked.length = 0;
    const page = await mountPage(Overview);
    expect(fake.asked.some((a) => a.cmd === "forecast_get"), "the first page never waits for it").toBe(false);
    await page.find(T.overview.forecast).trigger("click");
    await flushPromises();
    const props = drawer.value!.props as { rows: { title: string }[] };
    expect(props.rows.length, "what will be missing opens beside the page").toBe(3);
  });
});

import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { call } from "@/ipc/client";
import type { Todo } from "@/ipc/generated";
import { checkRows, foldRows, foldWords } from "@/pages/overview/checks";
import Overview from "@/pages/overview/Overview.vue";
import { todoLines } from "@/pages/overview/todo";
import { setBook } from "@/shell/book";
import { closeDrawer, drawer } from "@/shell/drawer";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { overview, sampleAnswers, settings, state } from "./sample";

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
    setBook({ ...state(true), memberCount: 0, recorded: 0 });
    fake.asked.length = 0;
    const page = await mountPage(Overview);
    expect(page.view.text(), "what is so, then what to do").toContain("手册建好了，再做几件事就能用");
    expect(fake.asked.some((a) => a.cmd === "overview_get"), "and nothing is computed").toBe(false);
  });
});

describe("开头几步", () => {
  const strip = async (over: Partial<ReturnType<typeof state>>, at = "/overview") => {
    setBook({ ...state(true), ...over });
    return (await mountPage(Overview, at)).find(T.overview.steps);
  };

  it("stand over the page until the first quarterly report is printed, ticked by what the book holds", async () => {
    fake.answers.setting_list = () => [...settings, { ...settings[0]!, key: "guide.away", value: 0, default: 0 }];
    const lists = fake.answers.list_list;
    fake.answers.list_list = () => [];
    await call("change_undo", {});
    await flushPromises();
    const begun = await strip({ recorded: 0 });
    expect(begun.findAll(".st.done"), "the book and its roster are there, the session is not").toHaveLength(2);
    fake.answers.list_list = lists!;
    await call("change_undo", {});
    await flushPromises();
    expect((await strip({ recorded: 1 })).findAll(".st.done"), "all but the report are done").toHaveLength(4);
    expect((await strip({ recorded: 12 })).exists(), "a book in use needs no guide").toBe(false);
    expect((await strip({ recorded: 12 }, "/overview?steps")).exists(), "unless somebody asks for it").toBe(true);
  });

  it("stay away once they were put away", async () => {
    fake.answers.setting_list = () => [...settings, { ...settings[0]!, key: "guide.away", value: 1, default: 0 }];
    await call("change_undo", {});
    await flushPromises();
    expect((await strip({ recorded: 0 })).exists(), "the person decides").toBe(false);
  });
});

describe("接下来要做", () => {
  const todo = (what: Todo["what"], dueOn: string, over: Partial<Todo> = {}): Todo => ({ what, state: "late", dueOn, title: `${what} ${dueOn}`, detail: dueOn, recordId: 1, findings: [], ...over });
  it("makes one line of what is of one kind, and keeps the order of the most pressing", () => {
    const lines = todoLines([todo("make_up", "2026-08-05"), todo("task", "2026-09-01"), todo("make_up", "2026-09-15")], overview.makeUps);
    expect(lines.map((l) => [l.what, l.all.length]), "two make-ups are one line").toEqual([["make_up", 2], ["task", 1]]);
    expect(lines[0]!.dueOn, "overdue since the first").toBe("2026-08-05");
    expect(lines[0]!.title, "people, not slips: one of them is due by then").toBe("1 人还没有补学");
  });

  it("names two gaps by their rules and folds three", () => {
    const gap = (n: number) => todo("check", `2026-09-${20 + n}`, { state: "near" });
    expect(todoLines([gap(1), gap(2)]), "two say more by their names").toHaveLength(2);
    expect(todoLines([gap(1), gap(2), gap(3)])[0]!.title, "three are planned in one go").toBe("3 类活动还没有开，也没有安排");
  });

  it("opens the single things behind a line", async () => {
    fake.answers.overview_get = () => ({ ...overview, todo: [todo("roll", "2026-09-20", { recordId: 4 }), todo("roll", "2026-09-21", { recordId: 5 })] });
    await call("change_undo", {});
    const page = await mountPage(Overview);
    await page.find(T.overview.todo).find(".todo a.door").trigger("click");
    const props = drawer.value!.props as { rows: { to: string }[] };
    expect(props.rows.map((r) => r.to), "each leads to its session").toEqual(["/sessions/4", "/sessions/5"]);
  });
});

describe("应开与已开", () => {
  const rows = checkRows(overview.check.findings, "2026-09-21");
  it("shows what is missing first and folds what is in order", () => {
    const { first, folded } = foldRows(rows, 3);
    expect(first.map((r) => r.label), "this month's gaps, then the month in its order").toEqual(["支委会", "党小组会", "主题党日"]);
    expect(foldWords(folded), "done is quiet, and so is what has until December").toEqual([{ shape: "idle", word: "1 项还早" }, { shape: "done", word: "4 项已达到" }]);
  });

  it("says aloud what did not fit", () => {
    expect(foldWords(foldRows(rows, 1).folded)[0], "a gap is never folded away in silence").toEqual({ shape: "near", word: "1 项还要安排" });
  });

  it("opens the folded rows in place", async () => {
    const page = await mountPage(Overview);
    const count = () => page.find(T.overview.checks).findAll("tbody tr").length;
    const before = count();
    await page.press(T.overview.fold);
    expect([before, count()], "six, then all eight").toEqual([6, 8]);
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

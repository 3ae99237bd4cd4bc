import { beforeEach, describe, expect, it } from "vitest";
import type { ImportResult } from "@/ipc/generated";
import Import from "@/pages/import/Import.vue";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { refused, state } from "./sample";

let fake: Fake;
const good: ImportResult = { ...refused, created: 28, rejected: [] };
beforeEach(() => {
  document.body.innerHTML = "";
  fake = fakeProgram(
    { import_preview: () => refused, import_run: () => ({ ...good, written: 28 }), book_state: () => state(true), search: () => ({ hits: [], counts: [], places: [] }) },
    { pick_file: () => "/u/党员花名册.xlsx", open_path: () => null },
  );
});
const asked = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd);

describe("import", () => {
  it("lists every refused row and cannot write while one is left", async () => {
    const page = await mountPage(Import, "/import?kind=members");
    await page.press(T.import.choose);
    const text = page.find(T.import.result).text();
    expect(text, "the number of rows, and that nothing was written").toContain("有 3 行不能导入，所以一行也没有写进手册");
    expect(text, "row, column, value and reason").toMatch(/第 9 行.*入党时间.*2009\.13.*月份写成了 13/);
    expect(page.find(T.import.write).attributes("disabled"), "all or nothing").toBeDefined();
    expect(asked("import_run"), "a trial never writes").toHaveLength(0);
  });

  it("writes after a clean trial and offers to take it back", async () => {
    fake.answers.import_preview = () => good;
    const page = await mountPage(Import, "/import?kind=members");
    await page.press(T.import.choose);
    await page.press(T.import.write);
    expect(asked("import_run")[0]?.req, "the same file, the same kind").toEqual({ kind: "members", path: "/u/党员花名册.xlsx", createUnits: false });
    expect(page.view.text(), "says that it is done").toContain("已写入手册");
    expect(current.value, "a mistake can be taken back at once").toMatchObject({ text: "已写入 28 人", action: { word: "撤销" } });
  });

  it("leads a new book on from its roster to its first session", async () => {
    fake.answers.import_preview = () => good;
    fake.answers.book_state = () => ({ ...state(true), recorded: 0 });
    setBook({ ...state(true), recorded: 0 });
    const page = await mountPage(Import, "/import?kind=members");
    await page.press(T.import.choose);
    await page.press(T.import.write);
    await page.press(T.import.firstSession);
    expect(page.router.currentRoute.value.path, "the next step of the first ten minutes").toBe("/sessions/new");
  });

  it("does not say written when the file went bad between trial and writing", async () => {
    fake.answers.import_preview = () => good;
    fake.answers.import_run = () => refused;
    const page = await mountPage(Import, "/import?kind=members");
    await page.press(T.import.choose);
    await page.press(T.import.write);
    expect(page.view.text(), "the truth, not the hope").toContain("所以一行也没有写进手册");
  });
});

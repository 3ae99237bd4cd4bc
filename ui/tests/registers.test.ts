import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import Registers from "@/pages/registers/Registers.vue";
import { call } from "@/ipc/client";
import type { RegisterColumn, RegisterRow } from "@/ipc/generated";
import { listed } from "@/pages/registers/columns";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);
const inBody = (testid: string) => document.body.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
async function write(element: HTMLElement, text: string) {
  (element as HTMLInputElement).value = text;
  element.dispatchEvent(new Event("input"));
  element.dispatchEvent(new Event("change"));
  await flushPromises();
}
async function pressInBody(testid: string) {
  inBody(testid).click();
  await flushPromises();
}

beforeEach(async () => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram({ ...sampleAnswers(true), setting_set: () => ({}) });
  setBook(state(true));
  await call("setting_set", { key: "fresh", value: 0 });
  fake.asked.length = 0;
});

describe("a register", () => {
  it("shows its rows, counts them by a column and lists those behind a figure", async () => {
    const page = await mountPage(Registers);
    expect(page.find(T.registers.sums).text(), "thousands parted, with what it counts").toContain("3,380字");
    expect(page.view.findAll(`[data-testid="${T.registers.template}"]`).map((a) => a.text()), "what is kept already is not offered again").toEqual(["荣誉表彰", "志愿服务"]);
    await page.view.findAll(".cnts [role=radio]")[1]!.trigger("click");
    await page.view.findAll(".cs .door")[3]!.trigger("click");
    expect(page.view.findAll(`[data-testid="${T.registers.row}"]`).map((r) => r.text()).join(), "only 车间").toMatch(/^8月21日主题党日走进除尘工地车间公众号车间消息祝嘉禾510$/);
    await page.view.findAll(".cs .door")[3]!.trigger("click");
    expect(page.view.findAll(`[data-testid="${T.registers.row}"]`), "pressed again, all of them").toHaveLength(6);
  });

  it("keeps a new row without its blank columns and marks the column that was refused", async () => {
    const page = await mountPage(Registers);
    await page.press(T.registers.add);
    await write(inBody("register-cell-1"), " 技能比武开赛 ");
    fake.answers.register_row_save = () => {
      throw { code: "invalid", message: "“字数”要填数字，最多 3 位小数，如 12 或 4.5；单位不用写", field: "cells.6" };
    };
    await write(inBody("register-cell-6"), "四百");
    await pressInBody(T.registers.keep);
    expect(inBody("register-cell-6").closest(".field")?.textContent, "the sentence stands at the field").toContain("“字数”要填数字");
    fake.answers.register_row_save = ({ fields }) => ({ id: 13, uid: "r13", ...fields });
    await write(inBody("register-cell-6"), "400");
    await pressInBody(T.registers.another);
    expect(sent("register_row_save").at(-1), "blank columns are left out").toMatchObject({ id: null, fields: { registerId: 7, cells: [{ columnId: 1, text: "技能比武开赛", id: null }, { columnId: 6, text: "400", id: null }] } });
    expect((inBody("register-cell-1") as HTMLInputElement).value, "the form is ready for the next one").toBe("");
  });

  it("opens the row that was found, in its year", async () => {
    const page = await mountPage(Registers, "/registers?row=16");
    await flushPromises();
    expect(page.router.currentRoute.value.query, "the address names the register from now on").toEqual({ register: "7" });
    expect((inBody("register-cell-1") as HTMLInputElement).value, "its texts are in the form").toBe("节能降碳，从一台风机做起");
  });
});

describe("defining a register", () => {
  it("makes one of the unit's own from names and kinds alone", async () => {
    const page = await mountPage(Registers);
    await page.press(T.registers.own);
    await write(inBody(T.registers.name), "合理化建议");
    await write(inBody(T.registers.column), "建议内容");
    await pressInBody(T.registers.make);
    expect(sent("register_save"), "one text column, kept by the book's own unit").toEqual([
      { id: null, fields: { unitId: state(true).unitId, name: "合理化建议", family: "own", dayName: "日期", columns: [{ id: null, name: "建议内容", kind: "text", measure: null, choices: [], isNeeded: false, isMany: false, isEach: false, isEnd: false, isRetired: false }] } },
    ]);
    expect(page.router.currentRoute.value.query.register, "and it opens").toBe("9");
  });

  it("says under the columns what the book refuses to change", async () => {
    const page = await mountPage(Registers);
    fake.answers.register_save = () => {
      throw { code: "invalid", message: "“标题”已经登记了 2 条，不能删掉这一列；可以改列名", field: "columns" };
    };
    await page.press(T.registers.define);
    await pressInBody(T.registers.make);
    expect(document.body.querySelector(".dlg-body")?.textContent, "the sentence of the book, and the dialog stays").toContain("不能删掉这一列");
  });
});

describe("the columns of a wide register", () => {
  const column = (id: number): RegisterColumn => ({ id, name: `列${id}`, kind: "text", measure: null, choices: [], isNeeded: id === 1, isMany: false, isEach: false, isEnd: false, isRetired: false });
  const rows = [{ id: 1, onDay: "2026-09-17", cells: [{ columnId: 3, text: "消息", id: null }] }] as unknown as RegisterRow[];
  const names = (count: number) => listed({ columns: Array.from({ length: count }, (_, i) => column(i + 1)) }, rows).columns.map((c) => c.name);

  it("in which nothing stands do not push the others out of the window", () => {
    expect(names(9), "what must be filled and what is").toEqual(["列1", "列3"]);
    expect(names(4), "a narrow register shows all it asks for").toEqual(["列1", "列2", "列3", "列4"]);
  });
});

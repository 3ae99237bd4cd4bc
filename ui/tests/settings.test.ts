import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import History from "@/pages/settings/History.vue";
import Rules from "@/pages/settings/Rules.vue";
import UnitForm from "@/pages/settings/UnitForm.vue";
import { call } from "@/ipc/client";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);

beforeEach(async () => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram({ ...sampleAnswers(true), setting_set: () => ({}), unit_save: ({ fields }) => ({ id: 1, uid: "u1", parentId: null, baseId: null, base: null, path: "/1/", ...fields }) });
  setBook(state(true));
  await call("setting_set", { key: "fresh", value: 0 });
  fake.asked.length = 0;
});

describe("rules", () => {
  it("shows where each number comes from and says which are the unit's own", async () => {
    const page = await mountPage(Rules);
    const rows = page.view.findAll("tbody tr").map((r) => r.text());
    expect(rows[0], "the article stands beside the number").toContain("支部工作条例 第十一条");
    expect(rows[2], "a changed number is the unit's own").toContain("本单位");
  });

  it("keeps a changed number only when told to, as a number, and it can be taken back", async () => {
    const page = await mountPage(Rules);
    await page.find("setting-make_up.days").setValue("14");
    expect(sent("setting_set"), "typing alone changes no rule").toEqual([]);
    await page.view.find("tr.sel form").trigger("submit");
    await flushPromises();
    expect(sent("setting_set"), "the number, not its text").toEqual([{ key: "make_up.days", value: 14 }]);
    expect(current.value?.action?.word, "a slip is taken back at once").toBe("撤销");
  });
});

describe("the unit's own data", () => {
  it("leaves untouched fields as they are and empty ones empty, never invented", async () => {
    const page = await mountPage(UnitForm);
    await page.type("unit-superior", " ××公司党委 ");
    await page.submit();
    expect(sent("unit_save")[0], "only what was typed has changed").toMatchObject({
      id: 1, fields: { name: "运行车间党支部", superior: "××公司党委", place: null, foundedOn: null, termYears: 3, kind: "branch" },
    });
  });
});

describe("history", () => {
  it("takes back exactly the change whose button was pressed", async () => {
    const page = await mountPage(History);
    await page.view.findAll(`[data-testid="${T.settings.undo}"]`)[1]!.trigger("click");
    await flushPromises();
    expect(sent("change_undo"), "the second line, not the last change").toEqual([{ id: 2 }]);
  });
  it("offers no undo for what was taken back already", async () => {
    const page = await mountPage(History);
    expect(page.view.text(), "said instead").toContain("已撤销");
    expect(page.view.findAll(`[data-testid="${T.settings.undo}"]`).length, "three changes, one already undone").toBe(2);
  });
});

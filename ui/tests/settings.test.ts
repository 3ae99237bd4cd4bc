import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import History from "@/pages/settings/History.vue";
import Limits from "@/pages/settings/Limits.vue";
import Password from "@/pages/settings/Password.vue";
import Rules from "@/pages/settings/Rules.vue";
import UnitForm from "@/pages/settings/UnitForm.vue";
import WorkDays from "@/pages/settings/WorkDays.vue";
import { call } from "@/ipc/client";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { CODE, sampleAnswers, state } from "./sample";

let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);

beforeEach(async () => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram({ ...sampleAnswers(true), setting_set: () => ({}), own_rule_save: ({ fields }) => ({ id: 1, uid: "r1", ...fields }), unit_save: ({ fields }) => ({ id: 1, uid: "u1", parentId: null, baseId: null, base: null, path: "/1/", ...fields }) });
  setBook(state(true));
  await call("setting_set", { key: "fresh", value: 0 });
  fake.asked.length = 0;
});

describe("rules", () => {
  it("shows of each number the article, who set it, and why a rule asks nothing", async () => {
    const page = await mountPage(Rules);
    const row = (label: string) => page.view.findAll("tbody tr").map((r) => r.text()).find((text) => text.includes(label));
    expect(row("支部党员大会"), "the article stands beside the number").toContain("支部工作条例第十一条");
    expect(row("主题党日"), "a changed number says who changed it").toContain("本单位设置");
    expect(row("未分党小组的集体学习"), "a rule that is off says why").toContain("填了0，不作要求");
    expect(row("廉政党课"), "the unit's own rules stand below").toContain("每半年 1 次");
  });

  it("keeps a changed number only when told to, as a number, and it can be taken back", async () => {
    const page = await mountPage(Rules);
    await page.find("setting-check.lecture").setValue("2");
    expect(sent("setting_set"), "typing alone changes no rule").toEqual([]);
    await page.view.find("tr.sel form").trigger("submit");
    await flushPromises();
    expect(sent("setting_set"), "the number, not its text").toEqual([{ unitId: null, key: "check.lecture", value: 2 }]);
    expect(current.value?.action?.word, "a slip is taken back at once").toBe("撤销");
    await page.find("reset-check.theme_day").trigger("click");
    expect(sent("setting_set")[1], "back to the number of the regulation").toEqual({ unitId: null, key: "check.theme_day", value: null });
  });

  it("adds a rule of the unit's own", async () => {
    const page = await mountPage(Rules);
    await page.find("own-rule-add").trigger("click");
    await flushPromises();
    const write = (id: string, text: string) => {
      const input = document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)!;
      input.value = text;
      input.dispatchEvent(new Event("input"));
    };
    write("own-rule-label", "廉政党课");
    write("own-rule-cite", "公司纪委通知");
    document.querySelector("#own-rule-form")!.dispatchEvent(new Event("submit"));
    await flushPromises();
    expect(sent("own_rule_save")[0], "what was typed, for the unit of the book").toEqual({
      id: null, fields: { unitId: 1, label: "廉政党课", kind: "lecture", period: "quarter", asks: "unit", required: 1, cite: "公司纪委通知" },
    });
  });
});

describe("limits", () => {
  it("leaves the frequencies to the rules", async () => {
    const page = await mountPage(Limits);
    expect(page.view.text(), "a number of days").toContain("补学期限");
    expect(page.view.text(), "stands here, a frequency there").not.toContain("支部党员大会");
  });

  it("sets each in the form of its definition: a switch and a choice at once, a number when told to", async () => {
    const page = await mountPage(Limits);
    expect(page.view.findAll("h3").map((h) => h.text()), "by what of the work they are about").toEqual(["补学期限", "任务清单"]);
    const confirm = page.find("setting-task.confirm");
    expect(confirm.attributes("role"), "yes or no is a switch, not 0 or 1").toBe("switch");
    await confirm.setValue(false);
    await flushPromises();
    await page.find("setting-task.lights").setValue(1);
    await flushPromises();
    await page.find("setting-make_up.days").setValue("14");
    expect(page.view.text(), "the bounds stand there while one types").toContain("可填 1 到 366");
    await page.view.find("li.sel form").trigger("submit");
    await flushPromises();
    expect(sent("setting_set"), "numbers in the book all the same").toEqual([{ key: "task.confirm", value: 0 }, { key: "task.lights", value: 1 }, { key: "make_up.days", value: 14 }]);
  });

  it("says in words, at the number, why it was refused, and keeps what was typed", async () => {
    fake.answers.setting_set = () => { throw { code: "invalid", message: "“补学期限”不能少于1（本单位设置），可以比它多", field: "value" }; };
    const page = await mountPage(Limits);
    await page.find("setting-make_up.days").setValue("0");
    await page.view.find("li.sel form").trigger("submit");
    await flushPromises();
    expect(page.view.find("[role=alert]").text(), "what is allowed").toContain("不能少于1");
    expect((page.find("setting-make_up.days").element as HTMLInputElement).value, "the number typed is still there").toBe("0");
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

describe("the working days", () => {
  const off = (day: string, isWork: boolean, note: string, isOwn = false) => ({ day, isWork, note, isOwn });
  const days = [off("2026-09-20", true, "国庆节调休上班"), off("2026-10-01", false, "国庆节"), off("2026-10-02", false, "国庆节"), off("2026-11-23", false, "全厂检修", true)];
  const answer = ({ year }: { year: number }) => (year === 2026 ? { year, source: "通知", note: null, days } : { year, source: null, note: `没有${year}年的放假安排`, days: [] });

  it("puts a holiday in one line and lets the unit take its own day back", async () => {
    fake = fakeProgram({ ...sampleAnswers(true), calendar_get: answer, calendar_set: () => ({}) });
    const page = await mountPage(WorkDays);
    const lines = page.view.findAll("li").map((l) => l.text());
    expect(lines.length, "eight days of a holiday are not eight lines").toBe(3);
    expect(lines[1]).toContain("10月1日—10月2日");
    await page.view.findAll("li button")[0]!.trigger("click");
    await flushPromises();
    expect(sent("calendar_set"), "nothing is said of the day any more").toEqual([{ day: "2026-11-23" }]);
  });

  it("says of a year without a notice that only weekends are known", async () => {
    fake = fakeProgram({ ...sampleAnswers(true), calendar_get: answer });
    const page = await mountPage(WorkDays);
    await page.view.findAll("button").find((b) => b.attributes("aria-label")?.includes("下一年") || b.attributes("title")?.includes("下一年"))!.trigger("click");
    await flushPromises();
    expect(page.view.text(), "nobody is left to trust a guess").toContain("没有2027年的放假安排");
  });
});

describe("the password", () => {
  const field = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)!;
  async function write(id: string, text: string) {
    field(id).value = text;
    field(id).dispatchEvent(new Event("input"));
    await flushPromises();
  }
  async function send() {
    document.querySelector<HTMLFormElement>(".el-dialog form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await flushPromises();
  }

  it("is changed with the old one once and the new one twice", async () => {
    const page = await mountPage(Password);
    await page.press(T.settings.password);
    await write(T.settings.passwordOld, "运行车间2026秋检");
    await write(T.book.password, "运行车间2027春检");
    await send();
    expect(sent("book_password_change"), "not before it was repeated").toEqual([]);
    await write(T.book.repeat, "运行车间2027春检");
    await send();
    expect(sent("book_password_change")).toEqual([{ old: "运行车间2026秋检", password: "运行车间2027春检" }]);
    expect(current.value?.text, "said in the past tense").toContain("密码已改");
  });

  it("is asked for before a new recovery code is shown", async () => {
    const page = await mountPage(Password);
    await page.press(T.settings.recovery);
    expect(document.querySelector(".code"), "an open desk gives no code away").toBeNull();
    await write(T.settings.passwordOld, "运行车间2026秋检");
    await send();
    expect(sent("book_recovery_new")).toEqual([{ password: "运行车间2026秋检" }]);
    expect([...document.querySelectorAll(".code li")].map((group) => group.textContent)).toEqual(CODE);
  });
});

import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { fileName } from "@/pages/reports/quarter";
import Wording from "@/pages/reports/Wording.vue";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

const OPENING = { key: "quarterly.opening", paper: "季度报告", place: "开头", text: "现将{期间}情况报告如下。", default: "现将{期间}情况报告如下。", fields: [{ name: "期间", example: "2026年第三季度" }] };
let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);

beforeEach(() => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram({
    ...sampleAnswers(true),
    wording_list: () => [OPENING],
    wording_preview: ({ text }) => {
      if (text.includes("{期限}")) throw { code: "invalid", message: "没有“期限”这个数据，可用的有：期间", field: "text" };
      return { text: text.replaceAll("{期间}", "2026年第三季度") };
    },
    wording_set: () => ({}),
  });
  setBook(state(true));
});

describe("sentences of papers", () => {
  it("shows with real figures what would be printed, and keeps it only when told to", async () => {
    const page = await mountPage(Wording);
    expect(page.find(T.reports.sentencePreview).text(), "the text in force with its figures").toBe("现将2026年第三季度情况报告如下。");
    await page.find(T.reports.sentenceText).setValue("{期间}工作汇报如下。");
    await flushPromises();
    expect(page.find(T.reports.sentencePreview).text(), "what is typed shows at once").toBe("2026年第三季度工作汇报如下。");
    expect(sent("wording_set"), "typing alone changes no paper").toEqual([]);
    await page.press(T.reports.sentenceKeep);
    expect(sent("wording_set"), "the template, not the filled text").toEqual([{ unitId: null, key: OPENING.key, text: "{期间}工作汇报如下。" }]);
    expect(current.value?.action?.word, "a slip is taken back at once").toBe("撤销");
  });

  it("says what is wrong with a text and does not keep it", async () => {
    const page = await mountPage(Wording);
    await page.find(T.reports.sentenceText).setValue("现将{期限}情况报告如下。");
    await flushPromises();
    expect(page.view.text(), "the field that is not there is named").toContain("没有“期限”这个数据");
    expect(page.find(T.reports.sentenceKeep).attributes("disabled"), "a sentence that cannot be read is not kept").toBeDefined();
  });
});

describe("names of saved papers", () => {
  const none = { report: "x", unitId: null, quarter: null, from: null, to: null, year: null, sessionId: null, memberId: null, listId: null, sheet: null, day: "2026-09-21" };
  it("say whose paper of which time it is", () => {
    expect(fileName("一支部", "季度报告", { ...none, quarter: "2026Q3" }, undefined, {}), "a quarter").toBe("一支部2026年第三季度季度报告");
    expect(fileName("一支部", "学时登记表", { ...none, memberId: 3, year: 2026 }, undefined, { member: "方敏" }), "a person's year").toBe("一支部方敏2026年学时登记表");
    expect(fileName("一支部", "挂图作战", { ...none, listId: 1 }, undefined, { list: "实事清单" }), "a list").toBe("一支部实事清单挂图作战");
  });
});

import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import type { MissingPaper } from "@/ipc/generated";
import Binder from "@/pages/binder/Binder.vue";
import { byRecord, daysOf } from "@/pages/binder/span";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

const missing = (of: Partial<MissingPaper>): MissingPaper => ({ lack: "photos", words: "没有照片", action: "附上；没有拍的写明情况", record: "9月18日主题党日《学习条例》", onDay: "2026-09-18", unit: "一支部", sessionId: 7, listId: null, ...of });
const MISSING = [
  missing({ lack: "sign_in", words: "没有附签到表", action: "附扫描件，或装订时放入原件" }),
  missing({}),
  missing({ lack: "held", words: "没有记录", action: "开过的补登；没有开的写明", record: "2026年9月支委会", sessionId: null }),
  missing({ lack: "progress", words: "第3项没有进展记录", action: "补记进展", record: "《实事清单》", sessionId: null, listId: 4 }),
];
let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);

beforeEach(() => {
  document.body.innerHTML = "";
  current.value = undefined;
  fake = fakeProgram({
    ...sampleAnswers(true),
    binder_look: () => ({ missing: MISSING, months: [{ month: "2026-09", sessions: 8 }] }),
    report_preview: () => { throw { code: "bug", message: "no paper in a test" }; },
    report_save: ({ path }) => ({ path: path ?? "" }),
    binder_folder: ({ path }) => {
      if (path.endsWith("2026-09-21")) throw { code: "exists", message: "已经有这个文件夹，没有覆盖。" };
      return { path };
    },
  }, { pick_save: ({ name }: { name: string }) => `/tmp/${name}` });
  setBook(state(true));
});

describe("the binder", () => {
  it("names what is missing record by record, each with the way to it", () => {
    const records = byRecord(MISSING);
    expect(records.map((r) => r.words.join("；")), "one line for a record").toEqual(["没有附签到表；没有照片", "没有记录", "第3项没有进展记录"]);
    expect(records.map((r) => r.door.to), "the session, a new one, the list").toEqual(["/sessions/7", "/sessions/new", { path: "/tasks", query: { list: 4 } }]);
    expect(records.map((r) => r.isGrave), "what was not held weighs more").toEqual([false, true, false]);
  });

  it("offers the days an inspection asks for, never days to come", () => {
    expect(daysOf("quarter", "2026-09-21")).toEqual({ from: "2026-07-01", to: "2026-09-21" });
    expect(daysOf("year", "2026-09-21")).toEqual({ from: "2026-01-01", to: "2026-09-21" });
    expect(daysOf("last", "2026-09-21")).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  });

  it("shows what is missing before anything is printed, and binds what was chosen", async () => {
    const page = await mountPage(Binder);
    expect(page.view.findAll(`[data-testid="${T.binder.missing}"]`).length, "a line for each record").toBe(3);
    expect(page.view.text()).toContain("3 条记录缺 4 件");
    expect(page.view.text(), "its months").toContain("2026年9月的活动");
    await page.find(`${T.binder.part}-registers`).setValue(true);
    await page.find(`${T.binder.part}-tasks`).setValue(false);
    await page.press(T.binder.save);
    const [saved] = sent("report_save") as { report: string; parts: string[]; photos: unknown }[];
    expect(saved, "the parts ticked, two photos of each session").toMatchObject({ report: "binder", photos: null, parts: ["meetings", "life", "study", "attendance", "registers"] });
    expect(current.value?.text).toContain("已保存");
  });

  it("never overwrites a folder, and says what is unchanged", async () => {
    const page = await mountPage(Binder);
    await page.press(T.binder.folder);
    await flushPromises();
    expect(page.view.text(), "the sentence of the program").toContain("没有覆盖");
    expect(current.value, "nothing was saved").toBeUndefined();
  });
});

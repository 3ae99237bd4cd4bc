import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { helpAt, helpFor } from "@/manual/help";
import HelpDrawer from "@/manual/HelpDrawer.vue";
import { CHAPTERS, pictureOf, placeOf, search } from "@/manual/manual";
import { chapter, type Block, type Part } from "@/manual/parse";
import Manual from "@/pages/manual/Manual.vue";
import { router } from "@/router";
import { setBook } from "@/shell/book";
import { fakeProgram } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

const SRC = join(__dirname, "../src");
// jsdom draws no pictures, so none has to be waited for.
HTMLImageElement.prototype.decode = () => Promise.resolve();
const blocks: Block[] = CHAPTERS.flatMap((c) => [...c.blocks, ...c.sections.flatMap((s) => s.blocks)]);
const parts: Part[] = blocks.flatMap((b) => ("items" in b ? b.items.flat() : "parts" in b ? b.parts : []));
const paths = router.getRoutes().map((r) => r.path).filter((path) => !path.includes(":rest"));

describe("the manual", () => {
  it("is read from plain text into steps, notes and pictures", () => {
    const read = chapter("x", "# 头\n开头\n## 一节 {#one}\n1. 点**新建**\n2. 按 `Ctrl N`\n> 注意\n![图](pic)\n去[计划](/plan)");
    expect(read.sections[0]?.blocks.map((b) => b.kind), "in the order of the text").toEqual(["steps", "note", "picture", "text"]);
    expect(read.sections[0]?.blocks[0], "steps of one list stay together").toMatchObject({ items: [[{ text: "点" }, { text: "新建", as: "screen" }], [{ text: "按 " }, { text: "Ctrl N", as: "key" }]] });
  });

  it("names only buttons and headings that are on the screen", () => {
    const sources = readdirSync(SRC, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && /\.(vue|ts)$/.test(f.name));
    const screen = sources.map((f) => readFileSync(join(f.parentPath, f.name), "utf8")).join("\n") + readFileSync(join(SRC, "../../src-tauri/crates/report/src/catalogue.rs"), "utf8");
    const gone = [...new Set(parts.filter((p) => p.as === "screen" && !screen.includes(p.text)).map((p) => p.text))];
    expect(gone, "a reader looks for exactly these words: write in the manual what the page says").toEqual([]);
  });

  it("shows every picture it speaks of, and keeps none that nobody sees", () => {
    const named = blocks.flatMap((b) => (b.kind === "picture" ? [b.name] : []));
    expect(named.filter((name) => !pictureOf(name)), "./dev shots manual makes them").toEqual([]);
    const kept = readdirSync(join(SRC, "manual/pictures")).map((file) => file.replace(/\.webp$/, ""));
    expect(kept.filter((name) => !named.includes(name)), "not named in any chapter").toEqual([]);
  });

  it("leads only to pages that there are", () => {
    const links = [...new Set(parts.flatMap((p) => (p.to ? [p.to] : [])))];
    const lost = links.filter((to) => (to.startsWith("/manual/") ? !placeOf(to.slice(8)) : router.resolve(to).matched[0]?.path.includes(":rest")));
    expect(lost).toEqual([]);
  });

  it("gives each place one name of its own", () => {
    const ids = CHAPTERS.flatMap((c) => [c.id, ...c.sections.map((s) => s.id)]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("explains every page of the window", () => {
    const unexplained = paths.filter((path) => !placeOf(helpFor(path) ?? ""));
    expect(unexplained, "a new page needs its line in src/manual/help.ts and its words in a chapter").toEqual([]);
  });

  it("finds a place by the words in it, headings first", () => {
    expect(search("补学")[0]?.title, "the section about it").toMatch(/补学|从名单到办结/);
    expect(search("oyk").map((h) => h.id), "words of a step are found too").toContain("session");
    expect(search("完成率 阶段性").map((h) => h.id), "all words have to be there").toEqual(expect.arrayContaining(["completion"]));
    expect(search("没有这样的话"), "nothing is made up").toEqual([]);
  });
});

describe("help beside the work", () => {
  beforeEach(() => {
    document.body.innerHTML = "";
    helpAt.value = undefined;
    fakeProgram(sampleAnswers(true));
    setBook(state(true));
  });
  const f1 = async (target: EventTarget) => {
    target.dispatchEvent(new KeyboardEvent("keydown", { key: "F1", bubbles: true, cancelable: true }));
    await flushPromises();
  };

  it("opens with F1 at the dialog one is in, and from the start when the page has no words of its own", async () => {
    const page = await mountPage(HelpDrawer, "/anywhere");
    await f1(document.body);
    expect(helpAt.value, "never nothing").toBe("first-day");
    const dialog = document.body.appendChild(document.createElement("div"));
    dialog.dataset.help = "vote";
    const field = dialog.appendChild(document.createElement("input"));
    field.focus();
    await f1(field);
    expect(helpAt.value, "the ballots, not the page behind").toBe("vote");
    page.view.unmount();
  });

  it("turns the pages of the manual and searches it", async () => {
    const page = await mountPage(Manual, "/manual");
    expect(page.find("manual-chapter").text(), "begins at the beginning").toContain("第一天");
    await page.find("manual-search").setValue("销号");
    expect(page.view.find(".man-hits").text(), "names the section").toContain("申报、确认、销号");
    page.view.unmount();
  });
});

import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import NewSession from "@/pages/sessions/NewSession.vue";
import Topics from "@/pages/topics/Topics.vue";
import { groupsOf, openOf, tally } from "@/pages/topics/coverage";
import { call } from "@/ipc/client";
import type { Coverage } from "@/ipc/generated";
import { setBook } from "@/shell/book";
import { current } from "@/shell/toast";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);
const inBody = (testid: string) => document.body.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
async function press(element: Element | null | undefined) {
  (element as HTMLElement).click();
  await flushPromises();
}
async function write(element: HTMLElement, text: string) {
  (element as HTMLInputElement).value = text;
  element.dispatchEvent(new Event("input"));
  element.dispatchEvent(new Event("change"));
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

describe("the matrix", () => {
  it("opens whoever has not had a topic and notes the ticked ones together", async () => {
    const page = await mountPage(Topics);
    await press(page.view.find(`[data-testid="${T.topics.open}"]`).element);
    const people = [...document.body.querySelectorAll<HTMLInputElement>(`[data-testid="${T.topics.person}"]`)];
    expect(people.length, "everybody of the gap is on the list").toBeGreaterThan(1);
    expect(people.every((one) => one.checked), "and ticked beforehand").toBe(true);
    await press(people[0]);
    await press(inBody(T.topics.studyKeep));
    const [request] = sent("study_together") as { memberIds: number[]; form: string }[];
    expect(request?.memberIds, "one write for all but the one unticked").toEqual(people.slice(1).map((one) => Number(one.value)));
    expect(request?.form).toBe("self_study");
  });

  it("opens the session a topic was had in, and the note of study at home", async () => {
    const page = await mountPage(Topics);
    const cells = page.view.findAll(`[data-testid="${T.topics.matrix}"] .cell`);
    await cells.find((cell) => cell.text() === "自")!.trigger("click");
    await flushPromises();
    expect(sent("study_get").length, "self-study opens its own note").toBe(1);
    await cells.find((cell) => cell.text() === "课")!.trigger("click");
    await flushPromises();
    expect(page.router.currentRoute.value.path, "a lecture opens its session").toBe("/sessions/8");
  });

  it("sums rows by group without those who are not asked", () => {
    const row = (name: string, group: string, how: "会" | "未" | "—") => ({ memberId: 1, name, unit: "甲支部", group, cells: [{ how, onDay: null, sessionId: null, studyId: null }] });
    const rows = [row("甲", "一组", "会"), row("乙", "一组", "—"), row("丙", "二组", "未")];
    expect(groupsOf(rows).map((g) => g.name)).toEqual(["一组", "二组"]);
    expect(tally(rows, 0), "不要求 is in neither figure").toEqual({ had: 1, asked: 2 });
    const gaps = openOf({ topics: [{ id: 1 }], rows } as unknown as Coverage);
    expect(gaps[0]?.people.map((one) => one.name)).toEqual(["丙"]);
  });
});

describe("turns", () => {
  it("says who is next and why, and skips only with a reason", async () => {
    const page = await mountPage(Topics, "/topics?tab=turns");
    const lines = page.view.findAll(`[data-testid="${T.turns.line}"]`).map((line) => line.text());
    expect(lines[0]).toContain("上次2月10日，共1次");
    expect(lines.at(-1), "on leave: no place, and why").toMatch(/^—.*请假，顺延/);
    await page.press(T.turns.skip);
    expect((inBody(T.turns.skipKeep) as HTMLButtonElement).disabled, "not without a reason").toBe(true);
    await write(inBody(T.turns.reason), "外出培训");
    await press(inBody(T.turns.skipKeep));
    expect(sent("turn_skip")).toEqual([{ listId: 5, memberId: 11, onDay: "2026-09-21", reason: "外出培训" }]);
  });

  it("are offered beside the roles of a new session and put in by one press", async () => {
    const page = await mountPage(NewSession, "/sessions/new");
    const chip = page.view.findAll(`[data-testid="${T.turns.chip}"]`)[0]!;
    expect(chip.text()).toContain("谢春林");
    await chip.trigger("click");
    await flushPromises();
    expect(page.view.findAll(`[data-testid="${T.turns.chip}"]`)[0]!.attributes("aria-pressed"), "the name stands in its role").toBe("true");
  });
});

describe("visits", () => {
  it("shows the figures and makes a visit of a lecture that is in the book", async () => {
    const page = await mountPage(Topics, "/topics?tab=visits");
    expect(page.find(T.visits.sums).text()).toContain("4/5");
    await press(page.find(T.visits.proposal).element.querySelector("button"));
    await write(inBody(T.visits.found), "2");
    await press(inBody(T.visits.visitKeep));
    expect(sent("visit_save"), "党课 is ticked, the session is named").toMatchObject([{ id: null, fields: { pairingId: 4, onDay: "2026-09-18", sessionId: 8, hasLecture: true, hasDiscussion: false, found: 2 } }]);
  });
});

// 组织生活 as a year: what the plan holds stands beside what was held.
import { flushPromises } from "@vue/test-utils";
import { expect, it } from "vitest";
import Sessions from "@/pages/sessions/Sessions.vue";
import { setBook } from "@/shell/book";
import { T } from "@/testids";
import { fakeProgram } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

const at = async (query: string) => {
  const fake = fakeProgram(sampleAnswers(true));
  fake.answers.session_days = () => [{ day: "2026-10-14", kind: "study", held: 0, sealed: 0, drafts: 0, planned: 1 }];
  setBook(state(true));
  const { view, find } = await mountPage(Sessions, `/sessions?view=year${query}`);
  await flushPromises();
  const heat = find(T.sessions.heat);
  return { view, head: (month: string) => heat.find(`[aria-label="${month}"] header`).text(), days: heat.findAll(".ahead").map((day) => [day.attributes("title"), day.find("b").text()]) };
};

it("frames and counts plan items with the planned sessions", async () => {
  const { view, head, days } = await at("");
  expect(days, "neither what became a session nor what has no day").toEqual([["9月10日 周四，未开 1 次", "1"], ["9月24日 周四，计划 1 次", "1"], ["10月14日 周三，计划 2 次", "2"]]);
  expect([head("10月"), head("11月")]).toEqual(["10月0 次计划 2", "11月0 次"]);
  expect(view.find(".heat-table tr:last-child .b").text(), "nothing held is not all there is to say").toBe("0 计划 4");
});

it("narrows the plan like the sessions", async () => {
  expect((await at("&kind=group_meeting&month=2026-09")).days.map(([title]) => title), "session_days narrows itself").toEqual(["9月24日 周四，计划 1 次", "10月14日 周三，计划 1 次"]);
  expect((await at("&month=2027-01")).days, "another year has none of them").toEqual([]);
});

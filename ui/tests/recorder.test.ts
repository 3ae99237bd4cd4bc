// The recorder's way from page to page: nothing is asked that he would be refused, so no refusal comes up over a page.
import { flushPromises } from "@vue/test-utils";
import { expect, it } from "vitest";
import { defineComponent, h, ref } from "vue";
import { fault } from "@/ipc/fault";
import Session from "@/pages/sessions/Session.vue";
import { setBook } from "@/shell/book";
import { fakeProgram } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

it("goes from a session to a closed talk without a refusal", async () => {
  const TALK = 99;
  const fake = fakeProgram(sampleAnswers(true));
  const closed = () => {
    throw { code: "closed", message: "这一项由书记打开。没有改动。", field: null };
  };
  const { session_get, roll_get } = fake.answers;
  const open = session_get!({ id: 1 });
  fake.answers.session_get = ({ id }) => (id === TALK ? { ...open, id, kinds: ["talk"], scope: "none", isRestricted: true, content: null } : { ...open, id, scope: "all" });
  fake.answers.roll_get = (req) => (req.sessionId === TALK ? closed() : roll_get!(req));
  fake.answers.grade_table = closed;
  fake.answers.attachment_list = ({ holder }) => (holder.id === TALK ? closed() : []);
  fake.answers.leave_list = () => [];
  setBook({ ...state(true), role: "recorder" });
  const id = ref(1);
  const page = await mountPage(defineComponent({ render: () => h(Session, { id: id.value }) }));
  expect(fake.asked.some((one) => one.cmd === "roll_get"), "a session he may see has its roll").toBe(true);
  id.value = TALK;
  await flushPromises();
  await flushPromises();
  expect(page.view.text(), "it says who opens it").toContain("内容由书记打开");
  expect(fake.asked.filter((one) => one.cmd === "roll_get" && (one.req as { sessionId: number }).sessionId === TALK), "its roll is not asked for by the scope of the one before").toEqual([]);
  expect(fault.value, "no band over the page").toBeUndefined();
  expect(page.view.find("[role=alert]").exists()).toBe(false);
});

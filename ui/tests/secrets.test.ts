// Passwords and recovery codes in the window: they reach no clipboard, no memory of the web view, and do not stay on the page.
import { flushPromises } from "@vue/test-utils";
import { beforeEach, expect, it } from "vitest";
import { defineComponent, h } from "vue";
import ByCode from "@/pages/book/ByCode.vue";
import RecoveryCode from "@/pages/book/RecoveryCode.vue";
import Unlock from "@/pages/book/Unlock.vue";
import PasswordDialog from "@/pages/settings/PasswordDialog.vue";
import RecorderDialog from "@/pages/settings/RecorderDialog.vue";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { CODE, sampleAnswers, state } from "./sample";

const SECRET = "绝不外传的口令7319";
let fake: Fake;
beforeEach(() => {
  document.body.innerHTML = "";
  localStorage.clear();
  sessionStorage.clear();
  fake = fakeProgram(sampleAnswers(false), { start: () => ({ book: "/books/a.book", documents: null, failed: null, state: state(false) }) });
});

const kept = () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
/** What is typed or told anywhere on the page. */
const onPage = () => document.body.innerText + document.body.innerHTML + [...document.querySelectorAll("input")].map((input) => input.value).join(" ");

it("lets nothing be copied, cut or dragged out of a password or a code", async () => {
  const all = defineComponent({ render: () => h("div", [h(RecoveryCode, { groups: CODE }), h(ByCode, { path: "/books/a.book" })]) });
  const { view, find } = await mountPage(all);
  const fields = [find(T.book.code).element, find(T.book.codeField).element, find(T.book.password).element, find(T.book.repeat).element];
  const eyes = view.findAll("button[aria-pressed]");
  for (const eye of eyes) await eye.trigger("click");
  for (const field of fields) {
    for (const way of ["copy", "cut", "dragstart"]) {
      const event = new Event(way, { bubbles: true, cancelable: true });
      field.dispatchEvent(event);
      expect(event.defaultPrevented, `${way} from ${field.getAttribute("data-testid")}`).toBe(true);
    }
  }
  view.unmount();
});

it("forgets what was typed once it was used, and keeps it nowhere", async () => {
  fake.answers.book_open = () => state(true);
  fake.answers.book_password_change = () => ({});
  fake.answers.book_recorder_set = () => ({});
  const unlock = await mountPage(Unlock, "/unlock?path=/books/a.book");
  await unlock.type(T.book.password, SECRET);
  await unlock.submit();
  expect(onPage(), "the page that asked for it").not.toContain("7319");
  unlock.view.unmount();

  for (const [dialog, own, keep] of [[PasswordDialog, T.settings.passwordOld, "book_password_change"], [RecorderDialog, T.settings.passwordOld, "book_recorder_set"]] as const) {
    const page = await mountPage(dialog);
    const set = async (id: string) => {
      const input = document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)!;
      input.value = SECRET;
      input.dispatchEvent(new Event("input"));
      await flushPromises();
    };
    for (const id of [own, T.book.password, T.book.repeat]) await set(id);
    document.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await flushPromises();
    expect(fake.asked.at(-1)?.cmd === keep || fake.asked.some((one) => one.cmd === keep), "it was sent").toBe(true);
    expect(onPage(), keep).not.toContain("7319");
    page.view.unmount();
    document.body.innerHTML = "";
  }
  expect(kept()).not.toContain("7319");
  const drafts = fake.asked.filter((one) => one.cmd === "draft_keep");
  expect(drafts, "no draft holds a password").toEqual([]);
});

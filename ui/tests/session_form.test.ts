// The form of a session: what it fills in by itself, and when.
import { flushPromises } from "@vue/test-utils";
import { beforeEach, expect, it } from "vitest";
import { defineComponent, h, ref } from "vue";
import type { SessionFields, Unit } from "@/ipc/generated";
import { emptyFields } from "@/pages/sessions/fields";
import SessionForm from "@/pages/sessions/SessionForm.vue";
import { setBook } from "@/shell/book";
import { fakeProgram } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

beforeEach(() => {
  fakeProgram(sampleAnswers(true));
  setBook(state(true));
});

it("waits for the units and does not turn round itself when what was typed comes back before them", async () => {
  const fields = ref<SessionFields>(emptyFields(7, "2026-09-25"));
  const units = ref<Unit[]>([]);
  let written = 0;
  const write = (now: SessionFields) => {
    written += 1;
    fields.value = now;
  };
  const Page = defineComponent(() => () => h(SessionForm, { modelValue: fields.value, "onUpdate:modelValue": write, units: units.value, hourMinutes: 45 }));
  const page = await mountPage(Page, "/sessions/new");
  fields.value = { ...fields.value, title: "没写完的草稿", kinds: ["theme_day"] };
  await flushPromises();
  expect(fields.value.unitId, "nothing is chosen from an empty list").toBe(7);
  const branch = { id: 3, name: "炼铁党支部", kind: "branch" } as Unit;
  units.value = [branch];
  await flushPromises();
  expect(fields.value.unitId, "the only unit there is").toBe(3);
  expect(written, "once for the unit; a form that writes for ever takes the whole window").toBe(1);
  page.view.unmount();
});

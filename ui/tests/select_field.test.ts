// @vitest-environment jsdom
import { flushPromises, mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { nextTick } from "vue";
import SelectField from "@/kit/SelectField.vue";

const branches = Array.from({ length: 3000 }, (_, i) => ({ value: i + 1, label: `第${i + 1}党支部` }));
const drawn = () => [...document.querySelectorAll(".el-select-dropdown__item")].map((item) => item.textContent!.trim());

test("of a committee's thousands of branches only those that match are drawn, and the chosen one keeps its words", async () => {
  const field = mount(SelectField, { props: { label: "支部", options: branches, modelValue: 2718 }, attachTo: document.body });
  expect(drawn(), "a list that nobody opened draws none of them").toEqual([]);
  await field.find("input").trigger("click");
  await flushPromises();
  expect(drawn().length, "an opened list shows its options").toBeGreaterThan(90);
  expect(drawn().length, "three thousand options would take seconds to draw").toBeLessThan(150);
  expect(field.text(), "what was chosen stands in the field though it is far down the list").toContain("第2718党支部");
  await field.find("input").setValue("第299");
  await nextTick();
  expect(drawn(), "typing finds what is not drawn").toContain("第2999党支部");
  field.unmount();
});

test("a field looks the same before and after it becomes a select, which it does under the pointer or the focus", async () => {
  const stages = [{ value: "full", label: "正式党员" }, { value: "probationary", label: "预备党员" }];
  const mountStage = () => mount(SelectField, { props: { label: "类别", options: stages, modelValue: "full", "data-testid": "stage" }, attachTo: document.body });
  let field = mountStage();
  /** What a person, a style sheet and a screen reader have of it. */
  const looks = () => {
    const [outer, input] = [field.find(".el-select"), field.find("input")];
    const told = ["id", "role", "aria-haspopup", "aria-expanded", "class"].map((name) => input.attributes(name));
    return [outer.attributes("data-testid"), outer.attributes("title"), outer.text(), ...[".el-select__wrapper", ".el-select__placeholder", ".el-select__caret"].map((part) => field.find(part).classes().join(" ")), ...told];
  };
  const before = looks();
  expect(drawn(), "nothing of a list is there yet").toEqual([]);
  await field.find(".el-select").trigger("pointerdown");
  field.find("input").element.focus();
  await flushPromises();
  expect(field.find("input").attributes("readonly"), "under a button that is down nothing is exchanged, or the press is no click").toBeDefined();
  await field.find("input").trigger("click");
  await flushPromises();
  expect(field.find("input").attributes("aria-expanded"), "the click opens it").toBe("true");
  field.unmount();
  field = mountStage();
  await field.find(".el-select").trigger("pointerenter");
  await new Promise((done) => setTimeout(done));
  expect(drawn(), "now it is a select, still closed").toEqual(["正式党员"]);
  expect(looks(), "and nothing jumped").toEqual(before);
  field.unmount();

  const other = mount(SelectField, { props: { label: "类别", options: stages, modelValue: null, placeholder: "选一类" }, attachTo: document.body });
  expect(other.text(), "an empty field says what to do").toContain("选一类");
  other.find("input").element.focus();
  await flushPromises();
  expect(document.activeElement, "the focus is where it was, in the select that came").toBe(other.find("input").element);
  expect(other.find("input").attributes("readonly"), "and one can type there").toBeUndefined();
  other.unmount();
});

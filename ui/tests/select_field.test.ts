// @vitest-environment jsdom
import { mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { nextTick } from "vue";
import SelectField from "@/kit/SelectField.vue";

const branches = Array.from({ length: 3000 }, (_, i) => ({ value: i + 1, label: `第${i + 1}党支部` }));
const drawn = () => [...document.querySelectorAll(".el-select-dropdown__item")].map((item) => item.textContent!.trim());

test("of a committee's thousands of branches only those that match are drawn, and the chosen one keeps its words", async () => {
  const field = mount(SelectField, { props: { label: "支部", options: branches, modelValue: 2718 }, attachTo: document.body });
  expect(drawn(), "a list that nobody opened draws what is chosen and no more").toEqual(["第2718党支部"]);
  await field.find("input").trigger("click");
  await nextTick();
  expect(drawn().length, "an opened list shows its options").toBeGreaterThan(90);
  expect(drawn().length, "three thousand options would take seconds to draw").toBeLessThan(150);
  expect(field.text(), "what was chosen stands in the field though it is far down the list").toContain("第2718党支部");
  await field.find("input").setValue("第299");
  await nextTick();
  expect(drawn(), "typing finds what is not drawn").toContain("第2999党支部");
  field.unmount();
});

import { mount } from "@vue/test-utils";
import { nextTick } from "vue";
import { describe, expect, it } from "vitest";
import { AppError } from "@/ipc/client";
import { explain } from "@/ipc/errors";
import { dotLayout, trendLayout } from "@/kit/chart";
import Btn from "@/kit/Btn.vue";
import DateField from "@/kit/DateField.vue";
import ErrorBand from "@/kit/ErrorBand.vue";
import SelectField from "@/kit/SelectField.vue";
import Segments from "@/kit/Segments.vue";
import Status from "@/kit/Status.vue";
import Strip from "@/kit/Strip.vue";

describe("SelectField", () => {
  it("offers a new word only after what the list has, and finds a spread name by its plain letters", async () => {
    const view = mount(SelectField, { attachTo: document.body, props: { label: "记录人", modelValue: [], multiple: true, create: true, options: [{ value: "方敏", label: "方　敏" }, { value: "方敏之", label: "方敏之" }] } });
    await view.find("input").trigger("click");
    await view.find("input").setValue("方敏");
    await nextTick();
    const offered = () => [...document.querySelectorAll(".el-select-dropdown__item")].map((one) => one.textContent?.trim());
    expect(offered(), "方　敏 is 方敏: no second person of that name is offered").toEqual(["方　敏", "方敏之"]);
    await view.find("input").setValue("方");
    await nextTick();
    expect(offered().at(-1), "half a name stands last, so that Enter does not take it").toBe("写“方”");
    view.unmount();
  });
});

describe("DateField", () => {
  const field = (modelValue = "", precision?: "month") => {
    const view = mount(DateField, {
      props: { label: "日期", modelValue, precision, today: "2026-09-21", "onUpdate:modelValue": (v: string) => view.setProps({ modelValue: v }) },
    });
    return view;
  };
  const text = (view: ReturnType<typeof field>) => (view.find("input").element as HTMLInputElement).value;
  const leave = async (view: ReturnType<typeof field>, typed: string) => {
    await view.find("input").setValue(typed);
    await view.find("input").trigger("change");
    await nextTick();
  };

  it("keeps YYYY-MM-DD and shows the date in full with its weekday", async () => {
    const view = field();
    await leave(view, "9-18");
    expect(view.props("modelValue"), "what the book keeps").toBe("2026-09-18");
    expect(text(view), "what the person can check").toBe("2026年9月18日 周五");
  });

  it("leaves a date alone when the field is merely visited", async () => {
    const view = field("2026-09-18");
    await leave(view, "2026年9月18日 周五");
    expect(view.props("modelValue"), "re-reading its own text changes nothing").toBe("2026-09-18");
  });

  it("keeps what cannot be read in the field and says how to write it", async () => {
    const view = field();
    await leave(view, "2026-2-30");
    expect(text(view), "the person's text is never thrown away").toBe("2026-2-30");
    expect(view.text(), "and the sentence says what is wrong").toContain("2026年2月只有 28 天");
    expect(view.props("modelValue"), "no guess reaches the book").toBe("");
  });

  it("picks from the calendar", async () => {
    const view = field("2026-09-18");
    await view.find("[aria-label=打开月历]").trigger("click");
    await view.findAll(".month button").find((b) => b.attributes("aria-label")!.startsWith("2026年9月23日"))!.trigger("click");
    expect(view.props("modelValue"), "the day pressed").toBe("2026-09-23");
    expect(view.find(".popup").exists(), "the calendar closes").toBe(false);
  });

  it("keeps a month where the form has only a month", async () => {
    const view = field("", "month");
    await leave(view, "2009.7");
    expect(view.props("modelValue"), "month precision").toBe("2009-07");
    expect(text(view), "shown as a month").toBe("2009年7月");
  });
});

describe("Btn", () => {
  it("says beside a disabled button what is still missing", () => {
    const view = mount(Btn, { props: { why: "先填组织名称" }, slots: { default: "下一步" } });
    expect(view.find("button").attributes("disabled"), "cannot be pressed").toBeDefined();
    expect(view.text(), "and says why").toContain("先填组织名称");
  });
  it("cannot be pressed again while it works", () => {
    const view = mount(Btn, { props: { busy: "正在写入…" }, slots: { default: "写入手册" } });
    expect(view.find("button").text(), "the word changes").toBe("正在写入…");
    expect(view.find("button").attributes("aria-disabled"), "no second write, and the focus stays").toBe("true");
  });
});

describe("Status", () => {
  it("never shows colour without word and shape", () => {
    const view = mount(Status, { props: { word: "阶段性完成" } });
    expect(view.classes(), "colour").toContain("stage");
    expect(view.find("use").attributes("href"), "shape").toBe("#s-stage");
    expect(view.text(), "word").toBe("阶段性完成");
  });
});

describe("Segments", () => {
  it("moves with the arrow keys like a group of radio buttons", async () => {
    const options = [{ value: "a", label: "甲" }, { value: "b", label: "乙" }];
    const view = mount(Segments, { props: { options, label: "场次", modelValue: "a" } });
    await view.trigger("keydown", { key: "ArrowRight" });
    expect(view.emitted("update:modelValue")?.[0], "to the right").toEqual(["b"]);
  });
});

describe("ErrorBand", () => {
  it("says what happened, what is unchanged and what to do; the code only under 详情", () => {
    const view = mount(ErrorBand, { props: { error: new AppError("disk_full", "ENOSPC") } });
    expect(view.text(), "for people").toContain("没有保存：磁盘满了");
    expect(view.text(), "next step").toContain("请腾出空间后再保存");
    expect(view.find("details").text(), "for the helper").toContain("disk_full");
  });
  it("prefers the program's own Chinese sentence where it knows more", () => {
    expect(explain(new AppError("invalid", "届满日期早于选举日期")).what, "names the fault").toBe("届满日期早于选举日期");
    expect(explain(new AppError("invalid", "bad value")).what, "English never reaches a secretary").toBe("有一项填得不对");
  });
});

describe("Strip", () => {
  it("reads its figures aloud and opens each of them, zero too", async () => {
    const parts = [{ key: "done", shape: "done", word: "已完成", count: 34 }, { key: "late", shape: "late", word: "逾期", count: 0 }] as const;
    const view = mount(Strip, { props: { parts, label: "清单" } });
    expect(view.find("[role=img]").attributes("aria-label"), "screen reader").toBe("清单：已完成34，逾期0");
    await view.findAll("a.door")[1]!.trigger("click");
    expect(view.emitted("open"), "zero is a door too").toEqual([["late"]]);
  });
});

describe("charts", () => {
  it("breaks the line where nothing was counted and dashes the month that is not over", () => {
    const p = (key: string, value: number | null, open = false) => ({ key, label: key, value, text: String(value), open });
    const drawn = trendLayout([p("1", 0.9), p("2", null), p("3", 0.8), p("4", 0.95, true)]);
    expect(drawn.solid, "no line over a month without a figure").toBe("");
    expect(drawn.dashed.match(/M/g)?.length, "only the running month is dashed").toBe(1);
  });
  it("draws one dot for each person and keeps them inside the chart", () => {
    const drawn = dotLayout(Array.from({ length: 60 }, () => 20), 23.1, 32);
    expect(drawn.dots.length, "nobody is left out").toBe(60);
    expect(Math.min(...drawn.dots.map((d) => d.y)), "a tall column stays below the labels").toBeGreaterThan(14);
    expect(drawn.dots.every((d) => d.state === "below"), "20 of 23.1 is below pace").toBe(true);
  });
});

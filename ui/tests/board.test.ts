import { flushPromises } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import type { Task, TaskList } from "@/ipc/generated";
import Board from "@/pages/tasks/Board.vue";
import { readPercent } from "@/pages/tasks/progress";
import { arrange, nextSort, ownersOf, sift } from "@/pages/tasks/sift";
import { byMonth, holds, windowOf } from "@/pages/tasks/timeline";
import { pages } from "@/pages/tasks/wall";
import { T } from "@/testids";
import { fakeProgram } from "./fake";
import { mount } from "@vue/test-utils";

const task = (number: number, over: Partial<Task> = {}): Task => ({ number, id: number, title: `第 ${number} 项`, progress: [], subtasks: [], light: "going", status: "going", daysLate: null, category: "安全", owner: "冯晓楠", claimedBy: null, dueOn: null, doneOn: null, startOn: null, declaredOn: null, share: null, lamp: null, isOngoing: false, ...over }) as Task;
const list = { id: 1, unitId: 1, name: "清单", figures: { done: 0, total: 3, near: 0 } } as TaskList;

/** A board on three tasks; what it sends is kept. */
async function board() {
  const fake = fakeProgram({
    setting_list: () => [{ key: "task.confirm", value: 1 } as never],
    task_move: ({ id, to }) => task(id, { light: to === "done" ? "declared" : "stage_done" }),
    task_progress: ({ id }) => task(id),
  });
  const tasks = [task(1, { light: "late", daysLate: 11, owner: "冯晓楠、蒋文博" }), task(2), task(3, { light: "declared", declaredOn: "2026-09-20" })];
  const view = mount(Board, { props: { list, tasks }, attachTo: document.body });
  await flushPromises();
  const card = (id: number) => view.find(`[data-card="${id}"]`);
  const on = async (selector: string, event: string, options = {}) => {
    await view.find(selector).trigger(event, options);
    await flushPromises();
  };
  const sent = () => fake.asked.filter((one) => one.cmd.startsWith("task_"));
  return { view, card, on, sent };
}

describe("the board", () => {
  it("moves an item by keys, with one line of progress first", async () => {
    const { view, card, on, sent } = await board();
    await on(`[data-card="2"] .door`, "keydown", { code: "KeyM", key: "m" });
    await on(`[data-testid="${T.tasks.moveItem}-stage_done"]`, "click");
    expect(sent(), "nothing is written before the line is").toEqual([]);
    expect(card(2).element.closest("[data-column]")!.getAttribute("data-column"), "it stands in its new column meanwhile").toBe("2");
    const input = view.find(`[data-testid="${T.tasks.inline}"]`);
    await input.trigger("keydown", { key: "Enter" });
    await flushPromises();
    expect(sent(), "an empty line keeps nothing").toEqual([]);
    await input.setValue("第一批 9 人结业");
    await input.trigger("keydown", { key: "Enter", isComposing: true });
    await flushPromises();
    expect(sent(), "the Enter of an input method keeps nothing either").toEqual([]);
    await input.trigger("keydown", { key: "Enter" });
    await flushPromises();
    expect(sent()[0]?.req).toMatchObject({ id: 2, to: "stage_done", progress: { text: "第一批 9 人结业", done: null, byWhom: null } });
    view.unmount();
  });

  it("declares in the name of the first who is responsible when an item goes to 已完成", async () => {
    const { view, on, sent } = await board();
    await on(`[data-card="1"] [data-testid="${T.tasks.moveTo}"]`, "click");
    await on(`[data-testid="${T.tasks.moveItem}-done"]`, "click");
    expect(view.text(), "says that it is a declaration").toContain("申报，等别人确认");
    await view.find(`[data-testid="${T.tasks.inline}"]`).setValue("装机试用一周正常");
    await on(`[data-testid="${T.tasks.inline}"]`, "keydown", { key: "Enter" });
    expect(sent()[0]?.req).toMatchObject({ id: 1, to: "done", progress: { byWhom: "冯晓楠" } });
    view.unmount();
  });

  it("drops what is dragged, puts it back on Esc, and says why a declared item stays", async () => {
    const { view, card, on, sent } = await board();
    const column = (at: number) => view.find(`[data-column="${at}"]`).element;
    const drag = async (id: number, to: number) => {
      document.elementFromPoint = () => column(to);
      await card(id).trigger("pointerdown", { button: 0, isPrimary: true, clientX: 10, clientY: 10 });
      window.dispatchEvent(new MouseEvent("pointermove", { clientX: 300, clientY: 40 }));
      window.dispatchEvent(new MouseEvent("pointerup", { clientX: 300, clientY: 40 }));
      await flushPromises();
    };
    await drag(2, 2);
    expect(card(2).element.closest("[data-column]"), "stands where it was let go").toBe(column(2));
    await on(`[data-testid="${T.tasks.inline}"]`, "keydown", { key: "Escape" });
    expect(card(2).element.closest("[data-column]"), "and back where it was").toBe(column(1));
    await drag(3, 0);
    expect(view.find(`[data-testid="${T.tasks.inline}"]`).exists(), "a declared item waits for somebody else").toBe(false);
    expect(sent()).toEqual([]);
    view.unmount();
  });
});

describe("the table", () => {
  const tasks = [task(1, { owner: "孟庆和、白雪松", category: "安全", dueOn: "2026-10-31" }), task(2, { owner: "白雪松", category: "培训", dueOn: "2026-09-30" }), task(3, { owner: null, claimedBy: "方敏", light: "done" })];

  it("filters by one of several people, and by state", () => {
    expect(ownersOf(tasks), "each person once, whoever stands beside them, by pronunciation").toEqual(["白雪松", "方敏", "孟庆和"]);
    expect(sift(tasks, { category: null, owner: "白雪松", light: null }).map((t) => t.id)).toEqual([1, 2]);
    expect(sift(tasks, { category: "安全", owner: null, light: "done" }).map((t) => t.id)).toEqual([3]);
  });

  it("sorts by a column, the other way, and by urgency again", () => {
    const up = nextSort(undefined, "due");
    expect(arrange(tasks, up)[0]!.tasks.map((t) => t.id), "what has no deadline comes last").toEqual([2, 1, 3]);
    const down = nextSort(up, "due");
    expect(down).toEqual({ key: "due", down: true });
    expect(nextSort(down, "due"), "the third press goes back").toBeUndefined();
  });

  it("reads a percentage however it is written", () => {
    expect([readPercent(""), readPercent("60"), readPercent(" 60％ "), readPercent("101"), readPercent("六成")]).toEqual([null, 60, 60, undefined, undefined]);
  });
});

describe("the wall and the timeline", () => {
  it("keeps every task in its place and turns to a second page beyond forty", () => {
    const forty = Array.from({ length: 48 }, (_, at) => task(at + 1, { category: `类${at % 4}` }));
    const [first, second] = pages(forty);
    expect(first!.map((c) => [c.name, c.isMore, c.tasks.length]), "twelve of a kind: ten and two").toEqual([["类0", false, 10], ["类0", true, 2], ["类1", false, 10], ["类1", true, 2]]);
    expect([...first!, ...second!].flatMap((c) => c.tasks).length, "none is lost").toBe(48);
    const late = forty.map((t) => ({ ...t, light: "late" as const }));
    expect(pages(late).map((p) => p.map((c) => c.tasks.map((t) => t.id))), "whatever its state").toEqual(pages(forty).map((p) => p.map((c) => c.tasks.map((t) => t.id))));
  });

  it("shows three or six months around today, and walks over the year's end", () => {
    const whole = { from: "2026-03-01", to: "2026-12-31" };
    expect(windowOf("quarter", whole, "2026-09-21", 0)).toEqual({ from: "2026-08-01", to: "2026-10-31" });
    expect(windowOf("quarter", whole, "2026-09-21", 2)).toEqual({ from: "2027-02-01", to: "2027-04-30" });
    expect(windowOf("half", whole, "2026-09-21", 0)).toEqual({ from: "2026-07-01", to: "2026-12-31" });
    expect(windowOf("whole", whole, "2026-09-21", 5)).toEqual(whole);
    expect(holds({ from: "2026-07-01", to: "2026-09-30" }, "2026-09"), "a month counts to its last day").toBe(true);
  });

  it("lines up what is done by the month of its deadline", () => {
    const done = byMonth([task(1, { dueOn: "2026-06-30", doneOn: "2026-07-02" }), task(2, { dueOn: "2026-05" }), task(3, { doneOn: "2026-06-09" })]);
    expect(done.map((m) => [m.month, m.tasks.map((t) => t.id)])).toEqual([["2026-05", [2]], ["2026-06", [1, 3]]]);
  });
});

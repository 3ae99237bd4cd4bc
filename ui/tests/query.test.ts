import { flushPromises } from "@vue/test-utils";
import { effectScope, ref } from "vue";
import { beforeEach, describe, expect, it } from "vitest";
import { AppError, call } from "@/ipc/client";
import { fault } from "@/ipc/fault";
import { useAction, useQuery } from "@/ipc/query";
import { fakeProgram, type Fake } from "./fake";
import { overview, state } from "./sample";

let fake: Fake;
let names: string[];
const times = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).length;

beforeEach(async () => {
  names = ["炼钢"];
  fake = fakeProgram({
    base_list: () => [...names],
    book_state: () => state(true),
    overview_get: () => overview,
    unit_delete: () => ({}),
    session_get: ({ id }) => {
      throw { code: "missing", message: `活动 ${id} 已经删除`, field: null };
    },
  });
  // What an earlier test read must not be remembered here.
  await call("unit_delete", { id: 0 });
  fake.asked.length = 0;
});

describe("useQuery", () => {
  it("reads again after a write, because any figure may have changed", async () => {
    const scope = effectScope();
    const bases = scope.run(() => useQuery("base_list", {}))!;
    await flushPromises();
    expect(bases.data.value, "first answer").toEqual(["炼钢"]);
    names.push("轧钢");
    await call("unit_delete", { id: 1 });
    await flushPromises();
    expect(bases.data.value, "a page never shows figures from before the write").toEqual(["炼钢", "轧钢"]);
    scope.stop();
  });

  it("asks once for what nothing has changed, so going back to a page is instant", async () => {
    for (let visit = 0; visit < 3; visit++) {
      const scope = effectScope();
      scope.run(() => useQuery("base_list", {}));
      await flushPromises();
      scope.stop();
    }
    expect(times("base_list"), "three visits, one question").toBe(1);
  });

  it("raises no fault when what it showed was deleted or taken back", async () => {
    fault.value = undefined;
    fake.answers.roll_get = () => ({}) as never;
    const scope = effectScope();
    const roll = scope.run(() => useQuery("roll_get", { sessionId: 7 }))!;
    await flushPromises();
    fake.answers.roll_get = fake.answers.session_get as never;
    await call("unit_delete", { id: 1 });
    await flushPromises();
    expect(roll.error.value?.code, "the page can still act on it").toBe("missing");
    expect(fault.value, "somebody who deletes a session is not told that it cannot be found").toBeUndefined();
    scope.stop();
  });

  it("follows its request and keeps quiet while there is none", async () => {
    const day = ref<string>();
    const scope = effectScope();
    const answer = scope.run(() => useQuery("overview_get", () => (day.value ? { day: day.value } : null)))!;
    await flushPromises();
    expect(times("overview_get"), "nothing to ask yet").toBe(0);
    day.value = "2026-09-21";
    await flushPromises();
    expect(answer.data.value?.todo.length, "asked as soon as the day is known").toBe(4);
    scope.stop();
  });

  it("gives the program's refusal as an AppError", async () => {
    const scope = effectScope();
    const answer = scope.run(() => useQuery("session_get", { id: 7 }))!;
    await flushPromises();
    expect(answer.error.value, "pages show it in a band").toBeInstanceOf(AppError);
    expect(answer.error.value?.code, "code decides the next step").toBe("missing");
    scope.stop();
  });
});

describe("useAction", () => {
  it("runs once even when the button is pressed twice", async () => {
    const act = useAction(() => call("unit_delete", { id: 1 }));
    await Promise.all([act.go(), act.go()]);
    expect(times("unit_delete"), "a double click must not write twice").toBe(1);
  });
});

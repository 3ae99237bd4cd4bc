// Recording a session: what the last one fills in, what a draft keeps, which paper is wanted when.
import { flushPromises } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, ref } from "vue";
import type { SessionFields } from "@/ipc/generated";
import { emptyFields, withNames } from "@/pages/sessions/fields";
import { fillLike, unfill } from "@/pages/sessions/like";
import { papersOf } from "@/pages/sessions/papers";
import { useDraft } from "@/shell/draft";
import { current } from "@/shell/toast";
import { fakeProgram, type Fake } from "./fake";

const last: SessionFields = {
  ...emptyFields(1, "2026-09-18"), kinds: ["theme_day"], startTime: "15:30", endTime: "17:00", place: "车间三楼会议室", minutes: 90,
  roles: withNames(withNames([], "host", "周立群", new Map()), "recorder", "许秀兰", new Map()), content: "上次的内容",
};

describe("照上次", () => {
  it("fills only what is empty, and never a text", () => {
    const now = { ...emptyFields(1, "2026-09-25"), kinds: ["theme_day"], place: "露天料场" };
    const { fields, filled } = fillLike(now, last);
    expect([fields.startTime, fields.endTime, fields.minutes, fields.place], "the place that was written stays").toEqual(["15:30", "17:00", 90, "露天料场"]);
    expect(fields.roles.map((role) => role.name)).toEqual(["周立群", "许秀兰"]);
    expect(fields.content, "minutes are written by people").toBeNull();
    expect([fields.onDay, filled?.onDay], "the day is the new one; the line names the old one").toEqual(["2026-09-25", "2026-09-18"]);
  });

  it("is taken out again, but not what was changed since", () => {
    const { fields, filled } = fillLike(emptyFields(1, "2026-09-25"), last);
    const bare = unfill({ ...fields, endTime: "16:30" }, filled!);
    expect([bare.startTime, bare.endTime, bare.place, bare.minutes, bare.roles.length]).toEqual([null, "16:30", null, 0, 0]);
  });
});

it("names the paper that is wanted at the moment", () => {
  const now = (onDay: string, status: "planned" | "draft" | "held", kinds = ["study"]) => papersOf({ onDay, status, kinds, scope: "all" }, "2026-09-25").find((paper) => paper.isNow)?.word;
  expect([now("2026-09-28", "planned"), now("2026-09-25", "draft"), now("2026-09-25", "held"), now("2026-09-20", "draft")]).toEqual(["会议通知", "签到表", "会议记录", "会议记录"]);
  expect([now("2026-09-25", "planned"), now("2026-09-20", "planned")], "what was not held has no minutes, however late").toEqual(["签到表", "会议通知"]);
  expect(now("2026-09-25", "held", ["talk"]), "a talk is no meeting").toBe("谈话记录");
});

describe("a draft", () => {
  const KEY = "/sessions/new";
  const kept = new Map<string, { key: string; body: unknown; at: number }>();
  let fake: Fake;
  let scope = effectScope();
  beforeEach(() => {
    vi.useFakeTimers();
    kept.clear();
    current.value = undefined;
    fake = fakeProgram({
      draft_get: ({ key }) => kept.get(key) ?? null,
      draft_keep: ({ key, body }) => (kept.set(key, { key, body, at: 1 }), {}),
      draft_discard: ({ key }) => (kept.delete(key), {}),
    });
    scope = effectScope();
  });
  afterEach(() => {
    scope.stop();
    vi.useRealTimers();
  });
  async function form(text = ref("")) {
    const draft = scope.run(() => useDraft(() => KEY, { read: () => text.value, write: (body) => (text.value = body) }))!;
    await flushPromises();
    return { text, draft };
  }
  async function aSecond() {
    await flushPromises();
    await vi.advanceTimersByTimeAsync(1000);
    await flushPromises();
  }

  it("is kept within a second, and a form that was only opened keeps none", async () => {
    const { text, draft } = await form();
    draft.quietly(() => (text.value = "照上次"));
    await aSecond();
    expect(fake.asked.filter(({ cmd }) => cmd === "draft_keep"), "what the program filled in is no typing").toEqual([]);
    text.value = "学条例";
    await aSecond();
    expect(kept.get(KEY)?.body).toBe("学条例");
    await draft.done();
    expect(kept.size, "saved, it is gone").toBe(0);
  });

  it("is kept at once when the page is left, and goes on from there", async () => {
    const { text } = await form();
    text.value = "写到一半";
    await flushPromises();
    scope.stop();
    await flushPromises();
    expect(kept.get(KEY)?.body, "leaving does not wait for the second").toBe("写到一半");
    scope = effectScope();
    const again = await form();
    expect([again.text.value, again.draft.since.value], "there again, with a line that says so").toEqual(["写到一半", 1]);
    await again.draft.discard();
    expect([again.text.value, kept.size], "不要了").toEqual(["", 0]);
    await current.value?.action?.run();
    expect(again.text.value, "恢复").toBe("写到一半");
  });

  it("of a form that was given up is brought back by the toast", async () => {
    const { text, draft } = await form();
    text.value = "写到一半";
    const back = vi.fn();
    await draft.giveUp(back);
    expect(kept.size).toBe(0);
    await current.value?.action?.run();
    expect([kept.get(KEY)?.body, back.mock.calls.length]).toEqual(["写到一半", 1]);
  });
});

import { flushPromises } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import type { Backup, BackupCare, Rescue, RestorePreview, Second } from "@/ipc/generated";
import Restore from "@/pages/book/Restore.vue";
import Unlock from "@/pages/book/Unlock.vue";
import Backups from "@/pages/settings/Backups.vue";
import Rehearsal from "@/pages/settings/Rehearsal.vue";
import { setBook } from "@/shell/book";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { sampleAnswers, state } from "./sample";

let fake: Fake;
const sent = (cmd: string) => fake.asked.filter((a) => a.cmd === cmd).map((a) => a.req);
const at = (d: number) => new Date(2026, 8, d, 8, 31).getTime();
const backup = (d: number, more: Partial<Backup> = {}): Backup => ({ path: `/b/${d}.book`, at: at(d), reason: "每日", bytes: 13_000_000, verified: true, here: true, there: false, ...more });
const second = (more: Partial<Second>): Second => ({ folder: "E:\\支部备份", state: "good", isBusy: false, newest: at(18), isSameDisk: false, ...more });
let care: BackupCare;

beforeEach(() => {
  document.body.innerHTML = "";
  care = { second: null, rehearsed: null, rehearseBy: "2026-09-30", isDue: true };
  fake = fakeProgram({
    ...sampleAnswers(true),
    backup_care: () => care,
    book_backups: () => [backup(21, { there: true }), backup(20), backup(3, { here: false, there: true })],
    pick_folder: () => "E:\\支部备份",
    backup_second: ({ folder }: { folder: string | null }) => {
      care = { ...care, second: folder === null ? null : second({ folder }) };
      return {};
    },
  } as Parameters<typeof fakeProgram>[0]);
  setBook(state(true));
});

describe("the second place", () => {
  it("is chosen once, and each backup says where it lies", async () => {
    const page = await mountPage(Backups);
    expect(page.find(T.settings.second).text(), "why there should be one").toContain("电脑坏了");
    await page.press(T.settings.secondChoose);
    await flushPromises();
    expect(sent("backup_second"), "the folder of the dialog").toEqual([{ folder: "E:\\支部备份" }]);
    expect(page.find(T.settings.second).text(), "and how it stands").toContain("都抄到了，读回来比过");
    const places = page.view.findAll("tbody tr").map((row) => row.findAll("td")[3]!.text());
    expect(places, "both, here, there").toEqual(["本机、第二处", "本机", "第二处"]);
  });

  it.each([
    ["away", "现在不在", "9月18日"],
    ["full", "放不下了", "腾出空间"],
    ["read_only", "不能写入", "写保护"],
    ["failed", "没有抄成", "本机的备份是好的"],
  ] as const)("that is %s is told where backups are, and disturbs nobody", async (state, what, next) => {
    care.second = second({ state });
    const page = await mountPage(Backups);
    const text = page.find(T.settings.second).text();
    expect(text, "what is so").toContain(what);
    expect(text, "what is there, what to do").toContain(next);
    expect(page.view.findAll("[role=alert]").length, "no alarm").toBe(0);
  });
});

describe("a rehearsal", () => {
  it("is proposed until it was done, and says what it found", async () => {
    const page = await mountPage(Rehearsal);
    expect(page.view.text(), "until when").toContain("本季还没做　最晚 9月30日 周三");
    care = { ...care, isDue: false, rehearsed: { day: "2026-09-21", backupAt: at(21), isSecond: true, took: 2100, checked: 34, faults: ["历史"], amounts: [{ what: "活动", count: 66 }], since: 0 } };
    fake.answers.backup_rehearse = () => care.rehearsed!;
    await page.press(T.settings.rehearse);
    expect(page.view.text(), "a backup that is no good is told, and what to do").toContain("请点“立即备份”另做一份");
    expect(page.view.text()).toContain("1 处不对");
  });
});

const contents = (sessions: number): RestorePreview["backup"] => ({ uid: "u1", unit: "运行车间党支部", lastOn: "2026-09-18", amounts: [{ what: "活动", count: sessions }], lastChange: null });
const preview: RestorePreview = {
  bytes: 13_000_000, writtenAt: at(18), backup: contents(64), open: contents(66),
  apart: { ours: { count: 2, newest: [{ onDay: "2026-09-21", title: "主题党日" }, { onDay: "2026-09-20", title: "党课" }] }, theirs: { count: 0, newest: [] }, since: 7 },
};

describe("a restore", () => {
  it("shows what differs before anything is done, keeps the old book and says where", async () => {
    fake.answers.restore_preview = () => preview;
    fake.answers.book_restore = () => ({ path: "/home/made-up/运行车间党支部.book", kept: "/home/made-up/运行车间党支部（恢复前）.book" });
    const page = await mountPage(Restore, "/restore?from=/b/18.book");
    await page.type(T.book.password, "运行车间2026秋检");
    await page.submit();
    expect(page.find(T.book.apart).text(), "how much would have to be written again").toContain("又改了 7 笔");
    expect(page.view.text(), "which sessions would be gone").toContain("9月21日　主题党日");
    expect(page.view.text(), "and how many records").toContain("少 2");
    expect(sent("book_restore"), "nothing was done so far").toEqual([]);
    await page.submit();
    expect(sent("book_restore"), "to where the book is").toEqual([{ from: "/b/18.book", path: "/home/made-up/运行车间党支部.book", password: "运行车间2026秋检" }]);
    expect(page.find(T.book.kept).text(), "where the old one is").toContain("运行车间党支部（恢复前）.book");
  });
});

describe("a book that does not open", () => {
  const rescue: Rescue = { backups: [{ backup: backup(21), state: "damaged" }, { backup: backup(20), state: "good" }] };
  const refuse = (code: string) => {
    fake.answers.book_open = () => {
      throw { code, message: "这不是原来那本手册：这里现在是“乙支部”的另一本。文件没有改动。", field: null };
    };
    fake.answers.backup_rescue = () => rescue;
    setBook(state(false));
  };

  it.each(["damaged", "not_a_book", "no_file"])("because it is %s leads to the newest good backup by one button", async (code) => {
    refuse(code);
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.type(T.book.password, "运行车间2026秋检");
    await page.submit();
    expect(page.find("error-restore").text(), "which one").toBe("用 9月20日 08:31 的备份恢复");
    await page.press("error-restore");
    expect(page.router.currentRoute.value.query, "chosen already").toEqual({ path: "/books/a.book", from: "/b/20.book" });
  });

  it("although the password fits its backup says so; a mere slip of the hand says nothing more", async () => {
    refuse("wrong_password");
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.submit();
    expect(page.find(T.book.rescue).text()).toContain("打得开 9月20日 08:31 的备份");
    fake.answers.backup_rescue = () => ({ ...rescue, backups: rescue.backups.slice(0, 1) });
    await page.submit();
    expect(page.find(T.book.rescue).exists()).toBe(false);
  });

  it.each(["swapped", "log_gone"])("because it is not as it was left (%s) is told and not forbidden", async (code) => {
    refuse(code);
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.type(T.book.password, "运行车间2026秋检");
    await page.submit();
    expect(page.view.text()).toContain("这里现在是“乙支部”的另一本");
    expect(page.find("error-restore").exists(), "the backup of the one").toBe(true);
    fake.answers.book_open = () => state(true);
    await page.press("error-other");
    expect(sent("book_open").at(-1), "or the other").toEqual({ path: "/books/a.book", password: "运行车间2026秋检", other: true });
  });
});

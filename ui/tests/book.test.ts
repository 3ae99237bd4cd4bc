import { beforeEach, describe, expect, it } from "vitest";
import NewBook from "@/pages/book/NewBook.vue";
import Unlock from "@/pages/book/Unlock.vue";
import { bookName, bookPath } from "@/pages/book/path";
import { book, setBook } from "@/shell/book";
import { T } from "@/testids";
import { fakeProgram, type Fake } from "./fake";
import { mountPage } from "./mount";
import { CODE, state } from "./sample";

let fake: Fake;
beforeEach(() => {
  document.body.innerHTML = "";
  fake = fakeProgram({
    app_info: () => ({ version: "0.1.0", home: "C:\\Users\\made-up\\支部手册", who: "许秀兰" }),
    setting_list: () => [],
    book_create: () => ({ state: state(true), recovery: CODE }),
    book_recovery_print: () => ({ path: "/print/恢复码.pdf" }),
    book_recover: () => ({ state: state(true), recovery: CODE }),
    book_open: () => {
      throw { code: "wrong_password", message: "wrong password", field: null };
    },
  });
});
const sent = (cmd: string) => fake.asked.find((a) => a.cmd === cmd)?.req;

describe("a new book", () => {
  beforeEach(() => setBook(state(false)));

  it("is made with the name, the place and a password typed twice", async () => {
    const page = await mountPage(NewBook, "/new");
    await page.type(T.book.name, "运行车间党支部");
    await page.submit();
    await page.type(T.book.password, "运行车间2026秋检");
    expect(page.find(T.book.create).attributes("disabled"), "not before the password was repeated").toBeDefined();
    await page.type(T.book.repeat, "运行车间2026秋检");
    await page.submit();
    expect(sent("book_create"), "what the program is told").toEqual({
      path: "C:\\Users\\made-up\\支部手册\\运行车间党支部.book", password: "运行车间2026秋检", name: "运行车间党支部", kind: "branch", begin: "2026-09", recovery: true,
    });
    expect(page.find(T.book.code).findAll("li").map((group) => group.text()), "the code stands there to be written down").toEqual(CODE);
    expect(book.value?.open, "the window does not run past it").toBe(false);
    await page.press(T.book.codePrint);
    expect(sent("book_recovery_print"), "or to be printed").toEqual({ groups: CODE });
    const copy = new Event("copy", { cancelable: true, bubbles: true });
    page.find(T.book.code).element.dispatchEvent(copy);
    expect(copy.defaultPrevented, "the clipboard never has it").toBe(true);
    await page.submit();
    expect(page.router.currentRoute.value.fullPath, "the roster comes next").toBe("/import?kind=members");
    expect(book.value?.open, "and the book is open").toBe(true);
  });

  it("does not accept a short password", async () => {
    const page = await mountPage(NewBook, "/new");
    await page.type(T.book.name, "支部");
    await page.submit();
    await page.type(T.book.password, "1234567");
    expect(page.view.text(), "says how much is missing").toContain("密码还差 1 位");
  });
});

describe("the lock", () => {
  it("says that the password is wrong, under the field, and empties it for another try", async () => {
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.type(T.book.password, "不对的密码");
    await page.submit();
    expect(page.view.find("[role=alert]").text(), "what to check").toContain("密码不对。请检查大写锁定（Caps Lock）");
    expect((page.find(T.book.password).element as HTMLInputElement).value, "ready for the next try").toBe("");
  });
});

describe("a forgotten password", () => {
  beforeEach(() => setBook(state(false)));

  it("is replaced with the code's help, and the new code is shown before the book opens", async () => {
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.press(T.book.byCode);
    await page.type(T.book.codeField, CODE.join(" "));
    expect(page.find(T.book.recover).attributes("disabled"), "a new password comes with it").toBeDefined();
    await page.type(T.book.password, "运行车间2027春检");
    await page.type(T.book.repeat, "运行车间2027春检");
    await page.submit();
    expect(sent("book_recover"), "one step").toEqual({ path: "/books/a.book", code: CODE.join(" "), password: "运行车间2027春检" });
    expect(page.find(T.book.code).exists() && !book.value?.open, "the next code first").toBe(true);
    await page.submit();
    expect(book.value?.open, "then the book").toBe(true);
  });

  it("says which group was copied wrongly, under the code", async () => {
    fakeProgram({
      book_recover: () => {
        throw { code: "invalid", message: "第 3 组抄错了，或者几组的先后不对。请对照抄写件改正。", field: "code" };
      },
    });
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.press(T.book.byCode);
    await page.type(T.book.codeField, "7KQM");
    await page.type(T.book.password, "运行车间2027春检");
    await page.type(T.book.repeat, "运行车间2027春检");
    await page.submit();
    expect(page.view.find(".field.bad").text()).toContain("第 3 组抄错了");
    expect((page.find(T.book.codeField).element as HTMLInputElement).value, "what was typed stays").toBe("7KQM");
  });

  it("is told how long to wait after many tries", async () => {
    fakeProgram({
      book_open: () => {
        throw { code: "wait", message: "已经连续输错 5 次。手册没有打开，也没有改动。请等 5 秒再试；想不起来，可以用恢复码。", field: null };
      },
    });
    const page = await mountPage(Unlock, "/unlock?path=/books/a.book");
    await page.type(T.book.password, "猜一个密码");
    await page.submit();
    expect(page.view.find("[role=alert]").text(), "under the field").toContain("请等 5 秒再试");
  });
});

describe("file names", () => {
  it("follow the system's separator and hold nothing a file name must not", () => {
    expect(bookPath("/home/a/", "一支部/二组"), "no new folder out of a name").toBe("/home/a/一支部 二组.book");
    expect(bookName("D:\\手册\\运行车间党支部.book"), "shown without path and ending").toBe("运行车间党支部");
  });
});

// What a secretary pastes from a web page, a PDF, a table or a chat, and what must stand in the record.
import { beforeEach, expect, it } from "vitest";
import { clean, cleanedWords } from "@/kit/clean";
import { pasteClean } from "@/kit/paste";
import { current } from "@/shell/toast";

it.each([
  ["inline pinyin", "續(xù)写新篇，仇（qiú）海涛、欧阳堃(kūn)", "續写新篇，仇海涛、欧阳堃"],
  ["pinyin of two syllables, tone marks apart from the vowel", "踔厉（chuo\u0304 li\u0300）奋发", "踔厉奋发"],
  ["no pinyin: letters in brackets without a tone", "附件（a）和系统（DCS）", "附件（a）和系统（DCS）"],
  ["blanks between single characters", "学 习 贯 彻 二 十 大 精 神", "学习贯彻二十大精神"],
  ["a name spread on paper", "主持人：方　敏，记录人：许秀兰", "主持人：方敏，记录人：许秀兰"],
  ["two names keep their blank", "出席：周立群 许秀兰 欧阳堃", "出席：周立群 许秀兰 欧阳堃"],
  ["blanks beside Chinese punctuation", "会议指出 ， 要抓好 《 条例 》 学习 。", "会议指出，要抓好《条例》学习。"],
  ["dates and amounts", "2026 年 9 月 18 日 15:30，应到 27 人，实到 25 人，学习 2 次", "2026年9月18日 15:30，应到27人，实到25人，学习2次"],
  ["two figures keep their blank", "实到 25 应到 27", "实到 25 应到 27"],
  ["full-width letters and digits", "完成率８５．５％，ＤＣＳ系统改造Ｇ７", "完成率85.5%，DCS系统改造G7"],
  ["half-width punctuation in a Chinese sentence", "会议强调,要抓安全;时间:15:30开会.下一步怎么办?", "会议强调，要抓安全；时间：15:30开会。下一步怎么办？"],
  ["numbers keep theirs", "比例 3:1，共 1,000 元，增长 2.5%", "比例 3:1，共1,000元，增长2.5%"],
  ["brackets and quotes around Chinese words", "支部(运行车间)提出\"提质增效\"目标,见附件(2)", "支部（运行车间）提出“提质增效”目标，见附件（2）"],
  ["soft hyphens, zero-width marks, byte order marks", "\uFEFF党\u00AD的\u200B纪律\u2060", "党的纪律"],
  ["lines of another system, hard blanks, blank lines", "一、议题\r\n\u00A0\u00A0二、讨论  \r\n\r\n\r\n\r\n三、表决", "一、议题\n二、讨论\n\n三、表决"],
  ["numbered lists stay", "1. 学条例\n2．查隐患\n(3)保稳产\n（一）分工\n① 复查", "1. 学条例\n2.查隐患\n(3)保稳产\n（一）分工\n① 复查"],
  ["cells of a table stay apart", "姓名\t职务\t电话\n周立群\t书记\t", "姓名　职务　电话\n周立群　书记"],
  ["Latin sentences", "Use Ctrl+V, then (again) \"paste\".", "Use Ctrl+V, then (again) \"paste\"."],
  ["rare characters and their variants", "田𬭊、葛\u{E0100}城", "田𬭊、葛\u{E0100}城"],
])("%s", (_, raw, wanted) => {
  expect(clean(raw).text).toBe(wanted);
  expect(clean(clean(raw).text).text, "cleaned text stays as it is").toBe(wanted);
});

it("counts the places, and has nothing to say about good text", () => {
  expect(cleanedWords(clean("会议强调,要抓 、 安全２次"))).toBe("已整理 4 处空格和全半角");
  expect(cleanedWords(clean("周立群传达了《条例》第四章。\n1. 学习"))).toBeUndefined();
});

const area = document.createElement("textarea");
beforeEach(() => {
  area.value = "前。后";
  document.body.replaceChildren(area);
  area.setSelectionRange(2, 2);
});
function paste(text: string) {
  const event = Object.assign(new Event("paste", { cancelable: true }), { clipboardData: { getData: () => text } });
  area.addEventListener("paste", (e) => pasteClean(e as ClipboardEvent), { once: true });
  area.dispatchEvent(event);
  return event.defaultPrevented;
}

it("cleans what is pasted into a long text, and puts it back as it was when asked", async () => {
  expect(paste("学 习 贯 彻"), "the cleaned text goes in instead").toBe(true);
  expect(area.value).toBe("前。学习贯彻后");
  expect([current.value?.text, current.value?.action?.word]).toEqual(["已整理 1 处空格", "恢复原样"]);
  await current.value?.action?.run();
  expect(area.value, "as it was copied").toBe("前。学 习 贯 彻后");
  expect(paste("好好学习"), "good text is pasted by the web view itself").toBe(false);
});

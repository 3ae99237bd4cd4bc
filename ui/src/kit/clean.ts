// Text copied from a web page, a PDF or a chat, as it should stand in the record (field.md B23). Only what is certainly
// wrong is changed: a blank that may part two names stays.

export interface Cleaned {
  text: string;
  /** How many places were changed, by what was wrong. */
  spots: { spaces: number; width: number; pinyin: number; hidden: number };
}

const HAN = "\\p{Script=Han}〇";
/** Punctuation that brings its own room: a blank beside it is never meant. */
const WIDE = "，。；：？！、（）《》〈〉“”‘’【】〔〕—…";
/** What a number counts or dates: 9 月 18 日 is 9月18日. */
const UNITS = "年月日时分秒个人名次项场届期周天元条章节页份件篇学课种类级号处位户家组班%％‰";

const BLANK = "[ \\t\\u3000]";
const TONE = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ";

/** Rules in order; `$` of a replacement as in String.replace. Every match counts as one place. */
const RULES: readonly [keyof Cleaned["spots"], RegExp, string | ((...found: string[]) => string)][] = [
  // Soft hyphens, zero-width marks, byte order marks, control characters; the joiners of rare characters (variation selectors) stay.
  // eslint-disable-next-line no-control-regex
  ["hidden", /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]+/g, ""],
  ["hidden", /\r\n?/g, "\n"],
  ["spaces", /[\u00A0\u2000-\u200A\u202F\u205F]/g, " "],
  // 續(xù): the reading behind a character, known by its tone mark, so that 附件(a) stays.
  ["pinyin", new RegExp(`(?<=[${HAN}]) ?[(（][a-zü ]*[${TONE}][a-zü${TONE} ]*[)）]`, "giu"), ""],
  // Ｇ７ １２％: letters and digits are half as wide as a character.
  ["width", /[０-９Ａ-Ｚａ-ｚ]+/g, (found) => half(found)],
  ["width", /(?<=\d)[．：](?=\d)|(?<=\d)％|(?<=^\d{1,2})．/gm, (found) => half(found)],
  // Half-width punctuation behind a Chinese character; 3:1 and 1,000 are numbers.
  ["width", new RegExp(`(?<=[${HAN}）》”’])[,;:?!]`, "gu"), (found) => full(found)],
  ["width", new RegExp(`(?<=[${HAN}）》”’])\\.(?=\\s|$|[${HAN}])`, "gmu"), "。"],
  ["width", new RegExp(`\\(([^()（）\\n]*[${HAN}][^()（）\\n]*)\\)`, "gu"), "（$1）"],
  ["width", new RegExp(`(?<=[${HAN}])\\(([^()（）\\n]*)\\)`, "gu"), "（$1）"],
  ["width", new RegExp(`"([^"\\n]*[${HAN}][^"\\n]*)"`, "gu"), "“$1”"],
  // The cells of a copied table stay apart; blanks at either end of a line belong to the page they came from.
  ["spaces", /[ \t\u3000]+$/gm, ""],
  ["spaces", /^[ \t\u3000]+/gm, ""],
  ["spaces", / *\t[ \t]*/g, "　"],
  ["spaces", new RegExp(`${BLANK}+(?=[${WIDE}])|(?<=[${WIDE}])${BLANK}+`, "gu"), ""],
  // 学 习 贯 彻, 方　敏: single characters with a blank between each. Two whole words may be two names and stay apart.
  ["spaces", new RegExp(`(?<![${HAN}])[${HAN}](?:${BLANK}+[${HAN}])+(?![${HAN}])`, "gu"), (found) => found.replace(/[ \t\u3000]+/g, "")],
  ["spaces", new RegExp(`(?<=[${HAN}]) +(?=\\d[\\d,.]* *[${UNITS}])|(?<=\\d) +(?=[${UNITS}])`, "gu"), ""],
  ["spaces", /(?<=\S) {2,}(?=\S)/g, " "],
  ["spaces", /\n{3,}/g, "\n\n"],
];

const half = (text: string) => text.replace(/[！-～]/g, (one) => String.fromCodePoint(one.codePointAt(0)! - 0xfee0));
const full = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0));

export function clean(raw: string): Cleaned {
  const spots = { spaces: 0, width: 0, pinyin: 0, hidden: 0 };
  // Tone marks that stand apart from their vowel become one with it; Chinese characters are left as they were chosen.
  let text = raw.replace(/[A-Za-zü]\p{M}+/gu, (found) => found.normalize("NFC"));
  for (const [kind, pattern, by] of RULES) {
    text = text.replace(pattern, (...found) => {
      const groups = found.filter((part): part is string => typeof part === "string");
      const now = typeof by === "string" ? by.replace("$1", groups[1] ?? "") : by(...groups);
      if (now !== groups[0]) spots[kind] += 1;
      return now;
    });
  }
  return { text, spots };
}

/** 已整理 12 处空格和全半角; nothing to say when nothing was changed. */
export function cleanedWords({ spots }: Cleaned): string | undefined {
  const words = [[spots.spaces, "空格"], [spots.width, "全半角"], [spots.pinyin, "注音"], [spots.hidden, "看不见的符号"]] as const;
  const named = words.filter(([n]) => n > 0).map(([, word]) => word);
  const total = words.reduce((sum, [n]) => sum + n, 0);
  if (total === 0) return undefined;
  return `已整理 ${total} 处${named.length > 1 ? `${named.slice(0, -1).join("、")}和${named.at(-1)}` : named[0]}`;
}

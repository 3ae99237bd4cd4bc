// Made-up answers for the page of the anniversaries.
import type { Anniversary, Greeting } from "@/ipc/generated";
import type { Answers } from "./fake";

const card = (onDay: string): Greeting => ({ onDay, form: "贺卡", byWhom: "许秀兰", note: null });
const joined = (memberId: number, name: string, group: string, since: string, years: number, greeting: Greeting | null = null): Anniversary => ({
  memberId, name, unit: "运行车间党支部", group, stage: years > 1 ? "full" : "probationary", kind: "joined", since, year: 2026, month: Number(since.slice(5, 7)),
  day: since.length > 7 ? `2026-${since.slice(5)}` : null, years, isRound: years % 10 === 0, seniority: years > 1 ? years - 1 : null, greeting,
});
export const YEAR: Anniversary[] = [
  joined(1, "周立群", "炼钢", "2001-06-28", 25, card("2026-06-28")), joined(21, "许秀兰", "钢包", "2006-07-01", 20, card("2026-07-01")),
  joined(5, "冯晓楠", "炼钢", "2011-07", 15), joined(9, "沈维国", "轧钢", "2009-09-02", 17, card("2026-09-02")),
  joined(10, "罗永胜", "轧钢", "2006-09-24", 20), joined(26, "任玉梅", "除尘", "2011-09-28", 15), joined(8, "陆一帆", "炼钢", "2025-11-05", 1),
];
export const anniversaries = YEAR.filter((a) => a.month >= 9 && !a.greeting);
export const greetingAnswers: Answers = {
  greeting_list: () => ({
    anniversaries: YEAR,
    months: Array.from({ length: 12 }, (_, i) => {
      const these = YEAR.filter((a) => a.month === i + 1);
      return { month: i + 1, due: these.length, done: these.filter((a) => a.greeting).length };
    }),
  }),
  greeting_save: () => ({}), greeting_delete: () => ({}),
};

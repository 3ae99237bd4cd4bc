// The pages of the frame in order; Ctrl 1…6 opens the first six. Each page brings its own routes (pages/<noun>/routes.ts).
import type { IconName } from "@/kit/icons";
import { T } from "@/testids";

export interface NavItem {
  path: string;
  word: string;
  icon: IconName;
  testid: string;
  /** Only in a committee's book. */
  committee?: boolean;
}

export const WORK: readonly NavItem[] = [
  { path: "/overview", word: "总览", icon: "i-home", testid: T.nav.overview },
  { path: "/sessions", word: "组织生活", icon: "i-meet", testid: T.nav.sessions },
  { path: "/topics", word: "学习主题", icon: "i-book", testid: T.nav.topics },
  { path: "/tasks", word: "任务清单", icon: "i-task", testid: T.nav.tasks },
  { path: "/members", word: "党员名册", icon: "i-people", testid: T.nav.members },
  { path: "/reports", word: "报表中心", icon: "i-paper", testid: T.nav.reports },
];

export const CARE: readonly NavItem[] = [
  { path: "/rollup", word: "汇总", icon: "i-inbox", testid: T.nav.rollup, committee: true },
  { path: "/settings", word: "设置与备份", icon: "i-gear", testid: T.nav.settings },
  { path: "/import", word: "导入表格", icon: "i-open", testid: T.nav.import },
];

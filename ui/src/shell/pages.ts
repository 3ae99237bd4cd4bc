// The pages of the frame in order; Ctrl 1…8 opens those that are shown above the line. Each page brings its own routes (pages/<noun>/routes.ts).
import type { IconName } from "@/kit/icons";
import type { CommandMap } from "@/ipc/generated";
import { T } from "@/testids";

export interface NavItem {
  path: string;
  word: string;
  icon: IconName;
  testid: string;
  /** In one sort of book only: a committee looks at 汇总 where a branch looks at 总览. */
  only?: "branch" | "committee";
  /** A command without which there is nothing to do there. */
  needs?: keyof CommandMap;
}

export const WORK: readonly NavItem[] = [
  { path: "/overview", word: "总览", icon: "i-home", testid: T.nav.overview, only: "branch" },
  { path: "/rollup", word: "汇总", icon: "i-home", testid: T.nav.rollup, only: "committee" },
  { path: "/sessions", word: "组织生活", icon: "i-meet", testid: T.nav.sessions },
  { path: "/plan", word: "计划", icon: "i-wall", testid: T.nav.plan },
  { path: "/topics", word: "学习主题", icon: "i-book", testid: T.nav.topics },
  { path: "/tasks", word: "任务清单", icon: "i-task", testid: T.nav.tasks },
  { path: "/members", word: "党员名册", icon: "i-people", testid: T.nav.members },
  { path: "/registers", word: "台账", icon: "i-rows", testid: T.nav.registers },
  { path: "/reports", word: "报表中心", icon: "i-paper", testid: T.nav.reports },
  { path: "/counts", word: "统计", icon: "i-count", testid: T.nav.counts },
];

export const CARE: readonly NavItem[] = [
  { path: "/settings", word: "设置与备份", icon: "i-gear", testid: T.nav.settings, needs: "setting_set" },
  { path: "/import", word: "导入表格", icon: "i-open", testid: T.nav.import, needs: "import_run" },
];

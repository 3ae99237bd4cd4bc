// What can be imported: the words of each kind, and where one goes to see it afterwards.

export const IMPORTS = {
  members: { title: "导入名册", word: "党员名册", unit: "人", read: "读到党员", see: "/members", seeWord: "看名册", file: "党员花名册" },
  sessions: { title: "导入活动", word: "活动记录", unit: "次", read: "读到活动", see: "/sessions", seeWord: "看活动", file: "活动登记表" },
  topics: { title: "导入篇目", word: "学习主题", unit: "项", read: "读到主题", see: "/topics", seeWord: "看学习主题", file: "篇目表" },
  tasks: { title: "导入任务", word: "任务清单", unit: "项", read: "读到任务", see: "/tasks", seeWord: "看任务", file: "任务清单" },
  arrangement: { title: "导入学习安排", word: "上级学习安排", unit: "项", read: "读到学习内容", see: "/plan", seeWord: "看计划", file: "学习安排表" },
  register: { title: "导入台账", word: "台账", unit: "条", read: "读到登记", see: "/registers", seeWord: "看台账", file: "台账登记" },
} as const;

export type ImportKind = keyof typeof IMPORTS;

export const isImportKind = (value: unknown): value is ImportKind => typeof value === "string" && value in IMPORTS;

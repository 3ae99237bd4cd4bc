// The closed list of states (GUIDE §5): shape + word + colour, always all three.

/** `tone` is a colour class of styles/status.css, `icon` a symbol of Sprite.vue. */
export const SHAPES = {
  done: { tone: "done", icon: "s-done" },
  stage: { tone: "stage", icon: "s-stage" },
  going: { tone: "going", icon: "s-going" },
  draft: { tone: "going", icon: "s-draft" },
  plan: { tone: "going", icon: "s-plan" },
  idle: { tone: "idle", icon: "s-idle" },
  near: { tone: "near", icon: "s-near" },
  late: { tone: "late", icon: "s-late" },
  seal: { tone: "seal", icon: "s-seal" },
  move: { tone: "idle", icon: "s-move" },
  na: { tone: "idle", icon: "s-na" },
  // Marks of the roll call.
  present: { tone: "done", icon: "m-yes" },
  leave: { tone: "near", icon: "m-leave" },
  absent: { tone: "late", icon: "m-absent" },
  unmarked: { tone: "idle", icon: "m-none" },
} as const;

export type Shape = keyof typeof SHAPES;

/** Every word that may stand as a state, with its shape. A word that is missing here must be added here first. */
export const WORDS = {
  已完成: "done", 已达到: "done", 已开: "done", 达到序时: "going", 已验证: "done", 通过: "done", 对上: "done",
  阶段性完成: "stage", 补学: "stage",
  推进中: "going", 预备: "going",
  草稿: "draft", 待封存: "draft", 待确认: "draft",
  已列计划: "plan",
  未启动: "idle", 还没到期: "idle",
  临期: "near", 还差: "near", 低于序时: "near",
  逾期: "late", 未开: "late", 不能导入: "late", 未通过: "late",
  已封存: "seal", 已销号: "seal",
  顺延: "move", 不适用: "na", 免: "na",
  到会: "present", 请假: "leave", 缺席: "absent", 未点: "unmarked",
} as const satisfies Record<string, Shape>;

export type StatusWord = keyof typeof WORDS;

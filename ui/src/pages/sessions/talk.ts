// 谈话类型: suggestions only; 五必谈 differs from place to place (domain.md F-37, local).
export const TALK_FORMS = [
  "日常谈心", "会前谈心", "思想有波动", "岗位有变动", "家庭有困难", "受到表彰", "受到批评处分", "意见有分歧", "入党、转正谈话", "党员退休",
] as const;

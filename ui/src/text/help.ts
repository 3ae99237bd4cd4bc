// The keys of the window (GUIDE §6), as the manual lists them.
export const KEYS = [
  { keys: "F1", does: "这一页怎么用" },
  { keys: "Ctrl K", does: "查找人、活动、任务、数字、报表、页面，或新建" },
  { keys: "Ctrl N", does: "新建活动" },
  { keys: "Ctrl Shift N", does: "快速登记：5 到 45 分钟的短课" },
  { keys: "Ctrl 1 … 8", does: "左边前八个页面" },
  { keys: "Ctrl Z", does: "撤销上一步（在输入框里是撤销打字）" },
  { keys: "Ctrl Y", does: "重做刚撤销的一步" },
  { keys: "Ctrl L", does: "锁定手册" },
  { keys: "Esc", does: "关闭抽屉或对话框" },
  { keys: "点名：字母", does: "按拼音首字母找人，如 oyk" },
  { keys: "点名：1 2 3 0", does: "到会、请假、缺席、清除，记完跳到下一个人" },
  { keys: "点名：方向键", does: "一格一格走；Tab 到下一个党小组" },
  { keys: "点名：Ctrl Enter", does: "其余到会" },
  { keys: "点名：[ ]", does: "上一场、下一场" },
] as const;

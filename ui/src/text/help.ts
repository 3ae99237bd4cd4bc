// What F1 shows.
export const FIRST_STEPS = [
  { title: "导入名册", text: "“导入表格”里选党员花名册，先试运行，没有问题再写入。以后再导同一份，不会多出人来" },
  { title: "记一次活动", text: "按 Ctrl N，填类别、时间、主题，再点名。全部到会点“其余到会”，已经点过的不会变" },
  { title: "看总览", text: "本月本季还差什么、最晚哪天、由哪次补上，都在总览。带点线的数字可以点开，看它数的是哪些" },
  { title: "打印", text: "“报表中心”里选纸样，先看后打。缺的内容印成〔待补充〕，不会编造" },
] as const;

export const KEYS = [
  { keys: "Ctrl K", does: "查找人、活动、任务，或新建" },
  { keys: "Ctrl N", does: "新建活动" },
  { keys: "Ctrl 1 … 8", does: "左边前八个页面" },
  { keys: "Ctrl Z", does: "撤销上一步（在输入框里是撤销打字）" },
  { keys: "Ctrl Y", does: "重做刚撤销的一步" },
  { keys: "Ctrl L", does: "锁定手册" },
  { keys: "点名：字母", does: "按拼音首字母找人，如 oyk" },
  { keys: "点名：1 2 3 0", does: "到会、请假、缺席、清除" },
  { keys: "点名：Ctrl Enter", does: "其余到会" },
  { keys: "Esc", does: "关闭抽屉或对话框" },
] as const;

// One entry for every code a command can refuse with: what happened, then what is unchanged and what to do.
import type { ErrorCode } from "@/ipc/generated";

/** What a band can do about an error. Some only the place knows how to do; the others are done anywhere. */
export const REMEDIES = {
  retry: { word: "再试一次", place: true },
  elsewhere: { word: "存到别处", place: true },
  choose: { word: "重新选择文件", place: true },
  field: { word: "去改这一项", place: false },
  history: { word: "看历史，可撤销", place: false },
  restore: { word: "从备份恢复", place: false },
  other: { word: "就打开这一本", place: true },
  unlock: { word: "输入密码", place: false },
  reopen: { word: "说明理由后解除", place: false },
  relock: { word: "锁定，请书记打开", place: false },
  copy: { word: "复制详情", place: false },
} as const;
export type Remedy = keyof typeof REMEDIES;

interface ErrorText {
  what: string;
  next: string;
  /** Buttons, the likeliest first. Empty: what helps is already on the page (重新打开 of a sealed session). */
  remedies: readonly Remedy[];
  /** The command's own sentence says it better (it names the field, the row, the record). */
  specific?: boolean;
}

export const ERRORS: Record<ErrorCode, ErrorText> = {
  invalid: { what: "有一项填得不对", next: "还没有保存，刚才写的都在。改好后再保存", remedies: ["field"], specific: true },
  missing: { what: "找不到这条记录，可能已经删除", next: "请返回列表再看；删除的内容在“设置与备份”的历史里可以撤销", remedies: ["history"], specific: true },
  taken: { what: "已经有同样的一条", next: "没有重复保存。换一个名称，或打开原来那条修改", remedies: ["field"], specific: true },
  sealed: { what: "这条记录已封存，不能改", next: "内容没有变。确需更正，请先“申请重新打开”并写明原因", remedies: [], specific: true },
  period_sealed: { what: "这个时期已封存，不能改", next: "内容没有变。确需更正，请先说明理由，解除封存", remedies: ["reopen"], specific: true },
  in_use: { what: "别处还在用它，不能删除", next: "内容没有变。先改掉用到它的记录，再删除", remedies: [], specific: true },
  conflict: { what: "这条记录刚才在别处改过", next: "没有覆盖。请重新打开这一页，看过新内容再改", remedies: ["retry", "history"], specific: true },
  wrong_password: { what: "密码不对", next: "请检查大写锁定（Caps Lock），再试一次", remedies: ["field"] },
  wait: { what: "连续输错太多次", next: "手册没有打开，也没有改动。请过几分钟再试", remedies: ["field"], specific: true },
  not_a_book: { what: "这个文件不是支部手册", next: "文件没有改动。请选扩展名为 .book 的文件", remedies: ["choose"] },
  newer: { what: "这本手册由更新版本的程序写过", next: "现在只能查看，不能改。请升级程序后再打开", remedies: ["choose"] },
  damaged: { what: "手册文件损坏，没有打开", next: "文件没有改动。请用“从备份恢复”，选最近一份已验证的备份", remedies: ["restore"] },
  swapped: { what: "这不是原来那本手册", next: "文件没有改动。可以打开这一本，也可以用原来那本的备份恢复", remedies: ["restore", "other"], specific: true },
  log_gone: { what: "手册旁边的日志不见了，最后几条记录可能不在手册里", next: "文件没有改动。把日志放回手册旁边再打开，或者用备份恢复", remedies: ["restore", "other"], specific: true },
  in_use_elsewhere: { what: "这本手册正在另一个窗口里打开", next: "请先关掉那个窗口，再打开", remedies: ["retry"] },
  exists: { what: "那里已经有同名文件", next: "原来的文件没有动。请换一个文件名或文件夹", remedies: ["elsewhere"] },
  no_file: { what: "找不到这个文件", next: "它可能被移走或改名了，U 盘也可能没插好。请重新选择", remedies: ["choose", "elsewhere"] },
  closed: { what: "这一项由书记打开", next: "内容没有变。要做这一步，请书记用自己的密码打开手册", remedies: ["relock"] },
  disk_full: { what: "没有保存：磁盘满了", next: "请腾出空间后再保存，刚才写的都还在", remedies: ["elsewhere", "retry"] },
  read_only: { what: "这个位置不能写入", next: "原有内容没有变。请检查文件是否设成只读，或正被别的程序打开", remedies: ["elsewhere", "retry"], specific: true },
  io: { what: "读写文件时出错", next: "原有内容没有变。请检查磁盘或 U 盘后再试", remedies: ["retry", "elsewhere"], specific: true },
  bad_file: { what: "这个文件读不出来", next: "手册没有变。请用表格软件打开，另存为 .xlsx 后再试", remedies: ["choose"], specific: true },
  refused: { what: "有不能接受的内容，所以一条也没有写入", next: "手册和之前完全一样。改好后再试", remedies: ["retry"], specific: true },
  cancelled: { what: "已取消", next: "没有写入任何内容", remedies: ["retry"] },
  locked: { what: "手册已锁定", next: "没写完的内容都已保存。输入密码后继续", remedies: ["unlock"] },
  bug: { what: "程序出错了，这一步没有完成", next: "已保存的内容没有变。请再试一次；还不行，把“详情”抄给维护人员", remedies: ["retry", "copy"] },
};

// One toast at a time: past tense, with 撤销 in it. Not for errors, those stand in a band on the page.
import { shallowRef } from "vue";
import { call, toAppError } from "@/ipc/client";
import { sentence } from "@/ipc/errors";

export interface Toast {
  text: string;
  action?: { word: string; run: () => void | Promise<void> };
}

export const current = shallowRef<Toast>();

export function toast(text: string, action?: Toast["action"]): void {
  current.value = { text, action };
}

/** For a write that can be taken back: “已删除 9月16日专题学习　[撤销]”. */
export function toastUndo(text: string): void {
  toast(text, { word: "撤销", run: undo });
}

/** Takes back the last change; also Ctrl Z outside a field. */
export async function undo(): Promise<void> {
  try {
    toast(`已撤销：${(await call("change_undo", {})).summary}`, { word: "重做", run: redo });
  } catch (thrown) {
    toast(sentence(toAppError(thrown)));
  }
}

/** Does again what the last undo took back; also Ctrl Y and Ctrl Shift Z outside a field. */
export async function redo(): Promise<void> {
  try {
    toastUndo(`已重做：${done((await call("change_redo", {})).summary)}`);
  } catch (thrown) {
    toast(sentence(toAppError(thrown)));
  }
}

/** An undo names what it took back: 撤销：点名 1 人. */
const done = (summary: string) => summary.replace(/^撤销：/, "");

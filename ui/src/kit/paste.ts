// Pasting into a long text: cleaned at once, with a toast that puts back what was copied.
import { toast } from "@/shell/toast";
import { clean, cleanedWords } from "./clean";

export function pasteClean(event: ClipboardEvent): void {
  const area = event.target;
  const raw = event.clipboardData?.getData("text/plain");
  if (!(area instanceof HTMLTextAreaElement) || !raw) return;
  const cleaned = clean(raw);
  const words = cleanedWords(cleaned);
  if (!words) return;
  event.preventDefault();
  const from = area.selectionStart;
  insert(area, cleaned.text);
  toast(words, { word: "恢复原样", run: () => putBack(area, from, cleaned.text, raw) });
}

function putBack(area: HTMLTextAreaElement, from: number, was: string, raw: string) {
  const to = from + was.length;
  // Written over in the meantime: then it is the person's own text, and stays.
  if (!area.isConnected || area.value.slice(from, to) !== was) return;
  area.focus();
  area.setSelectionRange(from, to);
  insert(area, raw);
}

/** As if typed, so that Ctrl Z in the field takes it back; where a web view does not know how, by hand. */
function insert(area: HTMLTextAreaElement, text: string) {
  if (typeof document.execCommand === "function" && document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

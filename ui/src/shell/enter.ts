// Enter in a form of many fields goes on to the next one, as in a spreadsheet, and from the last to the button. It never writes
// half a record. A form with its own button, or with one field only, keeps its Enter.
import { onScopeDispose } from "vue";

const FORMS = ".dlg-body, .form1";
const FIELDS = "input:not([type=checkbox]):not([type=hidden]):not(:disabled), textarea:not(:disabled)";
const BUTTONS = ".dlg-foot .btn:last-of-type:not(:disabled), .head .btn.pri:not(:disabled)";
/** What a key is called while an input method still composes with it. */
const COMPOSING = 229;

export function useEnter(): void {
  window.addEventListener("keydown", press);
  onScopeDispose(() => window.removeEventListener("keydown", press));
}

function press(event: KeyboardEvent) {
  const field = event.target;
  if (event.key !== "Enter" || event.defaultPrevented || event.ctrlKey || event.isComposing || event.keyCode === COMPOSING) return;
  if (!(field instanceof HTMLInputElement) || !field.matches(FIELDS)) return;
  const form = field.closest(FORMS);
  if (!form || [...(field.form?.elements ?? [])].some((one) => one instanceof HTMLButtonElement && one.type === "submit")) return;
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((one) => one.offsetParent !== null);
  if (fields.length < 2) return;
  event.preventDefault();
  const next = fields[fields.indexOf(field) + 1] ?? (form.closest(".el-dialog") ?? document).querySelector<HTMLElement>(BUTTONS);
  next?.focus();
}

// The last net: what nobody showed stands in a band over the page. An error counts as told once its words were asked for.
import { nextTick, shallowRef } from "vue";
import { toAppError, type AppError } from "./client";

export const fault = shallowRef<AppError>();
const told = new WeakSet<AppError>();

/** Called by whoever puts an error into words. */
export function tell(error: AppError): void {
  told.add(error);
}

/** Shows an error over the page. */
export function raise(thrown: unknown): void {
  fault.value = toAppError(thrown);
}

/** After the page had its chance to show an error: the field at fault gets the focus; what was not shown is raised. */
export async function settle(error: AppError): Promise<void> {
  await nextTick();
  const field = error.field ? [...document.querySelectorAll<HTMLElement>("[aria-invalid=true]")].at(-1) : undefined;
  const input = field?.matches("input, textarea, select, [tabindex]") ? field : field?.querySelector<HTMLElement>("input, textarea, [tabindex]");
  input?.focus();
  if (!told.has(error)) raise(error);
}

/** Promises that nobody waits for, and errors outside of components. */
export function catchAll(target: Window = window): void {
  target.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    raise(event.reason);
  });
  target.addEventListener("error", (event) => {
    // The web view's own remark on layout is no fault of anything.
    if (event.error) raise(event.error);
  });
}

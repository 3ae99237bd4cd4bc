// 大字 and dark: attributes on <html>, kept on this computer (they are a habit of the person, not part of the book).
import { ref, watchEffect } from "vue";

export type Size = "standard" | "large";
export type Theme = "light" | "dark" | "system";

const KEY = "branchbook.display";
const kept = read();
export const size = ref<Size>(kept.size);
export const theme = ref<Theme>(kept.theme);

function read(): { size: Size; theme: Theme } {
  const value = JSON.parse(localStorage.getItem(KEY) ?? "{}") as { size?: Size; theme?: Theme };
  return { size: value.size === "large" ? "large" : "standard", theme: value.theme === "dark" || value.theme === "system" ? value.theme : "light" };
}

export function applyDisplay(): void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = ref(system.matches);
  system.addEventListener("change", (event) => (dark.value = event.matches));
  watchEffect(() => {
    const root = document.documentElement;
    root.dataset.size = size.value;
    root.dataset.theme = theme.value === "system" ? (dark.value ? "dark" : "light") : theme.value;
    root.classList.toggle("dark", root.dataset.theme === "dark");
    localStorage.setItem(KEY, JSON.stringify({ size: size.value, theme: theme.value }));
  });
}

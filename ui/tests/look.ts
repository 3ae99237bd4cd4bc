// The whole window in a plain browser on made-up answers, to look at pages while building them:
// npx vite, then http://localhost:5173/tests/look.html?open=1#/overview (also size=large, theme=dark).
import { fakeProgram } from "./fake";
import { sampleAnswers } from "./sample";

const asked = new URLSearchParams(location.search);
localStorage.setItem("branchbook.display", JSON.stringify({ size: asked.get("size") ?? "standard", theme: asked.get("theme") ?? "light" }));
fakeProgram(sampleAnswers(asked.get("open") === "1", asked.get("kind") === "committee" ? "committee" : "branch", asked.has("empty")), {
  start: () => ({ book: asked.get("book"), failed: null }),
  pick_file: () => "/home/made-up/党员花名册（2026年9月）.xlsx",
  pick_save: () => "/home/made-up/运行车间党支部.book",
  open_path: () => null,
  reveal_path: () => null,
});
await import("../src/main");

// &press=import-choose,import-again: press these (test ids or selectors) one after the other, then hold still for the picture.
for (const what of asked.get("press")?.split(",") ?? []) {
  await new Promise((done) => setTimeout(done, 400));
  (document.querySelector<HTMLElement>(`[data-testid="${what}"]`) ?? document.querySelector<HTMLElement>(what))?.click();
}

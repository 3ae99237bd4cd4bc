import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = join(__dirname, "../src/styles");

/** Sheets that say what a bare class looks like, by class: `.kinds { … }`, not `.cov .who { … }`. */
function meanings(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const sheet of readdirSync(FOLDER).filter((name) => name.endsWith(".css"))) {
    const css = readFileSync(join(FOLDER, sheet), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, selector = ""] of css.matchAll(/(?:^|\})\s*(\.[a-z0-9-]+)\s*(?=\{)/g)) found.set(selector, (found.get(selector) ?? new Set()).add(sheet));
  }
  return found;
}

describe("the style sheets", () => {
  it("give each class one meaning", () => {
    const several = [...meanings()].filter(([, sheets]) => sheets.size > 1).map(([name, sheets]) => `${name}: ${[...sheets].sort().join(", ")}`);
    expect(several, "styles are global: a second meaning squeezes a page of somebody else").toEqual([]);
  });
});

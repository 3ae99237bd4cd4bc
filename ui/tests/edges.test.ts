import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(__dirname, "..", "src");
const files = readdirSync(SRC, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
const name = (path: string) => path.slice(SRC.length + 1).replaceAll("\\", "/");
const offenders = (pattern: RegExp, where: (path: string) => boolean) => files.filter((f) => where(name(f)) && pattern.test(readFileSync(f, "utf8"))).map(name);

describe("the window's own rules", () => {
  it("knows Tauri in ipc only", () => {
    expect(offenders(/@tauri-apps/, (f) => !f.startsWith("ipc/")), "one door to the program").toEqual([]);
  });
  it("takes colours from the tokens only", () => {
    const raw = /#[0-9a-f]{6}\b/i;
    expect(offenders(raw, (f) => /\.(css|vue)$/.test(f) && !/tokens\.css|Sprite\.vue/.test(f)), "dark and print depend on it").toEqual([]);
  });
  it("opens nothing over a network", () => {
    expect(offenders(/\b(fetch\(|XMLHttpRequest|WebSocket|https?:\/\/)/, (f) => /\.(ts|vue|css)$/.test(f)), "promise 5: no socket, ever").toEqual([]);
  });
  it("keeps every file short enough to be seen whole", () => {
    const long = files.filter((f) => /\.(ts|vue|css)$/.test(f) && !/generated\.ts|Sprite\.vue/.test(f) && readFileSync(f, "utf8").split("\n").length > 450).map(name);
    expect(long, "450 lines is the limit").toEqual([]);
  });
});

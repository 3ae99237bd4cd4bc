// The manual's own small markdown: what its chapters need and nothing more. It becomes data, never HTML, so that the window
// draws it with its own components.
//
//   # chapter                     ## section {#id}              a paragraph
//   1. step    - point            > note                        ![what is seen](picture)        [[keys]]
//   **a word on the screen**      `a key`                       [a page](/plan)

export interface Part {
  text: string;
  /** `screen`: a word that stands on the screen, `key`: to be pressed; with `to`: a way to that page. */
  as?: "screen" | "key";
  to?: string;
}

export type Block =
  | { kind: "text" | "note"; parts: Part[] }
  | { kind: "steps" | "points"; items: Part[][] }
  | { kind: "picture"; name: string; words: string }
  | { kind: "keys" };

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export interface Chapter {
  id: string;
  title: string;
  /** What stands before the first section. */
  blocks: Block[];
  sections: Section[];
}

const PARTS = /\*\*(.+?)\*\*|`(.+?)`|\[([^\]]+)\]\((\/[^)]*)\)/g;

export function parts(line: string): Part[] {
  const found: Part[] = [];
  let from = 0;
  for (const match of line.matchAll(PARTS)) {
    if (match.index > from) found.push({ text: line.slice(from, match.index) });
    const [all, screen, key, words, to] = match;
    found.push(screen ? { text: screen, as: "screen" } : key ? { text: key, as: "key" } : { text: words!, to });
    from = match.index + all.length;
  }
  if (from < line.length) found.push({ text: line.slice(from) });
  return found;
}

/** One line as a block; lines of one list join the list before them. */
function add(blocks: Block[], line: string): void {
  const picture = /^!\[(.*)\]\(([a-z0-9-]+)\)$/.exec(line);
  const item = /^(\d+\.|-) +(.*)$/.exec(line);
  if (picture) blocks.push({ kind: "picture", words: picture[1]!, name: picture[2]! });
  else if (line === "[[keys]]") blocks.push({ kind: "keys" });
  else if (line.startsWith("> ")) blocks.push({ kind: "note", parts: parts(line.slice(2)) });
  else if (item) {
    const kind = item[1] === "-" ? "points" : "steps";
    const last = blocks.at(-1);
    if (last?.kind === kind) last.items.push(parts(item[2]!));
    else blocks.push({ kind, items: [parts(item[2]!)] });
  } else blocks.push({ kind: "text", parts: parts(line) });
}

export function chapter(id: string, text: string): Chapter {
  const made: Chapter = { id, title: "", blocks: [], sections: [] };
  for (const line of text.split("\n").map((l) => l.trim()).filter(Boolean)) {
    const heading = /^## (.+?) \{#([a-z0-9-]+)\}$/.exec(line);
    if (heading) made.sections.push({ id: heading[2]!, title: heading[1]!, blocks: [] });
    else if (line.startsWith("# ")) made.title = line.slice(2);
    else add((made.sections.at(-1) ?? made).blocks, line);
  }
  return made;
}

const said = (one: Part[]) => one.map((p) => p.text).join("");

/** The words of a block, as one reads them: for searching. */
export function words(block: Block): string {
  if (block.kind === "picture") return block.words;
  if (block.kind === "keys") return "";
  return "items" in block ? block.items.map(said).join("\n") : said(block.parts);
}

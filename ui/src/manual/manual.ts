// The chapters of 使用手册 in order (ui/src/manual/NN-id.md) and the pictures that `./dev shots manual` makes for them.
import { chapter, words, type Block, type Chapter, type Section } from "./parse";

const texts = import.meta.glob<string>("./*.md", { query: "?raw", import: "default", eager: true });
const pictures = import.meta.glob<string>("./pictures/*.webp", { query: "?url", import: "default", eager: true });

export const CHAPTERS: readonly Chapter[] = Object.keys(texts).sort().map((file) => chapter(/\/\d+-(.+)\.md$/.exec(file)![1]!, texts[file]!));

/** Where a picture lies, if it has been made. */
export const pictureOf = (name: string): string | undefined => pictures[`./pictures/${name}.webp`];

export interface Place {
  chapter: Chapter;
  /** None: the chapter as a whole. */
  section?: Section;
}

/** The place that an id names: a chapter or one of its sections. */
export function placeOf(id: string): Place | undefined {
  for (const one of CHAPTERS) {
    if (one.id === id) return { chapter: one };
    const section = one.sections.find((s) => s.id === id);
    if (section) return { chapter: one, section };
  }
  return undefined;
}

export interface Hit {
  id: string;
  chapter: string;
  title: string;
  /** The line that the words stand in. */
  line: string;
}

const SHOWN = 40;

/** Every section that says all the words, those with the words in the heading first. */
export function search(asked: string): Hit[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const says = (text: string) => wanted.every((w) => text.toLowerCase().includes(w));
  const found = CHAPTERS.flatMap((c) => [{ id: c.id, title: c.title, blocks: c.blocks }, ...c.sections].filter((s) => says(s.title + text(s.blocks))).map((s) => ({ id: s.id, chapter: c.title, title: s.title, line: around(s.blocks, wanted[0]!) })));
  return [...found.filter((h) => says(h.title)), ...found.filter((h) => !says(h.title))];
}

const text = (blocks: readonly Block[]) => blocks.map(words).join("\n");

function around(blocks: readonly Block[], word: string): string {
  const line = text(blocks).split("\n").find((l) => l.toLowerCase().includes(word)) ?? "";
  const at = line.toLowerCase().indexOf(word);
  const from = line.length > SHOWN ? Math.max(0, at - SHOWN / 2) : 0;
  return `${from ? "…" : ""}${line.slice(from, from + SHOWN)}${line.length > from + SHOWN ? "…" : ""}`;
}

// A text cut into what is marked and what is not. Pure.
export interface Piece {
  text: string;
  on: boolean;
}

/** Spans are in characters (a rare one is one character, whatever JavaScript counts), in order and apart from each other. */
export function marked(text: string, spans: readonly (readonly [number, number])[], isName = false): Piece[] {
  const characters = [...text];
  // As format.ts `spread`: 方敏 is shown as 方　敏; the blank belongs to neither mark.
  const isSpread = isName && /^\p{Script=Han}{2}$/u.test(text);
  const pieces: Piece[] = [];
  characters.forEach((character, at) => {
    const on = spans.some(([from, to]) => from <= at && at < to);
    const last = pieces.at(-1);
    const gap = isSpread && at === 1 ? "　" : "";
    if (last?.on === on) last.text += gap + character;
    else if (on && gap) pieces.push({ text: gap, on: false }, { text: character, on });
    else pieces.push({ text: gap + character, on });
  });
  return pieces;
}

// A chart as a picture for a report or a slide: title, drawing, notes; always black on white, as paper is.

export interface Picture { title: string; about: string; notes: readonly string[]; drawings: readonly SVGSVGElement[] }
export interface Svg { base64: string; width: number; height: number }

/** What style sheets give a mark; a picture has none, so each mark carries its own. */
const CARRIED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "text-anchor"];
/** White around everything, and the heights of title, caption and a line of notes. */
const [EDGE, TITLE, ABOUT, NOTE] = [20, 30, 26, 20];
/** Points of the picture for one of the drawing: sharp on paper 16 cm wide. */
const SCALE = 2;
/** Characters that fit into a line of notes, by the width of one. */
const LETTER = 13;

export function svgOf(picture: Picture): Svg {
  return onPaper(() => {
    const boxes = picture.drawings.map((one) => one.viewBox.baseVal);
    const width = Math.max(360, ...boxes.map((box) => box.width)) + 2 * EDGE;
    const lines = picture.notes.flatMap((note) => broken(note, Math.floor((width - 2 * EDGE) / LETTER)));
    const root = mark("svg", {});
    let y = EDGE + TITLE;
    const write = (text: string, size: number, weight: number) => root.append(mark("text", { x: EDGE, y: y - 8, "font-size": size, "font-weight": weight, fill: "black", "font-family": getComputedStyle(document.body).fontFamily }, text));
    write(picture.title, 19, 600);
    y += ABOUT;
    write(picture.about, 14, 400);
    for (const [i, drawing] of picture.drawings.entries()) {
      const copy = carried(drawing);
      for (const [name, value] of Object.entries({ x: EDGE, y, width: boxes[i]!.width, height: boxes[i]!.height })) copy.setAttribute(name, String(value));
      root.append(copy);
      y += boxes[i]!.height + NOTE;
    }
    for (const line of lines) {
      y += NOTE;
      write(line, LETTER, 400);
    }
    const height = y + EDGE;
    root.prepend(mark("rect", { width, height, fill: "white" }));
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) root.setAttribute(name, String(value));
    return { base64: base64(new XMLSerializer().serializeToString(root)), width, height };
  });
}

/** The same as points. Rejects when the web view cannot draw it. */
export async function pngOf(svg: Svg): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg.base64}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [svg.width * SCALE, svg.height * SCALE];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").split(",")[1]!;
}

/** Light and in normal size while `draw` runs; nothing is painted in between. */
function onPaper<R>(draw: () => R): R {
  const root = document.documentElement;
  const { theme, size } = root.dataset;
  delete root.dataset.theme;
  delete root.dataset.size;
  try {
    return draw();
  } finally {
    if (theme !== undefined) root.dataset.theme = theme;
    if (size !== undefined) root.dataset.size = size;
  }
}

function carried(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing, copy].map((root) => [...root.querySelectorAll<SVGElement>("*")]) as [SVGElement[], SVGElement[]];
  for (const [i, one] of from.entries()) {
    const style = getComputedStyle(one);
    for (const name of CARRIED) if (style.getPropertyValue(name)) to[i]!.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["tabindex", "role", "class"]) to[i]!.removeAttribute(name);
  }
  return copy;
}

function mark(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const one = document.createElementNS(svgNamespace(), name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
  one.textContent = text;
  return one;
}

/** Asked of the web view, so that no address stands in the source (promise 5: no socket, ever). */
function svgNamespace(): string {
  const template = document.createElement("template");
  template.innerHTML = "<svg></svg>";
  return (template.content.firstChild as SVGElement).namespaceURI!;
}

const broken = (text: string, letters: number): string[] => text.match(new RegExp(`.{1,${Math.max(10, letters)}}`, "gu")) ?? [];

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

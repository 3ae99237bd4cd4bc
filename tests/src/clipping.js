// Words that a person cannot read and things a hand cannot reach, on the page as it is now. Each fault: rule, where, words.
const faults = [];
const SMALLEST_TEXT = 13;
const SMALLEST_TARGET = 30;
const all = [...document.querySelectorAll(".el-overlay")].filter((o) => o.getBoundingClientRect().width > 0 && getComputedStyle(o).display !== "none");
// A dialog, a drawer or the wall chart lies over the page: only the uppermost is looked at.
const root = all.at(-1) ?? document.querySelector("main.wall") ?? document.body;
const name = (el) => {
  const one = (e) => e.tagName.toLowerCase() + [...e.classList].slice(0, 2).map((c) => "." + c).join("");
  const up = el.parentElement && el.parentElement !== root ? one(el.parentElement) + " > " : "";
  return up + one(el);
};
const fault = (rule, el, words) => faults.push(`${rule}: ${name(el)} “${(words ?? el.textContent).trim().replace(/\s+/g, " ").slice(0, 24)}”`);
const isTold = (el) => !!el.closest("[title]") || !!el.querySelector?.("[title]");
const styles = new Map();
// Pixels of the screen to one of the page: Ctrl + and −.
const zoom = outerWidth / innerWidth;
// The wall chart's words follow the screen: at 200 % they are as large on it as before.
const inside = root.matches(".wall") ? zoom : 1;
// Boxes end between two pixels: so much over is no fault.
const SLACK = 3;
const style = (el) => styles.get(el) ?? styles.set(el, getComputedStyle(el)).get(el);
// Said to a reader only: a box of one pixel.
const isSpoken = (el) => { for (let e = el; e && e !== root; e = e.parentElement) if (e.offsetWidth <= 1 && e.offsetHeight <= 1 && style(e).overflow === "hidden") return true; return false; };
const isUnseen = (el) => el.closest(".vh, .sprite, [aria-hidden=true], .textLayer, [inert]") !== null || isSpoken(el);

// Whether a rectangle can be brought into sight; `why` names what cuts it.
function cut(el, rect) {
  for (let box = el; box && box !== document.documentElement; box = box.parentElement) {
    const s = style(box);
    if (s.position === "fixed" && box !== el && (s.overflowX === "visible")) break;
    const b = box.getBoundingClientRect();
    for (const [axis, from, to, more, room] of [["X", "left", "right", box.scrollWidth, box.clientWidth], ["Y", "top", "bottom", box.scrollHeight, box.clientHeight]]) {
      const flow = s["overflow" + axis];
      if (flow === "visible" || s.display === "inline") continue;
      const over = Math.max(rect[to] - b[to], b[from] - rect[from]);
      if (over <= SLACK) continue;
      if ((flow === "auto" || flow === "scroll") && more > room) return box.matches(".body, .el-drawer__body, .dlg-body") && axis === "X" ? { rule: "page scrolls sideways", box } : undefined;
      if (s.textOverflow === "ellipsis" || s.webkitLineClamp !== "none") return isTold(el) ? undefined : { rule: "cut without a title", box };
      return { rule: `cut ${Math.round(over)}px`, box };
    }
  }
  if (rect.right > innerWidth + SLACK || rect.left < -SLACK || rect.bottom > innerHeight + SLACK || rect.top < -SLACK) {
    const page = document.scrollingElement;
    const canScroll = page.scrollHeight > page.clientHeight + 1 || all.some((o) => o.scrollHeight > o.clientHeight + 1);
    const aside = rect.right > innerWidth + SLACK || rect.left < -SLACK;
    if (aside || !canScroll) return { rule: "out of the window", box: el };
  }
  return undefined;
}

// Scrolled out of its box: not in sight now, so nothing can cover it.
function isAway(el, x, y) {
  // A drawer's foot and the totals of a roll stay in sight while what is above scrolls under them.
  const top = document.elementFromPoint(x, y);
  if (top?.closest("footer")) return true;
  for (let bar = top; bar && !bar.contains(el); bar = bar.parentElement) if (style(bar).position === "sticky") return true;
  for (let box = el; box && box !== root; box = box.parentElement) {
    if (style(box).overflowY === "visible" || style(box).display === "inline") continue;
    const b = box.getBoundingClientRect();
    if (x < b.left || x > b.right || y < b.top || y > b.bottom) return true;
  }
  return false;
}

const seen = new Set();
// Lines of words as far as they are seen, to see whether two lie over one another; what stays while the rest scrolls may.
const lines = [];
const inSight = (el, r) => {
  let [left, top, right, bottom] = [r.left, r.top, r.right, r.bottom];
  for (let box = el; box && box !== root; box = box.parentElement) {
    if (style(box).display === "inline") continue;
    const b = box.getBoundingClientRect();
    if (style(box).overflowX !== "visible") [left, right] = [Math.max(left, b.left), Math.min(right, b.right)];
    if (style(box).overflowY !== "visible") [top, bottom] = [Math.max(top, b.top), Math.min(bottom, b.bottom)];
    if (style(box).opacity === "0") return undefined;
  }
  return right - left > SLACK && bottom - top > SLACK ? new DOMRect(left, top, right - left, bottom - top) : undefined;
};
const isSticky = (el) => { for (let e = el; e && e !== root; e = e.parentElement) if (["sticky", "fixed"].includes(style(e).position)) return true; return false; };
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const el = node.parentElement;
  if (!node.data.trim() || isUnseen(el) || style(el).visibility === "hidden") continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.height > 0.5);
  if (!rects.length) continue;
  // A drawing is scaled as a whole: what counts is how large its words come out. The web view measures it after the zoom.
  const scale = el instanceof SVGGraphicsElement ? el.getBoundingClientRect().width / el.getBBox().width * zoom : inside;
  if (parseFloat(style(el).fontSize) * scale < SMALLEST_TEXT - 0.5) fault(`text of ${(parseFloat(style(el).fontSize) * scale).toFixed(1)}px`, el);
  for (const rect of rects) {
    // A line's box is taller than its signs: ink fills the middle two thirds.
    const found = cut(el, new DOMRect(rect.x, rect.y + rect.height / 6, rect.width, rect.height * 2 / 3));
    if (found && !seen.has(el)) { seen.add(el); fault(found.rule + (found.box === el ? "" : ` by ${name(found.box)}`), el, node.data); }
  }
  const cell = el.closest("td, th");
  if (cell && !seen.has(el)) {
    const b = cell.getBoundingClientRect();
    if (rects.map((r) => inSight(el, r)).some((r) => r && (r.right > b.right + SLACK || r.left < b.left - SLACK))) { seen.add(el); fault("words stand out of the cell", el, node.data); }
  }
  if (!isSticky(el)) for (const r of rects.map((one) => inSight(el, one))) if (r && !isAway(el, (r.left + r.right) / 2, (r.top + r.bottom) / 2)) lines.push({ el, node, r });
  const target = el.closest("button, .btn, .seg > *");
  if (target && !seen.has(target)) {
    const b = target.getBoundingClientRect();
    if (rects.some((r) => r.right > b.right + 1 || r.left < b.left - 1 || r.bottom > b.bottom + 2 || r.top < b.top - 2)) { seen.add(target); fault("words stand out of the button", target); }
  }
  // What lies over the middle of a word hides it.
  const r = rects[0];
  const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
  if (x > 0 && y > 0 && x < innerWidth && y < innerHeight && !seen.has(el) && !isAway(el, x, y)) {
    const top = document.elementFromPoint(x, y);
    if (top && !top.contains(el) && !el.contains(top) && !el.closest("label, .el-select")?.contains(top) && style(el).pointerEvents !== "none" && style(top).position === "static") { seen.add(el); fault(`covered by ${name(top)}`, el, node.data); }
  }
}

lines.sort((a, b) => a.r.top - b.r.top);
for (const [i, one] of lines.entries()) {
  for (const other of lines.slice(i + 1)) {
    // Of a line's height the signs fill two thirds.
    if (other.r.top + other.r.height / 6 > one.r.bottom - one.r.height / 6 - SLACK) { if (other.r.top > one.r.bottom) break; continue; }
    const across = Math.min(one.r.right, other.r.right) - Math.max(one.r.left, other.r.left);
    const deep = Math.min(one.r.bottom - one.r.height / 6, other.r.bottom - other.r.height / 6) - (other.r.top + other.r.height / 6);
    if (across <= SLACK || deep <= SLACK || seen.has(other.el) || one.el === other.el) continue;
    seen.add(other.el);
    fault(`words over “${one.node.data.trim().slice(0, 12)}”`, other.el, other.node.data);
  }
}

for (const el of root.querySelectorAll("input:not([type=hidden]), textarea")) {
  const b = el.getBoundingClientRect();
  if (b.width < 1 || isUnseen(el)) continue;
  if (el.tagName === "INPUT" && el.scrollWidth > el.clientWidth + 1 && !isTold(el)) fault("a field cuts what it holds", el, el.value || el.placeholder);
}
for (const el of root.querySelectorAll("button, a[href], [role=button], [role=tab], [role=radio], [role=option], select, .inp")) {
  const b = el.getBoundingClientRect();
  if (b.width < 1 || b.height < 1 || isUnseen(el) || style(el).visibility === "hidden") continue;
  // Figures and words in a line are doors as high as their line.
  // A matrix, a month and a timeline are the dense ones (GUIDE §4); a chosen name is also taken out by Backspace.
  if (el.matches(".door, .mx *, .cell, .ev, .cal-day, .cal-key, .cal-more, .tl-mark, .mon *, .el-tag__close") || style(el).display === "inline") continue;
  if (b.height < SMALLEST_TARGET - 0.5) fault(`only ${Math.round(b.height)}px high`, el, el.textContent || el.getAttribute("aria-label") || "");
  const found = cut(el, b);
  if (found && !seen.has(el)) { seen.add(el); fault(found.rule + ` by ${name(found.box)}`, el, el.textContent || el.getAttribute("aria-label") || ""); }
}
const page = document.scrollingElement;
if (page.scrollWidth > page.clientWidth + 1) faults.push(`the window scrolls sideways: ${page.scrollWidth} > ${page.clientWidth}`);
return [...new Set(faults)];

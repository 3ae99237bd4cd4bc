// Walks through the pages of a window by itself, where no driver may be, and writes down what stood on each. `tour` stands before
// this: the parts, each with the book to open (none: the cover pages) and its views, and where to write.
addEventListener("load", async () => {
  const CALM = 150; // ms without a change; a lazily loaded page lies within PATIENCE
  const PATIENCE = 4000;
  const send = (cmd, req) => window.__TAURI_INTERNALS__.invoke("call", { cmd, req });
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));
  const at = Number(sessionStorage.getItem("tour-part") ?? 0);
  const seen = JSON.parse(sessionStorage.getItem("tour-seen") ?? "[]");
  let changed = 0;
  const note = () => (changed = performance.now());
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  async function look({ name, address }) {
    const begun = performance.now();
    changed = 0;
    location.hash = `#${address}`;
    const isCalm = () => changed && performance.now() - changed > CALM && !document.querySelector("canvas[data-ready=false]");
    while (!isCalm() && performance.now() - begun < PATIENCE) await rest(25);
    const isShown = (one) => one.getClientRects().length > 0;
    const heads = [...document.querySelectorAll("h1, h2, .wall")].filter(isShown).map((one) => one.textContent.trim().slice(0, 20));
    return { name, at: decodeURIComponent(location.hash.slice(1)), heads, letters: document.body.innerText.length };
  }

  const part = tour.parts[at];
  await rest(500); // the first page draws itself
  for (const view of part.views) seen.push(await look(view));
  const next = tour.parts[at + 1];
  if (!next) {
    const text = new TextEncoder().encode(JSON.stringify(seen));
    await send("export_picture", { path: tour.seen, content: btoa(String.fromCharCode(...text)) });
    return;
  }
  sessionStorage.setItem("tour-part", String(at + 1));
  sessionStorage.setItem("tour-seen", JSON.stringify(seen));
  await send("book_close", {});
  if (next.book) await send("book_open", { path: next.book, password: tour.password });
  location.hash = "#/";
  location.reload();
});

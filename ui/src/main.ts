import { createApp, watch } from "vue";
import App from "./App.vue";
import { drawFirst } from "./first_page";
import { catchAll, raise } from "./ipc/fault";
import { fetchAhead, home, router } from "./router";
import { book, startWindow } from "./shell/book";
import { applyDisplay } from "./shell/display";
import "./styles/first.css";

catchAll();
applyDisplay();
void start();

// Not awaited at the top of this module: the pages fetched later lean on it, and WebKit hands out a module whose top still waits
// before it has what it exports.
async function start(): Promise<void> {
  await startWindow();
  // Opening, locking and closing a book move the window to its work or its cover.
  watch(() => book.value?.open, () => void router.replace(home()));
  const app = createApp(App).use(router);
  app.config.errorHandler = raise;
  const drawn = router.isReady().then(frame).then(frame);
  drawFirst(drawn);
  app.mount("#app");
  await drawn;
  // ./dev bench measures from the start of the program to this mark, and to the same one in an empty window.
  performance.mark("page");
  await fetchAhead();
}

/** The next frame begins, so the one before it is painted: WebKit paints one after the other. */
function frame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

import { createApp, watch } from "vue";
import App from "./App.vue";
import { catchAll, raise } from "./ipc/fault";
import { fetchAhead, fetchFirst, home, router } from "./router";
import { book, startWindow } from "./shell/book";
import { applyDisplay } from "./shell/display";
import "./styles/index.css";

catchAll();
applyDisplay();
// Beside each other: the state of the book, and the programs of the pages that may be first.
fetchFirst();
await startWindow();

// Opening, locking and closing a book move the window to its work or its cover.
watch(() => book.value?.open, () => void router.replace(home()));

const app = createApp(App).use(router);
app.config.errorHandler = raise;
app.mount("#app");
// ./dev bench measures from the start of the program to this mark, and to the same one in an empty window.
void router.isReady().then(() => requestAnimationFrame(() => {
  performance.mark("page");
  void fetchAhead();
}));

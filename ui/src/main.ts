import { createApp, watch } from "vue";
import App from "./App.vue";
import { listenForChanges, toAppError } from "./ipc/client";
import { home, router } from "./router";
import { book, loadBook, startError } from "./shell/book";
import { applyDisplay } from "./shell/display";
import "./styles/index.css";

applyDisplay();
try {
  await loadBook();
  await listenForChanges();
} catch (thrown) {
  startError.value = toAppError(thrown);
}

// Opening, locking and closing a book move the window to its work or its cover.
watch(() => book.value?.open, () => void router.replace(home()));

createApp(App).use(router).mount("#app");

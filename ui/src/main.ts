import { createApp, watch } from "vue";
import App from "./App.vue";
import { home, router } from "./router";
import { book, startWindow } from "./shell/book";
import { applyDisplay } from "./shell/display";
import "./styles/index.css";

applyDisplay();
await startWindow();

// Opening, locking and closing a book move the window to its work or its cover.
watch(() => book.value?.open, () => void router.replace(home()));

createApp(App).use(router).mount("#app");

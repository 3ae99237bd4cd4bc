import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The window loads these files from the program itself, under CSP default-src 'self':
// nothing is inlined as a data: URL, and no chunk needs eval.
export default defineConfig({
  plugins: [vue({ features: { optionsAPI: false } })],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    // WebKitGTK 2.40 (Ubuntu 22.04) is the oldest web view that the program runs in.
    target: ["es2022", "safari16.4"],
    assetsInlineLimit: 0,
    // What the first page needs is one file: each file more is asked for one after the other.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", test: /src\/main\.ts$/ }] } } },
    chunkSizeWarningLimit: 1500,
  },
  test: { environment: "jsdom", include: ["tests/**/*.test.ts"] },
});

// Dialogs and files of the operating system, handled by the window itself, not by the book's command table.
import { listen } from "@tauri-apps/api/event";
import { send, toAppError } from "./client";
import type { BookState } from "./generated";

export interface FileFilter {
  name: string;
  extensions: string[];
}

export const BOOK_FILE: FileFilter = { name: "支部手册", extensions: ["book"] };
export const SHEET_FILE: FileFilter = { name: "表格", extensions: ["xlsx", "csv"] };
export const EVIDENCE_FILE: FileFilter = { name: "照片、扫描件、PDF", extensions: ["jpg", "jpeg", "png", "pdf"] };
export const PDF_FILE: FileFilter = { name: "PDF", extensions: ["pdf"] };

/** Asks for an existing file; null when the person closes the dialog. */
export async function pickFile(title: string, filter: FileFilter): Promise<string | null> {
  return (await send("pick_file", { title, filters: [filter] })) as string | null;
}

/** Asks for existing files; none when the person closes the dialog. */
export async function pickFiles(title: string, filter: FileFilter): Promise<string[]> {
  return (await send("pick_files", { title, filters: [filter] })) as string[];
}

/** Asks for an existing folder; null when the person closes the dialog. */
export async function pickFolder(title: string): Promise<string | null> {
  return (await send("pick_folder", { title })) as string | null;
}

/** Asks where to save; `name` is the suggested file name. */
export async function pickSave(title: string, name: string, filter: FileFilter): Promise<string | null> {
  return (await send("pick_save", { title, name, filter })) as string | null;
}

/** Opens a file with the program the computer uses for it. */
export async function openPath(path: string): Promise<void> {
  await send("open_path", { path });
}

/** Shows a file in its folder. */
export async function revealPath(path: string): Promise<void> {
  await send("reveal_path", { path });
}

/** How the program was started: the book named then, why it could not be opened, if so, and the folder of the person's documents. */
interface Start {
  book: string | null;
  documents: string | null;
  failed: unknown;
  state: BookState;
}

declare global {
  interface Window {
    /** Asked for by the window before these programs are loaded (src-tauri/src/main.rs). */
    started: Promise<Start>;
  }
}

export async function startBook() {
  const { failed, ...start } = await window.started;
  return { ...start, failed: failed ? toAppError(failed) : undefined };
}

/** The whole screen for this window, or back to its size; resolves to whether it has the whole screen now. */
export async function setFullScreen(on: boolean): Promise<boolean> {
  return (await send("full_screen", { on })) as boolean;
}

/**
 * Files dragged onto the window from the system's folders. `over` hears where they hover (CSS pixels; null: gone again), `drop`
 * what was let go and where. Returns how to stop.
 */
export function onFiles(over: (at: { x: number; y: number } | null) => void, drop: (paths: string[], at: { x: number; y: number }) => void): () => void {
  interface Hover { paths?: string[]; position: { x: number; y: number } }
  // The system counts in its own pixels.
  const at = (p: Hover) => ({ x: p.position.x / devicePixelRatio, y: p.position.y / devicePixelRatio });
  const heard = [
    listen<Hover>("tauri://drag-over", (event) => over(at(event.payload))),
    listen("tauri://drag-leave", () => over(null)),
    listen<Hover>("tauri://drag-drop", (event) => {
      over(null);
      drop(event.payload.paths ?? [], at(event.payload));
    }),
  ].map((one) => one.catch(() => () => undefined));
  return () => heard.forEach((one) => void one.then((stop) => stop()));
}

// Dialogs and files of the operating system, handled by the window itself, not by the book's command table.
import { send, toAppError, type AppError } from "./client";

export interface FileFilter {
  name: string;
  extensions: string[];
}

export const BOOK_FILE: FileFilter = { name: "支部手册", extensions: ["book"] };
export const SHEET_FILE: FileFilter = { name: "表格", extensions: ["xlsx", "csv"] };
export const PDF_FILE: FileFilter = { name: "PDF", extensions: ["pdf"] };

/** Asks for an existing file; null when the person closes the dialog. */
export async function pickFile(title: string, filter: FileFilter): Promise<string | null> {
  return (await send("pick_file", { title, filters: [filter] })) as string | null;
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

/** The book named when the program was started, and why it could not be opened, if so. */
export async function startBook(): Promise<{ book: string | null; failed: AppError | undefined }> {
  const { book, failed } = (await send("start", {})) as { book: string | null; failed: unknown };
  return { book, failed: failed ? toAppError(failed) : undefined };
}

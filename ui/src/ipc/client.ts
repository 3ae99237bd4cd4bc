// The window's only way to the book: one Tauri command, `call`. Types come from generated.ts, which the program writes.
import { invoke } from "@tauri-apps/api/core";
import { WRITES, type CommandMap, type ErrorCode } from "./generated";

export type Cmd = keyof CommandMap;
export type Req<K extends Cmd> = CommandMap[K]["req"];
export type Res<K extends Cmd> = CommandMap[K]["res"];

/** What a command refuses with. `field` names the field of the request that is at fault. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field: string | null = null,
    /** The record that stands in the way. */
    readonly record: number | null = null,
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** Anything thrown becomes an AppError; what is not from a command is a fault of the program. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const { code, message, field, record } = thrown as { code: ErrorCode; message: string; field?: string | null; record?: number | null };
    return new AppError(code, message, field ?? null, record ?? null);
  }
  return new AppError("bug", thrown instanceof Error ? thrown.message : String(thrown));
}

const listeners = new Set<() => void>();

/** Calls `then` after every change of the book. Returns how to stop. */
export function onChanged(then: () => void): () => void {
  listeners.add(then);
  return () => listeners.delete(then);
}

function changed() {
  for (const tell of listeners) tell();
}

/** Sends what is not typed by the program's command table; native.ts uses it for dialogs. */
export async function send(cmd: string, req: unknown, job?: number): Promise<unknown> {
  try {
    return await invoke("call", { cmd, req, ...(job === undefined ? {} : { job }) });
  } catch (thrown) {
    throw toAppError(thrown);
  }
}

/** `job` lets long work be watched and stopped (job.ts). */
export async function call<K extends Cmd>(cmd: K, req: Req<K>, job?: { id: number }): Promise<Res<K>> {
  const res = (await send(cmd, req, job?.id)) as Res<K>;
  if (WRITES.has(cmd)) changed();
  return res;
}

// A stand-in for the program in tests and in look.html only: answers commands from a table, counts what was asked.
import { mockIPC } from "@tauri-apps/api/mocks";
import type { Cmd, Req, Res } from "@/ipc/client";

export type Answers = { [K in Cmd]?: (req: Req<K>) => Res<K> };

export interface Fake {
  asked: { cmd: string; req: unknown }[];
  answers: Answers;
}

/** Unknown commands are refused, so that a page asking something unexpected fails the test. */
export function fakeProgram(answers: Answers, native: Record<string, (req: never) => unknown> = {}): Fake {
  const fake: Fake = { asked: [], answers: { ...answers } };
  mockIPC((_, args) => {
    const { cmd, req } = args as { cmd: string; req: never };
    fake.asked.push({ cmd, req });
    const answer = (fake.answers as Record<string, (r: never) => unknown>)[cmd] ?? native[cmd];
    if (!answer) throw { code: "bug", message: `no answer for ${cmd}`, field: null };
    return answer(req);
  });
  return fake;
}

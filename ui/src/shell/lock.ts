// 锁定: what is being typed is kept first, then the file is closed and the password asked for.
import type { Router } from "vue-router";
import { call } from "@/ipc/client";
import { setBook } from "./book";
import { keepDrafts } from "./draft";

export async function lockBook(router: Router): Promise<void> {
  await keepDrafts();
  setBook(await call("book_lock", {}));
  await router.push("/unlock");
}

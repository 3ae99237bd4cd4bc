// A book that this computer remembers: it opens by itself when the program has just been started, and is remembered when it is
// opened by its password with the box ticked.
import { ref, shallowRef, type Ref } from "vue";
import { firstPage } from "@/first_page";
import type { BookKeyring, BookState } from "@/ipc/generated";
import { call, sentence, setBook, toAppError, toast } from "@/kit";

export function useKeyring(path: Readonly<Ref<string>>) {
  const state = shallowRef<BookKeyring>();
  /** The box is ticked. */
  const wanted = ref(false);
  const opening = ref(false);
  /** What is remembered did not open the book. */
  const failed = ref(false);

  async function look() {
    // The system may take seconds to answer, and its answer shares the processors with the page.
    await firstPage();
    try {
      state.value = await call("book_keyring", { path: path.value });
      if (!state.value.opens) return;
      opening.value = true;
      setBook(await call("book_keyring_open", { path: path.value }));
    } catch {
      // The password is asked for as ever; what is wrong with the file is said then.
      failed.value = opening.value;
    } finally {
      opening.value = false;
    }
  }

  /** After the book was opened by this password. The book is open, whatever comes of it. */
  async function keep(opened: BookState, password: string) {
    if (!wanted.value) return;
    wanted.value = false;
    if (opened.role !== "secretary") return toast("记录员的密码不记在电脑上，下次照常输");
    try {
      await call("book_keyring_set", { password });
      toast("这台电脑记住了，下次启动程序直接打开");
    } catch (thrown) {
      toast(sentence(toAppError(thrown)));
    }
  }

  return { state, wanted, opening, failed, look, keep };
}

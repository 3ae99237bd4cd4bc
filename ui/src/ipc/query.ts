// Reading for pages: useQuery re-reads when its request changes and after every change of the book.
import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from "vue";
import { call, onChanged, toAppError, type AppError, type Cmd, type Req, type Res } from "./client";

export interface Query<T> {
  /** The last answer; stays in place while a newer one is fetched, so nothing flickers. */
  data: ShallowRef<T | undefined>;
  error: ShallowRef<AppError | undefined>;
  loading: ShallowRef<boolean>;
  refresh: () => Promise<void>;
}

// Answers of the present state of the book, by command and request, so that going back to a page is instant.
// Dropped at every change; bounded, because a person may walk through years of months.
const KEPT = 60;
const answers = new Map<string, unknown>();
onChanged(() => answers.clear());

/** `req` may be a value, a ref or a getter; null means: nothing to ask yet. */
export function useQuery<K extends Cmd>(cmd: K, req: MaybeRefOrGetter<Req<K> | null>): Query<Res<K>> {
  const data = shallowRef<Res<K>>();
  const error = shallowRef<AppError>();
  const loading = shallowRef(false);
  let asked = 0;

  async function refresh() {
    const body = toValue(req);
    const turn = ++asked;
    if (body === null) return;
    const key = `${cmd} ${JSON.stringify(body)}`;
    if (answers.has(key)) {
      data.value = answers.get(key) as Res<K>;
      error.value = undefined;
      loading.value = false;
      return;
    }
    loading.value = true;
    let stale = false;
    const stop = onChanged(() => (stale = true));
    try {
      const answer = await call(cmd, body);
      if (!stale) {
        answers.set(key, answer);
        if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
      }
      // A slower, older answer must never cover a newer one.
      if (turn !== asked) return;
      data.value = answer;
      error.value = undefined;
    } catch (thrown) {
      if (turn === asked) error.value = toAppError(thrown);
    } finally {
      stop();
      if (turn === asked) loading.value = false;
    }
  }

  watch(() => JSON.stringify(toValue(req)), refresh, { immediate: true });
  onScopeDispose(onChanged(() => void refresh()));
  return { data, error, loading, refresh };
}

/** A write (or any action) started by a person: `busy` while it runs, `error` when it was refused. */
export function useAction<A extends unknown[], R>(run: (...args: A) => Promise<R>) {
  const busy = shallowRef(false);
  const error = shallowRef<AppError>();
  async function go(...args: A): Promise<R | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    error.value = undefined;
    try {
      return await run(...args);
    } catch (thrown) {
      error.value = toAppError(thrown);
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, error, go };
}

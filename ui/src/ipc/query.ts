// Reading for pages: useQuery re-reads when its request changes and after every change of the book.
import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from "vue";
import { firstPage } from "@/first_page";
import { call, onChanged, toAppError, type AppError, type Cmd, type Req, type Res } from "./client";
import { raise, settle } from "./fault";
import { LONG } from "./generated";
import { newJob, type Job } from "./job";

export interface Query<T> {
  /** The last answer; stays in place while a newer one is fetched, so nothing flickers. */
  data: ShallowRef<T | undefined>;
  error: ShallowRef<AppError | undefined>;
  loading: ShallowRef<boolean>;
  /** While a long command runs: for <LongWork>. */
  job: ShallowRef<Job | undefined>;
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
  const job = shallowRef<Job>();
  let asked = 0;

  /** Nobody waits for an older answer any more: the program need not go on with it. */
  function drop() {
    job.value?.stop().catch(raise);
    job.value = undefined;
  }

  async function refresh() {
    const body = toValue(req);
    const turn = ++asked;
    drop();
    if (body === null) {
      loading.value = false;
      return;
    }
    const key = `${cmd} ${JSON.stringify(body)}`;
    if (answers.has(key)) {
      data.value = answers.get(key) as Res<K>;
      error.value = undefined;
      loading.value = false;
      return;
    }
    loading.value = true;
    // Long work keeps every processor busy.
    if (LONG.has(cmd)) await firstPage();
    if (turn !== asked) return;
    let stale = false;
    const stop = onChanged(() => (stale = true));
    try {
      const mine = LONG.has(cmd) ? (job.value = newJob()) : undefined;
      const answer = await call(cmd, body, mine);
      if (!stale) {
        answers.set(key, answer);
        if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
      }
      // A slower, older answer must never cover a newer one.
      if (turn !== asked) return;
      data.value = answer;
      error.value = undefined;
    } catch (thrown) {
      if (turn !== asked) return;
      error.value = toAppError(thrown);
      // What was shown here is gone because somebody deleted it or took it back: wanted, and no fault to be told of.
      if (error.value.code !== "missing" || data.value === undefined) void settle(error.value);
    } finally {
      stop();
      if (turn === asked) {
        loading.value = false;
        job.value = undefined;
      }
    }
  }

  watch(() => JSON.stringify(toValue(req)), refresh, { immediate: true });
  const stop = onChanged(() => void refresh());
  onScopeDispose(() => {
    stop();
    asked += 1;
    drop();
  });
  return { data, error, loading, job, refresh };
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
      void settle(error.value);
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, error, go };
}

/** The same for long work, which gets a job to hand to its call and to <LongWork>. */
export function useLong<A extends unknown[], R>(run: (job: Job, ...args: A) => Promise<R>) {
  const job = shallowRef<Job>();
  const action = useAction((...args: A) => run((job.value = newJob()), ...args));
  return { ...action, job };
}

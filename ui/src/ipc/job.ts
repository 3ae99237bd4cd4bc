// Long work of the program: how far it is, and how a person stops it. Commands of the set LONG take a job.
import { shallowRef } from "vue";
import { call } from "./client";

export interface Job {
  /** The number by which the program knows it. */
  readonly id: number;
  readonly done: Readonly<{ value: number }>;
  /** 0: nobody knows how much there is. */
  readonly total: Readonly<{ value: number }>;
  /** Asks the program how far it is. */
  look: () => Promise<void>;
  /** What was begun is taken back; its call is refused with `cancelled`. */
  stop: () => Promise<void>;
}

let last = 0;

export function newJob(): Job {
  const id = ++last;
  const [done, total] = [shallowRef(0), shallowRef(0)];
  return {
    id, done, total,
    async look() {
      const state = await call("job_state", { job: id });
      if (state) [done.value, total.value] = [state.done, state.total];
    },
    async stop() {
      await call("job_stop", { job: id });
    },
  };
}

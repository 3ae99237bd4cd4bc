// A new password typed twice: when it will do, and what is said until then.
import { computed, reactive, ref } from "vue";

/** Below eight characters Argon2id cannot make up for how quickly a short word is guessed. */
export const SHORTEST = 8;

export type NewPasswordEntry = ReturnType<typeof useNewPassword>;

export function useNewPassword() {
  const first = ref("");
  const repeat = ref("");
  const length = computed(() => [...first.value].length);
  /** Why it will not do yet; none: it will. */
  const why = computed(() => {
    if (length.value < SHORTEST) return `密码还差 ${SHORTEST - length.value} 位`;
    if (!repeat.value) return "还要再输一遍";
    return first.value === repeat.value ? undefined : "两次输入的还不一样";
  });
  /** Said only once the second is as long as the first: until then it is simply not finished. */
  const differs = computed(() => (repeat.value && repeat.value !== first.value && repeat.value.length >= first.value.length ? "和上面输的不一样。点右边的眼睛，看看哪里输错了" : ""));
  function clear() {
    first.value = repeat.value = "";
  }
  return reactive({ first, repeat, length, why, differs, clear });
}

// Locks the book after some minutes without a key, a click or a move (setting lock.minutes; 0 switches it off), and when the
// computer was asleep: whoever wakes it may be somebody else. The window (asleep.rs) tells of sleep; the pause between two looks is
// the page's own sign of it.
import { onScopeDispose } from "vue";
import { useQuery } from "@/ipc/query";

const DEFAULT_MINUTES = 10;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
/** Between two looks at the clock, ms. */
const LOOK = 10_000;
/** Windows that are hidden are looked after once a minute, never more rarely: a longer pause was sleep. */
const ASLEEP = 120_000;

export function useIdleLock(lock: () => Promise<void>): void {
  const { data: settings } = useQuery("setting_list", {});
  let last = Date.now();
  let looked = last;
  function look() {
    const value = settings.value?.find((s) => s.key === "lock.minutes")?.value;
    const minutes = typeof value === "number" ? value : DEFAULT_MINUTES;
    const now = Date.now();
    const pause = now - looked;
    looked = now;
    if ((minutes > 0 && now - last >= minutes * 60_000) || pause >= ASLEEP) void lock();
  }
  /** The first move after sleep comes before the clock is looked at again. */
  function seen() {
    look();
    last = Date.now();
  }
  for (const sign of SIGNS) window.addEventListener(sign, seen, { passive: true });
  const woken = () => void lock();
  window.addEventListener("woken", woken);
  const timer = setInterval(look, LOOK);

  onScopeDispose(() => {
    clearInterval(timer);
    window.removeEventListener("woken", woken);
    for (const sign of SIGNS) window.removeEventListener(sign, seen);
  });
}

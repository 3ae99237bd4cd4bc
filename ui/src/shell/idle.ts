// Locks the book after some minutes without a key, a click or a move (setting lock.minutes; 0 switches it off).
import { onScopeDispose } from "vue";
import { useQuery } from "@/ipc/query";

const DEFAULT_MINUTES = 10;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

export function useIdleLock(lock: () => Promise<void>): void {
  const { data: settings } = useQuery("setting_list", {});
  let last = Date.now();
  const seen = () => (last = Date.now());
  for (const sign of SIGNS) window.addEventListener(sign, seen, { passive: true });

  const timer = setInterval(() => {
    const value = settings.value?.find((s) => s.key === "lock.minutes")?.value;
    const minutes = typeof value === "number" ? value : DEFAULT_MINUTES;
    if (minutes > 0 && Date.now() - last >= minutes * 60_000) void lock();
  }, 10_000);

  onScopeDispose(() => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, seen);
  });
}

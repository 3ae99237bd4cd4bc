// Ctrl K asks a page for its form of a new thing with ?new; the page opens it once it can, and the address is clean again.
import { watch } from "vue";
import { useRoute, useRouter } from "vue-router";

export function useAskedNew(isReady: () => boolean, open: () => void): void {
  const route = useRoute();
  const router = useRouter();
  watch(() => route.query.new !== undefined && isReady(), (asked) => {
    if (!asked) return;
    open();
    const { new: _new, ...query } = route.query;
    void router.replace({ query });
  }, { immediate: true });
}

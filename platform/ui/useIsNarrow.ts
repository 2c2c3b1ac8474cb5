import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

/** A phone's width: cards for tables, a drawer for the navigation. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}

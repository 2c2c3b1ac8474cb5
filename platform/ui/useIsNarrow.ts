import { useSyncExternalStore } from "react";

/** Whether the window is so wide at most. Pixels. */
export function useIsWithin(width: number): boolean {
  const query = `(max-width: ${width}px)`;
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone's width: cards for tables, a drawer for the navigation. */
export const useIsNarrow = (): boolean => useIsWithin(767);

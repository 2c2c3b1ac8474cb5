import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { troubleOf, type Trouble } from "./refusal.ts";

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly trouble: Trouble | undefined;
  /** After an act: fetches it anew, and the workbench's badge with it; whatever else was shown before is asked again when it is next opened. */
  reload(): Promise<void>;
}

export interface LoadOptions<T> {
  /** What was shown stays until the answer to another key is there. */
  readonly keep?: boolean;
  /** Asks again after so long while the answer is not the last word. */
  readonly againMillis?: (data: T) => number | false;
}

/** After a form was sent: whatever was shown before is asked again when it is next opened, the record it was about first. */
export function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ refetchType: "none" });
}

/** Loads what a page shows; the key names it, so that an act elsewhere can make it stale. */
export function useLoad<T>(key: readonly unknown[], load: () => Promise<T>, { keep = false, againMillis }: LoadOptions<T> = {}): Loaded<T> {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: load,
    retry: false,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: ({ state }) => (state.data === undefined || !againMillis ? false : againMillis(state.data)),
  });
  return {
    data,
    trouble: error ? troubleOf(error) : undefined,
    reload: async () => {
      await client.invalidateQueries({ refetchType: "none" });
      await Promise.all([refetch(), client.invalidateQueries({ queryKey: ["me"] })]);
    },
  };
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { troubleOf, type Trouble } from "./refusal.ts";

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly trouble: Trouble | undefined;
  /** Fetches it anew, and the workbench's badge with it. */
  reload(): Promise<void>;
}

/** Loads what a page shows; the key names it, so that an act elsewhere can make it stale. */
export function useLoad<T>(key: readonly unknown[], load: () => Promise<T>): Loaded<T> {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: load, retry: false });
  return {
    data,
    trouble: error ? troubleOf(error) : undefined,
    reload: async () => {
      await Promise.all([refetch(), client.invalidateQueries({ queryKey: ["me"] })]);
    },
  };
}

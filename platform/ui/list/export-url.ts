import type { ListInput } from "../../http/contract.ts";

/** The address that gives a list as a file; the server knows lists by the same names (`app/export.ts`). */
export const exportUrl =
  (list: string) =>
  (kind: "csv" | "xlsx", input: ListInput, columns: readonly string[]): string =>
    `/api/export/${list}.${kind}?${new URLSearchParams({ input: JSON.stringify(input), columns: columns.join(",") }).toString()}`;

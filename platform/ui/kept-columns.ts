import { useState } from "react";

const COLUMNS = "bihuan.columns.";
const DENSE = "bihuan.dense";

/** What a person last chose for a list stays chosen on this device: columns of each list, row height of all. */
export function useKeptColumns(list: string) {
  const [columns, setColumns] = useState(() => read(COLUMNS + list)?.split("."));
  const [dense, setDense] = useState(() => read(DENSE) === "yes");
  return {
    columns,
    dense,
    keep(next: readonly string[] | undefined) {
      write(COLUMNS + list, next?.join("."));
      setColumns(next && [...next]);
    },
    setDense(next: boolean) {
      write(DENSE, next ? "yes" : undefined);
      setDense(next);
    },
  };
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the list's own columns.
  }
}

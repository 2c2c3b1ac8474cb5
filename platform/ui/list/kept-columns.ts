import { useState } from "react";
import { keepText, keptText } from "../kept.ts";

const COLUMNS = "bihuan.columns.";
const DENSE = "bihuan.dense";

/** What a person last chose for a list stays chosen on this device: columns of each list, row height of all. */
export function useKeptColumns(list: string) {
  const [columns, setColumns] = useState(() => keptText(COLUMNS + list)?.split("."));
  const [dense, setDense] = useState(() => keptText(DENSE) === "yes");
  return {
    columns,
    dense,
    keep(next: readonly string[] | undefined) {
      keepText(COLUMNS + list, next?.join("."));
      setColumns(next && [...next]);
    },
    setDense(next: boolean) {
      keepText(DENSE, next ? "yes" : undefined);
      setDense(next);
    },
  };
}

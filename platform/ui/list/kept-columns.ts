import { useState } from "react";
import { keepText, keptText } from "../kept.ts";

const COLUMNS = "bihuan.columns.";
const WIDTHS = "bihuan.widths.";
const DENSE = "bihuan.dense";

/** What a person last chose for a list stays chosen on this device: columns with their order and widths (pixels) of each list, row height of all. */
export function useKeptColumns(list: string) {
  const [columns, setColumns] = useState(() => keptText(COLUMNS + list)?.split("."));
  const [widths, setWidths] = useState(() => readWidths(keptText(WIDTHS + list) ?? ""));
  const [dense, setDense] = useState(() => keptText(DENSE) === "yes");
  return {
    columns,
    widths,
    dense,
    keep(next: readonly string[] | undefined) {
      keepText(COLUMNS + list, next?.join("."));
      setColumns(next && [...next]);
    },
    /** Without a width the column has its own again. */
    setWidth(key: string, width: number | undefined) {
      const { [key]: _, ...others } = widths;
      const next = width === undefined ? others : { ...others, [key]: width };
      const text = Object.entries(next).map(([k, w]) => `${k}:${w}`);
      keepText(WIDTHS + list, text.length > 0 ? text.join(" ") : undefined);
      setWidths(next);
    },
    setDense(next: boolean) {
      keepText(DENSE, next ? "yes" : undefined);
      setDense(next);
    },
  };
}

const readWidths = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    text
      .split(" ")
      .map((kept) => kept.split(":"))
      .filter(([key, width]) => key && /^\d{2,4}$/.test(width ?? ""))
      .map(([key, width]) => [key as string, Number(width)]),
  );

import type { Field } from "../../register/fields.ts";

/** Pixels: the longest day, month, instant with what stands around it; 200 where a kind of field says nothing. */
const WIDTHS: Partial<Record<Field["type"], number>> = {
  day: 146,
  month: 116,
  money: 130,
  integer: 90,
  boolean: 80,
  state: 150,
  instant: 200,
  phone: 140,
  creditCode: 190,
};

const NEVER_CUT: ReadonlySet<Field["type"]> = new Set(["day", "month", "instant"]);

/** A head of up to seven characters with what it is sorted and filtered by. */
const headOf = ({ label }: Partial<Pick<Field, "label">>): number => (label ? 70 + 14 * Math.min(7, label.zh.length) : 0);

/**
 * Words give way before numbers and days do, to six tenths of their width; beyond that the list scrolls sideways. What a person chose (`chosen`, by key)
 * stays as chosen. Pixels.
 */
export function widthsIn(
  columns: readonly (Pick<Field, "key" | "type" | "width"> & Partial<Pick<Field, "label">>)[],
  room: number,
  chosen: Readonly<Record<string, number>> = {},
): number[] {
  const own = columns.map(
    (f) =>
      chosen[f.key] ??
      Math.max(
        f.width ?? 0,
        NEVER_CUT.has(f.type) || f.width === undefined ? (WIDTHS[f.type] ?? 200) : 0,
        f.type in WIDTHS ? headOf(f) : 0,
      ),
  );
  const gives = columns.map((f) => chosen[f.key] === undefined && !(f.type in WIDTHS));
  const sum = (take: boolean) => own.reduce((n, w, i) => n + (gives[i] === take ? w : 0), 0);
  const share = room > 0 ? Math.min(1, Math.max(0.6, (room - sum(false)) / sum(true))) : 1;
  return own.map((w, i) => (gives[i] ? Math.floor(w * share) : w));
}

import { Select } from "antd";
import type { Label } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { recordsStrings } from "./strings.ts";

interface ColumnFieldsProps {
  readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
  readonly fields: readonly { readonly key: string; readonly label: Label }[];
  readonly busy: boolean;
  /** A column is assigned by hand; null for one that is not used. */
  readonly onAssign: (column: number, field: string | null) => void;
}

/** Which field each column of a table goes to. */
export function ColumnFields({ columns, fields, busy, onAssign }: ColumnFieldsProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  return (
    <ul className="bh-items bh-column-fields" aria-label={s.headings}>
      {columns.map((c, i) => (
        <li key={i}>
          <label>
            {c.heading || "—"}{" "}
            <Select
              aria-label={`${s.headings} ${c.heading}`}
              disabled={busy}
              value={c.field ?? ""}
              onChange={(v) => onAssign(i, v === "" ? null : v)}
              options={[{ value: "", label: s.notUsed }, ...fields.map((f) => ({ value: f.key, label: word(f.label) }))]}
            />
          </label>
        </li>
      ))}
    </ul>
  );
}

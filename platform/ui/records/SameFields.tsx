import { Select } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { readValue, type Field, type Values } from "../../register/fields.ts";
import { FieldInput, type Lookups } from "../form/FieldInput.tsx";
import { recordsStrings } from "./strings.ts";
import { ActButton } from "../ActButton.tsx";

interface SameFieldsProps {
  /** Those that no column of the table holds. */
  readonly fields: readonly Field[];
  readonly same: Values;
  readonly lookups: Lookups;
  readonly busy: boolean;
  readonly onFill: (same: Values) => void;
}

/** What a table has no column for and is the same for every row: the year, the survey, the kind. */
export function SameFields({ fields: absent, same, lookups, busy, onFill }: SameFieldsProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const id = useId();
  const fields = absent.filter((f) => !OWN.includes(f.type));
  const [values, setValues] = useState(same);
  const [more, setMore] = useState<readonly string[]>(Object.keys(same));
  const shown = fields.filter((f) => f.required || more.includes(f.key));
  const rest = fields.filter((f) => !shown.includes(f));
  const faultOf = (f: Field) => {
    const read = readValue(f, values[f.key]);
    return read.ok || values[f.key] === undefined ? undefined : word(read.error);
  };
  if (fields.length === 0) return null;
  return (
    <fieldset className="bh-same">
      <legend>{s.sameForAll}</legend>
      {shown.map((f) => (
        <div key={f.key} className="bh-field">
          <label htmlFor={`${id}-${f.key}`}>{word(f.label)}</label>
          <FieldInput
            id={`${id}-${f.key}`}
            field={f}
            lookups={lookups}
            value={values[f.key] ?? null}
            invalid={faultOf(f) !== undefined}
            onChange={(value) => setValues({ ...values, [f.key]: value })}
          />
          {faultOf(f) && (
            <span className="bh-fault" role="alert">
              {faultOf(f)}
            </span>
          )}
        </div>
      ))}
      <p className="bh-actions-row">
        {rest.length > 0 && (
          <Select
            aria-label={s.sameMore}
            placeholder={s.sameMore}
            value={null}
            options={rest.map((f) => ({ value: f.key, label: word(f.label) }))}
            onChange={(key: string | null) => key !== null && setMore([...more, key])}
          />
        )}
        {shown.length > 0 && (
          <ActButton
            loading={busy}
            missing={shown.map((f) => faultOf(f) !== undefined && word(f.label))}
            onClick={() => onFill(Object.fromEntries(shown.flatMap((f) => (blank(values[f.key]) ? [] : [[f.key, values[f.key]]]))))}
          >
            {s.sameFill}
          </ActButton>
        )}
      </p>
    </fieldset>
  );
}

/** What tells one from another is never the same for all. */
const OWN: readonly Field["type"][] = ["creditCode", "idNumber", "phone", "email", "longText"];

const blank = (value: unknown): boolean => value === undefined || value === null || value === "";

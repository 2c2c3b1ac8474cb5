import { chinaDay } from "@bihuan/kit";
import { useId, useState } from "react";
import type { Label } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { isAsked, type Field } from "../../register/fields.ts";
import { HardWord } from "../HardWord.tsx";
import { FieldInput, type Lookups } from "./FieldInput.tsx";
import { formStrings } from "../strings.ts";

export interface FormFieldProps {
  readonly field: Field;
  readonly value: unknown;
  readonly fault: Label | undefined;
  readonly onChange: (value: unknown) => void;
  readonly lookups?: Lookups | undefined;
  /** What a reviewer said of it. */
  readonly remark?: string | undefined;
}

/** A field with its label, help and what is wrong with it, tied together for those who listen. */
export function FormField({ field, value, fault, onChange, lookups, remark }: FormFieldProps) {
  const s = useStrings(formStrings);
  const word = useWord();
  const id = useId();
  const [stood] = useState(value);
  const isPast = field.wished === true && typeof value === "string" && value !== stood && value !== "" && value < chinaDay(Date.now());
  const described = [remark && `${id}-remark`, field.help && `${id}-help`, isPast && `${id}-past`, fault && `${id}-fault`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="bh-field" data-field={field.key}>
      <div className="bh-field-label">
        <label id={`${id}-label`} htmlFor={id}>
          {word(field.label)} {!field.required && <span className="bh-quiet">{s.optional}</span>}
        </label>
        <HardWord label={field.label} describedBy={`${id}-label`} />
      </div>
      {remark && (
        <p className="bh-remark" id={`${id}-remark`}>
          <strong>{s.remark}</strong> {remark}
        </p>
      )}
      <FieldInput
        id={id}
        field={field}
        value={value}
        onChange={onChange}
        lookups={lookups}
        describedBy={described === "" ? undefined : described}
        invalid={fault !== undefined}
      />
      {field.help && (
        <p className="bh-help" id={`${id}-help`}>
          {word(field.help)}
        </p>
      )}
      {isPast && (
        <p className="bh-help bh-warned" id={`${id}-past`} role="status">
          {s.pastWish}
        </p>
      )}
      {fault && (
        <p className="bh-fault" id={`${id}-fault`} role="alert">
          {word(fault)}
        </p>
      )}
    </div>
  );
}

interface FormState {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: Readonly<Record<string, Label>>;
  set(key: string, value: unknown): void;
}

/** The fields of a form in their order, each with its value and fault. */
export const FormFields = ({
  fields,
  form,
  lookups,
  remarks,
}: {
  readonly fields: readonly Field[];
  readonly form: FormState;
  readonly lookups?: Lookups | undefined;
  readonly remarks?: Readonly<Record<string, string>> | undefined;
}) =>
  fields
    .filter((f) => isAsked(f, form.values))
    .map((f) => (
      <FormField
        key={f.key}
        field={f}
        value={form.values[f.key]}
        fault={form.faults[f.key]}
        lookups={lookups}
        remark={remarks?.[f.key]}
        onChange={(v) => form.set(f.key, v)}
      />
    ));

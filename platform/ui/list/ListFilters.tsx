import { Input, Select } from "antd";
import { useId, useState } from "react";
import type { ListInput } from "../../http/contract.ts";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, readValue, type Field, type Register } from "../../register/fields.ts";
import { PRESETS, presetsOf } from "./list-presets.ts";
import { FieldInput, type Lookups } from "../form/FieldInput.tsx";
import type { ListState } from "./list-state.ts";
import { listStrings } from "../strings.ts";

export interface ListFiltersProps {
  readonly register: Register;
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
  readonly lookups?: Lookups | undefined;
}

type Value = ListInput["filter"][string];

/** One control per field that an index is filtered by; the others have theirs at the column's head. */
export function ListFilters({ register, state, onChange, lookups }: ListFiltersProps) {
  const set = (key: string, value: Value | undefined) => {
    const { [key]: _, ...rest } = state.filter;
    onChange({ ...state, filter: value === undefined ? rest : { ...rest, [key]: value } });
  };
  return (
    <div className="bh-filters">
      {register.fields
        .filter((f) => f.filter && (!f.swept || state.filter[f.key] !== undefined))
        .map((f) => (
          <FieldFilter key={f.key} field={f} value={state.filter[f.key]} lookups={lookups} onChange={(v) => set(f.key, v)} />
        ))}
    </div>
  );
}

interface FieldFilterProps {
  readonly field: Field;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly lookups: Lookups | undefined;
}

/** The control of one field, with its name. */
export function FieldFilter({ field, value, onChange, lookups }: FieldFilterProps) {
  const s = useStrings(listStrings);
  const word = useWord();
  const id = useId();
  const name = word(field.label);
  const shape = filterShape(field);
  return (
    <div className={shape === "range" ? "bh-filter bh-filter-range" : "bh-filter"} role="group" aria-labelledby={`${id}-label`}>
      <label id={`${id}-label`} htmlFor={id}>
        {name}
      </label>
      {shape === "choices" ? (
        <Select
          id={id}
          mode="multiple"
          maxTagCount="responsive"
          allowClear
          value={Array.isArray(value) ? value : []}
          placeholder={s.any}
          options={[
            ...(field.options?.map((o) => ({ value: o.value, label: word(o.label) })) ?? []),
            ...(field.blank ? [{ value: BLANK_CHOICE, label: s.blank }] : []),
          ]}
          optionFilterProp="label"
          onChange={(v: string[]) => onChange(v.length > 0 ? v : undefined)}
        />
      ) : shape === "yes-no" ? (
        <Select
          id={id}
          allowClear
          value={value === undefined ? null : String(value)}
          placeholder={s.any}
          options={[
            { value: "true", label: s.yes },
            { value: "false", label: s.no },
          ]}
          onChange={(v: string | null | undefined) => onChange(v === "true" ? true : v === "false" ? false : undefined)}
        />
      ) : shape === "range" ? (
        <>
          {typeof value === "string" ? null : (
            <RangeFilter id={id} field={field} value={Array.isArray(value) ? value : ["", ""]} onChange={onChange} />
          )}
          {(presetsOf(field).length > 0 || field.blank) && (
            <Select
              className="bh-preset"
              aria-label={`${name} ${s.preset}`}
              allowClear
              value={typeof value === "string" ? value : null}
              placeholder={s.preset}
              options={[
                ...presetsOf(field).map((p) => ({ value: p, label: word((PRESETS[p] as (typeof PRESETS)[string]).label) })),
                ...(field.blank ? [{ value: BLANK_RANGE, label: s.blank }] : []),
              ]}
              onChange={(v: string | null | undefined) => onChange(v ?? undefined)}
            />
          )}
        </>
      ) : lookups?.[lookedUpBy(field)] ? (
        <FieldInput
          id={id}
          field={{ ...field, type: typeof field.filter === "string" ? field.filter : field.type }}
          value={value ?? null}
          lookups={lookups}
          onChange={(v) => onChange((v as Value | null) ?? undefined)}
        />
      ) : (
        <SettledInput id={id} text={value === undefined ? "" : String(value)} onSettle={(t) => onChange(t === "" ? undefined : t)} />
      )}
    </div>
  );
}

const lookedUpBy = (field: Field): string => (typeof field.filter === "string" ? field.filter : (field.codes ?? field.of ?? field.type));

/** From and to, either may be open; each is read as the field is, so that 2026.3.5 and 12.5 万元 are understood. */
function RangeFilter({
  id,
  field,
  value,
  onChange,
}: {
  id: string;
  field: Field;
  value: readonly string[];
  onChange: (v: Value | undefined) => void;
}) {
  const s = useStrings(listStrings);
  const word = useWord();
  const { required: _, ...open } = field;
  const asDay: Field = field.type === "instant" ? { ...open, type: "day" } : open;
  const settle = (i: 0 | 1, typed: string) => {
    const read = readValue(asDay, typed);
    if (!read.ok) return read.error;
    const next = [value[0] ?? "", value[1] ?? ""];
    next[i] = read.value === null ? "" : String(read.value);
    onChange(next.some((v) => v !== "") ? next : undefined);
    return undefined;
  };
  const [fault, setFault] = useState<string>();
  const end = (i: 0 | 1) => (
    <SettledInput
      id={i === 0 ? id : `${id}-to`}
      label={`${word(field.label)} ${i === 0 ? s.from : s.to}`}
      hint={i === 0 ? s.from : s.to}
      text={shown(field, value[i] ?? "")}
      onSettle={(typed) => {
        const wrong = settle(i, typed);
        setFault(wrong && word(wrong));
      }}
    />
  );
  return (
    <>
      {end(0)}
      <span aria-hidden="true">–</span>
      {end(1)}
      {fault && (
        <span className="bh-fault" role="alert">
          {fault}
        </span>
      )}
    </>
  );
}

const shown = (field: Field, stored: string): string => (field.type === "money" && stored !== "" ? String(Number(stored) / 100) : stored);

/** A text that counts when the person has finished it: on Enter or on leaving. */
function SettledInput({
  id,
  label,
  hint,
  text,
  onSettle,
}: {
  id: string;
  label?: string;
  hint?: string;
  text: string;
  onSettle: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const [given, setGiven] = useState(text);
  if (given !== text) {
    setGiven(text);
    setTyped(text);
  }
  const settle = () => typed !== given && onSettle(typed.trim());
  return (
    <Input
      id={id}
      aria-label={label}
      placeholder={hint}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}

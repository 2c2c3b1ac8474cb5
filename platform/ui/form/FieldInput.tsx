import { Input, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Field } from "../../register/fields.ts";
import { DayInput } from "./DayInput.tsx";
import { formStrings } from "../strings.ts";

export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** Finds units, persons, regions by what is typed; "" lists the usual ones. */
export type Lookup = (text: string) => Promise<readonly Choice[]>;
/** By the field's type, or for codes by the name of their table. */
export type Lookups = Readonly<Record<string, Lookup>>;

export interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly id: string;
  readonly lookups?: Lookups | undefined;
  /** Ids of the help and fault that belong to it. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** The control that fits a field's type. What is typed stays as typed; `readValue` makes sense of it. */
export function FieldInput({ field, value, onChange, id, lookups, describedBy, invalid = false }: FieldInputProps) {
  const s = useStrings(formStrings);
  const word = useWord();
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const common = {
    id,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    "aria-required": field.required === true,
    status: invalid ? ("error" as const) : ("" as const),
  };
  const lookup = lookups?.[field.codes ?? field.of ?? field.type];
  if (lookup) return <LookupInput {...common} lookup={lookup} value={value} onChange={onChange} />;
  const options = field.options?.map((o) => ({ value: o.value, label: word(o.label) })) ?? [];
  switch (field.type) {
    case "longText":
      return <Input.TextArea {...common} value={text} onChange={(e) => onChange(e.target.value)} autoSize={{ minRows: 3, maxRows: 12 }} />;
    case "day":
    case "month":
      return <DayInput {...common} kind={field.type} text={text} onChange={onChange} />;
    case "money":
      return (
        <Input
          {...common}
          inputMode="decimal"
          value={text}
          placeholder={s.moneyHint}
          suffix={s.yuan}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case "integer":
      return <Input {...common} inputMode="numeric" value={text} onChange={(e) => onChange(e.target.value)} />;
    case "phone":
      return <Input {...common} type="tel" autoComplete="off" value={text} onChange={(e) => onChange(e.target.value)} />;
    case "email":
      return <Input {...common} inputMode="email" autoComplete="off" value={text} onChange={(e) => onChange(e.target.value)} />;
    case "boolean":
      return (
        <Radio.Group
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy}
          value={value ?? null}
          onChange={(e) => onChange(e.target.value)}
          options={[
            { value: true, label: s.yes },
            { value: false, label: s.no },
          ]}
        />
      );
    case "option":
    case "state":
      return options.length > 0 && options.length <= 4 ? (
        <Radio.Group
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy}
          value={value ?? null}
          onChange={(e) => onChange(e.target.value)}
          options={options}
        />
      ) : (
        <Select
          {...common}
          value={text === "" ? null : text}
          options={options}
          placeholder={s.choose}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          onChange={(v) => onChange(v ?? null)}
        />
      );
    case "options":
      return (
        <Select
          {...common}
          mode="multiple"
          value={Array.isArray(value) ? value : []}
          options={options}
          placeholder={s.choose}
          optionFilterProp="label"
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          {...common}
          autoComplete="off"
          placeholder={field.clock ? "09:30" : undefined}
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      );
  }
}

type Common = {
  id: string;
  status: "" | "error";
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  "aria-required": boolean;
};

function LookupInput({ lookup, value, onChange, ...common }: Common & { lookup: Lookup; value: unknown; onChange: (v: unknown) => void }) {
  const s = useStrings(formStrings);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  // What was chosen keeps its name when the list moves on.
  const [chosen, setChosen] = useState<Choice>();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        const found = await lookup(text).catch(() => []);
        if (!current) return;
        setChoices(found);
        setBusy(false);
      },
      text === "" ? 0 : 250,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [lookup, text]);
  return (
    <Select
      {...common}
      allowClear
      showSearch={{
        filterOption: false,
        onSearch: (t) => {
          setText(t);
          setBusy(true);
        },
      }}
      value={typeof value === "string" || typeof value === "number" ? value : null}
      options={[...(chosen && !choices.some((c) => c.value === chosen.value) ? [chosen] : []), ...choices].map((c) => ({ ...c }))}
      placeholder={s.chooseSearch}
      loading={busy}
      notFoundContent={text === "" ? s.typeToSearch : s.nothingFound}
      onChange={(v) => {
        setChosen(choices.find((c) => c.value === v));
        onChange(v ?? null);
      }}
    />
  );
}

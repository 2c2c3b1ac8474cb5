import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { isAsked, type Field, type Register, type Values } from "../../register/fields.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { HardWord } from "../HardWord.tsx";
import { FieldText } from "./FieldText.tsx";
import type { Tone } from "./StateTag.tsx";
import { recordStrings } from "../strings.ts";
import { useRefusal } from "../useRefusal.ts";

export interface RecordDetailProps {
  readonly register: Register;
  /** Sensitive fields come masked from the server (138****5678) or absent. */
  readonly values: Values;
  /** Keys in the order to show; every field of the register where nothing is said. */
  readonly only?: readonly string[] | undefined;
  /** Asks the server for a sensitive value; the server records the look. Without it there is no 查看. */
  readonly onLook?: ((field: string) => Promise<unknown>) | undefined;
  /** Written by the page where a value is more than text: a link to a unit, a name for an id. */
  readonly cells?: Readonly<Record<string, (value: unknown, values: Values) => ReactNode>> | undefined;
  readonly tones?: Readonly<Record<string, Tone>> | undefined;
}

export function RecordDetail({ register, values, only, onLook, cells, tones }: RecordDetailProps) {
  const word = useWord();
  const s = useStrings(recordStrings);
  const named = only ? only.flatMap((key) => register.fields.filter((f) => f.key === key)) : register.fields;
  const isBlank = (f: Field) => isNothing(values[f.key]) && !f.sensitive && (f.type === "record" || !cells?.[f.key]);
  const all = named.filter((f) => !isBlank(f) || isAsked(f, values));
  const blank = all.filter(isBlank);
  // One line for what is not known, where it would be most of the page.
  const fields = blank.length < FEW ? all : all.filter((f) => !isBlank(f));
  return (
    <dl className="bh-detail">
      {fields.map((field) => {
        const value = values[field.key];
        const cell = cells?.[field.key];
        return (
          <div key={field.key} className={field.type === "longText" ? "bh-detail-row bh-wide" : "bh-detail-row"}>
            <dt>
              {word(field.label)} <HardWord label={field.label} />
            </dt>
            <dd>
              {field.sensitive ? (
                <Masked field={field} masked={value} onLook={onLook} />
              ) : cell ? (
                cell(value, values)
              ) : isNothing(value) ? (
                <span className="bh-quiet">{s.blank}</span>
              ) : (
                <FieldText field={field} value={value} tones={tones} />
              )}
            </dd>
          </div>
        );
      })}
      {blank.length >= FEW && (
        <div className="bh-detail-row bh-wide">
          <dt>{s.blankOnes(blank.length)}</dt>
          <dd className="bh-quiet">{blank.map((f) => word(f.label)).join(s.between)}</dd>
        </div>
      )}
    </dl>
  );
}

/** A choice of several that none was taken of is as blank as a text nobody wrote. */
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** So many blank fields are told together. */
const FEW = 4;

function Masked({ field, masked, onLook }: { field: Field; masked: unknown; onLook: RecordDetailProps["onLook"] }) {
  const s = useStrings(recordStrings);
  const word = useWord();
  const look = useRefusal();
  const [seen, setSeen] = useState<{ value: unknown }>();
  if (seen)
    return (
      <>
        <FieldText field={field} value={seen.value} /> <span className="bh-quiet">{s.recorded}</span>
      </>
    );
  return (
    <>
      <span className="bh-number">{typeof masked === "string" && masked !== "" ? masked : "••••••"}</span>{" "}
      {onLook && (
        <>
          <Button
            size="small"
            loading={look.busy}
            aria-label={`${s.look} ${word(field.label)}，${s.lookNote}`}
            onClick={() => void look.run(async () => setSeen({ value: await onLook(field.key) }))}
          >
            {s.look}
          </Button>{" "}
          <span className="bh-quiet">{s.lookNote}</span>
        </>
      )}
      <ErrorPanel trouble={look.trouble} />
    </>
  );
}

import { useLocale } from "../../i18n/locale.ts";
import { showValue, type Field } from "../../register/fields.ts";
import { StateTag, type Tone } from "./StateTag.tsx";

export interface FieldTextProps {
  readonly field: Pick<Field, "type" | "options" | "adds">;
  readonly value: unknown;
  /** Colours of a state field's values. */
  readonly tones?: Readonly<Record<string, Tone>> | undefined;
}

/** A field's value in the reader's words; states as tags, numbers in figures of equal width. */
export function FieldText({ field, value, tones }: FieldTextProps) {
  const { locale } = useLocale();
  if (field.type === "state" && typeof value === "string") {
    const label = field.options?.find((o) => o.value === value)?.label ?? { zh: value, en: value };
    return <StateTag label={label} tone={tones?.[value]} />;
  }
  const text = showValue(field, value, locale);
  return isNumeric(field) ? <span className="bh-number">{text}</span> : <>{text}</>;
}

export const isNumeric = (field: Pick<Field, "type">): boolean => field.type === "money" || field.type === "integer";

export const MoneyText = ({ fen }: { readonly fen: number | null }) => <FieldText field={{ type: "money" }} value={fen} />;
export const DayText = ({ day }: { readonly day: string | null }) => <FieldText field={{ type: "day" }} value={day} />;
export const InstantText = ({ at }: { readonly at: string | null }) => <FieldText field={{ type: "instant" }} value={at} />;

import { Colon } from "../../i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { actorWord } from "../../access/actor-words.ts";
import { showValue, type Register } from "../../register/fields.ts";
import { EmptyState } from "../EmptyState.tsx";
import { InstantText } from "./FieldText.tsx";
import { recordStrings } from "../strings.ts";

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** ISO instant. */
  readonly at: string;
  readonly who: string | null;
  readonly reason?: string | null | undefined;
}

export interface FieldHistoryProps {
  readonly register: Register;
  /** In the order they happened; the latest is shown first. Sensitive values come masked from the server. */
  readonly changes: readonly FieldChange[];
  /** Names of units, persons and records by `unit:12`. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Which field was changed from what to what, by whom and when. */
export function FieldHistory({ register, changes, names = {} }: FieldHistoryProps) {
  const s = useStrings(recordStrings);
  const word = useWord();
  const { locale } = useLocale();
  if (changes.length === 0) return <EmptyState title={s.noHistory} />;
  const say = (key: string, value: unknown) => {
    const field = register.fields.find((f) => f.key === key);
    if (field?.sensitive) return typeof value === "string" && value.includes("*") ? value : "••••••";
    if (field && typeof value === "number" && ["unit", "person", "record"].includes(field.type))
      return names[`${field.of ?? field.type}:${value}`] ?? "—";
    return (field ? showValue(field, value, locale) : String(value ?? "")) || s.blank;
  };
  return (
    <ol className="bh-timeline" aria-label={s.history} reversed>
      {changes.toReversed().map((c, i) => {
        const field = register.fields.find((f) => f.key === c.field);
        return (
          <li key={`${c.at}${c.field}${i}`}>
            <div>
              <strong>{field ? word(field.label) : c.field}</strong> <del className="bh-quiet">{say(c.field, c.before)}</del> →{" "}
              <ins>{say(c.field, c.after)}</ins>
            </div>
            <div className="bh-quiet">
              {word(actorWord(c.who))} · <InstantText at={c.at} />
            </div>
            {c.reason && (
              <p>
                {s.reason}
                <Colon />
                {c.reason}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

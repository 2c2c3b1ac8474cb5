import type { ListInput } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, showValue, type Field, type Register } from "../../register/fields.ts";
import { PRESETS } from "./list-presets.ts";
import type { ListState } from "./list-state.ts";
import { listStrings } from "../strings.ts";

/** What a field of a list is named by where its value is a number. */
export const subjectOf = (field: Field, value: unknown): string =>
  `${typeof field.filter === "string" ? field.filter : (field.of ?? field.type)}:${String(value)}`;

/** The conditions of a list, each in words. */
export function useConditions(
  register: Register,
  filter: ListInput["filter"],
  names: Readonly<Record<string, string>>,
): { readonly key: string; readonly text: string }[] {
  const s = useStrings(listStrings);
  const word = useWord();
  const { locale } = useLocale();
  const said = (field: Field, value: ListInput["filter"][string]): string => {
    if (value === BLANK_RANGE && filterShape(field) === "range") return s.blank;
    if (typeof value === "string" && PRESETS[value]) return word(PRESETS[value].label);
    switch (filterShape(field)) {
      case "choices":
        return [value]
          .flat()
          .map((v) => (v === BLANK_CHOICE ? s.blank : showValue(field, v, locale)))
          .join(locale === "en" ? ", " : "、");
      case "range": {
        const [from = "", to = ""] = Array.isArray(value) ? value : [String(value), String(value)];
        const end = (text: string) => (text === "" ? "" : showValue(field, text, locale));
        return from === to ? end(from) : from === "" ? s.until(end(to)) : to === "" ? s.since(end(from)) : `${end(from)}—${end(to)}`;
      }
      case "yes-no":
        return value === true ? s.yes : s.no;
      case "number":
        return names[subjectOf(field, value)] ?? "…";
      default:
        return String(value);
    }
  };
  return register.fields.flatMap((f) => {
    const value = filter[f.key];
    return value === undefined ? [] : [{ key: f.key, text: `${word(f.label)}${locale === "en" ? ": " : "："}${said(f, value)}` }];
  });
}

/** Each condition in words; a click takes it away. */
export function ListChips({
  register,
  state,
  onChange,
  names,
}: {
  readonly register: Register;
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
  readonly names: Readonly<Record<string, string>>;
}) {
  const s = useStrings(listStrings);
  const set = useConditions(register, state.filter, names);
  if (set.length === 0) return null;
  return (
    <ul className="bh-chips" aria-label={s.filters}>
      {set.map(({ key, text }) => (
        <li key={key}>
          <button
            type="button"
            title={s.drop(text)}
            onClick={() => {
              const { [key]: _, ...rest } = state.filter;
              onChange({ ...state, filter: rest });
            }}
          >
            {text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

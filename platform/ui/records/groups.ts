import { daysInMonth } from "@bihuan/kit";
import type { ListInput } from "../../http/contract.ts";
import { useLocale, useStrings } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, showValue, type Field } from "../../register/fields.ts";
import { useLoad } from "../useLoad.ts";
import { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

/** A value of a column as the server groups by it: days by their month, null where nothing stands. */
export type GroupValue = string | number | boolean | null;

/** How many of the records asked for hold each value of a column. */
export function useGroups(records: Records, by: Field, { filter, search }: ListInput) {
  const asked = { filter, by: by.key, ...(search === undefined ? {} : { search }) };
  return useLoad([records.name, "group", asked], () => callOf(records.name).group(asked), { keep: true });
}

/** Says a column's value. */
export function useGroupWords(by: Field): (value: GroupValue, name: string | null) => string {
  const s = useStrings(recordsStrings);
  const { locale } = useLocale();
  return (value, name) =>
    value === null || value === ""
      ? s.blank
      : (name ?? (by.type === "day" ? s.month(String(value)) : typeof value === "number" ? "—" : showValue(by, value, locale)));
}

/** The filter that leaves a group's records; undefined where the column has none. */
export function filterOf(by: Field, value: GroupValue): ListInput["filter"][string] | undefined {
  if (!by.filter) return undefined;
  switch (filterShape(by)) {
    case "choices":
      return value === null ? (by.blank ? [BLANK_CHOICE] : undefined) : [String(value)];
    case "range": {
      if (value === null) return by.blank ? BLANK_RANGE : undefined;
      const month = String(value);
      return [`${month}-01`, `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`];
    }
    case "yes-no":
    case "number":
      return value ?? undefined;
    default:
      return undefined;
  }
}

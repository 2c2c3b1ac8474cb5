import type { ListInput } from "../http/contract.ts";
import type { Field } from "../register/fields.ts";
import { storedFields, type Records } from "./define.ts";

/** What may be grouped by: choices, yes or no, names, days by their month, the units beneath. */
export const groupable = (f: Field): boolean =>
  f.filter === "unit" ||
  f.filter === "person" ||
  (f.computed !== true && !f.sensitive && ["option", "boolean", "record", "unit", "day"].includes(f.type)) ||
  f.type === "state";
/** What the records asked for add up to: what the declaration lets be added, of these conditions and this column they are grouped by. */
export const summed = (records: Records, filter: ListInput["filter"], by?: string): readonly Field[] =>
  addable(records).filter((f) => f.adds === true || f.adds === by || isOne(filter[f.adds as string]));

/** What is ever added up, whatever is asked. */
export const addable = (records: Records): readonly Field[] =>
  storedFields(records.register).filter((f) => f.adds !== undefined && f.list !== undefined && !f.sensitive);

const isOne = (value: ListInput["filter"][string] | undefined): boolean =>
  value !== undefined && (!Array.isArray(value) || value.length === 1);

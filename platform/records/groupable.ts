import type { Field } from "../register/fields.ts";
import { storedFields, type Records } from "./define.ts";

/** What may be grouped by: choices, yes or no, names, days by their month, the units beneath. */
export const groupable = (f: Field): boolean =>
  f.filter === "unit" ||
  f.filter === "person" ||
  (f.computed !== true && !f.sensitive && ["option", "boolean", "record", "unit", "day"].includes(f.type)) ||
  f.type === "state";
export const summed = (records: Records): readonly Field[] =>
  storedFields(records.register).filter((f) => (f.type === "money" || f.type === "integer") && f.list !== undefined && !f.sensitive);

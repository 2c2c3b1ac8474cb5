import type { ListInput } from "../../http/contract.ts";
import { BLANK_RANGE, filterShape, type Field, type Register, type Values } from "../../register/fields.ts";
import { presetsOf, settled } from "./list-presets.ts";

/** What a list shows. All of it stands in the address, so that a list can be sent to a colleague or kept as a bookmark. */
export interface ListState {
  readonly search: string;
  readonly filter: ListInput["filter"];
  readonly sort: ListInput["sort"];
  /** Columns in the order shown; undefined shows the register's own choice. */
  readonly columns: readonly string[] | undefined;
}

/** Reads an address; what the register does not know, or may not be filtered or sorted by, is dropped silently. */
export function readListState(register: Register, address: URLSearchParams): ListState {
  const filter: ListInput["filter"] = {};
  for (const field of register.fields) {
    if (!field.filter) continue;
    const value = readFilter(field, address.getAll(`f.${field.key}`));
    if (value !== undefined) filter[field.key] = value;
  }
  const sort = address.get("sort") ?? "";
  const sortKey = sort.replace(/^-/, "");
  const columns = address.get("cols")?.split(".") ?? undefined;
  return {
    search: (address.get("q") ?? "").slice(0, 100),
    filter,
    sort: register.fields.some((f) => f.key === sortKey && f.sort)
      ? { field: sortKey, direction: sort.startsWith("-") ? "desc" : "asc" }
      : undefined,
    columns: columns && listable(register, columns).map((f) => f.key),
  };
}

function readFilter(field: Field, raw: readonly string[]): ListInput["filter"][string] | undefined {
  const first = raw[0];
  if (first === undefined) return undefined;
  switch (filterShape(field)) {
    case "choices":
      return raw.slice(0, 100);
    case "range":
      if (raw.length === 1 && (presetsOf(field).includes(first) || (first === BLANK_RANGE && field.blank))) return first;
      if (raw.length === 1 && /^\d{1,15}$|^\d{4}-\d{2}(-\d{2})?$/.test(first)) return [first, first];
      return raw.length === 2 && raw.some((r) => r !== "") ? [...raw] : undefined;
    case "yes-no":
      return first === "true" ? true : first === "false" ? false : undefined;
    case "number":
      return /^\d{1,15}$/.test(first) ? Number(first) : undefined;
    case "text":
      return first === "" ? undefined : first;
  }
}

/** Writes a state; parameters of others (a tab, a panel) that stand in `beside` are kept. Equal states give equal text. */
export function writeListState(register: Register, state: ListState, beside = new URLSearchParams()): URLSearchParams {
  const out = new URLSearchParams([...beside].filter(([k]) => !isOwn(k)));
  if (state.search !== "") out.set("q", state.search);
  for (const field of register.fields) {
    const value = state.filter[field.key];
    if (value === undefined || !field.filter) continue;
    for (const one of Array.isArray(value) ? value : [value]) out.append(`f.${field.key}`, String(one));
  }
  if (state.sort) out.set("sort", `${state.sort.direction === "desc" ? "-" : ""}${state.sort.field}`);
  if (state.columns) out.set("cols", state.columns.join("."));
  return out;
}

/** What a filter leaves no choice about, of the fields a form asks: a record begun from the list begins with it. */
export function fixedBy(fields: readonly Field[], filter: ListInput["filter"]): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = filter[field.key];
      if (field.computed || value === undefined) return [];
      const [first, last] = [value].flat();
      switch (filterShape(field)) {
        case "choices":
          return [value].flat().length === 1 ? [[field.key, field.type === "options" ? [first] : first]] : [];
        case "range":
          if (!Array.isArray(value) || first !== last || field.type === "money") return [];
          return [[field.key, field.type === "integer" ? Number(first) : first]];
        case "yes-no":
        case "number":
          return [[field.key, value]];
        case "text":
          return [];
      }
    }),
  );
}

const isOwn = (key: string) => key === "q" || key === "sort" || key === "cols" || key.startsWith("f.");

/** The server's input for a state. */
export function inputOf(state: ListState, limit: number, cursor?: string): ListInput {
  return {
    ...(state.search === "" ? {} : { search: state.search }),
    filter: settled(state.filter),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(cursor === undefined ? {} : { cursor }),
    limit,
  };
}

/** The fields of these keys that a list may show, each once, in the order given. */
export const listable = (register: Register, keys: readonly string[]): Field[] =>
  [...new Set(keys)].flatMap((key) => register.fields.find((f) => f.key === key && f.list !== undefined) ?? []);

export const shownColumns = (register: Register, state: ListState): Field[] =>
  state.columns ? listable(register, state.columns) : register.fields.filter((f) => f.list === "shown");

/** The keys with one of them at another's place. */
export function movedTo(keys: readonly string[], key: string, place: string): string[] {
  const [from, to] = [keys.indexOf(key), keys.indexOf(place)];
  return from < 0 || to < 0 ? [...keys] : keys.toSpliced(from, 1).toSpliced(to, 0, key);
}

/** Ascending, descending, then the list's own order again. */
export function turnSort(sort: ListState["sort"], field: string): ListState["sort"] {
  if (sort?.field !== field) return { field, direction: "asc" };
  return sort.direction === "asc" ? { field, direction: "desc" } : undefined;
}

export const isNarrowed = (state: ListState): boolean => state.search !== "" || Object.keys(state.filter).length > 0;

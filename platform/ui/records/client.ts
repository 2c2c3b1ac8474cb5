import { createApi } from "../api.ts";
import type { z } from "zod";
import type { RecordsContract, toldSchema } from "../../records/contract.ts";
import type { Records } from "../../records/define.ts";
import { addable } from "../../records/groupable.ts";
import { currentLocale } from "../../i18n/locale.ts";
import type { Register, Values } from "../../register/fields.ts";
import type { Lookup, Lookups } from "../form/FieldInput.tsx";
import type { SumsOf } from "../list/useSums.tsx";

const apis = new Map<string, ReturnType<typeof createApi<RecordsContract>>["call"]>();

/** The calls of declared records by their name. */
export function callOf(name: string): ReturnType<typeof createApi<RecordsContract>>["call"] {
  const known = apis.get(name);
  if (known) return known;
  const made = createApi<RecordsContract>(name).call;
  apis.set(name, made);
  return made;
}

/** Fields that name a record are chosen by its title; `known` are titles already on the page. */
export function lookupsOf(registers: readonly Register[], known: Readonly<Record<string, string>> = {}): Lookups {
  const kinds = new Set(registers.flatMap((r) => r.fields.flatMap((f) => (f.type === "unit" ? "unit" : (f.of ?? [])))));
  return Object.fromEntries([...kinds].map((of): [string, Lookup] => [of, (words) => find(of, words, known)]));
}

/** What a list is filtered by: besides records, the units beneath and those who carry something in it, the busiest first. */
export const filterLookupsOf = (records: Records): Lookups => ({
  ...lookupsOf([records.list]),
  unit: async (words) => (await findUnits(words)).map((u) => ({ value: u.id, label: u.title })),
  person: async (words) => {
    const { groups } = await callOf(records.name).group({ filter: {}, by: "adviserName" });
    return groups.flatMap((g) =>
      typeof g.value === "number" && g.name?.includes(words.trim()) ? [{ value: g.value, label: g.name }] : [],
    );
  },
});

/** What a list's amounts and numbers add up to. */
export const sumsOf = (records: Records): SumsOf => ({
  keys: new Set(addable(records).map((f) => f.key)),
  load: async ({ filter, search }) => {
    const { groups, isCut } = await callOf(records.name).group({ filter, ...(search === undefined ? {} : { search }) });
    return { n: groups[0]?.n ?? 0, sums: groups[0]?.sums ?? {}, isCut };
  },
});

/** Brings in a long table that was sent and looked at. */
export const startImport = (
  createApi<never>("tables").call as unknown as {
    startImport(input: { id: number; sheet: number; fields: (string | null)[]; same?: Values; partial: boolean }): Promise<{ id: number }>;
  }
).startImport;

interface NamedUnit {
  readonly id: number;
  readonly name: string;
}
/** The two questions about units that every room asks, whichever room answers them. */
const units = createApi<never>("units").call as unknown as {
  searchUnits(input: { words: string }): Promise<NamedUnit[]>;
  browseUnits(input: object): Promise<{ unit: NamedUnit; below: (NamedUnit & { validTo: string | null })[] }>;
};
/** By name or initials; without words one's own unit and what stands in force beneath it. */
async function findUnits(words: string) {
  const found = async () => {
    const { unit, below } = await units.browseUnits({});
    return [unit, ...below.filter((u) => u.validTo === null)];
  };
  return (words.trim() === "" ? await found() : await units.searchUnits({ words })).map((u) => ({ id: u.id, title: u.name }));
}

export type Told = z.infer<typeof toldSchema>[];
interface Picked {
  readonly caseIds: number[];
  readonly look: boolean;
  readonly requestKey: string;
}
/** What may be done with cases of any room, whichever room answers it. */
export const workCalls = createApi<never>("work").call as unknown as {
  remindMany(input: Picked): Promise<Told>;
  handOverMany(input: Picked & { readonly to: number }): Promise<Told>;
  listColleagues(input: object): Promise<{ to: { id: number; name: string; unitName: string; open: number }[] }>;
};

async function find(of: string, words: string, known: Readonly<Record<string, string>>) {
  const chosen = async () =>
    (await callOf(of).find({ words })).map((r) => ({
      id: r.id,
      title: r.ended ? `${r.title}（${currentLocale() === "en" ? r.ended.en : r.ended.zh}）` : r.title,
    }));
  const found = (of === "unit" ? await findUnits(words) : await chosen()).map((r) => ({ value: r.id, label: r.title }));
  const named = Object.entries(known)
    .filter(([subject]) => words === "" && subject.startsWith(`${of}:`))
    .map(([subject, label]) => ({ value: Number(subject.slice(of.length + 1)), label }));
  return [...named.filter((n) => !found.some((f) => f.value === n.value)), ...found];
}

/** The address that gives a list as a file. */
export const exportUrl =
  (records: Records) =>
  (kind: "csv" | "xlsx" | "docx", input: unknown, columns: readonly string[]): string =>
    `/api/export/${records.file ?? records.name}.${kind}?${new URLSearchParams({ input: JSON.stringify(input), columns: columns.join(",") }).toString()}`;

/** The address that gives one record as an official paper. */
export const exportRecordUrl = (records: Records, id: number): string => `/api/records/${records.name}/${id}.docx`;

import { type IndexDocument } from "@bihuan/matching";
import { dayNumber } from "@bihuan/kit";

/** A record of a room as the search sees it. */
export interface SearchRecord {
  readonly kind: string;
  readonly id: number;
  readonly title: string;
  readonly keywords?: string;
  readonly body?: string;
  /** Other text of the document it comes from. */
  readonly context?: string;
  /** Past needs and questions it answered. */
  readonly asked?: string;
  /** Persons and organisations, separated by anything. */
  readonly names?: string;
  /** Unit path root first, and further units admitted. */
  readonly scopes: readonly number[];
  readonly open: boolean;
  readonly regionCode?: string | null;
  /** GB/T 13745. */
  readonly fieldCode?: string | null;
  /** YYYY-MM-DD. */
  readonly day?: string | null;
}

export interface RecordKey {
  readonly kind: string;
  readonly id: number;
}

/** A record whose text could not be read: not found until it changes or everything is built anew. The rest goes on. */
export interface SetAside extends RecordKey {
  readonly cause: string;
}

export const setAside = ({ kind, id }: RecordKey, error: unknown): SetAside => ({ kind, id, cause: String(error) });

/** The whole truth in batches of some hundred, read with the root's sight: for the first build and for repair. */
export interface SearchSource {
  records(): AsyncIterable<readonly SearchRecord[]>;
}

/** Throws when the kind is not of this folder: a room forgot to name it. */
export function kindNumber(kinds: readonly string[], kind: string): number {
  const number = kinds.indexOf(kind);
  if (number < 0) throw new Error(`no register of this kind is searched: ${kind}`);
  return number;
}

export function toDocument(record: SearchRecord, kinds: readonly string[]): IndexDocument {
  const { title, keywords, body, context, asked, names } = record;
  const fields = Object.fromEntries(
    Object.entries({ title, keywords, body, context, asked, names }).filter(([, text]) => text !== undefined && text !== ""),
  );
  return {
    kind: kindNumber(kinds, record.kind),
    id: record.id,
    scopes: record.scopes,
    open: record.open,
    region: regionNumber(record.regionCode),
    field: fieldNumber(record.fieldCode),
    day: record.day ? dayNumber(record.day) : 0,
    fields,
  };
}

/** The county's six digits; towns count in their county. */
export const regionNumber = (code: string | null | undefined): number => Number((code ?? "").padEnd(6, "0").slice(0, 6)) || 0;

/** The first level of GB/T 13745. */
export const fieldNumber = (code: string | null | undefined): number => Number((code ?? "").slice(0, 3)) || 0;

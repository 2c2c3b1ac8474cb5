export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What a kind of fact declares; expressions and facts are checked against it. */
export interface FactKind {
  readonly kind: string;
  readonly label: Label;
  /** Summable whole numbers. */
  readonly measures: Readonly<Record<string, { readonly label: Label; readonly unit: "fen" | "count" | "days" | "score" }>>;
  /** Closed lists. */
  readonly dimensions: Readonly<Record<string, { readonly label: Label; readonly values: Readonly<Record<string, Label>> }>>;
  /** Integer keys that may be counted distinct. */
  readonly distinct: readonly string[];
  /** Integer values whose median may be asked. */
  readonly distributions: readonly string[];
  readonly evidence: "required" | "optional";
}

export type Catalogue = ReadonlyMap<string, FactKind>;

/** Throws when two rooms declare the same kind. */
export function catalogueOf(kinds: readonly FactKind[]): Catalogue {
  const out = new Map<string, FactKind>();
  for (const kind of kinds) {
    if (out.has(kind.kind)) throw new Error(`fact kind ${kind.kind} is declared twice`);
    out.set(kind.kind, kind);
  }
  return out;
}

/** One number the store of facts can answer. */
export interface Aggregate {
  readonly fn: "count" | "sum" | "distinct" | "median";
  readonly kind: string;
  /** The measure, key or distribution; absent for count. */
  readonly of?: string;
  readonly where: readonly { readonly dimension: string; readonly values: readonly string[] }[];
}

/** First and last month, both included, `YYYY-MM`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** `value` null is missing, never 0 in its place; n is the number of facts behind it. */
export interface Answer {
  readonly value: number | null;
  readonly n: number;
}

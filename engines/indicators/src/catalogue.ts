export interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface Measure {
  readonly label: Label;
  readonly unit: "fen" | "count" | "days" | "score" | "person";
  /** Least and most of one fact; what lies outside is a mistake, whoever enters it. */
  readonly bounds: readonly [number, number];
}

/** What a kind of fact declares; expressions and facts are checked against it. */
export interface FactKind {
  readonly kind: string;
  readonly label: Label;
  /** Summable whole numbers. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** Closed lists. */
  readonly dimensions: Readonly<Record<string, { readonly label: Label; readonly values: Readonly<Record<string, Label>> }>>;
  /** Integer keys that may be counted distinct. */
  readonly distinct: readonly string[];
  /** Integer values whose median may be asked. */
  readonly distributions: readonly string[];
  readonly evidence: "required" | "optional";
  /** One of the staff brings it about without a second person's or a party's word: every figure of it says so. */
  readonly alone?: true;
  /** Of facts that say how many people live in a unit: the measure, and which of them are meant. One kind of a catalogue at most says so. */
  readonly population?: { readonly measure: string; readonly where: Aggregate["where"] };
}

export type Catalogue = ReadonlyMap<string, FactKind>;

/** Throws when two rooms declare the same kind. */
export function catalogueOf(kinds: readonly FactKind[]): Catalogue {
  const out = new Map<string, FactKind>();
  for (const kind of kinds) {
    if (out.has(kind.kind)) throw new Error(`fact kind ${kind.kind} is declared twice`);
    if (kind.population && populationIn(out)) throw new Error(`${kind.kind} is a second source of the population`);
    out.set(kind.kind, kind);
  }
  return out;
}

/** How many people live in a unit at the period's end, as the catalogue has it. */
export function populationIn(catalogue: Catalogue): Aggregate | undefined {
  for (const { kind, population } of catalogue.values())
    if (population) return { fn: "balance", kind, of: population.measure, where: population.where };
  return undefined;
}

/** What may be asked of facts. `balance` is for what stands and does not flow: its facts are changes, and it sums them from the beginning to the period's end. */
export const FUNCTIONS = ["count", "sum", "balance", "distinct", "median"] as const;

/** One number the store of facts can answer. */
export interface Aggregate {
  readonly fn: (typeof FUNCTIONS)[number];
  readonly kind: string;
  /** The measure, key or distribution; absent for count. */
  readonly of?: string;
  readonly where: readonly { readonly dimension: string; readonly values: readonly string[] }[];
  /** Over other months than the period's: so many that end with it, and so many months before. */
  readonly over?: Over;
}
export interface Over {
  readonly months?: number;
  readonly back?: number;
}
/** Ten years: what a window and a step back may reach. */
export const MOST_MONTHS = 120;

/** First and last month, both included, `YYYY-MM`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const BEGINNING = "0001-01";

/** `2026-01` and −1 is `2025-12`. */
function monthLater(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The months whose facts an aggregate takes in. */
export function periodOf({ fn, over = {} }: Pick<Aggregate, "fn" | "over">, period: Period): Period {
  const to = monthLater(period.to, -(over.back ?? 0));
  if (fn === "balance") return { from: BEGINNING, to };
  return { from: over.months === undefined ? monthLater(period.from, -(over.back ?? 0)) : monthLater(to, 1 - over.months), to };
}

/** The same aggregate of the period itself. */
export const withoutOver = ({ over: _, ...a }: Aggregate): Aggregate => a;

/** `value` null is missing, never 0 in its place; n is the number of facts behind it. */
export interface Answer {
  readonly value: number | null;
  readonly n: number;
}

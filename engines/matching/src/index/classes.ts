/** What filters and counts see of a document, its day apart. Few combinations exist: some thousand for a million documents. */
export interface DocumentClass {
  readonly kind: number;
  readonly open: boolean;
  readonly region: number;
  readonly field: number;
  readonly scopes: readonly number[];
}

/** Each combination once, numbered in order of appearance; at most 65,536, as a part has no more documents. */
export class Classes {
  readonly list: DocumentClass[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(list: readonly DocumentClass[] = []) {
    for (const one of list) this.number(one);
  }

  number({ kind, open, region, field, scopes }: DocumentClass): number {
    const name = `${kind}/${open ? 1 : 0}/${region}/${field}/${scopes.join(",")}`;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.list.length;
      this.list.push({ kind, open, region, field, scopes });
      this.#numbers.set(name, number);
    }
    return number;
  }
}

export interface Filter {
  /** Whose eyes: a unit sees open records and those of its subtree; "open" is the public; "all" is the system itself. */
  readonly sight: { readonly unit: number } | "open" | "all";
  readonly kinds?: readonly number[];
  /** A code of GB/T 2260 as a number: 510000 is the whole province, 511800 the city. */
  readonly region?: number;
  /** First level of GB/T 13745. */
  readonly field?: number;
  /** Days, both inclusive; a record without a day is outside every span. */
  readonly from?: number;
  readonly to?: number;
  /** Kinds told to outsiders: whom such an open record's scopes name sees the record it tells of, and is not shown it twice. */
  readonly outside?: readonly number[];
}

const isToldTwice = (c: DocumentClass, { outside, sight }: Filter): boolean =>
  outside?.includes(c.kind) === true && c.open && typeof sight === "object" && c.scopes.includes(sight.unit);

/** Does the filter let the class through? The day is asked per document. */
export const isAdmitted = (c: DocumentClass, filter: Filter): boolean =>
  isSeen(c, filter.sight) &&
  !isToldTwice(c, filter) &&
  (filter.kinds === undefined || filter.kinds.includes(c.kind)) &&
  isWithin(c.region, filter.region) &&
  (filter.field === undefined || c.field === filter.field);

function isSeen(c: DocumentClass, sight: Filter["sight"]): boolean {
  if (sight === "all" || c.open) return true;
  return sight !== "open" && c.scopes.includes(sight.unit);
}

function isWithin(region: number, wanted: number | undefined): boolean {
  if (wanted === undefined) return true;
  const step = wanted % 10_000 === 0 ? 10_000 : wanted % 100 === 0 ? 100 : 1;
  return Math.floor(region / step) === Math.floor(wanted / step);
}

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

/**
 * By kind, closed before open, then region: the order of a segment's documents, so that the open ones of a kind lie side by side, and those of a region among
 * them. Only equal classes are equal: what is ordered in each of several segments stays so in the one they become.
 */
const compareClasses = (a: DocumentClass, b: DocumentClass): number =>
  a.kind - b.kind || Number(a.open) - Number(b.open) || a.region - b.region || a.field - b.field || compareLists(a.scopes, b.scopes);

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

/** The classes in their order, and the new number of each. */
export function inOrder({ list }: Classes): { classes: Classes; renumbered: Uint16Array } {
  const order = list.map((_, number) => number).sort((a, b) => compareClasses(list[a] as DocumentClass, list[b] as DocumentClass));
  const renumbered = new Uint16Array(list.length);
  order.forEach((old, number) => (renumbered[old] = number));
  return { classes: new Classes(order.map((old) => list[old] as DocumentClass)), renumbered };
}

export interface Filter {
  /** Whose eyes: a unit sees open records and those of its subtree; "open" is the public; "all" is the system itself. */
  readonly sight: { readonly unit: number } | "open" | "all";
  readonly kinds?: readonly number[];
  /** A code of GB/T 2260 as a number: 510000 is the whole province, 511800 the city. */
  readonly region?: number;
  /** First level of GB/T 13745; 0 is a record whose field nobody said, "known" any other. */
  readonly field?: number | "known";
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
  (filter.field === undefined || (filter.field === "known" ? c.field !== 0 : c.field === filter.field));

function isSeen(c: DocumentClass, sight: Filter["sight"]): boolean {
  if (sight === "all" || c.open) return true;
  return sight !== "open" && c.scopes.includes(sight.unit);
}

const isWithin = (region: number, wanted: number | undefined): boolean => {
  const [from, to] = regionsOf(wanted);
  return region >= from && region < to;
};

/** The codes a region stands for, the second bound exclusive. */
function regionsOf(wanted: number | undefined): readonly [from: number, to: number] {
  if (wanted === undefined) return [-Infinity, Infinity];
  const step = wanted % 10_000 === 0 ? 10_000 : wanted % 100 === 0 ? 100 : 1;
  return [wanted, wanted + step];
}

/** Ranges of numbers in an ordered list of classes, outside of which no kind and region of the filter lies; ends exclusive. */
export function* rangesOf(list: readonly DocumentClass[], { kinds, region }: Filter): Generator<[from: number, to: number]> {
  const [lowest, end] = regionsOf(region);
  for (const { kind, from, to } of runsOf(list)) {
    const first = (least: number): number => firstWhere(from, to, (i) => (list[i] as DocumentClass).region >= least);
    if (kinds === undefined || kinds.includes(kind)) yield region === undefined ? [from, to] : [first(lowest), first(end)];
  }
}

/** Of some kinds the open documents' ranges of numbers in an ordered list of classes, ends exclusive. */
export function* openRangesOf(list: readonly DocumentClass[], kinds: readonly number[]): Generator<[from: number, to: number]> {
  for (const { kind, open, from, to } of runsOf(list)) if (open && kinds.includes(kind)) yield [from, to];
}

/** Classes of one kind that are open, or closed, in an ordered list. */
function* runsOf(list: readonly DocumentClass[]): Generator<{ kind: number; open: boolean; from: number; to: number }> {
  for (let from = 0, to = 0; from < list.length; from = to) {
    const { kind, open } = list[from] as DocumentClass;
    const isBeyond = (c: DocumentClass): boolean => c.kind > kind || (c.kind === kind && c.open && !open);
    to = firstWhere(from, list.length, (i) => isBeyond(list[i] as DocumentClass));
    yield { kind, open, from, to };
  }
}

/** The first number in [from, to) that passes, `to` when none does; whoever passes is followed by such alone. */
export function firstWhere(from: number, to: number, passes: (i: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

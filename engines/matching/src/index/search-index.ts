import type { Language } from "../words/scan.ts";
import { Admission } from "./admission.ts";
import { analyse, type Analysed } from "./analyse.ts";
import type { Filter } from "./classes.ts";
import { countPart, noCounts, type Counts } from "./counts.ts";
import { idOfKey, keyOf, kindOfKey, type IndexDocument } from "./document.ts";
import { FIELD_COUNT, LengthSums, type UsualLengths } from "./lengths.ts";
import { MemoryTable } from "./memory.ts";
import type { Part } from "./part.ts";
import { relatedness, UNSAID, voteFields, VOTERS } from "./related.ts";
import { positionOf, retrieve, Scratch } from "./retrieve.ts";
import type { Segment } from "./segment.ts";
import { TopK } from "./topk.ts";
import { coverListsOf, listsOf, weigh, type WeighedTerm } from "./weigh.ts";

export interface Hit {
  readonly kind: number;
  readonly id: number;
  readonly field: number;
  /** Orders hits of one answer; not to be shown. */
  readonly score: number;
  /** Covered share of the query's weight, in (0, 1], and what is shown of it. */
  readonly share: number;
  readonly grade: Coverage;
  /** What was found of the query, grammar aside, heaviest first; weight is the share of the query's, in (0, 1]. */
  readonly terms: readonly { readonly text: string; readonly weight: number }[];
}

/** Covered share of the query's rarity: 4 ≥ 80 %, 3 ≥ 50 %, 2 ≥ 30 %, 1 less. */
export type Coverage = 1 | 2 | 3 | 4;
export const coverageOf = (share: number): Coverage => (share >= 0.8 ? 4 : share >= 0.5 ? 3 : share >= 0.3 ? 2 : 1);

export interface Answer {
  readonly hits: readonly Hit[];
  /** Channel "related": the fields of science followed, heaviest first, each with its share of the votes. */
  readonly fields?: readonly (readonly [field: number, share: number])[];
  /** Records of grade 3 and 4, only when asked for. */
  readonly counts?: Counts;
}

export interface SearchOptions {
  readonly filter: Filter;
  readonly limit: number;
  readonly counts?: boolean;
  /** "known": the record meant. "related": records of the same fields of science. Two lists, never one blended. */
  readonly channel?: "known" | "related";
  /** Channel "related": the field the question is known to be of; it is followed before those that are voted for. */
  readonly field?: number;
}

/**
 * An index one thread owns: segments, frozen tables on their way to become segments, and the table that takes new
 * documents. It does no input or output; whoever owns it writes and reads the bytes.
 */
export class SearchIndex {
  readonly #language: Language;
  readonly #lengths = new LengthSums();
  readonly #scratch = new Scratch();
  #segments: Segment[] = [];
  #frozen: MemoryTable[] = [];
  #table = new MemoryTable();

  constructor(language: Language) {
    this.#language = language;
  }

  get size(): number {
    return this.#parts().reduce((sum, part) => sum + part.live, 0);
  }
  get segments(): readonly Segment[] {
    return this.#segments;
  }
  /** Usual lengths of what is here now. Tables are weighed by them, segments were by those of their day. */
  get usual(): UsualLengths {
    return this.#lengths.usual;
  }
  /** Segments whose impacts other lengths were told under: to be merged, each by itself, under the present ones. */
  get stale(): readonly Segment[] {
    return this.#segments.filter((segment) => !segment.isWeighedBy(this.usual));
  }

  /** Found by the next search; an older version of the same kind and id is gone. */
  add(document: IndexDocument): void {
    this.addAnalysed(analyse(document, this.#language));
  }

  /** Was an older version there? */
  addAnalysed(document: Analysed): boolean {
    const replaces = this.#removeKey(document.key);
    if (this.#table.isFull) this.freeze();
    this.#table.add(document);
    if (document.open) this.#lengths.add(document.kind, document.lengths, 0, 1);
    return replaces;
  }

  /** Was it there? */
  remove(kind: number, id: number): boolean {
    return this.#removeKey(keyOf(kind, id));
  }

  /** The table stops growing and is handed out to be built into a segment; it is searched until `replace` puts the segment in. */
  freeze(): MemoryTable | undefined {
    if (this.#table.size === 0) return undefined;
    const table = this.#table;
    this.#frozen.push(table);
    this.#table = new MemoryTable(this.usual);
    return table;
  }

  get frozen(): readonly MemoryTable[] {
    return this.#frozen;
  }

  /** Puts a segment in the place of the parts it was made of. What was removed from those meanwhile is removed from it. */
  replace(old: readonly Part[], segment: Segment | undefined): void {
    for (const part of old)
      for (let doc = 0; doc < part.size; doc++) {
        if (part.removed[doc] !== 1) continue;
        const made = segment?.docOf(part.keys[doc] as number);
        if (made !== undefined && !this.#isLiveIn(old, part.keys[doc] as number)) segment?.remove(made);
      }
    for (const part of old) this.#measure(part, -1);
    if (segment) this.#measure(segment, 1);
    this.#segments = this.#segments.filter((s) => !old.includes(s));
    this.#frozen = this.#frozen.filter((t) => !old.includes(t));
    if (segment) this.#segments.push(segment);
  }

  search(query: string, { filter, limit, counts: counting = false, channel = "known", field = 0 }: SearchOptions): Answer {
    for (const table of [...this.#frozen, this.#table]) table.weigh(this.usual);
    const parts = this.#parts();
    const terms = weigh(query, this.#language, parts, filter.kinds);
    const found =
      channel === "known" ? { hits: this.#best(parts, terms, filter, limit) } : this.#related(parts, terms, filter, limit, field);
    if (!counting) return found;
    const enough = coverOf(terms) / 2;
    const counts = noCounts();
    for (const [p, part] of parts.entries())
      countPart(part, coverListsOf(terms, p), enough, new Admission(part, filter), counts, this.#scratch);
    return { ...found, counts };
  }

  #best(parts: readonly Part[], terms: readonly WeighedTerm[], filter: Filter, limit: number): Hit[] {
    if (limit < 1) return [];
    const top = new TopK(limit);
    for (const [p, part] of parts.entries())
      retrieve(part, p, listsOf(terms, p, top.floor), new Admission(part, filter), top, this.#scratch);
    return top.keys.map((_, i) => explain(parts, terms, top, i));
  }

  /**
   * The nearest by words vote on fields of science; each of these gives its best, and records whose field nobody said follow by their words. Without
   * any field known, the list by words.
   */
  #related(parts: readonly Part[], terms: readonly WeighedTerm[], filter: Filter, limit: number, known: number): Answer {
    const near = this.#best(parts, terms, { ...filter, field: "known" }, VOTERS);
    const shares = voteFields(
      near.map(({ score, field }) => ({ score, field })),
      known,
    );
    const fields = [...shares];
    if (fields.length === 0) return { hits: this.#best(parts, terms, filter, limit), fields };
    const best = near[0]?.score ?? 1;
    const hits = [...fields, [0, UNSAID * (fields[0]?.[1] ?? 0)] as const]
      .flatMap(([field, share]) =>
        this.#best(parts, terms, { ...filter, field }, limit).map((hit) => ({ hit, value: relatedness(share, hit.score, best) })),
      )
      .sort((a, b) => b.value - a.value || keyOf(a.hit.kind, a.hit.id) - keyOf(b.hit.kind, b.hit.id))
      .slice(0, limit)
      .map(({ hit }) => hit);
    return { hits, fields };
  }

  #parts(): Part[] {
    return [...this.#segments, ...this.#frozen, this.#table];
  }

  #removeKey(key: number): boolean {
    for (const part of this.#parts()) {
      const doc = part.docOf(key);
      if (doc === undefined) continue;
      this.#measureOne(part, doc, -1);
      part.remove(doc);
      return true;
    }
    return false;
  }

  #measure(part: Part, sign: 1 | -1): void {
    for (let doc = 0; doc < part.size; doc++) if (part.removed[doc] === 0) this.#measureOne(part, doc, sign);
  }

  #measureOne({ classes, classOf, lengths }: Part, doc: number, sign: 1 | -1): void {
    const one = classes.list[classOf[doc] as number];
    if (one?.open) this.#lengths.add(one.kind, lengths, FIELD_COUNT * doc, sign);
  }

  #isLiveIn(parts: readonly Part[], key: number): boolean {
    return parts.some((part) => part.docOf(key) !== undefined);
  }
}

const coverOf = (terms: readonly WeighedTerm[]): number => terms.reduce((sum, t) => sum + t.cover, 0);

function explain(parts: readonly Part[], terms: readonly WeighedTerm[], top: TopK, place: number): Hit {
  const [number, doc, key] = [top.parts[place] as number, top.docs[place] as number, top.keys[place] as number];
  const part = parts[number] as Part;
  const whole = coverOf(terms);
  const has = ({ postingsIn }: WeighedTerm): boolean => {
    const postings = postingsIn(number);
    return postings !== undefined && positionOf(postings, doc) >= 0;
  };
  // What a question of one term found has it.
  const found = terms.length === 1 ? terms : terms.filter((term) => !term.isHint && has(term));
  const share = coverOf(found) / whole;
  return {
    kind: kindOfKey(key),
    id: idOfKey(key),
    field: part.classes.list[part.classOf[doc] as number]?.field ?? 0,
    score: top.scores[place] as number,
    share,
    grade: coverageOf(share),
    terms: found
      .filter((t) => !t.isEmpty)
      .map(({ text, cover }) => ({ text, weight: cover / whole }))
      .sort((a, b) => b.weight - a.weight),
  };
}

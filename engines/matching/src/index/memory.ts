import { holdsCharacter, type TermCode } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes } from "./classes.ts";
import type { Part, Postings } from "./part.ts";

/** Documents a memory table takes before it is frozen and written as a segment. */
export const TABLE_DOCUMENTS = 4096;

/** The newest documents, found at once. Lists double in size; the analysed documents are kept for the segment to come. */
export class MemoryTable implements Part {
  readonly keys = new Float64Array(TABLE_DOCUMENTS);
  readonly classOf = new Uint16Array(TABLE_DOCUMENTS);
  readonly days = new Int32Array(TABLE_DOCUMENTS);
  readonly removed = new Uint8Array(TABLE_DOCUMENTS);
  readonly classes = new Classes();
  readonly documents: Analysed[] = [];
  readonly #lists = new Map<TermCode, GrowingList>();
  readonly #docs = new Map<number, number>();
  #removed = 0;
  open = 0;

  get size(): number {
    return this.documents.length;
  }
  get live(): number {
    return this.size - this.#removed;
  }
  get isFull(): boolean {
    return this.size === TABLE_DOCUMENTS;
  }

  /** The key is not in the table, or was removed; the table is not full. */
  add(document: Analysed): void {
    const doc = this.documents.length;
    this.documents.push(document);
    this.keys[doc] = document.key;
    this.classOf[doc] = this.classes.number(document);
    this.days[doc] = document.day;
    this.#docs.set(document.key, doc);
    const { codes, impacts, open } = document;
    if (open) this.open++;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      let list = this.#lists.get(code);
      if (list === undefined) this.#lists.set(code, (list = new GrowingList()));
      list.push(doc, impacts[i] as number);
      if (open) list.open++;
    }
  }

  find(code: TermCode): Postings | undefined {
    return this.#lists.get(code);
  }

  codesWith(character: number): TermCode[] {
    return [...this.#lists.keys()].filter((code) => code === character || holdsCharacter(code, character));
  }

  docOf(key: number): number | undefined {
    return this.#docs.get(key);
  }

  remove(doc: number): void {
    this.removed[doc] = 1;
    this.#removed++;
    this.#docs.delete(this.keys[doc] as number);
  }
}

class GrowingList implements Postings {
  docs = new Uint16Array(2);
  impacts = new Uint8Array(2);
  readonly from = 0;
  to = 0;
  max = 0;
  open = 0;

  push(doc: number, impact: number): void {
    if (this.to === this.docs.length) {
      const docs = new Uint16Array(2 * this.to);
      docs.set(this.docs);
      const impacts = new Uint8Array(2 * this.to);
      impacts.set(this.impacts);
      this.docs = docs;
      this.impacts = impacts;
    }
    this.docs[this.to] = doc;
    this.impacts[this.to++] = impact;
    if (impact > this.max) this.max = impact;
  }
}

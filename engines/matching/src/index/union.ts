import { PART_DOCUMENTS, type Postings } from "./part.ts";

/** Of the union being made: impacts by document number, all zero between two of them. */
const largest = new Uint8Array(PART_DOCUMENTS);
const docsMade = new Uint16Array(PART_DOCUMENTS);
const impactsMade = new Uint8Array(PART_DOCUMENTS);

/** Postings of one more alternative. The larger of two impacts without a branch: which it is nobody foresees. */
export function unite(docs: Uint16Array, impacts: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    const before = largest[doc] as number;
    const more = (impacts[i] as number) - before;
    largest[doc] = before + (more & ~(more >> 31));
  }
}

/** Alternatives of a part of so many documents as one list: a document counts once, with its largest impact. */
export function united(size: number): Postings {
  let [to, max] = [0, 0];
  for (let doc = 0; doc < size; doc++) {
    const impact = largest[doc] as number;
    docsMade[to] = doc;
    impactsMade[to] = impact;
    to += -impact >>> 31;
    if (impact > max) max = impact;
  }
  largest.fill(0, 0, size);
  return { docs: docsMade.slice(0, to), impacts: impactsMade.slice(0, to), from: 0, to, max };
}

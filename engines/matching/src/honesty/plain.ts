/** BM25's k1 and b, as everybody uses them. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/**
 * A plain keyword search to be measured against: BM25 (Robertson & Walker 1994) over pairs of Han characters and runs of letters
 * or digits. It shares nothing with the index: no fields, hints, dictionary or rarity of its own kind. The queries are said
 * beforehand, so that only their words are kept of a hundred thousand texts.
 */
export class PlainSearch {
  readonly #postings = new Map<string, { readonly documents: number[]; readonly counts: number[] }>();
  readonly #ids: number[] = [];
  readonly #lengths: number[] = [];
  #total = 0;

  constructor(queries: Iterable<string>) {
    for (const query of queries) for (const word of plainWords(query)) this.#postings.set(word, { documents: [], counts: [] });
  }

  add(id: number, text: string): void {
    const document = this.#ids.push(id) - 1;
    let length = 0;
    for (const word of plainWords(text)) {
      length++;
      const list = this.#postings.get(word);
      if (!list) continue;
      if (list.documents.at(-1) === document) (list.counts[list.counts.length - 1] as number)++;
      else {
        list.documents.push(document);
        list.counts.push(1);
      }
    }
    this.#lengths.push(length);
    this.#total += length;
  }

  /** Ids of what shares a word with one of the queries said beforehand, best first, ties to the smaller id. */
  rank(query: string): number[] {
    const all = this.#ids.length;
    const mean = this.#total / Math.max(1, all);
    const scores = new Map<number, number>();
    for (const word of new Set(plainWords(query))) {
      const { documents, counts } = this.#postings.get(word) ?? { documents: [], counts: [] };
      const rarity = Math.log(1 + (all - documents.length + 0.5) / (documents.length + 0.5));
      for (const [i, document] of documents.entries()) {
        const count = counts[i] as number;
        const norm = SATURATION * (1 - LENGTH + (LENGTH * (this.#lengths[document] as number)) / mean);
        scores.set(document, (scores.get(document) ?? 0) + (rarity * count * (SATURATION + 1)) / (count + norm));
      }
    }
    return [...scores]
      .map(([document, score]) => ({ id: this.#ids[document] as number, score }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .map(({ id }) => id);
  }
}

function* plainWords(text: string): Generator<string> {
  for (const [run] of text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (run.length < 2 || !/\p{Script=Han}/u.test(run)) yield run;
    else for (let i = 0; i + 1 < run.length; i++) yield run.slice(i, i + 2);
  }
}

import { analyseInPieces, type Language, type MemoryTable, type SearchIndex } from "@bihuan/matching";
import type { JournalPlace } from "./folder.ts";
import type { Journal } from "./journal.ts";
import { setAside, toDocument, type RecordKey, type SetAside } from "./record.ts";

/** Changes are taken in for so long before a question may come between. */
const SLICE_MILLISECONDS = 2;
/** A removed record's words leave the files at once. Those of records written anew are taken out together so often: a segment may have to be rewritten for one. */
const REWRITE_MILLISECONDS = 60_000;

/** Lets what has arrived be answered. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Takes the journal's changes into an index, and remembers what follows from them: records that could not be read, words that must leave the files. */
export class Intake {
  readonly #kinds: readonly string[];
  readonly #language: Language;
  /** The place of the journal at which a table was frozen. */
  readonly frozenAt = new Map<MemoryTable, JournalPlace>();
  #aside = new Map<string, SetAside>();
  /** When words of removed records that stand in the files are to be taken out, and when that was done last. */
  #eraseAt: number | undefined;
  #erasedAt = -Infinity;

  constructor(kinds: readonly string[], language: Language) {
    this.#kinds = kinds;
    this.#language = language;
  }

  /** Records that could not be read. */
  get aside(): readonly SetAside[] {
    return [...this.#aside.values()];
  }
  set aside(aside: readonly SetAside[]) {
    this.#aside = new Map(aside.map((one) => [nameOf(one), one]));
  }

  get erases(): boolean {
    return this.#eraseAt !== undefined;
  }
  get isErasureDue(): boolean {
    return this.#eraseAt !== undefined && this.#eraseAt <= performance.now();
  }
  /** At this time of the process's clock, or sooner where that was said. */
  mustErase(at: number): void {
    this.#eraseAt = Math.min(this.#eraseAt ?? Infinity, at);
  }
  beginErasing(): void {
    this.#eraseAt = undefined;
  }
  endErasing(): void {
    this.#erasedAt = performance.now();
  }

  /** Every change not yet taken, questions being answered in between; a long text gives way between its pieces as well. */
  async take(index: SearchIndex, journal: Journal): Promise<void> {
    let began = performance.now();
    const isOver = (): boolean => performance.now() - began > SLICE_MILLISECONDS;
    for (const change of journal.read()) {
      const key = "put" in change ? change.put : change.remove;
      try {
        if ("put" in change) {
          const pieces = analyseInPieces(toDocument(change.put, this.#kinds), this.#language);
          let piece = pieces.next();
          for (; !piece.done; piece = pieces.next())
            if (isOver()) {
              await turn();
              began = performance.now();
            }
          if (index.addAnalysed(piece.value)) this.mustErase(this.#erasedAt + REWRITE_MILLISECONDS);
        } else if (index.remove(this.#kinds.indexOf(key.kind), key.id)) this.mustErase(0);
        this.#aside.delete(nameOf(key));
      } catch (error) {
        this.#setAside(index, key, error);
      }
      for (const table of index.frozen) if (!this.frozenAt.has(table)) this.frozenAt.set(table, journal.place);
      if (isOver()) {
        await turn();
        began = performance.now();
      }
    }
  }

  /** What stood there before is not found either: it may have been open, and what is new about it is not known. */
  #setAside(index: SearchIndex, key: RecordKey, error: unknown): void {
    const one = setAside(key, error);
    if (index.remove(this.#kinds.indexOf(key.kind), key.id)) this.mustErase(0);
    this.#aside.set(nameOf(key), one);
    console.error(JSON.stringify({ at: new Date().toISOString(), search: "set aside", ...one }));
  }
}

const nameOf = ({ kind, id }: RecordKey): string => `${kind}/${id}`;

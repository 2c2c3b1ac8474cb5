import { namesMeant, normalise, SearchIndex, type MemoryTable, type Segment } from "@bihuan/matching";
import {
  FORMAT,
  manifestVersion,
  prepareFolder,
  readManifest,
  readSegmentInPieces,
  sweep,
  takeWriterLock,
  writeManifest,
  type JournalPlace,
  type Manifest,
  type SegmentEntry,
} from "./folder.ts";
import { Intake, turn } from "./intake.ts";
import { dropBefore, endOf, Journal, type Change } from "./journal.ts";
import { chinese } from "./language.ts";
import { holdingRemoved, mergeable } from "./merging.ts";
import type { BuildCalls, Fault } from "./messages.ts";
import type { SetAside } from "./record.ts";
import { Thread } from "../threads/thread.ts";

const JOURNAL_BYTES = 32 * 2 ** 20;
/** Weighed anew in some tenths of a second. */
const FEW_POSTINGS = 4_000_000;
/** How long a build thread without work is kept, with all that the last merge took: starting one takes longer than packing a table. */
const BUILDER_IDLE_MILLISECONDS = 3_000;
/** What the disk refused is tried again so much later. */
const AGAIN_MILLISECONDS = 10_000;

/**
 * A folder's index inside the search thread. Truth for restart = manifest (segments, removed documents, a place of the journal)
 * and the journal from that place on. One process writes segments and manifest; every process appends to the journal and
 * follows it.
 */
export class Store {
  readonly #folder: string;
  readonly #kinds: readonly string[];
  readonly #release: (() => void) | undefined;
  readonly #language = chinese();
  #builder: Thread<BuildCalls> | undefined;
  #builderIdle: NodeJS.Timeout | undefined;
  #index = new SearchIndex(this.#language);
  #journal: Journal;
  /** Where the segments stand in the journal. */
  #covered: JournalPlace;
  #names = new Map<Segment, SegmentEntry>();
  #version = "";
  #nextName = 1;
  #busy: Promise<void> = Promise.resolve();
  /** What reads the journal stands in a line: changes are taken in order, also when one is interrupted by a question. */
  #line: Promise<unknown> = Promise.resolve();
  #working = false;
  /** Set while everything is built anew: changes from here on are said again over the new segments. */
  #rebuildFrom: JournalPlace | undefined;
  #fault: Fault | undefined;
  readonly #intake: Intake;

  constructor(folder: string, kinds: readonly string[]) {
    prepareFolder(folder);
    this.#folder = folder;
    this.#kinds = kinds;
    this.#intake = new Intake(kinds, this.#language);
    this.#release = takeWriterLock(folder);
    this.#covered = endOf(folder);
    this.#journal = new Journal(folder, this.#covered);
  }

  get isWriter(): boolean {
    return this.#release !== undefined;
  }
  get index(): SearchIndex {
    return this.#index;
  }
  /** Why what is found is not all there is. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Records that could not be read. */
  get aside(): readonly SetAside[] {
    return this.#intake.aside;
  }

  /** Of these names those that the short form stands for, the best first. */
  meant(short: string, names: readonly string[]): string[] {
    return namesMeant(short, names, (normal) => this.#language.segment(normal));
  }

  /** The dictionary's words of a text. */
  wordsOf(text: string): readonly string[] {
    return this.#language.segment(normalise(text));
  }

  /** Resolves when what was changed is on disk. */
  keep(): Promise<void> {
    return this.#journal.sync();
  }

  /** Reads the folder. A fault leaves what is whole in use; the writer's owner then builds everything from the source. */
  open(): Promise<void> {
    return this.#inLine(async () => {
      this.#version = manifestVersion(this.#folder);
      const manifest = readManifest(this.#folder);
      if (!manifest) this.#fault = this.#version === "" ? "empty" : "other format";
      else if (manifest.kinds.some((kind, i) => this.#kinds[i] !== kind)) this.#fault = "other format";
      else this.#fault = (await this.#load(manifest)) ? "damaged segment" : undefined;
      this.#settle();
    });
  }

  /** What other processes saved since; for a reader also the segments the writer made of it. */
  async follow(): Promise<void> {
    if (!this.isWriter && manifestVersion(this.#folder) !== this.#version) await this.open();
    await this.catchUp();
  }

  /** Resolves when the changes are found; where few documents must be weighed anew because of them, after that. */
  async change(changes: readonly Change[]): Promise<void> {
    this.#journal.append(changes);
    await this.catchUp();
    const postings = this.#index.stale.reduce((sum, { arrays }) => sum + arrays.docs.length, 0);
    if (postings > 0 && postings < FEW_POSTINGS) await this.#busy;
  }

  catchUp(): Promise<void> {
    return this.#inLine(async () => {
      await this.#intake.take(this.#index, this.#journal);
      this.#settle();
    });
  }

  /** Resolves when all that was taken in is written, merged and weighed. */
  async rest(): Promise<void> {
    await this.#line;
    await this.#busy;
  }

  /** What the source is read for may be older than changes from here on. Returns the first free name. */
  async beginRebuild(): Promise<number> {
    this.#rebuildFrom = this.#journal.place;
    await this.#busy;
    // What was under way may have begun a new file.
    this.#rebuildFrom = this.#journal.place;
    const first = this.#nextName;
    this.#nextName += 100_000;
    return first;
  }

  /** Everything new at once: the segments, and the changes said meanwhile. */
  adopt(entries: readonly SegmentEntry[], aside: readonly SetAside[]): Promise<void> {
    return this.#inLine(async () => {
      const covered = this.#rebuildFrom ?? this.#covered;
      const fresh = new SearchIndex(this.#language);
      const names = new Map<Segment, SegmentEntry>();
      let damaged = false;
      for (const entry of entries) {
        const segment = await readSegmentInPieces(this.#folder, entry);
        if (segment) this.#put(fresh, names, segment, entry);
        else damaged = true;
      }
      this.#intake.frozenAt.clear();
      this.#intake.aside = aside;
      const journal = new Journal(this.#folder, covered);
      await this.#intake.take(fresh, journal);
      this.#swapIn(fresh, names, journal, covered);
      this.#fault = damaged ? "damaged segment" : undefined;
      // The journal before may hold what the source no longer does.
      this.#intake.mustErase(0);
      await this.#checkpoint();
      this.#rebuildFrom = undefined;
      this.#settle();
    });
  }

  async close(): Promise<void> {
    await this.#busy;
    await this.#line;
    await this.#busy;
    if (this.isWriter && this.#fault === undefined) await this.#checkpoint();
    this.#release?.();
    this.#journal.close();
    clearTimeout(this.#builderIdle);
    await this.#builder?.end();
  }

  #inLine(work: () => Promise<void>): Promise<void> {
    const done = this.#line.then(work);
    this.#line = done.catch(() => {});
    return done;
  }

  /** Builds the index aside, in short pieces, and puts it in place at once. */
  async #load(manifest: Manifest): Promise<boolean> {
    const fresh = new SearchIndex(this.#language);
    const names = new Map<Segment, SegmentEntry>();
    const known = new Map([...this.#names].map(([segment, { name }]) => [name, segment]));
    let damaged = false;
    // All at once: the disk reads one while another's checksum is made.
    const segments = await Promise.all(manifest.segments.map((e) => known.get(e.name) ?? readSegmentInPieces(this.#folder, e)));
    for (const [i, entry] of manifest.segments.entries()) {
      const segment = segments[i];
      if (segment) this.#put(fresh, names, segment, entry);
      else damaged = true;
    }
    this.#intake.aside = manifest.aside ?? [];
    const journal = new Journal(this.#folder, manifest.journal);
    await this.#intake.take(fresh, journal);
    this.#swapIn(fresh, names, journal, manifest.journal);
    if (manifest.erases || holdingRemoved(fresh.segments).length > 0) this.#intake.mustErase(0);
    if (this.isWriter && !damaged) await this.#checkpoint();
    return damaged;
  }

  #put(index: SearchIndex, names: Map<Segment, SegmentEntry>, segment: Segment, entry: SegmentEntry): void {
    for (const doc of entry.removed) segment.remove(doc);
    index.replace([], segment);
    names.set(segment, entry);
    this.#nextName = Math.max(this.#nextName, Number(entry.name) + 1);
  }

  #swapIn(index: SearchIndex, names: Map<Segment, SegmentEntry>, journal: Journal, covered: JournalPlace): void {
    for (const segment of this.#names.keys()) if (!names.has(segment)) segment.release();
    this.#journal.close();
    this.#index = index;
    this.#names = names;
    this.#journal = journal;
    this.#covered = covered;
  }

  /** Frozen tables become segments, small segments are merged, removed words taken out, those of other lengths weighed anew, one after another beside the search. */
  #settle(): void {
    if (this.#working || !this.isWriter || this.#rebuildFrom) return;
    if (!this.#hasWork) return;
    this.#working = true;
    // What could not be written, the disk being full, stays a table in memory and is tried again with the next change.
    this.#busy = this.#work()
      .catch(() => {})
      .finally(() => (this.#working = false));
  }

  get #isToErase(): boolean {
    return this.#intake.isErasureDue && this.#fault === undefined;
  }

  get #hasWork(): boolean {
    return this.#index.frozen.length > 0 || this.#index.stale.length > 0 || this.#isToErase;
  }

  async #work(): Promise<void> {
    clearTimeout(this.#builderIdle);
    await this.#flush();
    const next = (): readonly Segment[] => mergeable(this.#index.segments, this.#index.stale);
    for (let old = next(); old.length > 0; old = next()) if (!(await this.#merge(old))) return;
    while (this.#isToErase) await this.#erase();
    this.#builderIdle = setTimeout(() => {
      if (this.#working) return;
      void this.#builder?.end();
      this.#builder = undefined;
    }, BUILDER_IDLE_MILLISECONDS).unref();
  }

  get #building(): Thread<BuildCalls> {
    return (this.#builder ??= new Thread<BuildCalls>(new URL("./build-thread.ts", import.meta.url)));
  }

  async #flush(): Promise<void> {
    for (let table = this.#index.frozen[0]; table; table = this.#index.frozen[0]) {
      const index = this.#index;
      const input = {
        folder: this.#folder,
        name: String(this.#nextName++),
        table: table.arrays,
        removed: table.removed,
        usual: index.usual,
      };
      const entry = table.live > 0 ? await this.#building.call("flush", input) : undefined;
      await this.#replace(index, [table], entry);
      if (index !== this.#index) return;
      this.#covered = this.#intake.frozenAt.get(table) ?? this.#covered;
      this.#intake.frozenAt.delete(table);
      await this.#checkpoint();
    }
  }

  /** One segment of these, without what was removed. False: everything was built anew meanwhile. */
  async #merge(old: readonly Segment[]): Promise<boolean> {
    const index = this.#index;
    const segments = old.map((segment) => this.#names.get(segment) as SegmentEntry);
    const input = {
      folder: this.#folder,
      name: String(this.#nextName++),
      segments,
      removed: old.map((s) => s.removed),
      usual: index.usual,
    };
    await this.#replace(index, old, old.some((s) => s.live > 0) ? await this.#building.call("merge", input) : undefined);
    if (index !== this.#index) return false;
    await this.#checkpoint();
    return true;
  }

  /**
   * Takes the words of what was removed out of every file: the table is written without them and the journal begun anew behind it, then the
   * segments that hold them are rewritten. What is removed meanwhile asks again.
   */
  async #erase(): Promise<void> {
    const index = this.#index;
    this.#intake.beginErasing();
    try {
      let here = this.#covered;
      await this.#inLine(async () => {
        if (index !== this.#index) return;
        await this.#intake.take(index, this.#journal);
        this.#journal.rotate(1);
        await this.#intake.take(index, this.#journal);
        here = this.#journal.place;
        const table = index.freeze();
        if (table) this.#intake.frozenAt.set(table, here);
      });
      await this.#flush();
      if (index !== this.#index) return;
      if (isBefore(this.#covered, here)) this.#covered = here;
      await this.#checkpoint();
      for (const segment of holdingRemoved(index.segments)) if (!(await this.#merge([segment]))) return;
      this.#intake.endErasing();
      // The manifest says that nothing is left to take out.
      await this.#checkpoint();
    } catch (error) {
      this.#intake.mustErase(performance.now() + AGAIN_MILLISECONDS);
      throw error;
    }
  }

  async #replace(index: SearchIndex, old: readonly (MemoryTable | Segment)[], entry: SegmentEntry | undefined): Promise<void> {
    const made = entry && (await readSegmentInPieces(this.#folder, entry));
    // Unreadable right after writing: the disk fails. The old parts stay, the next start reports the rest.
    if (entry && !made) throw new Error(`segment ${entry.name} cannot be read back`);
    if (index !== this.#index) return;
    index.replace(old, made);
    for (const part of old) this.#names.delete(part as Segment);
    if (made && entry) this.#names.set(made, entry);
    // Giving twenty megabytes back takes milliseconds: one at a time.
    for (const part of old) {
      await turn();
      part.release();
    }
  }

  /** The manifest of this moment, then the files it no longer names. One at a time. */
  async #checkpoint(): Promise<void> {
    const { segments } = this.#index;
    const entries = segments.map((segment) => {
      const { name, crc } = this.#names.get(segment) as SegmentEntry;
      return { name, crc, removed: removedOf(segment) };
    });
    const journal = this.#covered;
    await writeManifest(this.#folder, {
      format: FORMAT,
      kinds: this.#kinds,
      segments: entries,
      journal,
      ...(this.#intake.erases && { erases: true }),
      aside: this.aside,
    });
    this.#version = manifestVersion(this.#folder);
    this.#journal.rotate(JOURNAL_BYTES);
    dropBefore(this.#folder, journal);
    sweep(
      this.#folder,
      entries.map(({ name }) => name),
    );
  }
}

const isBefore = (a: JournalPlace, b: JournalPlace): boolean =>
  a.generation < b.generation || (a.generation === b.generation && a.offset < b.offset);

function removedOf({ removed }: Segment): number[] {
  const docs: number[] = [];
  for (let doc = removed.indexOf(1); doc >= 0; doc = removed.indexOf(1, doc + 1)) docs.push(doc);
  return docs;
}

import { SearchIndex, type Analysed, type FieldLengths, type MemoryTable, type Segment } from "@bihuan/matching";
import {
  FORMAT,
  manifestVersion,
  prepareFolder,
  readManifest,
  readSegment,
  sweep,
  takeWriterLock,
  writeManifest,
  type JournalPlace,
  type Manifest,
  type SegmentEntry,
} from "./folder.ts";
import { dropBefore, endOf, Journal, type Change } from "./journal.ts";
import { chinese } from "./language.ts";
import { mergeable } from "./merging.ts";
import type { BuildCalls, Fault } from "./messages.ts";
import { kindNumber, toDocument } from "./record.ts";
import { Thread } from "../threads/thread.ts";

const JOURNAL_BYTES = 32 * 2 ** 20;

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
  #lengths: FieldLengths = {};
  #index = new SearchIndex(this.#language);
  #journal: Journal;
  /** Where the segments stand in the journal. */
  #covered: JournalPlace;
  readonly #names = new Map<Segment, { name: string; crc: number }>();
  /** The place of the journal at which a table was frozen. */
  readonly #frozenAt = new Map<MemoryTable, JournalPlace>();
  #version = "";
  #nextName = 1;
  #busy: Promise<void> = Promise.resolve();
  #working = false;
  /** Set while everything is built anew: changes from here on are said again over the new segments. */
  #rebuildFrom: JournalPlace | undefined;
  #fault: Fault | undefined;

  constructor(folder: string, kinds: readonly string[]) {
    prepareFolder(folder);
    this.#folder = folder;
    this.#kinds = kinds;
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

  /** Reads the folder. A fault leaves what is whole in use; the writer's owner then builds everything from the source. */
  async open(): Promise<void> {
    this.#version = manifestVersion(this.#folder);
    const manifest = readManifest(this.#folder);
    if (!manifest) this.#fault = this.#version === "" ? "empty" : "other format";
    else if (manifest.kinds.some((kind, i) => this.#kinds[i] !== kind)) this.#fault = "other format";
    else this.#fault = (await this.#load(manifest)) ? "damaged segment" : undefined;
  }

  /** What other processes saved since; for a reader also the segments the writer made of it. */
  async follow(): Promise<void> {
    if (!this.isWriter && manifestVersion(this.#folder) !== this.#version) await this.open();
    this.catchUp();
  }

  change(changes: readonly Change[]): void {
    this.#journal.append(changes);
    this.catchUp();
  }

  catchUp(): void {
    for (const change of this.#journal.read()) this.#apply(this.#index, this.#journal, change);
    if (this.#index.frozen.length > 0) this.#settle();
  }

  /** What the source is read for may be older than changes from here on. Returns the first free name. */
  async beginRebuild(): Promise<number> {
    this.#rebuildFrom = this.#journal.place;
    await this.#busy;
    const first = this.#nextName;
    this.#nextName += 100_000;
    return first;
  }

  /** Everything new at once: the segments, and the changes said meanwhile. */
  adopt(entries: readonly SegmentEntry[], lengths: FieldLengths): void {
    this.#lengths = lengths;
    this.#covered = this.#rebuildFrom ?? this.#covered;
    this.#rebuildFrom = undefined;
    const fresh = new SearchIndex(this.#language, this.#lengths);
    this.#names.clear();
    this.#frozenAt.clear();
    this.#fault = undefined;
    for (const entry of entries) if (!this.#add(fresh, entry)) this.#fault = "damaged segment";
    const journal = new Journal(this.#folder, this.#covered);
    for (const change of journal.read()) this.#apply(fresh, journal, change);
    this.#journal = journal;
    this.#index = fresh;
    this.#checkpoint();
    if (fresh.frozen.length > 0) this.#settle();
  }

  async close(): Promise<void> {
    await this.#busy;
    if (this.isWriter && this.#fault === undefined) this.#checkpoint();
    this.#release?.();
    await this.#builder?.end();
  }

  /** Builds the index aside, in short pieces, and puts it in place at once. */
  async #load(manifest: Manifest): Promise<boolean> {
    this.#lengths = manifest.lengths;
    const fresh = new SearchIndex(this.#language, this.#lengths);
    const known = new Map([...this.#names].map(([segment, { name }]) => [name, segment]));
    this.#names.clear();
    let damaged = false;
    for (const entry of manifest.segments) {
      const before = known.get(entry.name);
      if (before) {
        for (const doc of entry.removed) before.remove(doc);
        fresh.replace([], before);
        this.#names.set(before, entry);
      } else if (!this.#add(fresh, entry)) damaged = true;
      this.#nextName = Math.max(this.#nextName, Number(entry.name) + 1);
    }
    const journal = new Journal(this.#folder, manifest.journal);
    let applied = 0;
    for (const change of journal.read()) {
      this.#apply(fresh, journal, change);
      if (++applied % 32 === 0) await new Promise((done) => setImmediate(done));
    }
    this.#covered = manifest.journal;
    this.#journal = journal;
    this.#index = fresh;
    if (this.isWriter && !damaged) this.#checkpoint();
    return damaged;
  }

  #add(index: SearchIndex, entry: SegmentEntry): boolean {
    const segment = readSegment(this.#folder, entry);
    if (!segment) return false;
    index.replace([], segment);
    this.#names.set(segment, entry);
    this.#nextName = Math.max(this.#nextName, Number(entry.name) + 1);
    return true;
  }

  #apply(index: SearchIndex, journal: Journal, change: Change): void {
    if ("put" in change) index.add(toDocument(change.put, this.#kinds));
    else index.remove(kindNumber(this.#kinds, change.remove.kind), change.remove.id);
    for (const table of index.frozen) if (!this.#frozenAt.has(table)) this.#frozenAt.set(table, journal.place);
  }

  /** Frozen tables become segments, small segments are merged, one after another beside the search. */
  #settle(): void {
    if (this.#working || !this.isWriter || this.#rebuildFrom) return;
    this.#working = true;
    this.#busy = this.#work().finally(() => (this.#working = false));
  }

  async #work(): Promise<void> {
    this.#builder ??= new Thread<BuildCalls>(new URL("./build-thread.ts", import.meta.url));
    for (let table = this.#index.frozen[0]; table; table = this.#index.frozen[0]) {
      const index = this.#index;
      const documents: readonly Analysed[] = table.documents.filter((_, doc) => table.removed[doc] === 0);
      const name = String(this.#nextName++);
      const entry = documents.length > 0 ? await this.#builder.call("flush", { folder: this.#folder, name, documents }) : undefined;
      if (index !== this.#index) return;
      this.#swap([table], entry);
      this.#covered = this.#frozenAt.get(table) ?? this.#covered;
      this.#frozenAt.delete(table);
      this.#checkpoint();
    }
    for (let old = mergeable(this.#index.segments); old.length > 0; old = mergeable(this.#index.segments)) {
      const index = this.#index;
      const name = String(this.#nextName++);
      const input = { folder: this.#folder, name, segments: old.map((s) => s.bytes), removed: old.map((s) => s.removed.slice()) };
      const entry = await this.#builder.call("merge", input);
      if (index !== this.#index) return;
      this.#swap(old, entry);
      this.#checkpoint();
    }
  }

  #swap(old: readonly (MemoryTable | Segment)[], entry: SegmentEntry | undefined): void {
    const made = entry && readSegment(this.#folder, entry);
    // Unreadable right after writing: the disk fails. The old parts stay, the next start reports the rest.
    if (entry && !made) throw new Error(`segment ${entry.name} cannot be read back`);
    this.#index.replace(old, made);
    for (const part of old) this.#names.delete(part as Segment);
    if (made && entry) this.#names.set(made, entry);
  }

  #checkpoint(): void {
    this.#writeManifest();
    this.#journal.rotate(JOURNAL_BYTES);
    dropBefore(this.#folder, this.#covered);
    sweep(
      this.#folder,
      this.#index.segments.flatMap((s) => this.#names.get(s)?.name ?? []),
    );
  }

  #writeManifest(): void {
    writeManifest(this.#folder, {
      format: FORMAT,
      kinds: this.#kinds,
      lengths: this.#lengths,
      segments: this.#index.segments.map((segment) => {
        const { name, crc } = this.#names.get(segment) as { name: string; crc: number };
        return { name, crc, removed: removedOf(segment) };
      }),
      journal: this.#covered,
    });
    this.#version = manifestVersion(this.#folder);
  }
}

function removedOf({ removed }: Segment): number[] {
  const docs: number[] = [];
  for (let doc = removed.indexOf(1); doc >= 0; doc = removed.indexOf(1, doc + 1)) docs.push(doc);
  return docs;
}

import type { Answer, LengthTotals, SearchOptions, TableArrays, UsualLengths } from "@bihuan/matching";
import type { SegmentEntry } from "./folder.ts";
import type { RecordKey, SearchRecord, SetAside } from "./record.ts";

/** What the search thread is asked, by name: input and output. */
export interface SearchCalls {
  open: [input: { folder: string; kinds: readonly string[] }, output: Opened];
  search: [input: { text: string; options: SearchOptions }, output: { answer: Answer; whole: boolean }];
  upsert: [input: readonly SearchRecord[], output: void];
  remove: [input: readonly RecordKey[], output: void];
  status: [input: null, output: { documents: number; segments: number; fault: Fault | undefined; aside: readonly SetAside[] }];
  beginRebuild: [input: null, output: { firstName: number }];
  adopt: [input: { entries: readonly SegmentEntry[]; aside: readonly SetAside[] }, output: void];
  meant: [input: { short: string; names: readonly string[] }, output: readonly string[]];
  wordsOf: [input: string, output: readonly string[]];
  keep: [input: null, output: void];
  /** Resolves when no table is being written, nothing merged or weighed anew. */
  rest: [input: null, output: void];
  close: [input: null, output: void];
}

export interface Opened {
  readonly writer: boolean;
  /** Why everything must be built from the source; undefined when the folder is whole. */
  readonly fault: Fault | undefined;
}
export type Fault = "empty" | "other format" | "damaged segment";

/** What a build thread is asked. */
export interface BuildCalls {
  configure: [input: { folder: string; kinds: readonly string[]; names: readonly [first: number, step: number] }, output: void];
  /** Analyses records and writes a segment whenever 65,536 are together. */
  records: [input: readonly SearchRecord[], output: void];
  /** Writes the rest; what the lengths of all its documents come to, and the records left out. */
  finish: [input: null, output: { totals: LengthTotals; aside: readonly SetAside[] }];
  /** Entries of all segments written, those weighed by other lengths anew. */
  weigh: [input: UsualLengths, output: readonly SegmentEntry[]];
  /** A frozen table as a segment. */
  flush: [input: { folder: string; name: string; table: TableArrays; removed: Uint8Array; usual: UsualLengths }, output: SegmentEntry];
  /** Segments of the folder as one, without the removed documents. */
  merge: [
    input: { folder: string; name: string; segments: readonly SegmentEntry[]; removed: readonly Uint8Array[]; usual: UsualLengths },
    output: SegmentEntry,
  ];
}

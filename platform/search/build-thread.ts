import { setPriority } from "node:os";
import { analyse, documentsOf, LengthSums, mergeSegments, SegmentBuilder, type Language, type Segment } from "@bihuan/matching";
import { readSegment, writeSegment, type SegmentEntry } from "./folder.ts";
import { chinese } from "./language.ts";
import type { BuildCalls } from "./messages.ts";
import { setAside, toDocument, type SetAside } from "./record.ts";
import { answer } from "../threads/thread.ts";

/**
 * Heavy work beside the search: analysing everything at the first build, packing tables, merging segments. Whoever waits for a
 * page goes first: on Linux a priority is the thread's own, elsewhere it would be the whole process's.
 */
if (process.platform === "linux") setPriority(10);

let language: Language | undefined;
let folder = "";
let kinds: readonly string[] = [];
let lengths = new LengthSums();
let number = 0;
let step = 1;
let builder = new SegmentBuilder();
let written: SegmentEntry[] = [];
let aside: SetAside[] = [];

function write(): void {
  if (builder.size === 0) return;
  written.push(writeSegment(folder, String(number), builder.finish(lengths.usual)));
  number += step;
  builder = new SegmentBuilder();
}

function whole(folder: string, entry: SegmentEntry): Segment {
  const segment = readSegment(folder, entry);
  if (!segment) throw new Error(`segment ${entry.name} cannot be read back`);
  return segment;
}

answer<BuildCalls>({
  configure(input) {
    ({ folder, kinds } = input);
    lengths = new LengthSums();
    [number, step] = input.names;
    builder = new SegmentBuilder();
    written = [];
    aside = [];
  },
  records(records) {
    for (const record of records) {
      if (builder.isFull) write();
      try {
        const document = analyse(toDocument(record, kinds), (language ??= chinese()));
        builder.add(document);
        if (document.open) lengths.add(document.kind, document.lengths, 0, 1);
      } catch (error) {
        aside.push(setAside(record, error));
      }
    }
  },
  finish() {
    write();
    return { totals: lengths.totals, aside };
  },
  weigh(usual) {
    return written.map((entry) => {
      const segment = whole(folder, entry);
      return segment.isWeighedBy(usual) ? entry : writeSegment(folder, entry.name, mergeSegments([segment], [segment.removed], usual));
    });
  },
  flush(input) {
    const one = new SegmentBuilder();
    for (const document of documentsOf(input.table, input.removed)) one.add(document);
    return writeSegment(input.folder, input.name, one.finish(input.usual));
  },
  merge(input) {
    const segments = input.segments.map((entry) => whole(input.folder, entry));
    return writeSegment(input.folder, input.name, mergeSegments(segments, input.removed, input.usual));
  },
});

import {
  analyse,
  measureLengths,
  mergeSegments,
  openSegment,
  SegmentBuilder,
  type FieldLengths,
  type Language,
  type Segment,
} from "@bihuan/matching";
import { writeSegment, type SegmentEntry } from "./folder.ts";
import { chinese } from "./language.ts";
import type { BuildCalls } from "./messages.ts";
import { toDocument } from "./record.ts";
import { answer } from "../threads/thread.ts";

/** Heavy work beside the search: analysing everything at the first build, packing tables, merging segments. */
let language: Language | undefined;
let folder = "";
let kinds: readonly string[] = [];
let lengths: FieldLengths = {};
let number = 0;
let step = 1;
let builder = new SegmentBuilder();
let written: SegmentEntry[] = [];

function write(): void {
  if (builder.size === 0) return;
  written.push(writeSegment(folder, String(number), builder.finish()));
  number += step;
  builder = new SegmentBuilder();
}

answer<BuildCalls>({
  measure: (input) => measureLengths(input.records.map((record) => toDocument(record, input.kinds))),
  configure(input) {
    ({ folder, kinds, lengths } = input);
    [number, step] = input.names;
    builder = new SegmentBuilder();
    written = [];
  },
  records(records) {
    for (const record of records) {
      if (builder.isFull) write();
      builder.add(analyse(toDocument(record, kinds), (language ??= chinese()), lengths));
    }
  },
  finish() {
    write();
    return written;
  },
  flush(input) {
    const one = new SegmentBuilder();
    for (const document of input.documents) one.add(document);
    return writeSegment(input.folder, input.name, one.finish());
  },
  merge(input) {
    return writeSegment(input.folder, input.name, mergeSegments(input.segments.map(open), input.removed));
  },
});

function open(bytes: Uint8Array): Segment {
  const opened = openSegment(bytes);
  if (!opened.ok) throw new Error(`a segment in memory is ${opened.error}`);
  return opened.value;
}

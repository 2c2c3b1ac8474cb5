import { setPriority } from "node:os";
import {
  analyse,
  documentsOf,
  measureLengths,
  mergeSegments,
  SegmentBuilder,
  type FieldLengths,
  type IndexDocument,
  type Language,
} from "@bihuan/matching";
import { readSegment, writeSegment, type SegmentEntry } from "./folder.ts";
import { chinese } from "./language.ts";
import type { BuildCalls } from "./messages.ts";
import { setAside, toDocument, type SearchRecord, type SetAside } from "./record.ts";
import { answer } from "../threads/thread.ts";

/**
 * Heavy work beside the search: analysing everything at the first build, packing tables, merging segments. Whoever waits for a
 * page goes first: on Linux a priority is the thread's own, elsewhere it would be the whole process's.
 */
if (process.platform === "linux") setPriority(10);

let language: Language | undefined;
let folder = "";
let kinds: readonly string[] = [];
let lengths: FieldLengths = {};
let number = 0;
let step = 1;
let builder = new SegmentBuilder();
let written: SegmentEntry[] = [];
let aside: SetAside[] = [];

function write(): void {
  if (builder.size === 0) return;
  written.push(writeSegment(folder, String(number), builder.finish()));
  number += step;
  builder = new SegmentBuilder();
}

/** The record's document, nothing where it has none or no lengths can be told of it. */
function readable(record: SearchRecord, kinds: readonly string[]): IndexDocument[] {
  try {
    const document = toDocument(record, kinds);
    measureLengths([document]);
    return [document];
  } catch {
    return [];
  }
}

answer<BuildCalls>({
  measure: ({ records, kinds }) => measureLengths(records.flatMap((record) => readable(record, kinds))),
  configure(input) {
    ({ folder, kinds, lengths } = input);
    [number, step] = input.names;
    builder = new SegmentBuilder();
    written = [];
    aside = [];
  },
  records(records) {
    for (const record of records) {
      if (builder.isFull) write();
      try {
        builder.add(analyse(toDocument(record, kinds), (language ??= chinese()), lengths));
      } catch (error) {
        aside.push(setAside(record, error));
      }
    }
  },
  finish() {
    write();
    return { entries: written, aside };
  },
  flush(input) {
    const one = new SegmentBuilder();
    for (const document of documentsOf(input.table, input.removed)) one.add(document);
    return writeSegment(input.folder, input.name, one.finish());
  },
  merge(input) {
    const segments = input.segments.map((entry) => {
      const segment = readSegment(input.folder, entry);
      if (!segment) throw new Error(`segment ${entry.name} cannot be read back`);
      return segment;
    });
    return writeSegment(input.folder, input.name, mergeSegments(segments, input.removed));
  },
});

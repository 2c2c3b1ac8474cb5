import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { answer } from "../../platform/threads/thread.ts";
import { alignArticles } from "./align.ts";
import type { Comparison } from "./contract.ts";
import { diffWords, type Segment } from "./diff.ts";

interface Text {
  readonly address: string;
  readonly headings: string[];
  readonly body: string;
}
export type CompareCalls = {
  compare: [input: { left: readonly Text[]; right: readonly Text[] }, output: Comparison["rows"]];
};

const jieba = Jieba.withDict(dict);
/** Words of the standard dictionary alone: guessed new words would differ between two texts and make changes of what stayed. */
const segment: Segment = (text) => jieba.cut(text, false);

answer<CompareCalls>({
  compare: ({ left, right }) =>
    alignArticles(left, right).map((row) => {
      const a = row.left === null ? undefined : left[row.left];
      const b = row.right === null ? undefined : right[row.right];
      return {
        relation: row.relation,
        left: a ? { address: a.address, headings: a.headings } : null,
        right: b ? { address: b.address, headings: b.headings } : null,
        stretches: diffWords(a?.body ?? "", b?.body ?? "", segment),
      };
    }),
});

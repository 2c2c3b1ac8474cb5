import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Language } from "@bihuan/matching";
import { Jieba } from "@node-rs/jieba";
import { syllables } from "./syllables.ts";

/**
 * Chinese for the engine: jieba's dictionary, readings with the surname's own (单 shan, 曾 zeng). The dictionary is loaded by the
 * first question (about 0.25 s and 36 MB): threads that build need none.
 */
export function chinese(): Language {
  let jieba: Jieba | undefined;
  return {
    segment: (text) => (jieba ??= load()).cutForSearch(text, true),
    syllables,
  };
}

/** By its file: the package's own module would keep 5 MB of text and another dictionary in memory for ever. */
const load = (): Jieba => Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt")));

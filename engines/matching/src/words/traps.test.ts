import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { pinyin } from "pinyin-pro";
import { SearchIndex, type Language } from "../index.ts";
import { wordCode } from "./term.ts";

const jieba = Jieba.withDict(dict);
const language: Language = {
  segment: (text) => jieba.cutForSearch(text, true),
  syllables: (name, of) => pinyin(name, { toneType: "none", type: "array", surname: of === "person" ? "head" : "off", v: true }),
};

interface Trap {
  readonly question: string;
  readonly record: string;
  readonly tried: string;
}
const traps = (file: string): Trap[] =>
  readFileSync(new URL(`../testing/traps/${file}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [question = "", record = "", tried = ""] = line.split("\t");
      return { question, record, tried };
    });

const valid = traps("valid");
const invalid = traps("invalid");
const records = [...new Set([...valid, ...invalid].map((t) => t.record))];
const index = new SearchIndex(language);
for (const [id, record] of records.entries()) {
  const [title = "", names = ""] = record.split("@");
  index.add({ kind: 0, id, scopes: [1], open: true, region: 0, field: 0, day: 0, fields: { title, names } });
}
/** Found as a match: half of the question's weight or more. */
const isMatch = ({ question, record }: Trap): boolean =>
  index
    .search(question, { filter: { sight: "all" }, limit: records.length })
    .hits.some((h) => h.id === records.indexOf(record) && h.share >= 0.5);

test(`${valid.length} questions that must find their record`, () => {
  assert.ok(valid.length >= 100);
  assert.deepEqual(
    valid.filter((t) => !isMatch(t)).map((t) => `${t.question} ↛ ${t.record} (${t.tried})`),
    [],
  );
});

test(`${invalid.length} questions that must not match the record`, () => {
  assert.ok(invalid.length >= 50);
  assert.deepEqual(
    invalid.filter(isMatch).map((t) => `${t.question} → ${t.record} (${t.tried})`),
    [],
  );
});

test("ten thousand characters are a question like any other; so is every sign of the keyboard", () => {
  const long = "柑橘果园监测与黄龙病防治".repeat(900);
  assert.ok(long.length > 10_000);
  assert.ok(index.search(long, { filter: { sight: "all" }, limit: 5 }).hits.length > 0);
  const signs = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i)).replace(/[a-z0-9]/giu, "");
  assert.deepEqual(index.search(signs, { filter: { sight: "all" }, limit: 5 }).hits, []);
});

test("the words of jieba's dictionary have codes of their own", () => {
  const words = dict
    .toString()
    .split("\n")
    .map((line) => line.split(" ")[0] as string)
    .filter((word) => word.length >= 3);
  assert.ok(words.length > 200_000);
  assert.equal(new Set(words.map(wordCode)).size, new Set(words).size);
});

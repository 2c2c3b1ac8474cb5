import type { IndexDocument, Language } from "../index.ts";

/** A language of twelve words: enough to test the index without a dictionary. */
const WORDS = ["锂电池", "热失控", "农业", "发展", "银行", "中国", "柑橘", "监测", "果园监测", "水稻", "育种", "桥梁"];
const READINGS: Readonly<Record<string, string>> = {
  张: "zhang",
  伟: "wei",
  章: "zhang",
  薇: "wei",
  不: "bu",
  布: "bu",
  部: "bu",
  长: "zhang",
  吕: "lv",
  单: "shan",
};

export const toyLanguage: Language = {
  segment: (text) => WORDS.filter((word) => text.includes(word)),
  syllables: (name) => [...name].map((c) => READINGS[c] ?? "x"),
};

export const toyDocument = (id: number, body: string, over: Partial<IndexDocument> = {}): IndexDocument => ({
  kind: 0,
  id,
  scopes: [1],
  open: true,
  region: 512002,
  field: 0,
  day: 20000,
  fields: { body },
  ...over,
});

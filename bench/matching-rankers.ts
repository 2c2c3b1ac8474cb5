import { SearchIndex, type Field, type IndexDocument } from "@bihuan/matching";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import MiniSearch from "minisearch";
import { chinese } from "../platform/search/language.ts";

/** A ranker under measurement: numbers of documents, best first. */
export type Ranker = (query: string, k: number) => readonly number[] | Promise<readonly number[]>;
export type Texts = Readonly<Partial<Record<Field, string>>>;

const language = chinese();
const jieba = Jieba.withDict(dict);
export const words = (text: string): string[] => jieba.cut(text.toLowerCase(), true).filter((word) => /[\p{L}\p{N}]/u.test(word));
const joined = (texts: Texts): string => Object.values(texts).join(" ");

/** BM25 (k1 1.2, b .75) over jieba's words: what every tutorial builds. */
export function plainRanker(documents: readonly Texts[]): Ranker {
  const lengths: number[] = [];
  const postings = new Map<string, Map<number, number>>();
  for (const [doc, texts] of documents.entries()) {
    const all = words(joined(texts));
    lengths.push(all.length);
    for (const word of all) {
      const list = postings.get(word) ?? new Map<number, number>();
      postings.set(word, list.set(doc, (list.get(doc) ?? 0) + 1));
    }
  }
  const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
  return (query, k) => {
    const scores = new Map<number, number>();
    for (const word of words(query)) {
      const list = postings.get(word);
      if (!list) continue;
      const rarity = Math.log(1 + (documents.length - list.size + 0.5) / (list.size + 0.5));
      for (const [doc, n] of list) {
        const part = (rarity * n * 2.2) / (n + 1.2 * (0.25 + (0.75 * (lengths[doc] as number)) / mean));
        scores.set(doc, (scores.get(doc) ?? 0) + part);
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, k)
      .map(([doc]) => doc);
  };
}

export function miniSearchRanker(documents: readonly Texts[]): Ranker {
  const mini = new MiniSearch({ fields: ["text"], tokenize: words, searchOptions: { tokenize: words } });
  mini.addAll(documents.map((texts, id) => ({ id, text: joined(texts) })));
  return (query, k) =>
    mini
      .search(query)
      .slice(0, k)
      .map((hit) => hit.id as number);
}

export const benchDocument = (id: number, fields: Texts, field = 0): IndexDocument => ({
  kind: 0,
  id,
  scopes: [],
  open: true,
  region: 0,
  field,
  day: 0,
  fields,
});

/** The engine with a corpus of its own; `put` changes a document between two questions. */
export function ownIndex(documents: readonly IndexDocument[]): SearchIndex {
  const index = new SearchIndex(language);
  for (const document of documents) index.add(document);
  return index;
}

export const ask = (index: SearchIndex, query: string, k: number, channel: "known" | "related" = "known"): number[] =>
  index.search(query, { filter: { sight: "all" }, limit: k, channel }).hits.map((hit) => hit.id);

export const ownRanker = (documents: readonly Texts[]): Ranker => {
  const index = ownIndex(documents.map((fields, id) => benchDocument(id, fields)));
  return (query, k) => ask(index, query, k);
};

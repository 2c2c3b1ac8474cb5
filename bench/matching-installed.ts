import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSearch, type Search, type SearchRecord } from "../platform/search/search.ts";
import { recordsLike } from "../features/search/like.ts";
import { PAST_LIMIT, searchedQuestions, withPast } from "../features/search/past.ts";
import type { Texts } from "./matching-rankers.ts";

export interface Installed {
  ask(query: string, k: number, channel?: "known" | "related"): Promise<readonly number[]>;
  put(documents: readonly (readonly [id: number, texts: Texts, field?: number])[]): Promise<void>;
  remove(id: number): Promise<void>;
  /** Past questions, each by its number; what it led to says `leadsTo`. */
  putQuestion(id: number, text: string): Promise<void>;
  removeQuestion(id: number): Promise<void>;
  /** As the search page answers: what was opened after like questions taken in. */
  askWithPast(query: string, k: number, leadsTo: (question: number) => readonly number[]): Promise<readonly number[]>;
  /** As the page of what is alike asks: by all words of the record, itself left out. */
  askLike(id: number, texts: Texts, k: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

const KINDS = ["place", "demand", "document", searchedQuestions.kind];
/** Hits the page looks at. */
const REACH = 200;

/** What stood in the index before: short records of other kinds, as an installation has them. */
const others: readonly SearchRecord[] = Array.from({ length: 2300 }, (_, i) => ({
  kind: i < 100 ? "place" : "demand",
  id: i + 1,
  title: `示例${i < 100 ? "科普馆" : "求助"}${i}`,
  scopes: [1],
  open: true,
}));

/**
 * The product's own search, from the folder on disk: built with other records, told of the documents later, closed and opened again. Field codes are three
 * digits here, as GB/T 13745 has them.
 */
export async function installed(documents: readonly (readonly [id: number, texts: Texts, field?: number])[]): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-quality-"));
  const open = (): Promise<Search> =>
    openSearch({
      folder,
      kinds: KINDS,
      builders: 1,
      source: {
        async *records() {
          for (let i = 0; i < others.length; i += 500) yield await Promise.resolve(others.slice(i, i + 500));
        },
      },
    });
  const record = ([id, texts, field = 0]: readonly [id: number, texts: Texts, field?: number]): SearchRecord => ({
    kind: "document",
    id: id + 1,
    title: "",
    ...texts,
    scopes: [1],
    open: true,
    ...(field > 0 && { fieldCode: String(field).padStart(3, "0") }),
  });
  let search = await open();
  await search.settled();
  for (let i = 0; i < documents.length; i += 500) await search.upsert(documents.slice(i, i + 500).map(record));
  await search.close();
  search = await open();
  await search.settled();
  return {
    async ask(query, k, channel = "known") {
      const { hits } = await search.search({ text: query, sight: "all", kinds: ["document"], limit: k, channel });
      return hits.map(({ id }) => id - 1);
    },
    put: (some) => search.upsert(some.map(record)),
    putQuestion: (id, text) =>
      search.upsert([{ kind: searchedQuestions.kind, id: id + 1, title: "", body: text, scopes: [1], open: false }]),
    removeQuestion: (id) => search.remove([{ kind: searchedQuestions.kind, id: id + 1 }]),
    async askWithPast(query, k, leadsTo) {
      const ask = async (kind: string, limit: number) => (await search.search({ text: query, sight: "all", kinds: [kind], limit })).hits;
      const hits = await ask("document", REACH);
      const best = new Map<number, { score: number; terms: (typeof hits)[number]["terms"] }>();
      for (const { id, score, terms } of await ask(searchedQuestions.kind, PAST_LIMIT))
        for (const to of leadsTo(id - 1)) if (score > (best.get(to)?.score ?? 0)) best.set(to, { score, terms });
      const past = [...best].map(([id, one]) => ({ kind: "document", id: id + 1, question: "", ...one }));
      return withPast(hits, past, { isNarrowed: false })
        .slice(0, k)
        .map(({ id }) => id - 1);
    },
    async askLike(id, { title = "", keywords = null, body = null }, k) {
      const row = { id: id + 1, title, keywords, body };
      const { hits } = await recordsLike(search, { kind: "document" }, row, { sight: "all", kinds: ["document"], limit: k });
      return hits.map((h) => h.id - 1);
    },
    remove: (id) => search.remove([{ kind: "document", id: id + 1 }]),
    async close() {
      await search.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

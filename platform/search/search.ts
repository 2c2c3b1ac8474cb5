import { type Coverage, type Filter } from "@bihuan/matching";
import { dayNumber } from "@bihuan/kit";
import type { SearchCalls } from "./messages.ts";
import { rebuild } from "./rebuild.ts";
import { fieldNumber, kindNumber, regionNumber, type RecordKey, type SearchRecord, type SearchSource, type SetAside } from "./record.ts";
import { Thread } from "../threads/thread.ts";

export type { RecordKey, SearchRecord, SearchSource, SetAside } from "./record.ts";

export interface SearchQuestion {
  readonly text: string;
  /** Whose eyes: the unit of the actor's scope, or "open" on a public page. "all" is for the system's own work. */
  readonly sight: { readonly unit: number } | "open" | "all";
  readonly kinds?: readonly string[];
  /** A code of GB/T 2260: 510000 is the province with all below. */
  readonly region?: string;
  readonly from?: string;
  readonly to?: string;
  /** Kinds whose open records are not shown to the units in their scopes: these see the record itself. */
  readonly outside?: readonly string[];
  readonly limit?: number;
  readonly counts?: boolean;
  /** "related": records of the same fields of science instead of the record meant. */
  readonly channel?: "known" | "related";
  /** "related": the field the question is known to be of, GB/T 13745. */
  readonly fieldCode?: string | null;
}

export interface Found {
  readonly kind: string;
  readonly id: number;
  /** Covered share of the question's words; show `grade`, never this. */
  readonly share: number;
  readonly grade: Coverage;
  /** Compares hits of one question alone; not to be shown. */
  readonly score: number;
  readonly terms: readonly { readonly text: string; readonly weight: number }[];
}

export interface SearchAnswer {
  /** "rebuilding": the index is being made from the database; what is found is not all there is. */
  readonly state: SearchState;
  readonly hits: readonly Found[];
  /** "related": fields of science of three digits, heaviest first, with their shares of the votes of the nearest records. */
  readonly fields?: readonly { readonly code: string; readonly share: number }[];
  /** With `counts`: records covering at least half of the question, and the same by kind, region code, year. */
  readonly total?: number;
  readonly facets?: { readonly kinds: Counted; readonly regions: Counted; readonly years: Counted };
}
type Counted = Readonly<Record<string, number>>;
export type SearchState = "ready" | "rebuilding" | "failed";

export interface SearchStatus {
  readonly state: SearchState;
  readonly documents: number;
  readonly writer: boolean;
  /** Why the last rebuild was needed, in both languages; undefined when the folder was whole. */
  readonly reason: { readonly zh: string; readonly en: string } | undefined;
  /** Records that could not be read and are not found. */
  readonly aside: readonly SetAside[];
}

const REASONS = {
  empty: { zh: "首次建立检索索引", en: "First build of the search index" },
  "other format": { zh: "检索索引为旧格式，正在重建", en: "The search index is of an older format and is rebuilt" },
  "damaged segment": {
    zh: "检索索引文件损坏，正在由数据库重建",
    en: "A file of the search index is damaged; it is rebuilt from the database",
  },
} as const;

export interface Search {
  search(question: SearchQuestion): Promise<SearchAnswer>;
  /** Found by this process when the promise resolves, by others within a second. Call after the transaction has committed. */
  upsert(records: readonly SearchRecord[]): Promise<void>;
  remove(keys: readonly RecordKey[]): Promise<void>;
  /** Of these names those that a short form stands for, the best first: 川农 is 四川农业大学. */
  meant(short: string, names: readonly string[]): Promise<readonly string[]>;
  /** The dictionary's words of a text. */
  wordsOf(text: string): Promise<readonly string[]>;
  /** Resolves when every change taken before is on disk and outlives a failure of power: what many changes wait for once. */
  keep(): Promise<void>;
  status(): Promise<SearchStatus>;
  /** Builds everything from the source anew. */
  rebuild(): Promise<void>;
  /** Resolves when no rebuild is under way and nothing is merged or weighed anew; rejects with the rebuild's cause if one failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the index of a folder in a thread of its own. A missing, old or damaged one is built from the source at once while
 * the promise resolves: questions are answered meanwhile from what is there, and say so. `kinds` may grow at its end alone.
 */
export async function openSearch({
  folder,
  source,
  kinds,
  builders = 2,
}: {
  folder: string;
  source: SearchSource;
  kinds: readonly string[];
  builders?: number;
}): Promise<Search> {
  const thread = new Thread<SearchCalls>(new URL("./search-thread.ts", import.meta.url));
  const opened = await thread.call("open", { folder, kinds });
  let state: SearchState = "ready";
  let reason: SearchStatus["reason"];
  let running: Promise<void> = Promise.resolve();
  let closed: Promise<void> | undefined;

  const build = (): Promise<void> => {
    state = "rebuilding";
    running = rebuild({ folder, kinds, source, thread, builders }).then(
      () => void (state = "ready"),
      (cause: unknown) => {
        state = "failed";
        throw cause;
      },
    );
    // Whoever asks settled() learns of it; status() says "failed" to the others.
    running.catch(() => {});
    return running;
  };
  if (opened.fault !== undefined) {
    reason = REASONS[opened.fault];
    if (opened.writer) void build();
  }

  return {
    async search(question) {
      const { answer, whole } = await thread.call("search", {
        text: question.text,
        options: {
          filter: filterOf(question, kinds),
          limit: Math.min(question.limit ?? 20, 1000),
          counts: question.counts ?? false,
          channel: question.channel ?? "known",
          field: fieldNumber(question.fieldCode),
        },
      });
      const { counts } = answer;
      const byName = (map: ReadonlyMap<number, number>, name: (key: number) => string): Counted =>
        Object.fromEntries([...map].map(([key, n]) => [name(key), n]));
      return {
        state: state === "ready" && !whole ? "rebuilding" : state,
        hits: answer.hits.map(({ kind, id, share, grade, score, terms }) => ({
          kind: kinds[kind] as string,
          id,
          share,
          grade,
          score,
          terms,
        })),
        ...(answer.fields && { fields: answer.fields.map(([field, share]) => ({ code: String(field).padStart(3, "0"), share })) }),
        ...(counts && {
          total: counts.total,
          facets: {
            kinds: byName(counts.kinds, (k) => kinds[k] as string),
            regions: byName(counts.regions, (r) => (r === 0 ? "" : String(r).padStart(6, "0"))),
            years: byName(counts.years, (y) => (y === 0 ? "" : String(y))),
          },
        }),
      };
    },
    upsert: (records) => {
      for (const { kind } of records) kindNumber(kinds, kind);
      return thread.call("upsert", records);
    },
    remove: (keys) => thread.call("remove", keys),
    meant: (short, names) => (names.length === 0 ? Promise.resolve([]) : thread.call("meant", { short, names })),
    wordsOf: (text) => thread.call("wordsOf", text),
    keep: () => thread.call("keep", null),
    async status() {
      const { documents, fault, aside } = await thread.call("status", null);
      return { state: state === "ready" && fault !== undefined ? "rebuilding" : state, documents, writer: opened.writer, reason, aside };
    },
    rebuild: build,
    settled: () => running.then(() => thread.call("rest", null)),
    close: () =>
      (closed ??= (async () => {
        await running.catch(() => {});
        await thread.call("close", null);
        await thread.end();
      })()),
  };
}

function filterOf(question: SearchQuestion, kinds: readonly string[]): Filter {
  const { sight, region, from, to } = question;
  return {
    sight,
    ...(question.kinds && { kinds: question.kinds.map((kind) => kindNumber(kinds, kind)) }),
    ...(question.outside && { outside: question.outside.map((kind) => kindNumber(kinds, kind)) }),
    ...(region && { region: regionNumber(region) }),
    ...(from && { from: dayNumber(from) }),
    ...(to && { to: dayNumber(to) }),
  };
}

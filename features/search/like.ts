import type { Db } from "../../platform/db/database.ts";
import type { Search, SearchAnswer } from "../../platform/search/search.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";
import type { Hits } from "./order.ts";

/** Of a record so much is asked: more says no more of its field. */
const MOST_ASKED = 3000;
/** From this share of the votes on a field is told. */
const TOLD = 0.3;

type Sight = { readonly unit: number } | "all";

/** What a record is asked for by: its own words. */
export const wordsOfRecord = ({ title, keywords, body }: Pick<SearchedRow, "title" | "keywords" | "body">): string =>
  [title, keywords, body].filter(Boolean).join(" ").slice(0, MOST_ASKED);

/**
 * Records of a record's fields of science, nearest by words first; itself left out. Its field is what somebody said, else what its nearest neighbours
 * are of.
 */
export async function recordsLike(
  index: Pick<Search, "search">,
  register: Pick<SearchedRegister, "kind">,
  row: Pick<SearchedRow, "id" | "title" | "keywords" | "body" | "field_code">,
  { limit, ...rest }: { sight: Sight; kinds?: readonly string[]; outside?: readonly string[]; limit: number },
): Promise<{ state: SearchAnswer["state"]; hits: Hits; fields: readonly string[] }> {
  const { state, hits, fields } = await index.search({
    text: wordsOfRecord(row),
    channel: "related",
    fieldCode: row.field_code ?? null,
    limit: limit + 1,
    ...rest,
  });
  return {
    state,
    hits: hits.filter((h) => h.kind !== register.kind || h.id !== row.id).slice(0, limit),
    fields: (fields ?? []).filter((f) => f.share >= TOLD).map((f) => f.code),
  };
}

/** Fields of science in words. */
export async function namesOfFields(db: Db, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom("code_entry")
    .select(["code", "name"])
    .where("code_table", "=", "field")
    .where("code", "in", codes)
    .execute();
  return codes.flatMap((code) => rows.find((r) => r.code === code)?.name ?? []);
}

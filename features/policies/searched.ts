import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";
import { namedIn } from "./named.ts";
import { listArticlesAt, listFamilies, listStanding, listValidityOfArticles } from "./queries.ts";
import { VALIDITY, validityOn, type Validity } from "./validity.ts";

/** Versions of a document that stand before all that words find: the one in force, and some before it. */
const VERSIONS = 5;

/** What no longer holds, or not yet, is told with what holds instead. */
function noteOf(validity: Validity, successorTitle: string | null): Label | undefined {
  if (validity === "in_force" || validity === "unknown") return undefined;
  const { zh, en } = VALIDITY[validity];
  const by = validity === "superseded" && successorTitle !== null;
  return { zh: by ? `${zh}：${successorTitle}` : zh, en: by ? `${en} by ${successorTitle}` : en };
}
const told = <T extends { id: number }>(rows: readonly T[], note: (row: T) => Label | undefined): Map<number, Label> =>
  new Map(
    rows.flatMap((row) => {
      const words = note(row);
      return words ? [[row.id, words] as const] : [];
    }),
  );

async function versionsNamed(db: Db, text: string, on: string) {
  const named = namedIn(text);
  const versions = named ? (await listFamilies(db, [named.family], on)).slice(0, VERSIONS) : [];
  return { address: named?.address ?? null, family: named?.family ?? "", ids: versions.map((v) => v.id) };
}

/** Articles before and after one, of its chapter, that are read with it; of each so many characters. */
const BESIDE = 2;
const MOST_BESIDE = 600;

/** Laws and policies by article: a hit leads to the article itself; the document's title and the articles beside it in its chapter are its context. */
export const searchedArticles: SearchedRegister = {
  kind: "article",
  label: { zh: "法规条文", en: "Article of a law" },
  permission: "staff",
  rows: sql<SearchedRow>`select a.id, p.title || ' ' || a.address as title, array_to_string(a.headings, ' ') as keywords, a.body,
    concat_ws(' ', p.title, (select string_agg(left(n.body, ${sql.lit(MOST_BESIDE)}), ' ' order by n.seq) from policy_article n
      where n.policy_id = a.policy_id and n.headings = a.headings and n.seq <> a.seq and n.seq between a.seq - ${sql.lit(BESIDE)} and a.seq + ${sql.lit(BESIDE)})) as context,
    p.issuer as names, p.unit_path as scopes, true as open, p.region_code, p.issued_on as day,
    '/policies/' || p.id || '#' || a.address as href from policy_article a join policy p on p.id = a.policy_id`,
  async besides(db, ids) {
    const { rows } = await sql<{
      id: number;
      beside: number[];
    }>`select a.id, array(select n.id from policy_article n where n.policy_id = a.policy_id
      and n.headings = a.headings and n.seq <> a.seq and n.seq between a.seq - ${BESIDE} and a.seq + ${BESIDE} order by n.seq) as beside
      from policy_article a where a.id = any(${ids}::bigint[])`.execute(db);
    return new Map(rows.map((r) => [r.id, r.beside.map(Number)]));
  },
  async notesOf(db, ids, on) {
    const rows = await listValidityOfArticles(db, ids, on);
    return told(
      rows.map((r) => ({ ...r, id: r.articleId })),
      (r) => noteOf(r.validity, r.successorTitle),
    );
  },
  async namedBy(db, text, on) {
    const { address, family, ids } = await versionsNamed(db, text, on);
    if (address === null || ids.length === 0) return { ids: [], words: [] };
    const held = await listArticlesAt(db, ids, address);
    return { ids: held.toSorted((a, b) => ids.indexOf(a.policy_id) - ids.indexOf(b.policy_id)).map((a) => a.id), words: [family, address] };
  },
};

/** The document as a whole, by name, number and issuer; its words are found by article. */
export const searchedPolicies: SearchedRegister = {
  kind: "policy",
  label: { zh: "法规政策", en: "Law or policy" },
  permission: "staff",
  rows: sql<SearchedRow>`select p.id, concat_ws(' ', p.title, p.part) as title, p.number as keywords, null as body, null as context,
    p.issuer as names, p.unit_path as scopes, true as open, p.region_code, p.issued_on as day, '/policies/' || p.id as href from policy p`,
  names: sql<{ name: string }>`select split_part(family, '/', 1) as name from policy where family is not null`,
  async notesOf(db, ids, on) {
    return told(await listStanding(db, ids), (r) =>
      noteOf(
        validityOn({ inForceOn: r.in_force_on, repealedOn: r.repealed_on, hasSuccessor: r.successor_id !== null }, on),
        r.successor_title,
      ),
    );
  },
  async namedBy(db, text, on) {
    const { address, family, ids } = await versionsNamed(db, text, on);
    return { ids: address === null ? ids : [], words: [family] };
  },
};

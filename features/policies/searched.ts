import { sql } from "kysely";
import type { SearchedRegister, SearchedRow } from "../search/index.ts";
import { listValidityOfArticles } from "./queries.ts";
import { VALIDITY } from "./validity.ts";

/** Laws and policies by article: a hit leads to the article itself; the document's title is its context. */
export const searchedArticles: SearchedRegister = {
  kind: "article",
  label: { zh: "法规条文", en: "Article of a law" },
  permission: "staff",
  rows: sql<SearchedRow>`select a.id, p.title || ' ' || a.address as title, array_to_string(a.headings, ' ') as keywords, a.body,
    p.title as context, p.issuer as names, p.unit_path as scopes, true as open, p.region_code, p.issued_on as day,
    '/policies/' || p.id || '#' || a.address as href from policy_article a join policy p on p.id = a.policy_id`,
  async notesOf(db, ids, on) {
    const rows = await listValidityOfArticles(db, ids, on);
    return new Map(
      rows
        .filter((r) => r.validity !== "in_force" && r.validity !== "unknown")
        .map((r) => {
          const { zh, en } = VALIDITY[r.validity];
          const by = r.validity === "superseded" && r.successorTitle !== null;
          return [r.articleId, { zh: by ? `${zh}：${r.successorTitle}` : zh, en: by ? `${en} by ${r.successorTitle}` : en }];
        }),
    );
  },
};

import { setImmediate as breathe } from "node:timers/promises";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Db } from "../../platform/db/database.ts";
import { notFound } from "../../platform/http/server.ts";
import { alignArticles } from "./align.ts";
import type { Comparison } from "./contract.ts";
import { diffWords, type Segment } from "./diff.ts";
import { findPolicy, listArticles, namedPolicy } from "./queries.ts";

let jieba: Jieba | undefined;
/** Words of the standard dictionary alone: guessed new words would differ between two texts and make changes of what stayed. */
const segment: Segment = (text) => (jieba ??= Jieba.withDict(dict)).cut(text, false);

/** Two documents side by side by article. Other requests are let through between the articles. */
export async function comparePolicies(db: Db, olderId: number, newerId: number, on: string): Promise<Comparison> {
  const older = (await findPolicy(db, olderId, on)) ?? notFound();
  const newer = (await findPolicy(db, newerId, on)) ?? notFound();
  const left = await listArticles(db, older.id);
  const right = await listArticles(db, newer.id);
  const rows: Comparison["rows"] = [];
  for (const row of alignArticles(left, right)) {
    const a = row.left === null ? undefined : left[row.left];
    const b = row.right === null ? undefined : right[row.right];
    rows.push({
      relation: row.relation,
      left: a ? { address: a.address, headings: a.headings } : null,
      right: b ? { address: b.address, headings: b.headings } : null,
      stretches: diffWords(a?.body ?? "", b?.body ?? "", segment),
    });
    await breathe();
  }
  return { older: namedPolicy(older, on), newer: namedPolicy(newer, on), rows };
}

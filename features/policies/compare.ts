import type { Actor } from "../../platform/access/scope.ts";
import { notFound, type Context } from "../../platform/http/server.ts";
import { Beside } from "../../platform/threads/beside.ts";
import type { CompareCalls } from "./compare-thread.ts";
import type { Comparison } from "./contract.ts";
import { findPolicy, listArticles, namedPolicy } from "./queries.ts";

/** Aligning and diffing a civil code takes half a second of computing; texts made alike everywhere could take minutes, no law does. */
const beside = new Beside<CompareCalls>(new URL("./compare-thread.ts", import.meta.url), {
  millis: 30_000,
  megabytes: 512,
  refusal: {
    code: "too-alike",
    message: {
      zh: "两份文件各条太相像，半分钟内对不出来；请分章另存后再对照",
      en: "The articles are too much alike to be paired within half a minute; compare them chapter by chapter",
    },
  },
});

export const compareBeside = (input: CompareCalls["compare"][0], mostMillis?: number): Promise<Comparison["rows"]> =>
  beside.call("compare", input, mostMillis);

/** Two documents side by side by article. */
export async function comparePolicies(
  { actor, services }: Context & { actor: Actor },
  olderId: number,
  newerId: number,
  on: string,
): Promise<Comparison> {
  const { older, newer, left, right } = await services.database.read(actor.scope, async (db) => {
    const older = (await findPolicy(db, olderId, on)) ?? notFound();
    const newer = (await findPolicy(db, newerId, on)) ?? notFound();
    return { older, newer, left: await listArticles(db, older.id), right: await listArticles(db, newer.id) };
  });
  const textOf = (a: (typeof left)[number]) => ({ address: a.address, headings: a.headings, body: a.body });
  const rows = await compareBeside({ left: left.map(textOf), right: right.map(textOf) });
  return { older: namedPolicy(older, on), newer: namedPolicy(newer, on), rows };
}

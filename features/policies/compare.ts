import { setTimeout } from "node:timers/promises";
import type { Actor } from "../../platform/access/scope.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { Thread } from "../../platform/threads/thread.ts";
import type { CompareCalls } from "./compare-thread.ts";
import type { Comparison } from "./contract.ts";
import { findPolicy, listArticles, namedPolicy } from "./queries.ts";

/** The thread and its dictionary (60 MB) go when nobody has compared for this long. */
const IDLE_MILLIS = 60_000;
/** Texts made alike everywhere can take minutes; no law does. */
const MOST_MILLIS = 30_000;
let thread: Thread<CompareCalls> | undefined;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Aligning and diffing a civil code takes half a second of computing: it is done beside the server, which answers others meanwhile.
 * One pair after another, so that the time of each is its own and ending the thread of one that takes too long harms no other.
 */
export function compareBeside(input: CompareCalls["compare"][0], mostMillis = MOST_MILLIS): Promise<Comparison["rows"]> {
  const turn = last.then(() => compare(input, mostMillis));
  last = turn.catch(() => {});
  return turn;
}

async function compare(input: CompareCalls["compare"][0], mostMillis: number): Promise<Comparison["rows"]> {
  clearTimeout(idle);
  thread ??= new Thread<CompareCalls>(new URL("./compare-thread.ts", import.meta.url));
  const late = new AbortController();
  try {
    const rows = await Promise.race([
      thread.call("compare", input),
      setTimeout(mostMillis, undefined, { ref: false, signal: late.signal }),
    ]);
    if (rows) return rows;
    return refuseRequest("too-alike", {
      zh: "两份文件各条太相像，半分钟内对不出来；请分章另存后再对照",
      en: "The articles are too much alike to be paired within half a minute; compare them chapter by chapter",
    });
  } catch (error) {
    endThread();
    throw error;
  } finally {
    late.abort();
    idle = globalThis.setTimeout(endThread, IDLE_MILLIS).unref();
  }
}

function endThread(): void {
  void thread?.end();
  thread = undefined;
}

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

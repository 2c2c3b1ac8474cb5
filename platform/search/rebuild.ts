import { LengthSums } from "@bihuan/matching";
import type { BuildCalls, SearchCalls } from "./messages.ts";
import type { SearchRecord, SearchSource } from "./record.ts";
import { Thread } from "../threads/thread.ts";

/** Records posted to a builder at one go, and posts it may have before it: few enough that passing on delays nobody. */
const POST = 100;
const AHEAD = 4;

/**
 * Everything from the source, analysed by `builders` threads, each writing its own segments, weighed by the usual lengths of all; the search
 * thread then takes them at once and says the journal of the meantime over them. This thread only passes records on, a few posts ahead of each
 * builder, and starts one builder after another.
 */
export async function rebuild({
  folder,
  kinds,
  source,
  thread,
  builders,
}: {
  folder: string;
  kinds: readonly string[];
  source: SearchSource;
  thread: Thread<SearchCalls>;
  builders: number;
}): Promise<void> {
  const threads: Thread<BuildCalls>[] = [];
  try {
    for (let i = 0; i < builders; i++) {
      threads.push(new Thread<BuildCalls>(new URL("./build-thread.ts", import.meta.url)));
      await threads[i]?.started;
    }
    const { firstName } = await thread.call("beginRebuild", null);
    const batches = source.records()[Symbol.asyncIterator]();
    await Promise.all(threads.map((t, i) => t.call("configure", { folder, kinds, names: [firstName + i, builders] })));
    const ahead = threads.map((): Promise<void>[] => []);
    let turn = 0;
    const post = async (records: readonly SearchRecord[]): Promise<void> => {
      const i = turn++ % builders;
      const waiting = ahead[i] as Promise<void>[];
      if (waiting.length === AHEAD) await waiting.shift();
      const done = (threads[i] as Thread<BuildCalls>).call("records", records);
      // Awaited some posts later; a failure in between must not count as unhandled.
      done.catch(() => {});
      waiting.push(done);
    };
    const pass = async (records: readonly SearchRecord[]): Promise<void> => {
      for (let from = 0; from < records.length; from += POST) await post(records.slice(from, from + POST));
    };
    // The next records are read while the last ones are passed on.
    for (let next = batches.next(); ;) {
      const { done, value } = await next;
      if (done) break;
      next = batches.next();
      next.catch(() => {});
      await pass(value);
    }
    await Promise.all(ahead.flat());
    const made = await Promise.all(threads.map((t) => t.call("finish", null)));
    const lengths = new LengthSums();
    for (const { totals } of made) lengths.addAll(totals);
    const entries = await Promise.all(threads.map((t) => t.call("weigh", lengths.usual)));
    await Promise.all(threads.map((t) => t.end()));
    await thread.call("adopt", { entries: entries.flat(), aside: made.flatMap((m) => m.aside) });
  } finally {
    await Promise.all(threads.map((t) => t.end()));
  }
}

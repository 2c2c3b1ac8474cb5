import type { BuildCalls, SearchCalls } from "./messages.ts";
import type { SearchRecord, SearchSource } from "./record.ts";
import { Thread } from "../threads/thread.ts";

/** Records whose lengths stand for the corpus. */
const SAMPLE = 2000;

/**
 * Everything from the source, analysed by `builders` threads, each writing its own segments; the search thread then takes
 * them all at once and says the journal of the meantime over them. This thread only passes batches on, one ahead of each builder.
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
  const threads = Array.from({ length: builders }, () => new Thread<BuildCalls>(new URL("./build-thread.ts", import.meta.url)));
  try {
    const { firstName } = await thread.call("beginRebuild", null);
    const batches = source.records()[Symbol.asyncIterator]();
    const sample: (readonly SearchRecord[])[] = [];
    for (let n = 0; n < SAMPLE;) {
      const { done, value } = await batches.next();
      if (done) break;
      sample.push(value);
      n += value.length;
    }
    const lengths = await (threads[0] as Thread<BuildCalls>).call("measure", { kinds, records: sample.flat() });
    await Promise.all(threads.map((t, i) => t.call("configure", { folder, kinds, lengths, names: [firstName + i, builders] })));
    const busy = threads.map((): Promise<void> => Promise.resolve());
    let turn = 0;
    const pass = async (records: readonly SearchRecord[]): Promise<void> => {
      const i = turn++ % builders;
      await busy[i];
      busy[i] = (threads[i] as Thread<BuildCalls>).call("records", records);
      // Awaited a turn later; a failure in between must not count as unhandled.
      busy[i].catch(() => {});
    };
    for (const records of sample) await pass(records);
    for (let next = await batches.next(); !next.done; next = await batches.next()) await pass(next.value);
    await Promise.all(busy);
    const entries = await Promise.all(threads.map((t) => t.call("finish", null)));
    await thread.call("adopt", { entries: entries.flat(), lengths });
  } finally {
    await Promise.all(threads.map((t) => t.end()));
  }
}

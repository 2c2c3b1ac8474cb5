import type { SearchCalls } from "./messages.ts";
import { Store } from "./store.ts";
import { answer } from "../threads/thread.ts";

/** How often the journal is looked at for what other processes saved. */
const FOLLOW_MILLISECONDS = 500;

let opened: Store | undefined;
let follower: NodeJS.Timeout | undefined;
const store = (): Store => {
  if (!opened) throw new Error("the folder is not open");
  return opened;
};

answer<SearchCalls>({
  async open({ folder, kinds }) {
    opened = new Store(folder, kinds);
    await opened.open();
    const follow = (): void => void opened?.follow().finally(() => (follower = setTimeout(follow, FOLLOW_MILLISECONDS)));
    follower = setTimeout(follow, FOLLOW_MILLISECONDS);
    return { writer: opened.isWriter, fault: opened.fault };
  },
  search: ({ text, options }) => ({ answer: store().index.search(text, options), whole: store().fault === undefined }),
  upsert: (records) => store().change(records.map((put) => ({ put }))),
  remove: (keys) => store().change(keys.map((remove) => ({ remove }))),
  status: () => ({ documents: store().index.size, segments: store().index.segments.length, fault: store().fault, aside: store().aside }),
  beginRebuild: async () => ({ firstName: await store().beginRebuild() }),
  adopt: ({ entries, aside }) => store().adopt(entries, aside),
  meant: ({ short, names }) => store().meant(short, names),
  wordsOf: (text) => store().wordsOf(text),
  keep: () => store().keep(),
  rest: () => store().rest(),
  async close() {
    clearTimeout(follower);
    await store().close();
  },
});

import { currentSearch } from "../search.ts";
import { opened, refuse, say, type Command } from "./command.ts";

export const searchCommands: Record<string, Command> = {
  "search-state": {
    usage: "search-state [--rebuild]",
    what: "takes waiting changes into the search index and says what it holds and which records it could not read; --rebuild makes it anew from the database, while no server runs",
    run: async (args) => (args.length > 1 || (args[0] ?? "--rebuild") !== "--rebuild" ? undefined : stateOfSearch(args.length === 1)),
  },
};

const stateOfSearch = (isAnew: boolean): Promise<number> =>
  opened(async ({ services }) => {
    const search = await currentSearch(services);
    await search.settled();
    if (isAnew) {
      if (!(await search.status()).writer) return refuse("the server holds the index: stop it first", 1);
      await search.rebuild();
    }
    const { state, documents, aside } = await search.status();
    say(`${state}: ${documents.toLocaleString("en")} records, ${aside.length} that could not be read`);
    for (const { kind, id, cause } of aside) say(`${kind} ${id}: ${cause}`);
    return aside.length > 0 ? 1 : 0;
  });

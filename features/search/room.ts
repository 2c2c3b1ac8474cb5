import { defineRoom } from "../../platform/rooms/room.ts";
import type { Context } from "../../platform/http/server.ts";
import { servedAliases } from "./alias-readings.ts";
import { help } from "./help.ts";
import { searchContract } from "./contract.ts";
import type { SearchHost } from "./host.ts";
import { searchedQuestions } from "./past.ts";
import { searchRouter } from "./server.ts";

/** The one room that is given its machine: the index of the installation. */
export const searchRoom = (hostOf: (context: Context) => Promise<SearchHost>) =>
  defineRoom({
    name: "search",
    help,
    records: { alias: servedAliases },
    contracts: { search: searchContract },
    routers: { search: searchRouter(hostOf) },
    searched: [searchedQuestions],
  });

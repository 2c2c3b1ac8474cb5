import { defineRoom } from "../../platform/rooms/room.ts";
import type { Context } from "../../platform/http/server.ts";
import { help } from "./help.ts";
import { searchContract } from "./contract.ts";
import type { SearchHost } from "./host.ts";
import { searchRouter } from "./server.ts";

/** The one room that is given its machine: the index of the installation. */
export const searchRoom = (hostOf: (context: Context) => Promise<SearchHost>) =>
  defineRoom({ name: "search", help, contracts: { search: searchContract }, routers: { search: searchRouter(hostOf) } });

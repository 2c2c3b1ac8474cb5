import { join } from "node:path";
import { openSearchHost, whatWaits, type SearchHost } from "../features/search/index.ts";
import type { Services } from "../platform/http/server.ts";
import type { Search } from "../platform/search/search.ts";

const hosts = new WeakMap<Services, Promise<SearchHost>>();

const folderOf = (services: Services): string => join(services.dataFolder, "search");

/** The installation's index, opened when it is first needed; the server opens it at its start. */
export function searchHostOf(services: Services): Promise<SearchHost> {
  const known = hosts.get(services);
  if (known) return known;
  const opening = openSearchHost({
    folder: folderOf(services),
    database: services.database,
    rootUnitId: () => services.rootUnitId,
    registers: services.house.searched,
  });
  hosts.set(services, opening);
  return opening;
}

/** The index with every waiting change taken in. */
export async function currentSearch(services: Services): Promise<Search> {
  const host = await searchHostOf(services);
  while (await host.catchUp());
  return host.index;
}

/** Brings this server's index up to date; opens it only when something waits. */
export async function takeWaitingChanges(services: Services): Promise<void> {
  if (services.rootUnitId === 0) return;
  const waits = await services.database.asRoot(services.rootUnitId, (db) => whatWaits(db, folderOf(services)));
  // An index that was away too long is told of nothing any more, open or not.
  if (waits === "everything") await closeSearch(services);
  if (waits !== "nothing") await currentSearch(services);
}

export async function closeSearch(services: Services): Promise<void> {
  const host = hosts.get(services);
  hosts.delete(services);
  await (await host)?.close();
}

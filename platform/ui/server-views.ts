import { RPC_PREFIX } from "./api.ts";
import { fetchJson } from "./api.ts";
import type { ViewShelf } from "./saved-views.ts";

/** Saved filters kept by the server, so that they follow the person from machine to machine. */
export const serverViews: ViewShelf = {
  list: async (list) =>
    (await ask<{ id: number; name: string; query: string }[]>("listViews", { list })).map(({ name, query }) => ({ name, query })),
  save: async (list, view) => void (await ask("saveView", { list, name: view.name, query: view.query })),
  remove: async (list, name) => {
    const found = (await ask<{ id: number; name: string }[]>("listViews", { list })).find((v) => v.name === name);
    if (found) await ask("deleteView", { id: found.id });
  },
};

async function ask<T>(endpoint: string, input: unknown): Promise<T> {
  return (await fetchJson<{ json: T }>(`${RPC_PREFIX}/work/${endpoint}`, { json: input })).json;
}

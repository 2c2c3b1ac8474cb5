import { RPC_PREFIX } from "../api.ts";
import { fetchJson } from "../api.ts";
import type { ViewShelf } from "./saved-views.ts";

interface Listed {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly by: string | null;
}

/** Saved filters kept by the server, so that they follow the person from machine to machine. */
export const serverViews: ViewShelf = {
  list: async (list) => (await ask<Listed[]>("listViews", { list })).map(({ name, query, shared, by }) => ({ name, query, shared, by })),
  save: async (list, view) => void (await ask("saveView", { list, name: view.name, query: view.query, shared: view.shared === true })),
  remove: async (list, name) => {
    const found = (await ask<Listed[]>("listViews", { list })).find((v) => v.name === name && v.by === null);
    if (found) await ask("deleteView", { id: found.id });
  },
};

async function ask<T>(endpoint: string, input: unknown): Promise<T> {
  return (await fetchJson<{ json: T }>(`${RPC_PREFIX}/work/${endpoint}`, { json: input })).json;
}

/** A person's own filters of a list, kept as the address's query. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
  /** Colleagues of the unit see it too. */
  readonly shared?: boolean;
  /** Whose it is, where it is another's. */
  readonly by?: string | null;
}

export interface ViewShelf {
  list(list: string): Promise<readonly SavedView[]>;
  save(list: string, view: SavedView): Promise<void>;
  remove(list: string, name: string): Promise<void>;
}

const KEY = "bihuan.views.";

/** Views kept on this device, for where the server keeps none. */
export const deviceViews: ViewShelf = {
  list: async (list) => read(list),
  save: async (list, view) => write(list, [...read(list).filter((v) => v.name !== view.name), view]),
  remove: async (list, name) =>
    write(
      list,
      read(list).filter((v) => v.name !== name),
    ),
};

function read(list: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY + list) ?? "[]");
    return Array.isArray(kept) ? kept.filter((v): v is SavedView => typeof v?.name === "string" && typeof v?.query === "string") : [];
  } catch {
    return [];
  }
}

const write = (list: string, views: readonly SavedView[]) => localStorage.setItem(KEY + list, JSON.stringify(views));

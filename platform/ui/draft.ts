import type { Values } from "../register/fields.ts";

/** What was typed and not yet sent, kept for the browser's tab. Never holds fields marked sensitive. */
export interface DraftShelf {
  get(key: string): Values | undefined;
  keep(key: string, values: Values): void;
  drop(key: string): void;
}

const PREFIX = "bihuan.draft.";

export function draftShelf(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">): DraftShelf {
  return {
    get(key) {
      try {
        const kept: unknown = JSON.parse(storage.getItem(PREFIX + key) ?? "null");
        return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? (kept as Values) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(key, values) {
      try {
        storage.setItem(PREFIX + key, JSON.stringify(values));
      } catch {
        // A full or forbidden storage costs the draft, never the form.
      }
    },
    drop(key) {
      try {
        storage.removeItem(PREFIX + key);
      } catch {
        // As above.
      }
    },
  };
}

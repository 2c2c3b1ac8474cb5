import type { Values } from "../../register/fields.ts";
import { fetchJson, RPC_PREFIX } from "../api.ts";
import { tabOwner } from "../frame/tab-post.ts";

/** What was typed and not yet sent, with the text and version it began from. */
export interface Draft {
  readonly values: Values;
  readonly base?: Values | undefined;
  readonly version?: number | undefined;
}

/** What was typed and not yet sent, kept for the browser's tab. Never holds fields marked sensitive. */
export interface DraftShelf {
  get(key: string): Draft | undefined;
  keep(key: string, draft: Draft): void;
  drop(key: string): void;
}

const PREFIX = "bihuan.draft.";
const nameOf = (key: string): string => `${PREFIX}${tabOwner()}.${key}`;

/** The tab's own copy: at once, and without a network. It belongs to a person in a post; another person or post does not meet it. */
export function draftShelf(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">): DraftShelf {
  return {
    get(key) {
      try {
        return readDraft(storage.getItem(nameOf(key)));
      } catch {
        return undefined;
      }
    },
    keep(key, draft) {
      try {
        storage.setItem(nameOf(key), JSON.stringify(draft));
      } catch {
        // A full or forbidden storage costs the draft, never the form.
      }
    },
    drop(key) {
      try {
        storage.removeItem(nameOf(key));
      } catch {
        // As above.
      }
    },
  };
}

function readDraft(text: string | null): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return typeof (kept as Draft | null)?.values === "object" ? (kept as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What is typed where there may be no network: kept by the device beyond the tab, and by the server as soon as it hears of it, so that it goes
 * on at another machine. At sign-out the device forgets what the server has; what no server has yet is its writer's alone and waits for him.
 */
export const deviceDrafts: DraftShelf & { resume(key: string): Promise<Draft | undefined>; forget(storage?: Storage): Promise<void> } = {
  get: (key) => draftShelf(localStorage).get(key),
  keep(key, draft) {
    draftShelf(localStorage).keep(key, draft);
    serverDrafts.keep(key, draft);
  },
  drop(key) {
    draftShelf(localStorage).drop(key);
    void serverDrafts.drop(key);
  },
  resume: (key) => serverDrafts.get(key),
  async forget(storage = localStorage) {
    const own = `${PREFIX}${tabOwner().split(".")[0]}.`;
    for (const name of Object.keys(storage).filter((k) => k.startsWith(own))) {
      const [post, ...key] = name.slice(own.length).split(".");
      await fetchJson(
        `${RPC_PREFIX}/work/keepDraft`,
        { json: { key: key.join("."), body: storage.getItem(name) } },
        "POST",
        Number(post),
      ).then(
        () => storage.removeItem(name),
        () => undefined,
      );
    }
  },
};

const QUIET_MILLIS = 1500;
const waiting = new Map<string, { draft: Draft; timer: ReturnType<typeof setTimeout> }>();

/** The server's copy, which follows the person to another machine. It is sent when typing rests; without a network the tab's copy stands. */
export const serverDrafts = {
  async get(key: string): Promise<Draft | undefined> {
    const kept = await ask<{ body: string } | null>("getDraft", { key }).catch(() => null);
    return kept === null ? undefined : readDraft(kept.body);
  },
  keep(key: string, draft: Draft): void {
    clearTimeout(waiting.get(key)?.timer);
    waiting.set(key, { draft, timer: setTimeout(() => void push(key), QUIET_MILLIS) });
  },
  async drop(key: string): Promise<void> {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
    await ask("dropDraft", { key }).catch(() => undefined);
  },
  /** Before the tab forgets: what still rests here is sent. */
  async flush(): Promise<void> {
    await Promise.all([...waiting.keys()].map(push));
  },
};

async function push(key: string): Promise<void> {
  const entry = waiting.get(key);
  if (!entry) return;
  clearTimeout(entry.timer);
  waiting.delete(key);
  await ask("keepDraft", { key, body: JSON.stringify(entry.draft) }).catch(() => undefined);
}

async function ask<T>(endpoint: string, input: unknown): Promise<T> {
  return (await fetchJson<{ json: T }>(`${RPC_PREFIX}/work/${endpoint}`, { json: input })).json;
}

import { createContext, useContext } from "react";
import { matcherOf } from "../match-path.ts";
import type { RouteGroup } from "../room.ts";

/** Whether a post may open the page of an address; what is no page of the app, everybody may. */
export type Opens = (href: string, may: (permission: string | undefined) => boolean) => boolean;

/** Composed once from what the rooms say; an address is matched once. */
export function opensOf(groups: readonly RouteGroup[]): Opens {
  const pages = new Map(groups.flatMap((g) => g.routes.map((r) => [r.path, r.permission] as const)));
  const match = matcherOf([...pages.keys()]);
  const known = new Map<string, string | undefined>();
  return (href, may) => {
    const at = href.replace(/[?#][^]*$/, "");
    if (!known.has(at)) {
      // A long list has other links on each of its pages.
      if (known.size > 2000) known.clear();
      known.set(at, pages.get(match(at)?.path ?? ""));
    }
    return may(known.get(at));
  };
}

const Openings = createContext<(href: string) => boolean>(() => true);
export const OpeningsProvider = Openings.Provider;

/** Asked by every link: one that leads before a closed door is none. */
export const useOpens = (): ((href: string) => boolean) => useContext(Openings);

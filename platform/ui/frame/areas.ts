import { useEffect, useSyncExternalStore } from "react";
import type { Label } from "../../http/contract.ts";
import { keepList, keptList } from "../kept.ts";
import { AREAS, type AreaOfWork, type NavItem, type RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";

export interface RoomOfMenu {
  readonly label: Label;
  readonly nav: readonly NavItem[];
}
export interface AreaOfMenu {
  readonly name: AreaOfWork;
  readonly rooms: readonly RoomOfMenu[];
}

export const PINNED = "bihuan.nav.pinned";
const VISITED = "bihuan.nav.visited";

/** What this post may open, by area; within it rooms of one label together. */
export function useAreas(groups: readonly RouteGroup[]): AreaOfMenu[] {
  const may = useMay();
  const open = groups
    .map((g) => ({ ...g, nav: g.nav.filter((n) => may(n.permission)) }))
    .filter((g) => g.nav.length > 0)
    .toSorted((a, b) => (a.order ?? 100) - (b.order ?? 100));
  return (Object.keys(AREAS) as AreaOfWork[])
    .map((name) => {
      const within = open.filter((g) => g.area === name);
      return {
        name,
        rooms: [...new Set(within.map((g) => g.label.zh))].map((heading) => {
          const under = within.filter((g) => g.label.zh === heading);
          return { label: (under[0] as RouteGroup).label, nav: under.flatMap((g) => g.nav) };
        }),
      };
    })
    .filter((a) => a.rooms.length > 0);
}

/** The page of the menu one is in: its own or one beneath it. */
export const pageAt = (items: readonly NavItem[], path: string): NavItem | undefined =>
  items.filter((n) => path === n.href || path.startsWith(`${n.href}/`)).toSorted((a, b) => b.href.length - a.href.length)[0];

const lists = new Map<string, readonly string[]>();
const watchers = new Set<() => void>();
const listOf = (key: string): readonly string[] => lists.get(key) ?? lists.set(key, keptList(key)).get(key)!;
function change(key: string, next: readonly string[]): void {
  keepList(key, next);
  lists.set(key, next);
  for (const tell of watchers) tell();
}
const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

/** A short list kept on the device, the same wherever a page shows it. */
export function useKept(key: string) {
  const list = useSyncExternalStore(watch, () => listOf(key));
  return {
    list,
    toggle: (one: string) => change(key, list.includes(one) ? list.filter((x) => x !== one) : [...list, one]),
    keep: (next: readonly string[]) => change(key, next),
  };
}

/** Where one was, the last first; the page at hand joins when it is left. */
export function useVisited(href?: string): readonly string[] {
  useEffect(() => {
    if (href === undefined) return undefined;
    return () => change(VISITED, [href, ...listOf(VISITED).filter((x) => x !== href)].slice(0, 20));
  }, [href]);
  return useSyncExternalStore(watch, () => listOf(VISITED));
}

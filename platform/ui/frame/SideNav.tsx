import { DownOutlined, RightOutlined, StarFilled, StarOutlined } from "@ant-design/icons";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Label } from "../../http/contract.ts";
import { AppLink } from "../AppLink.tsx";
import { keepList, keptList } from "../kept.ts";
import { AREAS, type AreaOfWork, type RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";
import { frameStrings } from "../strings.ts";

type Item = RouteGroup["nav"][number];
interface Room {
  readonly label: Label;
  readonly nav: readonly Item[];
}
interface Area {
  readonly name: AreaOfWork;
  readonly rooms: readonly Room[];
}

/** So many pages stand open; of more, the area and room one works in, what is pinned and where one was last. */
const AT_ONCE = 12;
const RECENT = 4;
const OPEN = "bihuan.nav.open";
const PINNED = "bihuan.nav.pinned";
const VISITED = "bihuan.nav.visited";

/** The rooms by area of work: areas and rooms open and close, pages can be pinned to the top; kept on the device. */
export function SideNav({ groups, path }: { readonly groups: readonly RouteGroup[]; readonly path: string }) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const areas = useAreas(groups);
  const items = areas.flatMap((a) => a.rooms).flatMap((r) => r.nav);
  const current = items
    .filter((n) => path === n.href || path.startsWith(`${n.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  const pinned = useKept(PINNED);
  const open = useKept(OPEN);
  const visited = useVisited(current?.href);
  const all = items.length <= AT_ONCE;
  const holds = (r: Room): boolean => current !== undefined && r.nav.includes(current);
  const isOpen = (a: Area): boolean => all || a.name === "work" || a.rooms.some(holds) || open.list.includes(AREAS[a.name].zh);
  const isRoomOpen = (r: Room): boolean => all || r.nav.length === 1 || holds(r) || open.list.includes(r.label.zh);
  const named = (hrefs: readonly string[]): Item[] => hrefs.flatMap((href) => items.find((n) => n.href === href) ?? []);
  const shown = new Set(
    areas
      .filter(isOpen)
      .flatMap((a) => a.rooms.filter(isRoomOpen))
      .flatMap((r) => r.nav.map((n) => n.href)),
  );
  const top = named(pinned.list);
  const recent = all ? [] : named(visited.filter((href) => !shown.has(href) && !pinned.list.includes(href))).slice(0, RECENT);
  const row = (n: Item) => (
    <li key={n.href}>
      <AppLink id={`nav${n.href.replaceAll("/", "-")}`} href={n.href} aria-current={n === current ? "page" : undefined}>
        {word(n.label)}
      </AppLink>
      {!all && (
        <button
          type="button"
          className="bh-pin"
          aria-pressed={pinned.list.includes(n.href)}
          aria-label={pinned.list.includes(n.href) ? s.unpin : s.pin}
          aria-describedby={`nav${n.href.replaceAll("/", "-")}`}
          onClick={() => pinned.toggle(n.href)}
        >
          {pinned.list.includes(n.href) ? <StarFilled /> : <StarOutlined />}
        </button>
      )}
    </li>
  );
  const toggle = (label: Label, isIt: boolean) => (
    <button type="button" aria-expanded={isIt} onClick={() => open.toggle(label.zh)}>
      {word(label)} {isIt ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
    </button>
  );
  return (
    <>
      {[
        { label: s.pinned, nav: top },
        { label: s.recent, nav: recent },
      ].map(
        ({ label, nav }) =>
          nav.length > 0 && (
            <section key={label}>
              <h2>{label}</h2>
              <ul>{nav.map(row)}</ul>
            </section>
          ),
      )}
      {all
        ? areas
            .flatMap((a) => a.rooms)
            .map((r) => (
              <section key={r.label.zh}>
                {!isAlone(r) && <h2>{word(r.label)}</h2>}
                <ul>{r.nav.map(row)}</ul>
              </section>
            ))
        : areas.map((a) => (
            <section key={a.name}>
              {a.name !== "work" && <h2>{toggle(AREAS[a.name], isOpen(a))}</h2>}
              {isOpen(a) && (
                <ul className={a.name === "work" ? undefined : "bh-nav-rooms"}>
                  {a.rooms.map((r) =>
                    r.nav.length === 1 || a.name === "work" ? (
                      r.nav.map(row)
                    ) : (
                      <li key={r.label.zh} className="bh-nav-room">
                        <h3>{toggle(r.label, isRoomOpen(r))}</h3>
                        {isRoomOpen(r) && <ul>{r.nav.map(row)}</ul>}
                      </li>
                    ),
                  )}
                </ul>
              )}
            </section>
          ))}
    </>
  );
}

/** A room of one page that bears its name needs no heading. */
const isAlone = (r: Room): boolean => r.nav.length === 1 && r.nav[0]?.label.zh === r.label.zh;

/** What this post may open, by area; within it rooms of one label together. */
function useAreas(groups: readonly RouteGroup[]): Area[] {
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

function useKept(key: string) {
  const [list, setList] = useState(() => keptList(key));
  return {
    list,
    toggle(one: string) {
      const next = list.includes(one) ? list.filter((x) => x !== one) : [...list, one];
      keepList(key, next);
      setList(next);
    },
  };
}

/** Where one was, the last first; the page at hand joins when it is left. */
function useVisited(href: string | undefined): readonly string[] {
  const [list, setList] = useState(() => keptList(VISITED));
  useEffect(() => {
    if (href === undefined) return undefined;
    return () =>
      setList((before) => {
        const next = [href, ...before.filter((x) => x !== href)].slice(0, 20);
        keepList(VISITED, next);
        return next;
      });
  }, [href]);
  return list;
}

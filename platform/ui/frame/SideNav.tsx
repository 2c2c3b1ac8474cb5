import { DownOutlined, RightOutlined, StarFilled, StarOutlined } from "@ant-design/icons";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Label } from "../../http/contract.ts";
import { AppLink } from "../AppLink.tsx";
import { keepList, keptList } from "../kept.ts";
import type { RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";
import { frameStrings } from "../strings.ts";

type Item = RouteGroup["nav"][number];
interface Area {
  readonly label: Label;
  readonly nav: readonly Item[];
}

/** So many pages stand open; of more, the area one works in, what is pinned and where one was last. */
const AT_ONCE = 12;
const RECENT = 4;
const OPEN = "bihuan.nav.open";
const PINNED = "bihuan.nav.pinned";
const VISITED = "bihuan.nav.visited";

/** The rooms by area of work: areas open and close, pages can be pinned to the top; kept on the device. */
export function SideNav({ groups, path }: { readonly groups: readonly RouteGroup[]; readonly path: string }) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const areas = useAreas(groups);
  const items = areas.flatMap((a) => a.nav);
  const current = items
    .filter((n) => path === n.href || path.startsWith(`${n.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  const pinned = useKept(PINNED);
  const open = useKept(OPEN);
  const visited = useVisited(current?.href);
  const all = items.length <= AT_ONCE;
  const isOpen = (a: Area): boolean => all || (current !== undefined && a.nav.includes(current)) || open.list.includes(a.label.zh);
  const named = (hrefs: readonly string[]): Item[] => hrefs.flatMap((href) => items.find((n) => n.href === href) ?? []);
  const shown = new Set(areas.filter(isOpen).flatMap((a) => a.nav.map((n) => n.href)));
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
      {areas.map((a) => {
        const alone = a.nav.length === 1 && a.nav[0]?.label.zh === a.label.zh;
        return (
          <section key={a.label.zh}>
            {!alone &&
              (all ? (
                <h2>{word(a.label)}</h2>
              ) : (
                <h2>
                  <button type="button" aria-expanded={isOpen(a)} onClick={() => open.toggle(a.label.zh)}>
                    {word(a.label)} {isOpen(a) ? <DownOutlined /> : <RightOutlined />}
                  </button>
                </h2>
              ))}
            {(alone || isOpen(a)) && <ul>{a.nav.map(row)}</ul>}
          </section>
        );
      })}
    </>
  );
}

/** What this post may open, rooms of one heading together. */
function useAreas(groups: readonly RouteGroup[]): Area[] {
  const may = useMay();
  const open = groups
    .map((g) => ({ ...g, nav: g.nav.filter((n) => may(n.permission)) }))
    .filter((g) => g.nav.length > 0)
    .toSorted((a, b) => (a.order ?? 100) - (b.order ?? 100));
  return [...new Set(open.map((g) => g.label.zh))].map((heading) => {
    const under = open.filter((g) => g.label.zh === heading);
    return { label: (under[0] as RouteGroup).label, nav: under.flatMap((g) => g.nav) };
  });
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

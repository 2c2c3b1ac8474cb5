import { AppstoreOutlined, DownOutlined, RightOutlined } from "@ant-design/icons";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Label } from "../../http/contract.ts";
import { AppLink } from "../AppLink.tsx";
import { AREAS, type NavItem, type RouteGroup } from "../room.ts";
import { frameStrings } from "./strings.ts";
import { PINNED, pageAt, useAreas, useKept, useVisited, type AreaOfMenu, type RoomOfMenu } from "./areas.ts";
import { PinButton } from "./PinButton.tsx";

/** So many pages stand open; of more, the area and room one works in, what is pinned and where one was last. */
const AT_ONCE = 12;
const RECENT = 4;
const OPEN = "bihuan.nav.open";

/** The rooms by area of work: areas and rooms open and close, pages can be pinned to the top; kept on the device. */
export function SideNav({ groups, path }: { readonly groups: readonly RouteGroup[]; readonly path: string }) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const areas = useAreas(groups);
  const items = areas.flatMap((a) => a.rooms).flatMap((r) => r.nav);
  const current = pageAt(items, path);
  const pinned = useKept(PINNED);
  const open = useKept(OPEN);
  const visited = useVisited(current?.href);
  const all = items.length <= AT_ONCE;
  const holds = (r: RoomOfMenu): boolean => current !== undefined && r.nav.includes(current);
  const isOpen = (a: AreaOfMenu): boolean => all || a.name === "work" || a.rooms.some(holds) || open.list.includes(AREAS[a.name].zh);
  const isRoomOpen = (r: RoomOfMenu): boolean => all || r.nav.length === 1 || holds(r) || open.list.includes(r.label.zh);
  const named = (hrefs: readonly string[]): NavItem[] => hrefs.flatMap((href) => items.find((n) => n.href === href) ?? []);
  const shown = new Set(
    areas
      .filter(isOpen)
      .flatMap((a) => a.rooms.filter(isRoomOpen))
      .flatMap((r) => r.nav.map((n) => n.href)),
  );
  const top = named(pinned.list);
  const recent = all ? [] : named(visited.filter((href) => !shown.has(href) && !pinned.list.includes(href))).slice(0, RECENT);
  const row = (n: NavItem) => (
    <li key={n.href}>
      <AppLink id={idOf(n)} href={n.href} aria-current={n === current ? "page" : undefined}>
        {word(n.label)}
      </AppLink>
      {!all && <PinButton href={n.href} describedBy={idOf(n)} />}
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
      {!all && (
        <AppLink className="bh-nav-all" href="/rooms" aria-current={path === "/rooms" ? "page" : undefined}>
          {s.allRooms} <AppstoreOutlined />
        </AppLink>
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

const idOf = (n: NavItem): string => `nav${n.href.replaceAll("/", "-")}`;

/** A room of one page that bears its name needs no heading. */
const isAlone = (r: RoomOfMenu): boolean => r.nav.length === 1 && r.nav[0]?.label.zh === r.label.zh;

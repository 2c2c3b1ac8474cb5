import { AppstoreOutlined, MenuUnfoldOutlined, StarOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { useGo } from "../address.ts";
import { AppLink } from "../AppLink.tsx";
import { AREAS, type NavItem, type RouteGroup } from "../room.ts";
import { frameStrings } from "./strings.ts";
import { AreaIcon } from "./AreaIcon.tsx";
import { PINNED, pageAt, useAreas, useKept, type RoomOfMenu } from "./areas.ts";

type MenuItem = NonNullable<NonNullable<MenuProps["items"]>[number]>;

/** The menu folded to a strip of areas: each opens its rooms beside itself. */
export function Rail({ groups, path, onUnfold }: { groups: readonly RouteGroup[]; path: string; onUnfold: () => void }) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const areas = useAreas(groups);
  const items = areas.flatMap((a) => a.rooms).flatMap((r) => r.nav);
  const current = pageAt(items, path);
  const pinned = useKept(PINNED).list.flatMap((href) => items.find((n) => n.href === href) ?? []);
  return (
    <ul className="bh-rail">
      {pinned.length > 0 && (
        <Flyout
          name={s.pinned}
          icon={<StarOutlined />}
          rooms={pinned.map((n) => ({ label: n.label, nav: [n] }))}
          current={current}
          holds={false}
        />
      )}
      {areas.map((a) => (
        <Flyout
          key={a.name}
          name={word(AREAS[a.name])}
          icon={<AreaIcon of={a.name} />}
          rooms={a.rooms}
          current={current}
          holds={current !== undefined && a.rooms.some((r) => r.nav.includes(current))}
        />
      ))}
      <li>
        <AppLink href="/rooms" aria-current={path === "/rooms" ? "page" : undefined}>
          <AppstoreOutlined />
          <span>{s.allShort}</span>
        </AppLink>
      </li>
      <li>
        <button type="button" onClick={onUnfold}>
          <MenuUnfoldOutlined />
          <span>{s.unfold}</span>
        </button>
      </li>
    </ul>
  );
}

interface FlyoutProps {
  readonly name: string;
  readonly icon: ReactNode;
  readonly rooms: readonly RoomOfMenu[];
  readonly current: NavItem | undefined;
  /** Whether the page at hand is among them. */
  readonly holds: boolean;
}

function Flyout({ name, icon, rooms, current, holds }: FlyoutProps) {
  const word = useWord();
  const go = useGo();
  const page = (n: NavItem): { key: string; label: ReactNode } => ({
    key: n.href,
    label: <AppLink href={n.href}>{word(n.label)}</AppLink>,
  });
  return (
    <li>
      <Dropdown
        trigger={["click"]}
        align={{ points: ["tl", "tr"], offset: [6, 0], overflow: { adjustX: true, adjustY: false, shiftY: true } }}
        overlayClassName="bh-flyout"
        menu={{
          selectedKeys: current === undefined ? [] : [current.href],
          items: rooms.flatMap<MenuItem>((r) =>
            r.nav.length === 1
              ? r.nav.map(page)
              : [{ key: r.label.zh, type: "group" as const, label: word(r.label), children: r.nav.map(page) }],
          ),
          // A press on the row beside the words; on the words the link itself has gone already.
          onClick: ({ key, domEvent }) => {
            if (!domEvent.defaultPrevented) go(key);
          },
        }}
      >
        <button type="button" aria-haspopup="menu" className={holds ? "is-current" : undefined}>
          {icon}
          <span>{name}</span>
        </button>
      </Dropdown>
    </li>
  );
}

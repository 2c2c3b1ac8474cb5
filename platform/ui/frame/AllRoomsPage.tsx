import { PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";
import { clearable } from "../clearable.tsx";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { useGo } from "../address.ts";
import { AppLink } from "../AppLink.tsx";
import { Page } from "../Page.tsx";
import { AREAS, type NavItem, type RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";
import { frameStrings } from "./strings.ts";
import { AreaIcon } from "./AreaIcon.tsx";
import { useAreas, useVisited, type RoomOfMenu } from "./areas.ts";
import { initialsOf } from "./initials.ts";
import { PinButton } from "./PinButton.tsx";

/** Everything this post may open on one page, narrowed by some characters or by first letters as the words are read. */
export function AllRoomsPage({ groups }: { readonly groups: readonly RouteGroup[] }) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const go = useGo();
  const [text, setText] = useState("");
  const all = useAreas(groups);
  const areas = all
    .map((a) => ({ ...a, rooms: a.rooms.map((r) => narrowed(r, text)).filter((r) => r.nav.length > 0) }))
    .filter((a) => a.rooms.length > 0);
  const first = areas[0]?.rooms[0]?.nav[0];
  const may = useMay();
  const entries = new Set(
    groups.flatMap((g) => g.routes).flatMap((r) => (r.path.endsWith("/new") && may(r.permission) && may(r.offered) ? [r.path] : [])),
  );
  const pages = all.flatMap((a) => a.rooms).flatMap((r) => r.nav);
  const recent = useVisited()
    .flatMap((href) => pages.find((n) => n.href === href) ?? [])
    .slice(0, 8);
  return (
    <Page title={s.allRooms} lead={s.allHint}>
      <Input
        className="bh-rooms-filter"
        prefix={<SearchOutlined />}
        aria-label={s.filterRooms}
        placeholder={s.filterPlaceholder}
        value={text}
        allowClear={clearable}
        maxLength={40}
        onChange={(e) => setText(e.target.value)}
        onPressEnter={() => first && go(first.href)}
      />
      <p className="bh-quiet" aria-live="polite">
        {text !== "" && (first === undefined ? s.noRoom(text) : s.firstRoom(word(first.label)))}
      </p>
      <div className="bh-rooms">
        {areas.map((a) => (
          <section key={a.name} className="bh-panel" aria-labelledby={`rooms-${a.name}`}>
            <h2 id={`rooms-${a.name}`}>
              <AreaIcon of={a.name} /> {word(AREAS[a.name])}
            </h2>
            {a.rooms.map((r) => (
              <div key={r.label.zh}>
                {r.nav.length > 1 && <h3>{word(r.label)}</h3>}
                <ul>
                  {r.nav.map((n) => (
                    <Row key={n.href} item={n} isFirst={text !== "" && n === first} hasEntry={entries.has(`${n.href}/new`)} />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
      {recent.length > 0 && text === "" && (
        <section className="bh-section" aria-labelledby="rooms-recent">
          <h2 id="rooms-recent">{s.recent}</h2>
          <p className="bh-actions-row">
            {recent.map((n) => (
              <AppLink key={n.href} href={n.href}>
                {word(n.label)}
              </AppLink>
            ))}
          </p>
        </section>
      )}
    </Page>
  );
}

interface RowProps {
  readonly item: NavItem;
  /** Where Enter in the filter leads. */
  readonly isFirst: boolean;
  /** Whether this post may enter a new one. */
  readonly hasEntry: boolean;
}

function Row({ item, isFirst, hasEntry }: RowProps) {
  const s = useStrings(frameStrings);
  const word = useWord();
  const id = `rooms${item.href.replaceAll("/", "-")}`;
  return (
    <li className={isFirst ? "is-first" : undefined}>
      <AppLink id={id} href={item.href}>
        {word(item.label)}
      </AppLink>
      {hasEntry && (
        <AppLink className="bh-rooms-new" href={`${item.href}/new`} aria-label={s.enterNew(word(item.label))}>
          <PlusOutlined />
        </AppLink>
      )}
      <PinButton href={item.href} describedBy={id} />
    </li>
  );
}

function narrowed(room: RoomOfMenu, text: string): RoomOfMenu {
  const asked = text.trim().toLowerCase();
  const letters = asked.replaceAll(/[^a-z0-9]/g, "");
  const has = (label: { zh: string; en: string }): boolean =>
    label.zh.includes(asked) || label.en.toLowerCase().includes(asked) || (letters === asked && initialsOf(label.zh).includes(letters));
  if (asked === "" || has(room.label)) return room;
  return { label: room.label, nav: room.nav.filter((n) => has(n.label)) };
}

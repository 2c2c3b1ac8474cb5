import { useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Dropdown } from "antd";
import { targetsOf, type ProcessDef } from "@bihuan/casework";
import { useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { AppLink } from "../AppLink.tsx";
import { useGo } from "../address.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { RequestKey } from "../request-key.ts";
import { ReasonPanel, type AvailableAction } from "../record/ActionBar.tsx";
import { StateTag } from "../record/StateTag.tsx";
import { useMay } from "../session.ts";
import { tonesOf } from "../record/tones.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf } from "./client.ts";
import { recordsStrings } from "./strings.ts";

type Card = Awaited<ReturnType<ReturnType<typeof callOf>["view"]>>["rows"][number];
interface Way {
  readonly action: string;
  readonly to: string;
  /** What it asks for: nothing, a reason, or the record's page, where a part of it or a question stands. */
  readonly asks: "nothing" | "reason" | "page";
}
type Why = { readonly reason?: string; readonly note?: string };

/** The acts that lead from a state to another; the server says whether this person may and whether the gates hold. */
const waysFrom = (process: ProcessDef, state: string): Way[] =>
  Object.entries(process.actions).flatMap(([action, a]) =>
    a.from.includes(state) && a.to !== "stay"
      ? targetsOf(a, state)
          .filter((to) => to !== state)
          .map((to) => ({ action, to, asks: a.own === true || a.asks ? "page" : a.reason === "required" ? "reason" : "nothing" }) as const)
      : [],
  );

/** One column for each state. A card is dragged, or moved by its menu or by Alt with ← and →; what asks for more opens its form. */
export function Board({
  records,
  rows,
  reload,
}: {
  readonly records: Records;
  readonly rows: readonly Card[];
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const go = useGo();
  const may = useMay();
  const client = useQueryClient();
  const key = useRef(new RequestKey());
  const act = useRefusal();
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState<{ card: Card; way: Way; form: AvailableAction }>();
  const dragged = useRef<Card>(undefined);
  const [over, setOver] = useState<string>();
  const { process } = records;
  if (!process) return null;
  const tones = tonesOf(process);
  const columns = Object.entries(process.states).filter(([, state]) => !state.final);
  const mayAct = may(`${records.name}.act`);
  const labelOf = (state: string) => word(process.states[state]?.label ?? { zh: state, en: state });
  const nameOf = (action: string) => process.actions[action]?.label ?? { zh: action, en: action };

  const move = (card: Card, way: Way) => {
    act.clear();
    setSaid("");
    if (way.asks === "page") return go(`${records.path}/${card.id}`);
    if (way.asks === "nothing") return send(card, way);
    const reasons = Object.entries(process.actions[way.action]?.reasons ?? {}).map(([value, label]) => ({ value, label }));
    const form = { action: way.action, label: nameOf(way.action), allowed: true, unmet: [], needsReason: true, reasons };
    setAsking({ card, way, form });
  };
  const send = (card: Card, way: Way, why: Why = {}) =>
    void act.run(async () => {
      const requestKey = key.current.for({ id: card.id, way, why });
      const seen = card.seq === null ? {} : { expectedSeq: card.seq };
      await callOf(records.name).act({ id: card.id, action: way.action, requestKey, ...seen, ...why });
      key.current.spend();
      setAsking(undefined);
      setSaid(s.moved(card.title, labelOf(way.to)));
      await client.invalidateQueries({ queryKey: [records.name] });
      await reload();
    });
  const shift = (event: KeyboardEvent, card: Card) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!event.altKey || by === 0 || card.state === null) return;
    event.preventDefault();
    const at = columns.findIndex(([name]) => name === card.state);
    const beyond = by > 0 ? columns.slice(at + 1) : columns.slice(0, Math.max(at, 0)).toReversed();
    const ways = waysFrom(process, card.state);
    const way = beyond.map(([name]) => ways.find((w) => w.to === name)).find((w) => w !== undefined);
    if (way) move(card, way);
    else setSaid(s.noFurther);
  };
  const drop = (event: DragEvent, to: string) => {
    event.preventDefault();
    setOver(undefined);
    const card = dragged.current;
    dragged.current = undefined;
    if (!card || card.state === null || card.state === to) return;
    act.clear();
    const ways = waysFrom(process, card.state);
    const way = ways.find((w) => w.to === to);
    if (way) move(card, way);
    else setSaid(s.noWay(card.title, labelOf(card.state), labelOf(to), [...new Set(ways.map((w) => labelOf(w.to)))]));
  };
  return (
    <>
      {mayAct && <p className="bh-quiet">{s.boardHint}</p>}
      <ErrorPanel trouble={act.trouble} />
      <div role="status">{said && <p className="bh-notice">{said}</p>}</div>
      <Drawer open={asking !== undefined} title={asking?.card.title} onClose={() => setAsking(undefined)} destroyOnHidden>
        {asking && (
          <ReasonPanel
            action={asking.form}
            busy={act.busy}
            onCancel={() => setAsking(undefined)}
            onSend={(why) => send(asking.card, asking.way, why)}
          />
        )}
        <ErrorPanel trouble={act.trouble} />
      </Drawer>
      <div className="bh-board" tabIndex={0} role="region" aria-label={s.board}>
        {columns.map(([name, state]) => {
          const cards = rows.filter((r) => r.state === name);
          return (
            <section
              key={name}
              className={`bh-panel${over === name && dragged.current?.state !== name ? " bh-board-open" : ""}`}
              aria-label={word(state.label)}
              onDragOver={(e) => {
                if (!dragged.current) return;
                e.preventDefault();
                e.dataTransfer.dropEffect = "move";
                setOver(name);
              }}
              onDrop={(e) => drop(e, name)}
            >
              <h2>
                <StateTag label={state.label} tone={tones[name]} /> {cards.length}
              </h2>
              {cards.length === 0 && <p className="bh-quiet">{s.none}</p>}
              <ul>
                {cards.map((r) => (
                  <li
                    key={r.id}
                    draggable={mayAct}
                    onDragStart={(e) => {
                      e.dataTransfer.effectAllowed = "all";
                      e.dataTransfer.setData("text/plain", r.title);
                      dragged.current = r;
                    }}
                    onDragEnd={() => {
                      dragged.current = undefined;
                      setOver(undefined);
                    }}
                    onKeyDown={(e) => mayAct && shift(e, r)}
                  >
                    <AppLink href={`${records.path}/${r.id}`}>{r.title}</AppLink>
                    <span className="bh-quiet">{r.unitName}</span>
                    {mayAct && waysFrom(process, name).length > 0 && (
                      <Dropdown
                        trigger={["click"]}
                        menu={{
                          items: waysFrom(process, name).map((w) => ({
                            key: `${w.action}/${w.to}`,
                            label: `${word(nameOf(w.action))}${w.asks === "nothing" ? "" : "…"}`,
                          })),
                          onClick: ({ key: chosen }) => {
                            const way = waysFrom(process, name).find((w) => `${w.action}/${w.to}` === chosen);
                            if (way) move(r, way);
                          },
                        }}
                      >
                        <Button size="small" type="text" aria-haspopup="menu" aria-label={`${s.moveTo} ${r.title}`}>
                          {s.moveTo}
                        </Button>
                      </Dropdown>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

import { Button, Dropdown } from "antd";
import { daysBetween, chinaDay } from "@bihuan/kit";
import { useRef, useState } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { RecordPageData } from "../../records/contract.ts";
import type { Records } from "../../records/define.ts";
import { straightWay } from "../../records/path.ts";
import { showDay } from "../../register/fields.ts";
import { ReasonPanel } from "../ActionBar.tsx";
import { useGo } from "../address.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { RequestKey } from "../request-key.ts";
import { useRefusal } from "../useRefusal.ts";
import { callOf, exportRecordUrl } from "./client.ts";
import { recordsStrings } from "./strings.ts";

type Action = RecordPageData["actions"][number];

/** What stands fast above a record: its name, the way it goes, whose move it is until when, one button; the rest in a menu, what ends it last. */
export function RecordHead({
  records,
  data,
  onDone,
}: {
  readonly records: Records;
  readonly data: RecordPageData;
  readonly onDone: () => Promise<void>;
}) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const go = useGo();
  const act = useRefusal();
  const key = useRef(new RequestKey());
  const [asking, setAsking] = useState<Action>();
  const [done, setDone] = useState<Action>();
  const main = data.actions.find((a) => a.allowed && !a.ends) ?? data.actions.find((a) => !a.ends);
  const rest = data.actions.filter((a) => a !== main).toSorted((a, b) => Number(a.ends) - Number(b.ends));

  const send = async (action: Action, why: { reason?: string; note?: string } = {}) => {
    const requestKey = key.current.for({ action: action.action, ...why });
    const expectedSeq = data.case?.seq;
    const went = await act.run(() =>
      callOf(records.name).act({
        id: data.id,
        action: action.action,
        requestKey,
        ...why,
        ...(expectedSeq === undefined ? {} : { expectedSeq }),
      }),
    );
    if (!went) return;
    key.current.spend();
    setAsking(undefined);
    setDone(action);
    await onDone();
  };
  const choose = (action: Action) => {
    act.clear();
    setDone(undefined);
    if (action.needsReason) setAsking(action);
    else void send(action);
  };
  const items = [
    ...rest.filter((a) => !a.ends).map((a) => ({ key: a.action, label: word(a.label), disabled: !a.allowed })),
    ...(data.can.edit ? [{ key: "=edit", label: s.edit }] : []),
    { key: "=print", label: s.print },
    { key: "=word", label: <a href={exportRecordUrl(records, data.id)}>{s.word}</a> },
    ...(rest.some((a) => a.ends) ? [{ type: "divider" as const }] : []),
    ...rest.filter((a) => a.ends).map((a) => ({ key: a.action, label: word(a.label), disabled: !a.allowed, danger: true })),
  ];
  const blocked = [main, ...rest].filter((a) => a !== undefined && !a.allowed && a.unmet.length > 0) as Action[];
  return (
    <header className="bh-panel bh-head">
      <div className="bh-head-top">
        <div>
          <h1>{data.title}</h1>
          <p className="bh-quiet">
            {word(records.register.label)} · {data.unitName}
            {data.case?.adviserName ? ` · ${data.case.adviserName}` : ""}
          </p>
        </div>
        <div className="bh-actions-row bh-no-print">
          {main && (
            <Button type="primary" disabled={!main.allowed} loading={act.busy && asking === undefined} onClick={() => choose(main)}>
              {word(main.label)}
            </Button>
          )}
          {!records.process && data.can.edit && (
            <Button type="primary" onClick={() => go(`${records.path}/${data.id}/edit`)}>
              {s.edit}
            </Button>
          )}
          <Dropdown
            trigger={["click"]}
            menu={{
              items,
              onClick: ({ key: chosen }) => {
                if (chosen === "=edit") return go(`${records.path}/${data.id}/edit`);
                if (chosen === "=print") return window.print();
                const action = data.actions.find((a) => a.action === chosen);
                if (action) choose(action);
              },
            }}
          >
            <Button aria-haspopup="menu">{s.more}</Button>
          </Dropdown>
        </div>
      </div>
      {records.process && data.case && <Path records={records} data={data} />}
      {data.case && <Turn data={data} />}
      {blocked.length > 0 && (
        <ul className="bh-unmet">
          {blocked.map((a) => (
            <li key={a.action}>
              {s.first(word(a.label))}{" "}
              {a.unmet.map((u, i) => (
                <span key={word(u.label)}>
                  {i > 0 && "；"}
                  {u.at ? <a href={`#${u.at}`}>{word(u.label)}</a> : word(u.label)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <ReasonPanel
          key={asking.action}
          action={{ ...asking, unmet: asking.unmet.map((u) => u.label) }}
          busy={act.busy}
          onCancel={() => setAsking(undefined)}
          onSend={(why) => void send(asking, why)}
        />
      )}
      <ErrorPanel trouble={act.trouble} />
      <div role="status">{done && <p className="bh-notice bh-notice-good">{s.done(word(done.label))}</p>}</div>
    </header>
  );
}

/** Every step of the straight way, those passed with their day; where the case stands beside it, a note says so. */
function Path({ records, data }: { readonly records: Records; readonly data: RecordPageData }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const process = records.process;
  if (!process || !data.case) return null;
  const way = straightWay(process);
  const state = data.case.state;
  const at = way.indexOf(state);
  const reached = new Map(data.events.map((e) => [e.to, e.at]));
  const label = process.states[state]?.label ?? { zh: state, en: state };
  return (
    <>
      <ol className="bh-path" aria-label={s.path} tabIndex={0}>
        {way.map((name, i) => {
          const when = reached.get(name);
          const passed = at < 0 ? when !== undefined : i < at;
          return (
            <li key={name} className={passed ? "is-passed" : undefined} aria-current={i === at ? "step" : undefined}>
              <span>{word(process.states[name]?.label ?? { zh: name, en: name })}</span>
              {when !== undefined && (passed || i === at) && <small>{showDay(chinaDay(Date.parse(when)), locale)}</small>}
            </li>
          );
        })}
      </ol>
      {at < 0 && <p className="bh-notice">{s.beside(word(label))}</p>}
    </>
  );
}

function Turn({ data }: { readonly data: RecordPageData }) {
  const s = useStrings(recordsStrings);
  const { locale } = useLocale();
  const due = data.case?.dueOn;
  const since = data.events.at(-1)?.at;
  if (data.case?.closedOn) return <p className="bh-turn">{s.ended}</p>;
  if (!data.turn) return null;
  return (
    <p className={data.turn.isMine ? "bh-turn is-mine" : "bh-turn"}>
      <strong>{data.turn.isMine ? s.yours : s.turnOf(data.turn.who)}</strong>{" "}
      {since !== undefined && s.since(showDay(chinaDay(Date.parse(since)), locale))}{" "}
      {due ? `· ${s.until(showDay(due, locale), daysBetween(chinaDay(Date.now()), due))}` : ""}
    </p>
  );
}

import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import type { Cell } from "@bihuan/ballots";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { sayRule, type Definition } from "../definition.ts";
import { cellsOf, isWritten, itemsOf, nameIn, spelled } from "../written.ts";
import type { VoteSection } from "../server.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";

const load = async (id: number) => {
  const data = await callOf("appraisal").get({ id });
  return { title: data.title, unitName: data.unitName, vote: data.sections["vote"] as VoteSection };
};

/** Print: a ballot of each class, its class as letter and colour, without a number; a tally sheet behind it. */
export function BallotsPage() {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "ballots", id], () => load(id));
  return (
    <WhenLoaded of={loaded}>
      {({ title, unitName, vote: { definition: d } }) => (
        <Page
          title={title}
          lead={unitName}
          tools={
            <>
              <AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>
              <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
                {s.print}
              </Button>
            </>
          }
        >
          {d?.classes
            .filter((c) => c.sheets > 0)
            .map((c, i) => (
              <section key={c.key} className={`bh-ballot bh-ballot-${i % 4}`}>
                <h2>{s.ballotTitle(c.key, c.label)}</h2>
                <p>{s.tick}</p>
                <ul>
                  {d.rules.flatMap((r) => {
                    const rule = sayRule(
                      r,
                      d.grades.map((g) => g.label),
                    );
                    return rule ? [<li key={rule.zh}>{word(rule)}</li>] : [];
                  })}
                </ul>
                <Grid d={d} />
                <h3 className="bh-new-sheet">
                  {s.tally} · {s.ballotTitle(c.key, c.label)}
                </h3>
                <Grid d={d} />
                <p>
                  {s.sizes.split("、").slice(2).join("＿＿＿ ")}＿＿＿ {s.check}＿＿＿
                </p>
              </section>
            ))}
        </Page>
      )}
    </WhenLoaded>
  );
}

function Grid({ d }: { readonly d: Definition }) {
  const s = useStrings(appraisalStrings);
  const wide = d.aspects.length > 1;
  return (
    <table className="bh-plain-table bh-ballot-grid">
      <thead>
        <tr>
          {[s.person, ...(wide ? [""] : []), ...d.grades.map((g) => g.label)].map((h) => (
            <th key={h} scope="col">
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {d.persons.flatMap((p) =>
          d.aspects.map((a, i) => (
            <tr key={`${p.name}${p.post}${a.label}`}>
              {i === 0 && (
                <th scope="row" rowSpan={d.aspects.length}>
                  {p.name} <small>{p.post}</small>
                </th>
              )}
              {wide && <td>{a.label}</td>}
              {d.grades.map((g) => (
                <td key={g.label} />
              ))}
            </tr>
          )),
        )}
        {Array.from({ length: d.slots ?? 0 }, (_, i) => (
          <tr key={i}>
            <th scope="row" colSpan={d.grades.length + 1}>
              {s.writeInLine}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A pile keyed with ten keys: 1–9 a grade, 0 blank, x unreadable, Backspace takes one back. What was typed stays on this page, with or without a network. */
export function PilePage() {
  const s = useStrings(appraisalStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "pile", id], () => load(id));
  return (
    <WhenLoaded of={loaded}>
      {({ title, vote: { definition: d } }) => (
        <Page title={`${s.pile} · ${title}`} tools={<AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>}>
          {d && <Pile id={id} d={d} />}
        </Page>
      )}
    </WhenLoaded>
  );
}

function Pile({ id, d }: { readonly id: number; readonly d: Definition }) {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  const act = useRefusal();
  const paper = d.classes.filter((c) => c.sheets > 0);
  const [key, setKey] = useState(paper[0]?.key ?? "");
  const [teller, setTeller] = useState<1 | 2>(1);
  const [typed, setTyped] = useState<Cell[]>([]);
  const [told, setTold] = useState<Awaited<ReturnType<typeof appraisalsApi.keyPile>>>();
  const width = cellsOf(d);
  const whole = Math.floor(typed.length / width);
  const at = typed.length % width;
  const [name, setName] = useState("");
  const [badName, setBadName] = useState(false);
  const put = () => {
    const written = spelled(name);
    setBadName(name.trim() !== "" && written === undefined);
    if (name.trim() !== "" && written === undefined) return;
    setTyped((now) => [...now, written === undefined ? "blank" : `+${written}`]);
    setName("");
    setTold(undefined);
  };
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.altKey || e.metaKey || (e.target as HTMLElement).closest("input:not([readonly])")) return;
      const inSlot = at >= itemsOf(d);
      const cell: Cell | undefined =
        e.key === "0"
          ? "blank"
          : e.key.toLowerCase() === "x"
            ? "void"
            : !inSlot && /^[1-9]$/.test(e.key) && Number(e.key) <= d.grades.length
              ? Number(e.key) - 1
              : undefined;
      if (cell !== undefined) setTyped((now) => [...now, cell]);
      else if (e.key === "Backspace") setTyped((now) => now.slice(0, -1));
      else return;
      e.preventDefault();
      setTold(undefined);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [d, at]);
  const begin = () => {
    setTyped([]);
    setTold(undefined);
  };
  const say = (c: Cell | undefined) =>
    c === undefined ? "" : c === "blank" ? "0" : c === "void" ? "x" : isWritten(c) ? nameIn(c) : (d.grades[c as number]?.label ?? "");
  const current = typed.slice(whole * width);
  const shown = at === 0 && whole > 0 ? typed.slice((whole - 1) * width) : current;
  return (
    <>
      <p className="bh-actions-row">
        <Select
          aria-label={s.klass}
          value={key}
          style={{ minWidth: 180 }}
          options={paper.map((c) => ({ value: c.key, label: `${c.key} ${c.label}` }))}
          onChange={(v) => {
            setKey(v);
            begin();
          }}
        />
        <Select
          aria-label={s.teller}
          value={teller}
          options={([1, 2] as const).map((n) => ({ value: n, label: s.tellerNo(n) }))}
          onChange={(v) => {
            setTeller(v);
            begin();
          }}
        />
      </p>
      <p>{s.pileKeys(d.grades.map((g, i) => `${i + 1} ${g.label}`).join("，"))}</p>
      <p className="bh-quiet">{s.offline}</p>
      <p role="status">
        <strong className="bh-big-count">{s.sheetOf(at === 0 && whole > 0 ? whole : whole + 1, whole)}</strong>
      </p>
      <ol className="bh-pile">
        {d.persons.map((p, i) => (
          <li key={`${p.name}${p.post}`} aria-current={Math.floor(at / d.aspects.length) === i && !(at === 0 && whole > 0)}>
            {p.name} <strong>{d.aspects.map((_, a) => say(shown[i * d.aspects.length + a])).join(" ")}</strong>
          </li>
        ))}
        {Array.from({ length: d.slots ?? 0 }, (_, i) => (
          <li key={i} aria-current={at === itemsOf(d) + i}>
            {s.writeIn} <strong>{say(shown[itemsOf(d) + i])}</strong>
          </li>
        ))}
      </ol>
      {at >= itemsOf(d) && (
        <p>
          <Input
            aria-label={s.writeIn}
            placeholder={s.writeInKeys}
            value={name}
            maxLength={20}
            autoFocus
            status={badName ? "error" : ""}
            onChange={(e) => setName(e.target.value)}
            onPressEnter={put}
          />
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
      {told && (
        <div className="bh-notice" role="status">
          {s.handed(told.sheets, told.void.length)}
          <ul>
            {told.void.map((v) => (
              <li key={v.sheet}>
                {s.sheetNo(key, v.sheet)}：{word(v.why)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="bh-actions-row">
        <Button disabled={whole === 0} onClick={() => setTyped((now) => now.slice(0, (whole - 1) * width))}>
          {s.dropSheet}
        </Button>
        <Button
          type="primary"
          loading={act.busy}
          disabled={at !== 0}
          onClick={() =>
            void act.run(async () => {
              const sheets = Array.from({ length: whole }, (_, i) => typed.slice(i * width, (i + 1) * width));
              setTold(await appraisalsApi.keyPile({ id, class: key, teller, sheets }));
            })
          }
        >
          {s.hand}
        </Button>
      </p>
    </>
  );
}

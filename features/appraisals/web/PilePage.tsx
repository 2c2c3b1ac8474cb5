import { Input, Select } from "antd";
import { useEffect, useState } from "react";
import { compareEntries, type Cell, type Sheet } from "@bihuan/ballots";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { trialOf, type Definition } from "../definition.ts";
import { cellsOf, isWritten, itemsOf, nameIn, spelled } from "../written.ts";
import type { VoteSection } from "../server.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const load = async (id: number) => {
  const data = await callOf("appraisal").get({ id });
  return { title: data.title, state: data.case?.state, vote: data.sections["vote"] as VoteSection };
};

/** A pile keyed with ten keys: 1–9 a grade, 0 blank, x unreadable, Backspace takes one back. What was typed stays on this page, with or without a network. */
export function PilePage() {
  const s = useStrings(appraisalStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["appraisals", "pile", id], () => load(id));
  return (
    <WhenLoaded of={loaded}>
      {({ title, state, vote: { definition: d } }) => {
        const trial = state === "meeting";
        return (
          <Page title={`${trial ? s.tryPile : s.pile} · ${title}`} tools={<AppLink href={`/appraisals/${id}`}>{s.back}</AppLink>}>
            {trial && <p className="bh-notice bh-notice-warn">{s.tryPileLead}</p>}
            {d && <Pile id={id} d={trial ? trialOf(d) : d} trial={trial} />}
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

function Pile({ id, d, trial }: { readonly id: number; readonly d: Definition; readonly trial: boolean }) {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  const act = useRefusal();
  const paper = d.classes.filter((c) => c.sheets > 0);
  const [key, setKey] = useState(paper[0]?.key ?? "");
  const [teller, setTeller] = useState<1 | 2>(1);
  const [typed, setTyped] = useState<Cell[]>([]);
  const [told, setTold] = useState<Awaited<ReturnType<typeof appraisalsApi.keyPile>>>();
  // Of a trial: the entry that the next one is compared with, on this page alone.
  const [first, setFirst] = useState<readonly Sheet[]>();
  const [tried, setTried] = useState<string>();
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
  // Keys are votes here: a list that was chosen from must not open again by them.
  const release = (open: boolean) => void (open || setTimeout(() => (document.activeElement as HTMLElement | null)?.blur()));
  const begin = () => {
    setTyped([]);
    setTold(undefined);
  };
  const say = (c: Cell | undefined) =>
    c === undefined ? "" : c === "blank" ? "0" : c === "void" ? "x" : isWritten(c) ? nameIn(c) : (d.grades[c as number]?.label ?? "");
  const tryOut = (sheets: readonly Sheet[]) => {
    const apart = first && compareEntries(first, sheets)[0];
    setTried(
      !first
        ? s.tryFirst(sheets.length)
        : apart
          ? `${s.sheetNo(key, apart.sheet)} ${apart.person === undefined ? "" : (d.persons[Math.floor(apart.person / d.aspects.length)]?.name ?? s.writeIn)}：${s.first} ${say(apart.first)}，${s.second} ${say(apart.second)}`
          : s.trySame(sheets.length),
    );
    setFirst(first ? undefined : sheets);
    begin();
  };
  const current = typed.slice(whole * width);
  const shown = at === 0 && whole > 0 ? typed.slice((whole - 1) * width) : current;
  return (
    <>
      <p className="bh-actions-row">
        <Select
          aria-label={s.klass}
          onOpenChange={release}
          value={key}
          style={{ minWidth: 180 }}
          options={paper.map((c) => ({ value: c.key, label: `${c.key} ${c.label}` }))}
          onChange={(v) => {
            setKey(v);
            begin();
          }}
        />
        {!trial && (
          <Select
            aria-label={s.teller}
            onOpenChange={release}
            value={teller}
            options={([1, 2] as const).map((n) => ({ value: n, label: s.tellerNo(n) }))}
            onChange={(v) => {
              setTeller(v);
              begin();
            }}
          />
        )}
      </p>
      <p>{s.pileKeys(d.grades.map((g, i) => `${i + 1} ${g.label}`).join("，"))}</p>
      {!trial && <p className="bh-quiet">{s.offline}</p>}
      {tried && (
        <p className="bh-notice" role="status">
          {tried}
        </p>
      )}
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
        <ActButton why={whole === 0 && s.noSheetYet} onClick={() => setTyped((now) => now.slice(0, (whole - 1) * width))}>
          {s.dropSheet}
        </ActButton>
        <ActButton
          type="primary"
          loading={act.busy}
          why={(at !== 0 || (trial && whole === 0)) && s.sheetNotWhole}
          onClick={() =>
            void act.run(async () => {
              const sheets = Array.from({ length: whole }, (_, i) => typed.slice(i * width, (i + 1) * width));
              if (trial) return tryOut(sheets);
              setTold(await appraisalsApi.keyPile({ id, class: key, teller, sheets }));
            })
          }
        >
          {trial ? s.tryHand : s.hand}
        </ActButton>
      </p>
    </>
  );
}

import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { sayRule } from "../definition.ts";
import { sheetFault } from "../result.ts";
import { sayVoid } from "../words.ts";
import { cellsOf, hasDoubles, itemsOf, spelled } from "../written.ts";
import type { ballotsApi } from "./ballot-api.ts";
import { votePublicStrings } from "./public-strings.ts";

type Ballot = Omit<Awaited<ReturnType<typeof ballotsApi.openBallot>>, "slots" | "trial"> & {
  readonly slots?: number;
  readonly trial?: boolean;
};
export type Cell = number | "blank" | `+${string}`;

/** A ballot as the voter fills it in: judged by the rules before anything is sent, asked once more, then cast. */
export function Sheet({
  ballot,
  cast,
  again = false,
}: {
  readonly ballot: Ballot;
  readonly cast: (cells: readonly Cell[]) => Promise<void>;
  /** It may be cast anew until the bell: the last one counts. */
  readonly again?: boolean;
}) {
  const s = useStrings(votePublicStrings);
  const word = useWord();
  const [printed, setCells] = useState<Cell[]>(() => new Array<Cell>(itemsOf(ballot)).fill("blank"));
  const [names, setNames] = useState<string[]>(() => new Array<string>(cellsOf(ballot) - itemsOf(ballot)).fill(""));
  const cells: Cell[] = [...printed, ...names.map((n): Cell => (n.trim() === "" ? "blank" : `+${spelled(n) ?? ""}`))];
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const wide = ballot.aspects.length;
  const { trial = false } = ballot;
  const blank = printed.filter((c) => c === "blank").length;
  const noName = cells.includes("+");
  const doubles = hasDoubles(ballot, cells);
  const fault = sheetFault(ballot, cells);
  // A single limit is told with its number; of several the fault's kind alone.
  const limits = ballot.rules.filter((r) => r.kind === fault);
  const why = (limits[0] && limits.length === 1 && sayRule(limits[0], ballot.grades)) || (fault && sayVoid(fault));
  const stops = noName ? s.noName : doubles ? s.doubles : why && (fault === "empty" ? word(why) : s.voidNow(word(why)));
  const put = (item: number, grade: number) => {
    setAsked(false);
    setCells((now) => now.map((c, i) => (i === item ? (c === grade ? "blank" : grade) : c)));
  };
  const rest = (grade: number) => setCells((now) => now.map((c) => (c === "blank" ? grade : c)));
  const send = () => {
    setBusy(true);
    setTrouble(undefined);
    cast(cells)
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <div className={trial ? "pb-trial" : undefined} data-mark={trial ? s.trialMark : undefined}>
      <h1>{ballot.title}</h1>
      <p className="pb-help">
        {ballot.unitName} {ballot.class && `· ${ballot.class}`}
      </p>
      {trial && (
        <Notice tone="warn" title={s.trial}>
          {s.trialLead}
        </Notice>
      )}
      <ul className="pb-help">
        {ballot.rules.flatMap((r) => {
          const rule = sayRule(r, ballot.grades);
          return rule ? [<li key={rule.zh}>{word(rule)}</li>] : [];
        })}
        <li>{s.blankMeans}</li>
      </ul>
      {ballot.persons.map((p, i) => (
        <fieldset key={`${p.name}${p.post}`} className="pb-vote">
          <legend>
            {i + 1}. {p.name} <small>{p.post}</small>
          </legend>
          {ballot.aspects.map((aspect, a) => (
            <div key={aspect} className="pb-vote-row" role="radiogroup" aria-label={wide > 1 ? `${p.name} ${aspect}` : p.name}>
              {wide > 1 && <span className="pb-vote-aspect">{aspect}</span>}
              {ballot.grades.map((grade, g) => {
                const item = i * wide + a;
                const on = printed[item] === g;
                return (
                  <label key={grade} className={on ? "pb-on" : undefined}>
                    <input type="radio" name={`c${item}`} checked={on} onChange={() => put(item, g)} onClick={() => on && put(item, g)} />
                    {grade}
                  </label>
                );
              })}
            </div>
          ))}
        </fieldset>
      ))}
      {names.length > 0 && (
        <fieldset className="pb-vote">
          <legend>{s.writeIn}</legend>
          <p className="pb-help">{s.writeInHelp}</p>
          {names.map((name, i) => (
            <input
              // oxlint-disable-next-line react/no-array-index-key -- fixed places
              key={i}
              className="pb-text"
              aria-label={s.writeInNo(i + 1)}
              autoComplete="off"
              maxLength={20}
              value={name}
              onChange={(e) => {
                setAsked(false);
                setNames((now) => now.with(i, e.target.value));
              }}
            />
          ))}
          {noName && <p className="pb-fault">{s.noName}</p>}
          {doubles && <p className="pb-fault">{s.doubles}</p>}
        </fieldset>
      )}
      {blank > 0 && (
        <div className="pb-vote-rest" role="group" aria-label={s.rest(blank)}>
          <p>{s.rest(blank)}</p>
          {ballot.grades.map((grade, g) => (
            <button key={grade} type="button" onClick={() => rest(g)}>
              {grade}
            </button>
          ))}
        </div>
      )}
      <Fault trouble={trouble} />
      {asked ? (
        <>
          <Notice>{trial ? s.trialSure : again ? s.sureAfar(blank) : blank === 0 ? s.sure : s.sureBlank(blank)}</Notice>
          <BigButton busy={busy} onClick={send}>
            {s.confirm}
          </BigButton>
          <BigButton kind="second" onClick={() => setAsked(false)}>
            {s.back}
          </BigButton>
        </>
      ) : (
        <BigButton why={stops} onClick={() => setAsked(true)}>
          {s.send}
        </BigButton>
      )}
      <Safety words={again ? s.safetyAfar : s.safetyWords} />
    </div>
  );
}

export function Safety({ words }: { readonly words: string }) {
  const s = useStrings(votePublicStrings);
  return (
    <details>
      <summary>{s.safety}</summary>
      <p>{words}</p>
      <p>{s.operator}</p>
    </details>
  );
}

export function Fault({ trouble }: { readonly trouble: Trouble | undefined }) {
  const word = useWord();
  return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : null;
}

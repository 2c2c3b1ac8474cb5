import { useEffect, useState, type FormEvent } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { sayRule } from "../definition.ts";
import { itemsOf, sheetFault } from "../result.ts";
import { sayVoid } from "../words.ts";
import { ballotsApi } from "./ballot-api.ts";
import { votePublicStrings } from "./public-strings.ts";

type Ballot = Awaited<ReturnType<typeof ballotsApi.openBallot>>;
type Cell = number | "blank";

/**
 * The voter's page. The code comes in the fragment, which no server sees, and is taken out of the address at once; nothing is kept on the device, so that a shared tablet
 * shows the next one nothing.
 */
export function VotePage() {
  const s = useStrings(votePublicStrings);
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 40));
  const [ballot, setBallot] = useState<Ballot>();
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const open = (typed: string) => {
    setTrouble(undefined);
    setBusy(true);
    ballotsApi
      .openBallot({ code: typed })
      .then(setBallot, (error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  useEffect(() => {
    if (location.hash === "") return;
    history.replaceState(null, "", location.pathname);
    open(code);
  }, []);
  if (done)
    return (
      <>
        <Notice tone="good" title={s.sent}>
          {s.sentLead}
        </Notice>
        <BigButton
          kind="second"
          onClick={() => {
            setDone(false);
            setBallot(undefined);
            setCode("");
          }}
        >
          {s.next}
        </BigButton>
      </>
    );
  if (ballot) return <Sheet code={code} ballot={ballot} done={() => setDone(true)} />;
  return (
    <form
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        open(code);
      }}
    >
      <h1>{s.title}</h1>
      <Question title={s.code} help={s.codeHelp}>
        <TextArea line="text" value={code} maxLength={20} onChange={setCode} />
      </Question>
      <Fault trouble={trouble} />
      <BigButton type="submit" busy={busy} disabled={code.trim().length < 4}>
        {s.open}
      </BigButton>
      <Safety />
    </form>
  );
}

function Sheet({ code, ballot, done }: { readonly code: string; readonly ballot: Ballot; readonly done: () => void }) {
  const s = useStrings(votePublicStrings);
  const word = useWord();
  const [cells, setCells] = useState<Cell[]>(() => new Array<Cell>(itemsOf(ballot)).fill("blank"));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const wide = ballot.aspects.length;
  const blank = cells.filter((c) => c === "blank").length;
  const fault = sheetFault(ballot, cells);
  const put = (item: number, grade: number) => {
    setAsked(false);
    setCells((now) => now.map((c, i) => (i === item ? (c === grade ? "blank" : grade) : c)));
  };
  const rest = (grade: number) => setCells((now) => now.map((c) => (c === "blank" ? grade : c)));
  const send = () => {
    setBusy(true);
    setTrouble(undefined);
    ballotsApi
      .castBallot({ code, cells })
      .then(done, (error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <h1>{ballot.title}</h1>
      <p className="pb-help">
        {ballot.unitName} · {ballot.class}
      </p>
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
                const on = cells[item] === g;
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
      {fault && fault !== "empty" && <Notice tone="warn">{s.voidNow(word(sayVoid(fault)))}</Notice>}
      <Fault trouble={trouble} />
      {asked ? (
        <>
          <Notice>{blank === 0 ? s.sure : s.sureBlank(blank)}</Notice>
          <BigButton busy={busy} onClick={send}>
            {s.confirm}
          </BigButton>
          <BigButton kind="second" onClick={() => setAsked(false)}>
            {s.back}
          </BigButton>
        </>
      ) : (
        <BigButton disabled={fault !== undefined} onClick={() => setAsked(true)}>
          {s.send}
        </BigButton>
      )}
      <Safety />
    </>
  );
}

function Safety() {
  const s = useStrings(votePublicStrings);
  return (
    <details>
      <summary>{s.safety}</summary>
      <p>{s.safetyWords}</p>
      <p>{s.operator}</p>
    </details>
  );
}

function Fault({ trouble }: { readonly trouble: Trouble | undefined }) {
  const word = useWord();
  return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : null;
}

import { useCallback, useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { tokenInAddress, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { fetchMarked, fetchSheet, sendSheet, type FaultInSheet } from "../../../platform/ui/public/sheet-by-link.ts";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { nominateStrings } from "./nominate-strings.ts";
import { publicCongress } from "./public-api.ts";

type Opened = Awaited<ReturnType<typeof publicCongress.openNomination>>;
interface Part {
  readonly data: Opened;
  readonly token: string;
  readonly reload: () => Promise<void>;
}

/** A unit's own link: what it is asked for, its list as a sheet that goes and comes, its election, and the one press that hands both in. */
export function NominatePage() {
  const s = useStrings(nominateStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [token] = useState(tokenInAddress);
  const [data, setData] = useState<Opened>();
  const [trouble, setTrouble] = useState<Trouble>();
  const reload = useCallback(
    () => publicCongress.openNomination({ token }).then(setData, (e: unknown) => setTrouble(troubleOf(e))),
    [token],
  );
  useEffect(() => void reload(), [reload]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const part = { data, token, reload };
  const open = data.state === "nominating" && data.here !== "staff";
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {s.asked(data.issuerName, data.seats, showDay(data.untilOn, locale), showDay(data.ageOn, locale))} {s.state}
        {word(data.stateLabel)}
      </p>
      {data.here === "staff" && <Notice tone="bad">{s.staff}</Notice>}
      <Question title={s.asks}>
        <p className="pb-prewrap">{data.asks}</p>
      </Question>
      {open && <Sheet {...part} />}
      <People {...part} open={open} />
      {open && <HandIn {...part} />}
      {data.state === "submitted" && <Submitted {...part} />}
    </>
  );
}

function Sheet({ token, reload }: Part) {
  const s = useStrings(nominateStrings);
  const word = useWord();
  const { busy, words, send } = useSend();
  const [told, setTold] = useState<string>();
  const [wrong, setWrong] = useState<{ readonly file: File; readonly faults: readonly FaultInSheet[] }>();
  const take = (file: File | undefined) => {
    if (!file) return;
    setTold(undefined);
    setWrong(undefined);
    send(async () => {
      const came = await sendSheet(token, file);
      if ("faults" in came) return setWrong({ file, faults: came.faults });
      setTold(s.taken(came.stored, came.changed));
      await reload();
    });
  };
  return (
    <Question title={s.sheet} help={s.sheetHelp}>
      <BigButton kind="second" busy={busy} onClick={() => send(() => fetchSheet(token))}>
        {s.fetchSheet}
      </BigButton>
      <label className="pb-button pb-button-second pb-file">
        {busy ? s.sending : s.sendSheet}
        <input
          type="file"
          disabled={busy}
          aria-label={s.sendSheet}
          accept=".xlsx,.xls,.csv,.et"
          onChange={(e) => {
            take(e.target.files?.[0]);
            e.target.value = "";
          }}
        />
      </label>
      {told && <Notice tone="good">{told}</Notice>}
      {words && <Notice tone="bad">{words}</Notice>}
      {wrong && (
        <Notice tone="bad">
          <p>{s.wrong(new Set(wrong.faults.map((f) => f.row)).size)}</p>
          <ul>
            {wrong.faults.slice(0, 20).map((f, i) => (
              <li key={i}>{s.atRow(f.row, word(f.text))}</li>
            ))}
          </ul>
          <BigButton kind="second" busy={busy} onClick={() => send(() => fetchMarked(token, wrong.file))}>
            {s.fetchMarked}
          </BigButton>
        </Notice>
      )}
    </Question>
  );
}

function People({ data, token, reload, open }: Part & { readonly open: boolean }) {
  const s = useStrings(nominateStrings);
  const { busy, words, send } = useSend();
  const [asked, setAsked] = useState<number>();
  return (
    <section>
      <h2>{s.people(data.people.length, data.seats)}</h2>
      <ol>
        {data.people.map((p) => (
          <li key={p.id}>
            <strong>{p.name}</strong> {p.employer} {p.votesFor === null ? s.noVotes : s.votes(p.votesFor)}{" "}
            {open && asked !== p.id && (
              <button type="button" className="pb-plain" onClick={() => setAsked(p.id)}>
                {s.drop}
              </button>
            )}
            {open && asked === p.id && (
              <button
                type="button"
                className="pb-plain"
                aria-busy={busy}
                onClick={() =>
                  send(async () => {
                    await publicCongress.dropNominee({ token, id: p.id });
                    await reload();
                  })
                }
              >
                {s.dropSurely(p.name)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {words && <Notice tone="bad">{words}</Notice>}
    </section>
  );
}

function HandIn({ data, token, reload }: Part) {
  const s = useStrings(nominateStrings);
  const word = useWord();
  const { busy, words, fields, send } = useSend();
  const [key] = useState(newKey);
  const [v, setV] = useState({
    ...{ electedOn: data.electedOn ?? "", electionBody: data.electionBody ?? "" },
    ...{ due: data.due === null ? "" : String(data.due), present: data.present === null ? "" : String(data.present) },
  });
  const put = (name: keyof typeof v) => (text: string) => setV((old) => ({ ...old, [name]: text }));
  const fault = (name: keyof typeof v) => {
    const said = fields[name];
    return said && word(said);
  };
  const number = (text: string): number => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : -1);
  return (
    <section>
      <h2>{s.election}</h2>
      <p className="pb-help">{s.electionHelp}</p>
      <Question title={s.electedOn} fault={fault("electedOn")}>
        <input
          className="pb-text"
          type="date"
          aria-label={s.electedOn}
          value={v.electedOn}
          onChange={(e) => put("electedOn")(e.target.value)}
        />
      </Question>
      <Question title={s.body} help={s.bodyHelp} fault={fault("electionBody")}>
        <TextArea line="text" value={v.electionBody} maxLength={80} onChange={put("electionBody")} />
      </Question>
      <Question title={s.due} fault={fault("due")}>
        <TextArea line="numeric" value={v.due} maxLength={7} onChange={put("due")} />
      </Question>
      <Question title={s.present} fault={fault("present")}>
        <TextArea line="numeric" value={v.present} maxLength={7} onChange={put("present")} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[
          v.electedOn === "" && s.electedOn,
          v.electionBody.trim() === "" && s.body,
          number(v.due) <= 0 && s.due,
          number(v.present) < 0 && s.present,
        ]}
        onClick={() =>
          send(async () => {
            await publicCongress.handInNomination({
              ...{ token, requestKey: `${key}.${data.people.length}`, electedOn: v.electedOn, electionBody: v.electionBody },
              ...{ due: number(v.due), present: number(v.present) },
            });
            await reload();
          })
        }
      >
        {s.handIn}
      </BigButton>
    </section>
  );
}

function Submitted({ token, reload, data }: Part) {
  const s = useStrings(nominateStrings);
  const { busy, words, send } = useSend();
  const [key] = useState(newKey);
  return (
    <>
      <Notice tone="good">{s.submitted(data.issuerName)}</Notice>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        kind="second"
        busy={busy}
        onClick={() =>
          send(async () => {
            await publicCongress.takeBackNomination({ token, requestKey: key });
            await reload();
          })
        }
      >
        {s.takeBack}
      </BigButton>
    </>
  );
}

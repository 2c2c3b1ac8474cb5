import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { PAPERS } from "../../../platform/links/upload.ts";
import { LinkFiles } from "../../../platform/ui/public/LinkFiles.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { ownLinkContract } from "../own-contract.ts";
import { ownStrings } from "./public-strings.ts";

const api = createApi<typeof ownLinkContract>("publicSocieties").call;
type Opened = Awaited<ReturnType<typeof api.openSociety>>;

/** A society's own page: what is on record, its days, what it sent with its papers; and the three things it may send. */
export function SocietyOwnPage() {
  const s = useStrings(ownStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble, reload } = useOpened((token) => api.openSociety({ token }));
  const [sent, setSent] = useState<number>();
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const onDone = async (id: number) => {
    setSent(id);
    await reload();
    // What was said stands above what was filled in, out of sight on a phone.
    document.getElementById("sent")?.scrollIntoView();
  };
  return (
    <>
      <h1>{data.name}</h1>
      <p>{s.lead(data.unitName)}</p>
      {data.here === "staff" && <Notice tone="warn">{s.hereStaff}</Notice>}
      <h2>{s.days}</h2>
      <ul>
        <li>{s.term(showDay(data.termTo, locale), data.termDays)}</li>
        {data.review && <li>{s.review(data.review.year, showDay(data.review.dueOn, locale))}</li>}
        {data.step && <li>{s.step(word(data.step.label), data.step.dueOn === null ? "" : showDay(data.step.dueOn, locale))}</li>}
      </ul>
      <h2>{s.record}</h2>
      <ul>
        {data.fields.map((f) => (
          <li key={f.key}>
            {word(f.label)}：{f.shown === "" ? s.blank : f.shown}
          </li>
        ))}
      </ul>
      {data.reviews.length > 0 && (
        <>
          <h2>{s.reviews}</h2>
          <p>{data.reviews.map((r) => `${r.year} ${word(r.result)}`).join(" · ")}</p>
        </>
      )}
      {data.sent.length > 0 && (
        <>
          <h2 id="sent">{s.sent}</h2>
          {sent !== undefined && <Notice tone="good">{s.done}</Notice>}
          {data.sent.map((x) => (
            <section key={x.id}>
              <p>
                {showDay(x.sentOn, locale)} <strong>{s.kind(x.kind)}</strong> {x.kind === "papers" ? x.says : (x.year ?? "")} ·{" "}
                {x.outcome === null ? s.waits : x.outcome === "taken" ? s.taken : s.declined(x.words ?? "")}
              </p>
              {x.outcome === null && data.here !== "staff" ? (
                <details open={x.id === sent}>
                  <summary>{s.papersOf(x.files.length)}</summary>
                  <LinkFiles limits={PAPERS} record={x.id} files={x.files} onSent={reload} />
                </details>
              ) : (
                x.files.length > 0 && <p>{x.files.map((f) => f.name).join("、")}</p>
              )}
            </section>
          ))}
        </>
      )}
      <div key={data.sent[0]?.id ?? 0}>
        <SendReview year={data.review?.year} onDone={onDone} />
        <SendCorrection fields={data.fields.filter((f) => f.open)} onDone={onDone} />
        <SendPapers onDone={onDone} />
      </div>
    </>
  );
}

type OnDone = (id: number) => Promise<void>;

/** What the papers are; the files are added to it once it is there. */
function SendPapers({ onDone }: { readonly onDone: OnDone }) {
  const s = useStrings(ownStrings);
  const { busy, words, send } = useSend();
  const [says, setSays] = useState("");
  return (
    <section>
      <h2>{s.sendPapers}</h2>
      <Question title={s.whatPapers} help={s.papersHelp}>
        <TextArea line="text" value={says} maxLength={200} onChange={setSays} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[says.trim().length < 2 && s.whatPapers]}
        onClick={() => send(async () => onDone((await api.sendPapers({ token: tokenInAddress(), says })).id))}
      >
        {s.sendThenFiles}
      </BigButton>
    </section>
  );
}

function SendReview({ year, onDone }: { readonly year: number | undefined; readonly onDone: OnDone }) {
  const s = useStrings(ownStrings);
  const { busy, words, send } = useSend();
  const [of, setOf] = useState(year === undefined ? "" : String(year));
  const [says, setSays] = useState("");
  return (
    <section>
      <h2>{s.sendReview}</h2>
      <Question title={s.year}>
        <TextArea line="numeric" value={of} maxLength={4} onChange={setOf} />
      </Question>
      <Question title={s.says}>
        <TextArea value={says} maxLength={2000} rows={8} onChange={setSays} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[!/^(19|20)\d{2}$/.test(of) && s.year, says.trim().length < 2 && s.says]}
        onClick={() => send(async () => onDone((await api.sendReview({ token: tokenInAddress(), year: Number(of), says })).id))}
      >
        {s.send}
      </BigButton>
    </section>
  );
}

function SendCorrection({ fields, onDone }: { readonly fields: Opened["fields"]; readonly onDone: OnDone }) {
  const s = useStrings(ownStrings);
  const word = useWord();
  const { busy, words, fields: faults, send } = useSend();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const changed = Object.fromEntries(Object.entries(typed).filter(([, v]) => v.trim() !== ""));
  return (
    <section>
      <h2>{s.sendCorrection}</h2>
      <p>{s.correctHelp}</p>
      {fields.map((f) => (
        <Question
          key={f.key}
          title={word(f.label)}
          help={f.shown}
          fault={faults[f.key] && word(faults[f.key] as { zh: string; en: string })}
          optional
        >
          <TextArea line="text" value={typed[f.key] ?? ""} maxLength={200} onChange={(v) => setTyped((t) => ({ ...t, [f.key]: v }))} />
        </Question>
      ))}
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        changed={Object.keys(changed).length > 0}
        onClick={() => send(async () => onDone((await api.sendCorrection({ token: tokenInAddress(), fields: changed })).id))}
      >
        {s.send}
      </BigButton>
    </section>
  );
}

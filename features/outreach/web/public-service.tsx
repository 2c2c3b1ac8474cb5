import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { textInAddress, tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { audienceOptions } from "../rules.ts";
import type { publicServiceContract } from "../service-contract.ts";
import { publicServiceStrings } from "./public-service-strings.ts";

const api = createApi<typeof publicServiceContract>("publicOutreach").call;

/** The site checks what was reported and says whether it was so. */
export function SitePage() {
  const s = useStrings(publicServiceStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => api.openSite({ token }));
  const { busy, words, send } = useSend();
  const [done, setDone] = useState<"confirm" | "return">();
  const [said, setSaid] = useState("");
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  if (done) return <Notice tone="good">{s[`${done}Done`]}</Notice>;
  const answer = (what: "confirm" | "return") =>
    send(async () => {
      await api.answerSite({ token: tokenInAddress(), answer: what, words: said });
      setDone(what);
    });
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {showDay(data.firstOn, locale)}
        {data.lastOn > data.firstOn && ` – ${showDay(data.lastOn, locale)}`} · {data.place} · {data.unitName}
      </p>
      {data.here !== "self" && <Notice tone="warn">{data.here === "staff" ? s.hereStaff : s.hereProxy}</Notice>}
      <h2>{s.reported}</h2>
      <ul>
        {data.people.map((p) => (
          <li key={p.audience}>
            {word(audienceOptions.find((o) => o.value === p.audience)?.label ?? { zh: p.audience, en: p.audience })} {s.people(p.people)}
          </li>
        ))}
        {data.shifts.map((x, i) => (
          <li key={i}>
            {x.name} {showDay(x.onDay, locale)} {x.fromTime}–{x.toTime} {x.came ? s.came : s.absent}
          </li>
        ))}
      </ul>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton busy={busy} onClick={() => answer("confirm")}>
        {s.confirm}
      </BigButton>
      <Question title={s.wrong} optional>
        <TextArea value={said} maxLength={300} onChange={setSaid} />
      </Question>
      <BigButton kind="second" busy={busy} missing={[said.trim() === "" && s.wrong]} onClick={() => answer("return")}>
        {s.return}
      </BigButton>
    </>
  );
}

/** A partner's own record; its proof is asked for here and printed from its number. */
export function PartnerPage() {
  const s = useStrings(publicServiceStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => api.openPartner({ token }));
  const { busy, words, send } = useSend();
  const [key] = useState(newKey);
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [asked, setAsked] = useState(false);
  const [says, setSays] = useState<Readonly<Record<number, string>>>({});
  const [told, setTold] = useState<number>();
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const ask = () =>
    send(async () => {
      await api.askProof({ token: tokenInAddress(), fromOn: `${year}-01-01`, toOn: `${year}-12-31`, requestKey: key });
      setAsked(true);
    });
  return (
    <>
      <h1>{data.name}</h1>
      <p>
        {data.unitName} · {word(data.stateLabel)}
        {data.titleHeld && ` · ${data.titleHeld}`}
        {data.titleTo && ` ${s.until(showDay(data.titleTo, locale))}`}
      </p>
      <h2>{s.record}</h2>
      {data.taken.length === 0 && <p>{s.noRecord}</p>}
      <ul>
        {data.taken.map((t, i) => (
          <li key={i}>
            {showDay(t.onDay, locale)} {t.title} {t.hours !== null && s.hours(t.hours)} {t.confirmed ? s.isConfirmed : s.notYet}
          </li>
        ))}
      </ul>
      <h2>{s.proofs}</h2>
      {data.proofs.length === 0 && <p>{s.noProofs}</p>}
      <ul>
        {data.proofs.map((p, i) => (
          <li key={i}>
            {showDay(p.fromOn, locale)} – {showDay(p.toOn, locale)} {word(p.stateLabel)}{" "}
            {p.number && <a href={`/link/proof#${p.number}`}>{p.number}</a>}
          </li>
        ))}
      </ul>
      {words && <Notice tone="bad">{words}</Notice>}
      {asked ? (
        <Notice tone="good">{s.asked}</Notice>
      ) : (
        <>
          <Question title={s.year}>
            <TextArea line="numeric" value={year} maxLength={4} onChange={setYear} />
          </Question>
          <BigButton busy={busy} missing={[!/^20\d\d$/.test(year) && s.year]} onClick={ask}>
            {s.ask}
          </BigButton>
        </>
      )}
      {data.closed.length > 0 && <h2>{s.closed}</h2>}
      {data.closed.map((c) => (
        <section key={c.id}>
          <p>
            {showDay(c.onDay, locale)} {c.atTime} {c.found} · {word(c.stateLabel)}
          </p>
          {c.partnerSays !== null && <p>{s.yourWords(c.partnerSays)}</p>}
          {c.open && told !== c.id && (
            <>
              <Question title={s.howCome}>
                <TextArea value={says[c.id] ?? ""} maxLength={1000} onChange={(text) => setSays({ ...says, [c.id]: text })} />
              </Question>
              <BigButton
                kind="second"
                busy={busy}
                missing={[(says[c.id] ?? "").trim().length < 2 && s.howCome]}
                onClick={() =>
                  send(async () => {
                    await api.answerClosed({ token: tokenInAddress(), id: c.id, words: (says[c.id] ?? "").trim() });
                    setTold(c.id);
                  })
                }
              >
                {s.sendWords}
              </BigButton>
            </>
          )}
          {told === c.id && <Notice tone="good">{s.wordsSent}</Notice>}
        </section>
      ))}
    </>
  );
}

/** What a proof's number stands for, to be compared with the paper, or printed. */
export function ProofCheckPage() {
  const s = useStrings(publicServiceStrings);
  const { locale } = useLocale();
  const [number, setNumber] = useState(textInAddress);
  const [found, setFound] = useState<Awaited<ReturnType<typeof api.checkProof>>>();
  const { busy, words, send } = useSend();
  const look = () => {
    setFound(undefined);
    send(async () => setFound(await api.checkProof({ number })));
  };
  // Whoever scanned the paper's code has asked already.
  useEffect(() => void (number !== "" && look()), []);
  return (
    <>
      <h1>{s.check}</h1>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          look();
        }}
      >
        <Question title={s.number}>
          <TextArea line="text" value={number} maxLength={40} onChange={setNumber} />
        </Question>
        {words && <Notice tone="bad">{words}</Notice>}
        <BigButton type="submit" busy={busy} missing={[number.trim() === "" && s.number]}>
          {s.look}
        </BigButton>
      </form>
      {found && (
        <Notice tone={found.withdrawn ? "bad" : "good"} title={found.withdrawn ? s.withdrawn : s.valid}>
          <dl className="pb-list">
            {[
              [s.number, found.number],
              [s.holder, found.holder],
              [s.span, `${showDay(found.fromOn, locale)} – ${showDay(found.toOn, locale)}`],
              [s.minutes, s.time(found.minutes)],
              [s.by, `${found.unitName} · ${found.responsible} · ${found.issuerPhone}`],
              [s.issued, showDay(found.issuedOn, locale)],
            ].map(([k, v]) => (
              <div key={k}>
                <dt>{k}</dt>
                <dd>{v}</dd>
              </div>
            ))}
          </dl>
          <ul>
            {found.lines.map((l, i) => (
              <li key={i}>
                {showDay(l.onDay, locale)} {l.title} {s.time(l.minutes)}
              </li>
            ))}
          </ul>
          <p>{s.compare}</p>
        </Notice>
      )}
    </>
  );
}

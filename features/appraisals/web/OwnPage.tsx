import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { OUTCOMES } from "../words.ts";
import { ownAppraisalApi } from "./api.ts";
import { votePublicStrings } from "./public-strings.ts";

type Own = Awaited<ReturnType<typeof ownAppraisalApi.look>>;

/** A person's own page: the statement before the meeting, the own result after it. */
export function OwnPage() {
  const s = useStrings(votePublicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [token] = useState(() => location.hash.slice(1));
  const [own, setOwn] = useState<Own>();
  const [text, setText] = useState("");
  const [handed, setHanded] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const fail = (error: unknown) => setTrouble(troubleOf(error));
  const load = () =>
    ownAppraisalApi.look({ token }).then((page) => {
      setOwn(page);
      setText((now) => (now === "" ? (page.statements.at(-1)?.text ?? "") : now));
    }, fail);
  useEffect(() => void load(), []);
  const handIn = () => {
    setBusy(true);
    setTrouble(undefined);
    ownAppraisalApi
      .handIn({ token, text })
      .then(({ version }) => {
        setHanded(version);
        return load();
      }, fail)
      .finally(() => setBusy(false));
  };
  const fault = trouble && <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!own) return <>{fault}</>;
  const length = [...text.replace(/\s/g, "")].length;
  return (
    <>
      <h1>{own.title}</h1>
      <p>
        {own.name} · {own.unitName} · {showDay(own.meetingOn, locale)}
      </p>
      {own.mayWrite ? (
        <Question
          title={s.statement}
          help={[
            own.statementsUntil && s.until(showDay(own.statementsUntil, locale)),
            `${s.words(length)}${own.most === null ? "" : ` / ${own.most}`}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        >
          <TextArea value={text} maxLength={20_000} onChange={setText} />
        </Question>
      ) : (
        <section>
          <h2>{s.statement}</h2>
          <p>{own.statements.length === 0 ? s.none : s.closed}</p>
        </section>
      )}
      {handed !== undefined && <Notice tone="good">{s.handedIn(handed)}</Notice>}
      {fault}
      {own.mayWrite && (
        <BigButton busy={busy} missing={[text.trim() === "" && s.statement]} onClick={handIn}>
          {s.handIn}
        </BigButton>
      )}
      {own.statements.map((v) => (
        <details key={v.version}>
          <summary>{s.earlier(v.version, showDay(v.onDay, locale))}</summary>
          <p style={{ whiteSpace: "pre-wrap" }}>{v.text}</p>
        </details>
      ))}
      {!own.mayWrite && (
        <section>
          <h2>{s.result}</h2>
          <p className="pb-help">{s.onlyMine}</p>
          {!own.published ? <p>{s.notYet}</p> : own.result ? <Result result={own.result} /> : <p>{s.tooFew}</p>}
        </section>
      )}
      {own.improvements.length > 0 && (
        <section>
          <h2>{s.improvements}</h2>
          <ul>
            {own.improvements.map((i) => (
              <li key={i.item}>
                {i.item} · {i.doneOn ? s.doneOn(showDay(i.doneOn, locale)) : s.by(showDay(i.untilOn, locale))}
                {i.isLate && <strong className="pb-shut"> {s.late}</strong>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Result({ result: r }: { readonly result: NonNullable<Own["result"]> }) {
  const s = useStrings(votePublicStrings);
  const word = useWord();
  return (
    <dl>
      {r.outcome ? (
        <>
          <dt>{s.outcome}</dt>
          <dd>
            <strong>{word(OUTCOMES[r.outcome])}</strong>
          </dd>
        </>
      ) : (
        <>
          <dt>{s.score}</dt>
          <dd>
            <strong>{r.score ?? "—"}</strong> {r.band} {r.line && `（${s.line}）`}
          </dd>
        </>
      )}
      {r.top !== null && !r.outcome && (
        <>
          <dt>{s.top}</dt>
          <dd>{r.top}</dd>
        </>
      )}
      {r.counts && (
        <>
          <dt>{s.votes}</dt>
          <dd>{r.grades.map((g, i) => `${g} ${r.counts?.[i] ?? 0}`).join("，")}</dd>
        </>
      )}
      {r.parts.length > 1 &&
        r.parts.map((p) => (
          <div key={p.name}>
            <dt>{p.name}</dt>
            <dd>
              {p.score ?? "—"} · {s.top} {s.third(p.top)}
            </dd>
          </div>
        ))}
    </dl>
  );
}

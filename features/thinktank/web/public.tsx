import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { fetchByLink } from "../../../platform/ui/public/send-by-link.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { certificateContract, reviewContract } from "../review-contract.ts";
import { reviewStrings } from "./public-strings.ts";

const api = createApi<typeof reviewContract & typeof certificateContract>("publicStudies").call;

/** The one project a reviewer was drawn for: what it is, his points by criterion and his words, or why he stands back. */
export function ReviewPage() {
  const s = useStrings(reviewStrings);
  const word = useWord();
  const { data, trouble } = useOpened((token) => api.openReview({ token }));
  const { busy, words, send } = useSend();
  const file = useSend();
  const [points, setPoints] = useState<Readonly<Record<string, string>>>({});
  const [opinion, setOpinion] = useState("");
  const [away, setAway] = useState(false);
  const [done, setDone] = useState(false);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  if (done) return <Notice tone="good">{s.done}</Notice>;
  const isScored = (c: { id: number; points: number }) => /^\d{1,3}$/.test(points[c.id] ?? "") && Number(points[c.id]) <= c.points;
  const answer = () =>
    send(async () => {
      const token = tokenInAddress();
      await (away
        ? api.declineByLink({ token, reason: opinion })
        : api.writeReview({ token, opinion, marks: data.criteria.map((c) => ({ criterionId: c.id, points: Number(points[c.id]) })) }));
      setDone(true);
    });
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {s.asked(data.unitName, data.reviewer)} · {s.of(data.call)}
      </p>
      {data.here === "staff" && <Notice tone="warn">{s.hereStaff}</Notice>}
      <p>
        {s.field}：{data.field}
        <br />
        {s.host}：{data.hostName}
        <br />
        {s.people}：{data.people.join("、")}
      </p>
      {data.abstract && (
        <>
          <h2>{s.abstract}</h2>
          <p className="pb-prewrap">{data.abstract}</p>
        </>
      )}
      {data.files.length > 0 && !data.answered && (
        <>
          <h2>{s.files}</h2>
          <ul>
            {data.files.map((f) => (
              <li key={f.id}>
                <button type="button" className="pb-link" onClick={() => file.send(() => fetchByLink(tokenInAddress(), f))}>
                  {f.name}（{Math.ceil(f.bytes / 1024)} KB）
                </button>
              </li>
            ))}
          </ul>
          {file.words && <Notice tone="bad">{file.words}</Notice>}
        </>
      )}
      {data.answered ? (
        <Notice>{s.answered}</Notice>
      ) : (
        <>
          <Notice>{s.blind}</Notice>
          {!away &&
            data.criteria.map((c) => (
              <Question key={c.id} title={s.points(c.name, c.points)}>
                <TextArea line="text" value={points[c.id] ?? ""} maxLength={3} onChange={(v) => setPoints((p) => ({ ...p, [c.id]: v }))} />
              </Question>
            ))}
          <Question title={away ? s.why : s.opinion}>
            <TextArea value={opinion} maxLength={away ? 200 : 2000} onChange={setOpinion} />
          </Question>
          {words && <Notice tone="bad">{words}</Notice>}
          <BigButton
            busy={busy}
            missing={[
              ...(away ? [] : data.criteria.map((c) => !isScored(c) && s.points(c.name, c.points))),
              opinion.trim().length < 2 && (away ? s.why : s.opinion),
            ]}
            onClick={answer}
          >
            {away ? s.sendAway : s.send}
          </BigButton>
          <BigButton kind="second" busy={busy} onClick={() => setAway(!away)}>
            {away ? s.back : s.away}
          </BigButton>
        </>
      )}
    </>
  );
}

/** What a certificate's code stands for, to be compared with the paper. */
export function StudyCertificatePage() {
  const s = useStrings(reviewStrings);
  const { locale } = useLocale();
  const [code, setCode] = useState(() => location.hash.slice(1));
  const [found, setFound] = useState<Awaited<ReturnType<typeof api.checkStudy>>>();
  const { busy, words, send } = useSend();
  return (
    <>
      <h1>{s.check}</h1>
      <Question title={s.code} help={s.codeHelp}>
        <TextArea line="text" value={code} maxLength={40} onChange={setCode} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[code.trim() === "" && s.code]}
        onClick={() => {
          setFound(undefined);
          send(async () => setFound(await api.checkStudy({ code })));
        }}
      >
        {s.look}
      </BigButton>
      {found && (
        <Notice tone="good" title={s.exists}>
          <dl className="pb-list">
            {[
              [s.certificate, found.certificate],
              [s.title, found.title],
              ...(found.number === null ? [] : [[s.number, found.number]]),
              [s.host, found.hostName],
              [s.leader, found.leader],
              [s.accepted, showDay(found.acceptedOn, locale)],
              [s.by, found.unitName],
            ].map(([k, v]) => (
              <div key={k}>
                <dt>{k}</dt>
                <dd>{v}</dd>
              </div>
            ))}
          </dl>
          <p>{s.compare}</p>
        </Notice>
      )}
    </>
  );
}

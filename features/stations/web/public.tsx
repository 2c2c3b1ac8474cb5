import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { judgingContract } from "../review-contract.ts";
import { judgingStrings } from "./public-strings.ts";

const api = createApi<typeof judgingContract>("publicJudging").call;
type Opened = Awaited<ReturnType<typeof api.openJudging>>;
type Station = Opened["stations"][number];

/** The stations of a review, one after the other: what the year brought, points by criterion and words, or why the expert stands back. */
export function JudgingPage() {
  const s = useStrings(judgingStrings);
  const word = useWord();
  const { data, trouble } = useOpened((token) => api.openJudging({ token }));
  const [open, setOpen] = useState<number>();
  const [sent, setSent] = useState<Readonly<Record<number, number | null>>>({});
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const saidOf = (st: Station) => (st.id in sent ? { points: sent[st.id] ?? null } : st.said);
  const left = data.stations.filter((st) => st.kept === null && saidOf(st) === null).length;
  return (
    <>
      <h1>{data.review}</h1>
      <p>{s.asked(data.unitName, data.judge)}</p>
      {data.here === "staff" && <Notice tone="warn">{s.hereStaff}</Notice>}
      <Notice>{data.open ? s.blind : s.closed}</Notice>
      {data.open && <p role="status">{s.left(left)}</p>}
      {data.stations.map((st) => {
        const said = saidOf(st);
        return (
          <section key={st.id}>
            <h2>{st.name}</h2>
            <p>
              {s.host}：{st.hostName} · {s.unit}：{st.unitName}
              {st.field && ` · ${s.field}：${st.field}`}
            </p>
            {st.kept ? (
              <Notice tone="warn">{s.kept(word(st.kept))}</Notice>
            ) : said ? (
              <Notice tone="good">{said.points === null ? s.away : s.said(said.points)}</Notice>
            ) : open === st.id ? (
              <ScoreOne
                station={st}
                criteria={data.criteria}
                onSent={(points) => {
                  setSent({ ...sent, [st.id]: points });
                  setOpen(undefined);
                }}
              />
            ) : (
              data.open && (
                <BigButton kind="second" onClick={() => setOpen(st.id)}>
                  {s.open}
                </BigButton>
              )
            )}
          </section>
        );
      })}
    </>
  );
}

function ScoreOne({
  station,
  criteria,
  onSent,
}: {
  readonly station: Station;
  readonly criteria: Opened["criteria"];
  readonly onSent: (points: number | null) => void;
}) {
  const s = useStrings(judgingStrings);
  const { busy, words, send } = useSend();
  const [points, setPoints] = useState<Readonly<Record<string, string>>>({});
  const [text, setText] = useState("");
  const [away, setAway] = useState(false);
  const isScored = (c: { id: number; points: number }) => /^\d{1,3}$/.test(points[c.id] ?? "") && Number(points[c.id]) <= c.points;
  const answer = () =>
    send(async () => {
      const common = { token: tokenInAddress(), stationId: station.id };
      const marks = criteria.map((c) => ({ criterionId: c.id, points: Number(points[c.id]) }));
      await (away ? api.standBack({ ...common, reason: text }) : api.writeScore({ ...common, opinion: text, marks }));
      onSent(away ? null : marks.reduce((n, m) => n + m.points, 0));
    });
  return (
    <>
      <p className="pb-prewrap">
        {s.changes}：{station.changes ?? s.none}
      </p>
      <p>
        {s.projects}：{station.projects.join("、") || s.none}
        <br />
        {s.results}：{station.results.join("、") || s.none}
      </p>
      {!away &&
        criteria.map((c) => (
          <Question key={c.id} title={s.points(c.name, c.points)}>
            <TextArea line="numeric" value={points[c.id] ?? ""} maxLength={3} onChange={(v) => setPoints((p) => ({ ...p, [c.id]: v }))} />
          </Question>
        ))}
      <Question title={away ? s.why : s.opinion}>
        <TextArea value={text} maxLength={away ? 200 : 2000} onChange={setText} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[
          ...(away ? [] : criteria.map((c) => !isScored(c) && s.points(c.name, c.points))),
          text.trim().length < 2 && (away ? s.why : s.opinion),
        ]}
        onClick={answer}
      >
        {away ? s.sendAway : s.send}
      </BigButton>
      <BigButton kind="second" busy={busy} onClick={() => setAway(!away)}>
        {away ? s.back : s.standBack}
      </BigButton>
    </>
  );
}

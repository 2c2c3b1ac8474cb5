import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { KIND_WORDS, type ProjectKind } from "../rules.ts";
import { publicFairs } from "./public-api.ts";
import { publicFairsStrings } from "./public-strings.ts";

type Opened = Awaited<ReturnType<typeof publicFairs.openExpert>>;

/** An expert's own link: what he was given, one after the other; nobody else's scores. */
export function ExpertPage() {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const { data, trouble } = useOpened((token) => publicFairs.openExpert({ token }));
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  return (
    <>
      <h1>{s.reviews(data.name)}</h1>
      <p>
        {data.title} · {data.unitName}
      </p>
      <Notice>{s.blind}</Notice>
      {data.reviews.length === 0 && <p>{s.noReviews}</p>}
      {data.reviews.map((r) => (
        <OneReview key={r.id} review={r} criteria={data.criteria} />
      ))}
    </>
  );
}

function OneReview({ review, criteria }: { readonly review: Opened["reviews"][number]; readonly criteria: Opened["criteria"] }) {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const { busy, words, fields, send } = useSend();
  const [points, setPoints] = useState<Readonly<Record<string, string>>>({});
  const [opinion, setOpinion] = useState("");
  const [recuse, setRecuse] = useState<string[]>([]);
  const [done, setDone] = useState(false);
  const fault = (name: string) => (fields[name] ? { fault: word(fields[name]) } : {});
  const away = recuse.length > 0;
  const answer = () =>
    send(async () => {
      await publicFairs.answerReview({
        token: tokenInAddress(),
        reviewId: review.id,
        opinion,
        recuse: away,
        ...(away ? {} : { points: Object.fromEntries(criteria.map((c) => [String(c.id), Number(points[c.id])])) }),
      });
      setDone(true);
    });
  return (
    <section>
      <h2>{review.title}</h2>
      <p>
        {word(KIND_WORDS[review.kind as ProjectKind])} · {review.owner}
      </p>
      <p>{review.summary}</p>
      {done || review.total !== null || review.recused ? (
        <Notice tone="good">{done ? s.thanks : review.recused ? s.recused : s.total(review.total ?? 0)}</Notice>
      ) : (
        <>
          {!away &&
            criteria.map((c) => (
              <Question key={c.id} title={s.most(c.name, c.points)} {...fault(`c${c.id}`)}>
                <TextArea
                  line="numeric"
                  value={points[c.id] ?? ""}
                  maxLength={4}
                  onChange={(v) => setPoints((all) => ({ ...all, [c.id]: v.trim() }))}
                />
              </Question>
            ))}
          <Question title={s.opinion} {...fault("opinion")}>
            <TextArea value={opinion} maxLength={500} onChange={setOpinion} />
          </Question>
          <Question title="">
            <Choice many value={recuse} onChange={setRecuse} options={[{ value: "yes", label: s.recuse }]} />
          </Question>
          {words && <Notice tone="bad">{words}</Notice>}
          <BigButton
            busy={busy}
            missing={[
              ...(away ? [] : criteria.map((c) => !/^\d{1,4}$/.test(points[c.id] ?? "") && s.most(c.name, c.points))),
              opinion.trim() === "" && s.opinion,
            ]}
            onClick={answer}
          >
            {s.submit}
          </BigButton>
        </>
      )}
    </section>
  );
}

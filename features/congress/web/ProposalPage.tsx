import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { CODES } from "../codes.ts";
import { publicCongress } from "./public-api.ts";
import { publicCongressStrings } from "./public-strings.ts";

/** A delegate's own link: the answer to his proposal, and what he thinks of it. */
export function ProposalPage() {
  const s = useStrings(publicCongressStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => publicCongress.openProposal({ token }));
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  return (
    <>
      <h1>{s.of(data.delegate)}</h1>
      <p>
        {data.title} · {data.unitName}
      </p>
      <p>
        {s.state}：{word(data.stateLabel)}
        {data.leadOffice !== null && ` · ${s.office}：${data.leadOffice}`}
        {data.replyBy !== null && ` · ${s.replyBy(showDay(data.replyBy, locale))}`}
      </p>
      {data.answer === null ? (
        <Notice>{s.waiting}</Notice>
      ) : (
        <section>
          <h2>{s.answer}</h2>
          <p>
            {s.result}：{word(CODES[data.answerCode as keyof typeof CODES])} · {s.letter}：{data.letterNo}
          </p>
          <p className="pb-prewrap">{data.answer}</p>
        </section>
      )}
      {data.here === "staff" && <Notice tone="bad">{s.staff}</Notice>}
      {data.here === "proxy" && data.canSay && <Notice>{s.proxy}</Notice>}
      {data.canSay && data.here !== "staff" && <Opinion />}
    </>
  );
}

function Opinion() {
  const s = useStrings(publicCongressStrings);
  const { busy, words, send } = useSend();
  const [satisfied, setSatisfied] = useState<string | null>(null);
  const [what, setWhat] = useState("");
  const [done, setDone] = useState(false);
  if (done) return <Notice tone="good">{s.thanks}</Notice>;
  const answer = () =>
    send(async () => {
      await publicCongress.tellProposal({ token: tokenInAddress(), satisfied: satisfied === "yes", words: what });
      setDone(true);
    });
  return (
    <section>
      <Question title={s.question}>
        <Choice
          value={satisfied}
          onChange={setSatisfied}
          options={[
            { value: "yes", label: s.satisfied },
            { value: "no", label: s.notSatisfied, help: s.again },
          ]}
        />
      </Question>
      {satisfied === "no" && (
        <Question title={s.what}>
          <TextArea value={what} maxLength={500} onChange={setWhat} />
        </Question>
      )}
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton
        busy={busy}
        missing={[satisfied === null && s.question, satisfied === "no" && what.trim() === "" && s.what]}
        onClick={answer}
      >
        {s.submit}
      </BigButton>
    </section>
  );
}

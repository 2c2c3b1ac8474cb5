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
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { outsideContract } from "../outside-contract.ts";
import { outsideStrings } from "./public-strings.ts";

const api = createApi<typeof outsideContract>("publicTasks").call;

/** The one task a body helps with: what is asked until when, what it wrote before, and one more entry. */
export function OutsidePage() {
  const s = useStrings(outsideStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble, reload } = useOpened((token) => api.openOutside({ token }));
  const { busy, words, send } = useSend();
  const [key] = useState(newKey);
  const [done, setDone] = useState("");
  const [proof, setProof] = useState("");
  const [sent, setSent] = useState<"progress" | "finished">();
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  if (sent) return <Notice tone="good">{s[sent]}</Notice>;
  const report = (finished: boolean) =>
    send(async () => {
      await api.writeOutside({ token: tokenInAddress(), onDay: data.today, done, proof, finished, requestKey: key });
      setSent(finished ? "finished" : "progress");
    });
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {s.from(data.unitName)} · {data.body}
        {data.untilOn && ` · ${s.until(showDay(data.untilOn, locale))}`}
      </p>
      {data.ask && <p className="pb-prewrap">{data.ask}</p>}
      {data.here !== "self" && <Notice tone="warn">{data.here === "staff" ? s.hereStaff : s.hereProxy}</Notice>}
      {data.written.length > 0 && (
        <>
          <h2>{s.before}</h2>
          <ul>
            {data.written.map((w) => (
              <li key={w.at}>
                {showDay(w.onDay, locale)} {w.done} {w.proof && `（${w.proof}）`} {w.finished && s.isFinished}
              </li>
            ))}
          </ul>
        </>
      )}
      <Question title={s.done}>
        <TextArea value={done} maxLength={500} onChange={setDone} />
      </Question>
      <Question title={s.proof} optional>
        <TextArea line="text" value={proof} maxLength={200} onChange={setProof} />
      </Question>
      {data.here !== "staff" && <LinkFiles limits={PAPERS} title={s.files} files={data.files} onSent={reload} />}
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton busy={busy} missing={[done.trim().length < 2 && s.done]} onClick={() => report(false)}>
        {s.send}
      </BigButton>
      <BigButton kind="second" busy={busy} missing={[done.trim().length < 2 && s.done]} onClick={() => report(true)}>
        {s.finish}
      </BigButton>
    </>
  );
}

import { useEffect, useMemo, useState, type FormEvent } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { compileForm } from "../../../platform/forms/compile.ts";
import { fillForm, firstAnswers } from "../../../platform/forms/fill.ts";
import type { Answers } from "../../../platform/forms/form.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { surveysApi } from "./api.ts";
import { Fields } from "./fields.tsx";
import { answerStrings } from "./survey-public-strings.ts";

type Opened = Awaited<ReturnType<typeof surveysApi.openSurvey>>;

/** An anonymous form by a code from a slip. Nothing is kept on the device: the next one at it sees nothing. */
export function SurveyPage() {
  const s = useStrings(answerStrings);
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [opened, setOpened] = useState<Opened>();
  const [done, setDone] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const look = (typed: string) => {
    setTrouble(undefined);
    surveysApi.openSurvey({ code: typed }).then(setOpened, (error: unknown) => setTrouble(troubleOf(error)));
  };
  useEffect(() => {
    const inAddress = decodeURIComponent(location.hash.slice(1));
    if (inAddress.length >= 4) look(inAddress);
  }, []);
  if (done)
    return (
      <Notice tone="good" title={s.sent}>
        {s.sentLead}
      </Notice>
    );
  if (opened) return <Form code={code} opened={opened} done={() => setDone(true)} />;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        look(code);
      }}
    >
      <h1>{s.title}</h1>
      <Question title={s.code}>
        <TextArea line="text" value={code} maxLength={20} onChange={setCode} />
      </Question>
      <Fault trouble={trouble} />
      <BigButton type="submit" missing={[code.trim().length < 4 && s.code]}>
        {s.open}
      </BigButton>
    </form>
  );
}

function Form({ code, opened, done }: { readonly code: string; readonly opened: Opened; readonly done: () => void }) {
  const s = useStrings(answerStrings);
  const form = useMemo(() => compileForm(opened.definition).form, [opened]);
  const at = useMemo(() => ({ today: opened.today, now: `${opened.today}T00:00:00` }), [opened]);
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, at));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const filled = useMemo(() => fillForm(form, answers, at), [form, answers, at]);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (filled.faults.length > 0) return;
    setBusy(true);
    surveysApi
      .answerSurvey({ code, answers: filled.answers })
      .then(done, (error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  const said = trouble?.kind === "refused" ? (trouble.refusal.fields ?? {}) : {};
  return (
    <form onSubmit={submit}>
      <h1>{opened.title}</h1>
      <p>{s.by(opened.unitName)}</p>
      <p className="pb-help">{opened.purpose}</p>
      <Notice>{s.anonymous}</Notice>
      <Fields rows={filled.rows} language={opened.definition.language} tried={tried} said={said} onChange={(next) => setAnswers(next)} />
      {tried && filled.faults.length > 0 && <Notice tone="warn">{s.left(filled.faults.length)}</Notice>}
      <Fault trouble={trouble} />
      <BigButton type="submit" busy={busy}>
        {s.send}
      </BigButton>
    </form>
  );
}

function Fault({ trouble }: { readonly trouble: Trouble | undefined }) {
  const word = useWord();
  return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : null;
}

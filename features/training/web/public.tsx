import { useEffect, useState, type FormEvent } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { textInAddress } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { RequestKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { training } from "./api.ts";
import { publicTrainingStrings } from "./public-strings.ts";

type Opened = Awaited<ReturnType<typeof training.openCourse>>;
type Checked = Awaited<ReturnType<typeof training.checkCertificate>>;

/** A participant's page: what was useful, and a question, without an account. */
export function CoursePage() {
  const s = useStrings(publicTrainingStrings);
  const { locale } = useLocale();
  const [data, setData] = useState<Opened>();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    training.openCourse({ code: textInAddress() }).then(setData, () => setGone(true));
  }, []);
  if (gone) return <Notice tone="bad">{s.none}</Notice>;
  if (!data) return <Skeleton />;
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {s.hello(data.name)} · {s.days(showDay(data.firstOn, locale), showDay(data.lastOn, locale))}
      </p>
      {data.takesWords ? (
        <>
          <Feedback told={data.told} />
          <Ask />
        </>
      ) : (
        <Notice>{s.closed}</Notice>
      )}
    </>
  );
}

function Feedback({ told }: { readonly told: boolean }) {
  const s = useStrings(publicTrainingStrings);
  const [useful, setUseful] = useState("");
  const [missing, setMissing] = useState("");
  const { done, trouble, busy, send } = useSending(told);
  if (done) return <Notice tone="good">{s.told}</Notice>;
  return (
    <form onSubmit={send(() => training.tellCourse({ code: textInAddress(), useful, missing }))}>
      <h2>{s.tellTitle}</h2>
      <Question title={s.useful}>
        <TextArea value={useful} maxLength={1000} onChange={setUseful} />
      </Question>
      <Question title={s.missing} optional>
        <TextArea value={missing} maxLength={1000} onChange={setMissing} />
      </Question>
      <Fault trouble={trouble} />
      <BigButton type="submit" busy={busy} missing={[useful.trim() === "" && s.useful]}>
        {s.tell}
      </BigButton>
    </form>
  );
}

function Ask() {
  const s = useStrings(publicTrainingStrings);
  const [question, setQuestion] = useState("");
  const [key] = useState(() => new RequestKey());
  const { done, trouble, busy, send } = useSending(false);
  if (done) return <Notice tone="good">{s.asked}</Notice>;
  return (
    <form onSubmit={send(() => training.askCourse({ code: textInAddress(), question, requestKey: key.for({ question }) }))}>
      <Question title={s.askTitle}>
        <TextArea value={question} maxLength={200} onChange={setQuestion} />
      </Question>
      <Fault trouble={trouble} />
      <BigButton type="submit" kind="second" busy={busy} missing={[question.trim().length < 2 && s.askTitle]}>
        {s.ask}
      </BigButton>
    </form>
  );
}

/** What a certificate's number stands for, to be compared with the paper. */
export function CertificatePage() {
  const s = useStrings(publicTrainingStrings);
  const { locale } = useLocale();
  const [number, setNumber] = useState(textInAddress);
  const [found, setFound] = useState<Checked>();
  const { trouble, busy, send } = useSending(false);
  const look = async () => {
    setFound(undefined);
    setFound(await training.checkCertificate({ number }));
  };
  return (
    <>
      <h1>{s.check}</h1>
      <form onSubmit={send(look)}>
        <Question title={s.number}>
          <TextArea line="text" value={number} maxLength={40} onChange={setNumber} />
        </Question>
        <Fault trouble={trouble} />
        <BigButton type="submit" busy={busy} missing={[number.trim() === "" && s.number]}>
          {s.look}
        </BigButton>
      </form>
      {found && (
        <Notice tone="good" title={s.valid}>
          <dl className="pb-list">
            {[
              [s.number, found.number],
              [s.holder, found.initials],
              [s.course, found.title],
              ...(found.level ? [[s.level, found.level]] : []),
              [s.when, s.days(showDay(found.firstOn, locale), showDay(found.lastOn, locale))],
              [s.by, found.unitName],
              [s.issued, showDay(found.issuedOn, locale)],
              [s.which, s.version(found.version)],
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

function Fault({ trouble }: { readonly trouble: Trouble | undefined }) {
  const word = useWord();
  return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : null;
}

function useSending(before: boolean) {
  const [done, setDone] = useState(before);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const send = (act: () => Promise<unknown>) => (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    act()
      .then(() => setDone(true))
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  };
  return { done, busy, trouble, send };
}

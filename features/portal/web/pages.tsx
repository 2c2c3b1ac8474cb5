import { useState, type FormEvent } from "react";
import { formatMoney } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, type Trouble } from "../../../platform/ui/refusal.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { tokenIn } from "../../../platform/links/token-text.ts";
import { confirmation, parties, portal } from "./api.ts";
import { portalStrings } from "./strings.ts";

/** As it is printed on paper. */
const groupsOf = (token: string): string => token.match(/.{1,5}/g)?.join("-") ?? "";

/** Why it did not open, in one sentence, and the code as it came, to be looked at and tried again. */
export function ShowTrouble({ trouble }: { trouble: Trouble }) {
  const word = useWord();
  return (
    <>
      <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>
      <EnterCode heading={2} />
    </>
  );
}

/** Told before anybody answers: what an answer from this device and network will count as. */
function Here({ here }: { here: "self" | "proxy" | "staff" }) {
  const s = useStrings(portalStrings);
  return here === "self" ? null : <Notice tone="warn">{here === "staff" ? s.hereStaff : s.hereProxy}</Notice>;
}

/** The demander checks, corrects, confirms or declines what an adviser wrote down. */
export function ConfirmDemandPage() {
  const s = useStrings(portalStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => confirmation.openConfirmation({ token }));
  const { busy, words, fields, send } = useSend();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [consent, setConsent] = useState<string[]>([]);
  const [more, setMore] = useState("");
  const [done, setDone] = useState<"confirm" | "decline">();
  const [declining, setDeclining] = useState(false);
  const [fault, setFault] = useState<string>();
  if (trouble) return <ShowTrouble trouble={trouble} />;
  if (!data) return <Skeleton />;
  if (done)
    return (
      <Notice tone="good" title={done === "confirm" ? s.thanks : s.declined}>
        {done === "confirm" ? s.thanksMore(data.here === "proxy") : ""}
      </Notice>
    );
  const answer = (kind: "confirm" | "decline") =>
    send(async () => {
      await confirmation.answerConfirmation({
        token: tokenInAddress(),
        answer: kind,
        corrections: kind === "confirm" ? changed : {},
        consent: consent.length > 0,
        ...(more ? { words: more } : {}),
      });
      setDone(kind);
    });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setFault(consent.length === 0 ? s.consentFirst : undefined);
    if (consent.length > 0) answer("confirm");
  };
  type Asked = (typeof data.fields)[number];
  const isWritten = (f: Asked) => (data.values[f.key] ?? "") !== "" || f.key === "title";
  const blank = data.fields.filter((f) => !isWritten(f));
  const ask = (f: Asked) => (
    <Question
      key={f.key}
      title={word(f.label)}
      optional={f.key !== "title"}
      fault={fields[f.key] && word(fields[f.key] as { zh: string; en: string })}
    >
      <TextArea
        value={changed[f.key] ?? data.values[f.key] ?? ""}
        maxLength={f.maxLength}
        rows={f.key === "title" ? 2 : 3}
        line={f.type === "money" || f.type === "day" ? "text" : undefined}
        placeholder={f.type === "money" ? s.moneyHint : f.type === "day" ? s.dayHint : undefined}
        onChange={(v) => setChanged((c) => ({ ...c, [f.key]: v }))}
      />
    </Question>
  );
  return (
    <form onSubmit={submit} noValidate>
      <h1>{s.confirmTitle}</h1>
      <Here here={data.here} />
      <p>{s.from(data.adviserName, data.unitName, showDay(data.openedOn, locale))}</p>
      <p>
        <strong>{data.demanderName}</strong> · {data.contactName}
      </p>
      {data.fields.filter(isWritten).map(ask)}
      {blank.length > 0 && (
        <details open={blank.some((f) => fields[f.key])}>
          <summary>{s.blank(blank.map((f) => word(f.label)))}</summary>
          {blank.map(ask)}
        </details>
      )}
      <Question title={s.words} optional>
        <TextArea value={more} maxLength={500} rows={2} onChange={setMore} />
      </Question>
      <Question title="" fault={fault}>
        <Choice many value={consent} onChange={setConsent} options={[{ value: "yes", label: s.consent }]} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton type="submit" busy={busy}>
        {s.confirm}
      </BigButton>
      {declining ? (
        <>
          <Notice tone="warn">{s.sure}</Notice>
          <BigButton kind="second" busy={busy} onClick={() => answer("decline")}>
            {s.decline}
          </BigButton>
          <BigButton kind="second" onClick={() => setDeclining(false)}>
            {s.back}
          </BigButton>
        </>
      ) : (
        <BigButton kind="second" onClick={() => setDeclining(true)}>
          {s.decline}
        </BigButton>
      )}
    </form>
  );
}

/** One side of an agreement confirms it or says what is wrong. */
export function ConfirmAgreementPage() {
  const s = useStrings(portalStrings);
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => parties.openAgreementLink({ token }));
  const { busy, words, send } = useSend();
  const [more, setMore] = useState("");
  const [done, setDone] = useState<"confirm" | "dispute">();
  if (trouble) return <ShowTrouble trouble={trouble} />;
  if (!data) return <Skeleton />;
  if (done) return <Notice tone="good">{done === "confirm" ? s.agreed : s.disputed}</Notice>;
  const answer = (kind: "confirm" | "dispute") =>
    send(async () => {
      await parties.answerAgreementLink({ token: tokenInAddress(), answer: kind, ...(more ? { words: more } : {}) });
      setDone(kind);
    });
  const rows: [string, string][] = [
    [s.type, s[data.type]],
    [s.partyA, data.partyA],
    [s.partyB, data.partyB],
    [s.amount, formatMoney(data.amountFen, locale)],
    [s.signedOn, showDay(data.signedOn, locale)],
    ...(data.registrationNumber ? ([[s.number, data.registrationNumber]] as [string, string][]) : []),
    [s.files, data.files.join("、")],
  ];
  return (
    <>
      <h1>{s.agreementTitle}</h1>
      <Here here={data.here} />
      <p>
        {data.title} · {data.unitName}
      </p>
      <p>
        <strong>{s.party(data.party)}</strong>
      </p>
      <dl className="pb-list">
        {rows.map(([k, v]) => (
          <div key={k}>
            <dt>{k}</dt>
            <dd>{v}</dd>
          </div>
        ))}
      </dl>
      <Question title={s.words} optional>
        <TextArea value={more} maxLength={500} rows={2} onChange={setMore} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton busy={busy} onClick={() => answer("confirm")}>
        {s.agree}
      </BigButton>
      <BigButton kind="second" busy={busy} onClick={() => answer("dispute")}>
        {s.dispute}
      </BigButton>
    </>
  );
}

/** Whether it took effect, and how satisfied the demander is. */
export function ConfirmEffectPage() {
  const s = useStrings(portalStrings);
  const { data, trouble } = useOpened((token) => parties.openEffectLink({ token }));
  const { busy, words, send } = useSend();
  const [effect, setEffect] = useState<string | null>(null);
  const [satisfaction, setSatisfaction] = useState<string | null>(null);
  const [more, setMore] = useState("");
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  if (trouble) return <ShowTrouble trouble={trouble} />;
  if (!data) return <Skeleton />;
  if (done) return <Notice tone="good">{s.effectThanks}</Notice>;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (effect !== null && satisfaction !== null)
          send(async () => {
            await parties.answerEffectLink({
              token: tokenInAddress(),
              effect: effect === "yes",
              satisfaction: Number(satisfaction),
              ...(more ? { words: more } : {}),
            });
            setDone(true);
          });
      }}
    >
      <h1>{s.effectTitle}</h1>
      <Here here={data.here} />
      <p>{data.title}</p>
      <p>{s.effectLead(data.partyA, data.partyB, data.months)}</p>
      <Question title={s.effect} fault={tried && effect === null ? s.choose : undefined}>
        <Choice
          value={effect}
          onChange={setEffect}
          options={[
            { value: "yes", label: s.yes },
            { value: "no", label: s.no },
          ]}
        />
      </Question>
      <Question title={s.satisfaction} fault={tried && satisfaction === null ? s.choose : undefined}>
        <Choice
          value={satisfaction}
          onChange={setSatisfaction}
          options={([5, 4, 3, 2, 1] as const).map((n) => ({ value: String(n), label: s[`s${n}`] }))}
        />
      </Question>
      <Question title={s.words} optional>
        <TextArea value={more} maxLength={500} rows={2} onChange={setMore} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton type="submit" busy={busy}>
        {s.send}
      </BigButton>
    </form>
  );
}

/** For a code read from paper. */
export const EnterCodePage = () => <EnterCode heading={1} />;

function EnterCode({ heading }: { heading: 1 | 2 }) {
  const s = useStrings(portalStrings);
  const { busy, words, send } = useSend();
  const [code, setCode] = useState(() => groupsOf(tokenInAddress()));
  const [short, setShort] = useState<number>();
  const Heading = `h${heading}` as const;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        const token = tokenIn(code);
        setShort(token === undefined ? (code.normalize("NFKC").match(/[0-9a-z]/gi)?.length ?? 0) : undefined);
        if (token === undefined) return;
        send(async () => {
          const { page } = await portal.whichLink({ token });
          const isHere = location.pathname === `/link/${page}`;
          location.assign(`/link/${page}#${token}`);
          // The same page with another code is not loaded anew by itself.
          if (isHere) location.reload();
        });
      }}
    >
      <Heading>{s.enterTitle}</Heading>
      <Question title={s.code} help={s.enterHelp} fault={short === undefined ? undefined : s.codeShort(short)}>
        <TextArea line="text" value={code} maxLength={400} onChange={setCode} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton type="submit" busy={busy} missing={[code.trim() === "" && s.code]}>
        {s.open}
      </BigButton>
    </form>
  );
}

export function FeedbackPage() {
  const s = useStrings(portalStrings);
  const { busy, words, send } = useSend();
  const [text, setText] = useState("");
  const [contact, setContact] = useState("");
  const [done, setDone] = useState(false);
  if (done) return <Notice tone="good">{s.sent}</Notice>;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        send(async () => {
          const region = /^[1-9]\d{5}(\d{3})?$/.exec(new URLSearchParams(location.search).get("region") ?? "")?.[0];
          await portal.giveFeedback({ words: text, ...(contact ? { contact } : {}), ...(region ? { region } : {}) });
          setDone(true);
        });
      }}
    >
      <h1>{s.feedback}</h1>
      <Question title={s.feedback} help={s.feedbackHelp}>
        <TextArea value={text} maxLength={2000} onChange={setText} />
      </Question>
      <Question title={s.contact} optional>
        <TextArea line="text" value={contact} maxLength={60} onChange={setContact} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      <BigButton type="submit" busy={busy} missing={[text.trim() === "" && s.feedback]}>
        {s.send}
      </BigButton>
    </form>
  );
}

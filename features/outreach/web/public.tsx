import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import type { publicOutreachContract } from "../contract.ts";
import { audienceOptions } from "../rules.ts";
import { publicOutreachStrings } from "./public-strings.ts";

const api = createApi<typeof publicOutreachContract>("publicOutreach").call;
type Menu = Awaited<ReturnType<typeof api.readMenu>>;

/** What can be ordered from a county's association, and the order itself. */
export function MenuPage({ params }: { params: Readonly<Record<string, string>> }) {
  const s = useStrings(publicOutreachStrings);
  const word = useWord();
  const region = params["region"] ?? "";
  const [menu, setMenu] = useState<Menu>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => void api.readMenu({ region }).then(setMenu, (e: unknown) => setTrouble(troubleOf(e))), [region]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!menu) return <Skeleton />;
  const item = menu.items.find((l) => String(l.id) === chosen);
  const audience = (value: string): string => word(audienceOptions.find((o) => o.value === value)?.label ?? { zh: value, en: value });
  if (item) return <OrderForm region={region} item={item} today={menu.today} onBack={() => setChosen(null)} />;
  return (
    <>
      <h1>{s.menuTitle}</h1>
      <p>{s.menuOf(menu.unitName)}</p>
      {menu.items.length === 0 && <Notice>{s.menuEmpty}</Notice>}
      <ul className="pb-near">
        {menu.items.map((l) => (
          <li key={l.id}>
            <h3>{l.title}</h3>
            <p>{[audience(l.audience), l.ages, s.minutes(l.minutes), l.language].filter(Boolean).join(" · ")}</p>
            {l.summary && <p>{l.summary}</p>}
            {l.equipment && <p className="pb-help">{s.needs(l.equipment)}</p>}
            <BigButton kind="second" onClick={() => setChosen(String(l.id))}>
              {s.orderThis(l.title)}
            </BigButton>
          </li>
        ))}
      </ul>
    </>
  );
}

const EMPTY = {
  school: "",
  kind: "school",
  address: "",
  grade: "",
  expected: "",
  firstOn: "",
  lastOn: "",
  half: "any",
  contactName: "",
  contactPhone: "",
  equipment: "",
};

interface FormProps {
  readonly region: string;
  readonly item: Menu["items"][number];
  readonly today: string;
  readonly onBack: () => void;
}

function OrderForm({ region, item, today, onBack }: FormProps) {
  const s = useStrings(publicOutreachStrings);
  const word = useWord();
  const [v, setV] = useState(EMPTY);
  const [consent, setConsent] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const unagreed = asked && consent.length === 0;
  const [key] = useState(newKey);
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<{ url: string; code: string }>();
  const faults = trouble?.kind === "refused" ? (trouble.refusal.fields ?? {}) : {};
  const fault = (name: string) => (faults[name] ? word(faults[name]) : undefined);
  const put = (name: keyof typeof EMPTY) => (value: string) => setV((all) => ({ ...all, [name]: value }));
  if (link)
    return (
      <Notice tone="good" title={s.ordered}>
        <p>{s.keep}</p>
        <p>
          <a href={new URL(link.url, location.origin).href}>{s.open}</a>
        </p>
        <p>
          {s.code} <strong>{link.code}</strong>
        </p>
      </Notice>
    );
  const line = (name: keyof typeof EMPTY, title: string, kind: "text" | "tel" | "numeric" = "text", optional = false) => (
    <Question title={title} optional={optional} fault={fault(name)}>
      <TextArea line={kind} value={v[name]} maxLength={name === "school" ? 100 : 200} onChange={put(name)} />
    </Question>
  );
  const day = (name: "firstOn" | "lastOn", title: string) => (
    <Question title={title} fault={fault(name)}>
      <input
        className="pb-text"
        type="date"
        min={today}
        aria-label={title}
        aria-invalid={!!faults[name]}
        value={v[name]}
        onChange={(e) => put(name)(e.target.value)}
      />
    </Question>
  );
  const send = () => {
    setAsked(true);
    if (consent.length === 0) return;
    setBusy(true);
    setTrouble(undefined);
    const values = Object.fromEntries(Object.entries({ ...v, lectureId: item.id, audience: item.audience }).filter(([, x]) => x !== ""));
    api
      .orderLecture({ region, values, requestKey: key })
      .then(setLink, (e: unknown) => setTrouble(troubleOf(e)))
      .finally(() => setBusy(false));
  };
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <h1>{item.title}</h1>
      <p>
        <button type="button" className="pb-plain" onClick={onBack}>
          {s.back}
        </button>
      </p>
      {line("school", s.school)}
      <Question title={s.kind}>
        <Choice
          value={v.kind}
          onChange={put("kind")}
          options={(["school", "village", "neighbourhood", "other"] as const).map((value) => ({
            value,
            label: value === "school" ? s.schoolKind : s[value],
          }))}
        />
      </Question>
      {line("address", s.address)}
      {line("grade", s.grade, "text", true)}
      {line("expected", s.expected, "numeric")}
      {day("firstOn", s.firstOn)}
      {day("lastOn", s.lastOn)}
      <Question title={s.half}>
        <Choice
          value={v.half}
          onChange={put("half")}
          options={(["any", "morning", "afternoon"] as const).map((value) => ({ value, label: s[value] }))}
        />
      </Question>
      {line("equipment", s.equipment, "text", true)}
      {line("contactName", s.contactName)}
      {line("contactPhone", s.contactPhone, "tel")}
      <Question title="" fault={unagreed ? s.consentFirst : undefined}>
        <Choice many value={consent} onChange={setConsent} options={[{ value: "yes", label: s.consent }]} />
      </Question>
      {trouble && <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>}
      <BigButton type="submit" busy={busy}>
        {s.send}
      </BigButton>
    </form>
  );
}

/** The orderer's own link: where it stands; cancel; afterwards, what happened. */
export function OrderPage() {
  const s = useStrings(publicOutreachStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => api.openOrder({ token }));
  const { busy, words, send } = useSend();
  const [done, setDone] = useState<"confirm" | "miss" | "cancel">();
  const [present, setPresent] = useState("");
  const [said, setSaid] = useState("");
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const answer = (what: "confirm" | "miss" | "cancel") =>
    send(async () => {
      const number = /^\d{1,5}$/.test(present.trim()) ? Number(present) : undefined;
      await api.answerOrder({
        token: tokenInAddress(),
        answer: what,
        words: said,
        ...(what === "confirm" && number !== undefined ? { present: number } : {}),
      });
      setDone(what);
    });
  return (
    <>
      <h1>{data.lecture}</h1>
      <p>
        {data.school} · {data.unitName}
      </p>
      {data.here !== "self" && <Notice tone="warn">{data.here === "staff" ? s.hereStaff : s.hereProxy}</Notice>}
      {done ? (
        <Notice tone="good">{s[`${done}Done`]}</Notice>
      ) : (
        <>
          <Notice>{word(data.stateLabel)}</Notice>
          {data.onDay !== null ? (
            <p>
              <strong>
                {showDay(data.onDay, locale)} {data.fromTime}–{data.toTime}
              </strong>{" "}
              {data.teacher}
            </p>
          ) : (
            <p>{s.span(showDay(data.firstOn, locale), showDay(data.lastOn, locale))}</p>
          )}
          {data.canConfirm && (
            <Question title={s.present} help={s.presentHelp}>
              <TextArea line="numeric" value={present} maxLength={5} onChange={setPresent} />
            </Question>
          )}
          {(data.canConfirm || data.canCancel) && (
            <Question title={data.canConfirm ? s.said : s.why} optional={data.canConfirm}>
              <TextArea value={said} maxLength={500} onChange={setSaid} />
            </Question>
          )}
          {words && <Notice tone="bad">{words}</Notice>}
          {data.canConfirm ? (
            <>
              <BigButton busy={busy} missing={[!/^\d{1,5}$/.test(present.trim()) && s.present]} onClick={() => answer("confirm")}>
                {s.confirm}
              </BigButton>
              <BigButton
                kind="second"
                busy={busy}
                missing={[said.trim() === "" && (data.canConfirm ? s.said : s.why)]}
                onClick={() => answer("miss")}
              >
                {s.miss}
              </BigButton>
            </>
          ) : (
            data.canCancel && (
              <BigButton
                kind="second"
                busy={busy}
                missing={[said.trim() === "" && (data.canConfirm ? s.said : s.why)]}
                onClick={() => answer("cancel")}
              >
                {s.cancel}
              </BigButton>
            )
          )}
        </>
      )}
    </>
  );
}

/** The expert's link: one order, yes or no. */
export function OfferPage() {
  const s = useStrings(publicOutreachStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => api.openOffer({ token }));
  const { busy, words, send } = useSend();
  const [done, setDone] = useState<"accept" | "decline">();
  const [reason, setReason] = useState("");
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  if (done === "decline") return <Notice tone="good">{s.declineDone}</Notice>;
  const accepted = done === "accept" || data.accepted;
  const answer = (what: "accept" | "decline") =>
    send(async () => {
      await api.answerOffer({ token: tokenInAddress(), answer: what, reason });
      setDone(what);
    });
  const rows: [string, string | null][] = [
    [s.when, `${showDay(data.onDay, locale)} ${data.fromTime}–${data.toTime}`],
    [s.where, `${data.school} ${data.address}`],
    [s.travelTime, data.travelMinutes === null ? null : s.minutes(data.travelMinutes)],
    [s.listeners, [data.grade, s.people(data.expected)].filter(Boolean).join(" ")],
    [s.equipmentThere, data.equipment],
    [s.contactName, data.contactName],
  ];
  return (
    <>
      <h1>{data.lecture}</h1>
      {accepted ? <Notice tone="good">{s.acceptDone}</Notice> : <p>{s.asks(data.teacher, data.unitName)}</p>}
      <dl className="pb-list">
        {rows
          .filter(([, x]) => x !== null && x !== "")
          .map(([k, x]) => (
            <div key={k}>
              <dt>{k}</dt>
              <dd>{x}</dd>
            </div>
          ))}
      </dl>
      {!accepted && (
        <>
          {words && <Notice tone="bad">{words}</Notice>}
          <BigButton busy={busy} onClick={() => answer("accept")}>
            {s.accept}
          </BigButton>
          <Question title={s.cannot}>
            <TextArea value={reason} maxLength={300} onChange={setReason} />
          </Question>
          <BigButton kind="second" busy={busy} missing={[reason.trim() === "" && s.cannot]} onClick={() => answer("decline")}>
            {s.decline}
          </BigButton>
        </>
      )}
    </>
  );
}

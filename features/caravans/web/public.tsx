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
import type { publicCaravansContract } from "../contract.ts";
import { publicCaravansStrings } from "./public-strings.ts";

export const publicCaravans = createApi<typeof publicCaravansContract>("publicCaravans").call;
type Door = Awaited<ReturnType<typeof publicCaravans.readDoor>>;

/** A school asks for a visit, without account. */
export function AskPage({ params }: { params: Readonly<Record<string, string>> }) {
  const word = useWord();
  const region = params["region"] ?? "";
  const [door, setDoor] = useState<Door>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => void publicCaravans.readDoor({ region }).then(setDoor, (e: unknown) => setTrouble(troubleOf(e))), [region]);
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  return door ? <AskForm region={region} door={door} /> : <Skeleton />;
}

const EMPTY = {
  ...{
    school: "",
    address: "",
    position: "",
    pupils: "",
    firstOn: "",
    lastOn: "",
    half: "any",
    kit: "",
    ground: "",
    power: "",
    contactName: "",
  },
  contactPhone: "",
};
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function AskForm({ region, door }: { readonly region: string; readonly door: Door }) {
  const s = useStrings(publicCaravansStrings);
  const word = useWord();
  const [v, setV] = useState(EMPTY);
  const [weekdays, setWeekdays] = useState<string[]>([]);
  const [consent, setConsent] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const unagreed = asked && consent.length === 0;
  const [key] = useState(newKey);
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [link, setLink] = useState<{ url: string; code: string }>();
  const faults = trouble?.kind === "refused" ? (trouble.refusal.fields ?? {}) : {};
  const fault = (name: string) => (faults[name] ? word(faults[name]) : undefined);
  const put = (name: keyof typeof EMPTY) => (value: string) => setV((all) => ({ ...all, [name]: value }));
  if (link)
    return (
      <Notice tone="good" title={s.asked}>
        <p>{s.keep}</p>
        <p>
          <a href={new URL(link.url, location.origin).href}>{s.open}</a>
        </p>
        <p>
          {s.code} <strong>{link.code}</strong>
        </p>
      </Notice>
    );
  const line = (name: keyof typeof EMPTY, title: string, kind: "text" | "tel" | "numeric" = "text", optional = false, help?: string) => (
    <Question title={title} optional={optional} fault={fault(name)} help={help}>
      <TextArea line={kind} value={v[name]} maxLength={name === "school" ? 100 : 200} onChange={put(name)} />
    </Question>
  );
  const day = (name: "firstOn" | "lastOn", title: string) => (
    <Question title={title} fault={fault(name)}>
      <input
        className="pb-text"
        type="date"
        min={door.today}
        aria-label={title}
        aria-invalid={!!faults[name]}
        value={v[name]}
        onChange={(e) => put(name)(e.target.value)}
      />
    </Question>
  );
  const locate = () =>
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        put("position")(`${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`);
        setSaid(s.located);
      },
      () => setSaid(s.noLocation),
      { timeout: 10_000 },
    );
  const send = () => {
    setAsked(true);
    if (consent.length === 0) return;
    setBusy(true);
    setTrouble(undefined);
    const typed = Object.fromEntries(Object.entries(v).filter(([, x]) => x !== ""));
    publicCaravans
      .requestVisit({ region, values: { ...typed, ...(weekdays.length > 0 ? { weekdays } : {}) }, requestKey: key })
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
      <h1>{s.title}</h1>
      <p>{s.lead(door.unitName)}</p>
      {line("school", s.school)}
      {line("address", s.address)}
      {line("position", s.position, "text", true, s.positionHelp)}
      <p>
        <button type="button" className="pb-plain" onClick={locate}>
          {s.locate}
        </button>{" "}
        <span role="status">{said}</span>
      </p>
      {line("pupils", s.pupils, "numeric")}
      {day("firstOn", s.firstOn)}
      {day("lastOn", s.lastOn)}
      <Question title={s.half}>
        <Choice
          value={v.half}
          onChange={put("half")}
          options={(["any", "morning", "afternoon"] as const).map((value) => ({ value, label: s[value] }))}
        />
      </Question>
      <Question title={s.weekdays} optional help={s.weekdaysHelp}>
        <Choice
          many
          value={weekdays}
          onChange={setWeekdays}
          options={WEEKDAYS.map((name, i) => ({ value: String(i + 1), label: s[name] }))}
        />
      </Question>
      {door.kits.length > 0 && (
        <Question title={s.kit} help={s.kitHelp}>
          <Choice
            value={v.kit}
            onChange={put("kit")}
            options={[{ value: "", label: s.noKit }, ...door.kits.map((k) => ({ value: k, label: k }))]}
          />
        </Question>
      )}
      {line("ground", s.ground, "text", true)}
      <Question title={s.power} optional>
        <Choice
          value={v.power}
          onChange={put("power")}
          options={(["v220", "v380", "none"] as const).map((value) => ({ value, label: s[value] }))}
        />
      </Question>
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

type Said = "agree" | "release" | "confirm" | "miss" | "cancel";

/** The school's own link: where it stands; the time suits or not; afterwards, what happened. */
export function VisitPage() {
  const s = useStrings(publicCaravansStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => publicCaravans.openVisit({ token }));
  const { busy, words, send } = useSend();
  const [done, setDone] = useState<Said>();
  const [present, setPresent] = useState("");
  const [typed, setTyped] = useState("");
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!data) return <Skeleton />;
  const answer = (what: Said) =>
    send(async () => {
      const number = /^\d{1,5}$/.test(present.trim()) ? Number(present) : undefined;
      await publicCaravans.answerVisit({
        token: tokenInAddress(),
        answer: what,
        words: typed,
        ...(what === "confirm" && number !== undefined ? { present: number } : {}),
      });
      setDone(what);
    });
  const when = data.onDay !== null && (
    <p>
      <strong>
        {showDay(data.onDay, locale)} {data.fromTime}–{data.toTime}
      </strong>{" "}
      {data.plate !== null && s.plate(data.plate)}
    </p>
  );
  const doneWords: Record<Said, string> = {
    agree: s.agreed,
    release: s.releaseDone,
    confirm: s.confirmDone,
    miss: s.missDone,
    cancel: s.cancelDone,
  };
  return (
    <>
      <h1>{data.school}</h1>
      <p>{data.unitName}</p>
      {data.here !== "self" && <Notice tone="warn">{data.here === "staff" ? s.hereStaff : s.hereProxy}</Notice>}
      {done ? (
        <Notice tone="good">
          {doneWords[done]}
          {done === "agree" && when}
        </Notice>
      ) : (
        <>
          <Notice>{word(data.stateLabel)}</Notice>
          {data.onDay === null ? <p>{s.span(showDay(data.firstOn, locale), showDay(data.lastOn, locale))}</p> : when}
          {data.canConfirm && (
            <Question title={s.present} help={s.presentHelp}>
              <TextArea line="numeric" value={present} maxLength={5} onChange={setPresent} />
            </Question>
          )}
          {data.canAgree && (
            <BigButton busy={busy} onClick={() => answer("agree")}>
              {s.agree}
            </BigButton>
          )}
          {(data.canConfirm || data.canCancel) && (
            <Question title={data.canConfirm ? s.said : s.why} optional>
              <TextArea value={typed} maxLength={500} onChange={setTyped} />
            </Question>
          )}
          {words && <Notice tone="bad">{words}</Notice>}
          {data.canConfirm && (
            <>
              <BigButton busy={busy} missing={[!/^\d{1,5}$/.test(present.trim()) && s.present]} onClick={() => answer("confirm")}>
                {s.confirm}
              </BigButton>
              <BigButton
                kind="second"
                busy={busy}
                missing={[typed.trim() === "" && (data.canConfirm ? s.said : s.why)]}
                onClick={() => answer("miss")}
              >
                {s.miss}
              </BigButton>
            </>
          )}
          {data.canCancel && data.onDay !== null && (
            <BigButton
              kind="second"
              busy={busy}
              missing={[typed.trim() === "" && (data.canConfirm ? s.said : s.why)]}
              onClick={() => answer("release")}
            >
              {s.release}
            </BigButton>
          )}
          {data.canCancel && (
            <BigButton
              kind="second"
              busy={busy}
              missing={[typed.trim() === "" && (data.canConfirm ? s.said : s.why)]}
              onClick={() => answer("cancel")}
            >
              {s.cancel}
            </BigButton>
          )}
        </>
      )}
    </>
  );
}

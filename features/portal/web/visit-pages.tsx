import { ShowTrouble } from "./pages.tsx";
import { useEffect, useRef, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { readHours, sayHours } from "../../places/rules.ts";
import { bookingProcess } from "../../visits/process.ts";
import { MOST_VISITORS, peopleIn, visitFaults, type VisitFaults, type VisitTyped } from "../../visits/rules.ts";
import { visits } from "./api.ts";
import { visitStrings } from "./visit-strings.ts";

/** Anyone asks for a visit; the answer is the one link that shows and cancels it. */
export function BookPage({ params }: { params: Readonly<Record<string, string>> }) {
  const s = useStrings(visitStrings);
  const word = useWord();
  const { locale } = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const placeId = Number(params["id"]);
  const [place, setPlace] = useState<Awaited<ReturnType<typeof visits.getBookable>>>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [fields, setFields] = useState<VisitTyped>({ visitOn: "", visitAt: "10:00", people: "1", contactName: "", phone: "" });
  const [consent, setConsent] = useState<string[]>([]);
  const [requestKey] = useState(newKey);
  const [link, setLink] = useState<{ url: string; code: string }>();
  useEffect(() => void visits.getBookable({ id: placeId }).then(setPlace, (e: unknown) => setTrouble(troubleOf(e))), [placeId]);
  // Found here before anything is sent, or by the server.
  const [found, setFound] = useState<VisitFaults>({});
  const faults: VisitFaults = trouble?.kind === "refused" ? ((trouble.refusal.fields ?? {}) as VisitFaults) : found;
  const fault = (key: keyof VisitTyped) => (faults[key] ? word(faults[key]) : undefined);
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  if (trouble && !place) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  if (!place) return <Skeleton />;
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
  const week = place.hours === null ? undefined : readHours(place.hours);
  const put = (key: keyof typeof fields) => (value: string) => setFields((f) => ({ ...f, [key]: value }));
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (consent.length === 0) return;
        setTrouble(undefined);
        const wrong = visitFaults(fields, place.today, place.hours);
        setFound(wrong);
        if (Object.keys(wrong).length > 0) return;
        visits
          .requestVisit({ placeId, requestKey, ...fields, people: peopleIn(fields.people) })
          .then(setLink, (error: unknown) => setTrouble(troubleOf(error)));
      }}
    >
      <h1>{s.title}</h1>
      <p>
        <strong>{place.name}</strong>
        <br />
        {place.address}
      </p>
      <p>{s.hours(week?.ok && locale === "en" ? sayHours(week.value) : (place.hours ?? "—"))}</p>
      {place.operators.length > 0 && <p>{s.operators(place.operators.join("、"))}</p>}
      <Question title={s.day} fault={fault("visitOn")}>
        <input
          className="pb-text"
          type="date"
          aria-label={s.day}
          aria-invalid={!!faults.visitOn}
          value={fields.visitOn}
          onChange={(e) => put("visitOn")(e.target.value)}
        />
      </Question>
      <Question title={s.time} fault={fault("visitAt")}>
        <input
          className="pb-text"
          type="time"
          aria-label={s.time}
          aria-invalid={!!faults.visitAt}
          value={fields.visitAt}
          onChange={(e) => put("visitAt")(e.target.value)}
        />
      </Question>
      <Question title={s.people} help={s.peopleHelp(MOST_VISITORS)} fault={fault("people")}>
        <TextArea line="numeric" value={fields.people} maxLength={200} onChange={put("people")} />
      </Question>
      <Question title={s.name} fault={fault("contactName")}>
        <TextArea line="text" value={fields.contactName} maxLength={30} onChange={put("contactName")} />
      </Question>
      <Question title={s.phone} fault={fault("phone")}>
        <TextArea line="tel" value={fields.phone} maxLength={200} onChange={put("phone")} />
      </Question>
      <Question title="">
        <Choice many value={consent} onChange={setConsent} options={[{ value: "yes", label: s.consent }]} />
      </Question>
      {trouble ? (
        <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>
      ) : (
        Object.keys(faults).length > 0 && <Notice tone="bad">{s.correct}</Notice>
      )}
      <BigButton
        type="submit"
        missing={[
          fields.visitOn === "" && s.day,
          fields.contactName.trim() === "" && s.name,
          fields.phone.trim() === "" && s.phone,
          consent.length === 0 && s.consent,
        ]}
      >
        {s.send}
      </BigButton>
    </form>
  );
}

/** The holder of the link sees the booking and may cancel it. */
export function BookingPage() {
  const s = useStrings(visitStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data, trouble } = useOpened((token) => visits.openBookingLink({ token }));
  const { busy, words, send } = useSend();
  const [cancelled, setCancelled] = useState(false);
  if (trouble) return <ShowTrouble trouble={trouble} />;
  if (!data) return <Skeleton />;
  const state = bookingProcess.states[cancelled ? "cancelled" : data.state];
  return (
    <>
      <h1>{s.booking}</h1>
      <p>
        <strong>{data.placeName}</strong>
        <br />
        {showDay(data.visitOn, locale)} {data.visitAt} · {s.count(data.people)}
      </p>
      <Notice tone={cancelled ? "warn" : "good"}>
        {state && word(state.label)}
        {data.reason && `：${word(data.reason)}`}
      </Notice>
      {words && <Notice tone="bad">{words}</Notice>}
      {data.canCancel && !cancelled && (
        <BigButton
          kind="second"
          busy={busy}
          onClick={() =>
            send(async () => {
              await visits.cancelBooking({ token: tokenInAddress() });
              setCancelled(true);
            })
          }
        >
          {s.cancel}
        </BigButton>
      )}
    </>
  );
}

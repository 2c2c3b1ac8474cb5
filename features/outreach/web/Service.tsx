import { Button, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { field } from "../../../platform/register/field.ts";
import { defineRegister, showDay } from "../../../platform/register/fields.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { OpenPlace } from "../open-place.ts";
import type { ActivityDesk, Served, VolunteerEvents } from "../service.ts";
import { outreach } from "./api.ts";
import { serviceStrings } from "./service-strings.ts";

/** An activity's desk: who booked and who waits; once held, the site's link. */
export function ActivityPanel({ data, given }: PanelProps) {
  const s = useStrings(serviceStrings);
  const desk = given as ActivityDesk;
  return (
    <div id="desk">
      {desk.bookings.length > 0 && (
        <Section title={s.bookings(desk.booked, desk.waiting)}>
          <ul>
            {desk.bookings.map((b) => (
              <li key={b.id}>
                {b.name} · {b.phone} · {s.people(b.people)} {b.standing === "waiting" && <strong>{s.waits}</strong>}
              </li>
            ))}
          </ul>
          <p className="bh-quiet">{s.bookingsKept}</p>
        </Section>
      )}
      {data.case?.state === "held" && (
        <Section title={s.siteLink}>
          <HandLink id={data.id} words={s.siteLink} hint={s.siteHint} hand={() => outreach.handSiteLink({ id: data.id })} />
        </Section>
      )}
    </div>
  );
}

/** What a partner has given, and the link to its own record. */
export function PartnerPanel({ data, given }: PanelProps) {
  const s = useStrings(serviceStrings);
  return (
    <>
      <Section title={s.served}>
        <Lines lines={given as Served[]} />
      </Section>
      {data.case?.state !== "ended" && (
        <Section title={s.partnerLink}>
          <HandLink id={data.id} words={s.partnerLink} hint={s.partnerHint} hand={() => outreach.handPartnerLink({ id: data.id })} />
        </Section>
      )}
    </>
  );
}

/** The events a volunteer's hours come from, and those that wait for their confirmation. */
export function VolunteerPanel({ given }: PanelProps) {
  const s = useStrings(serviceStrings);
  const { counted, waiting } = given as VolunteerEvents;
  return (
    <div id="events">
      <Section title={s.byEvent(s.hours(counted.reduce((n, l) => n + l.minutes, 0)))}>
        <Lines lines={counted} />
      </Section>
      {waiting.length > 0 && (
        <Section title={s.waitingEvents}>
          <Lines lines={waiting} />
        </Section>
      )}
    </div>
  );
}

const OPEN_DAYS = defineRegister({
  name: "open_days",
  label: { zh: "开放日", en: "Open days" },
  fields: [
    field("text", "hours", "开放时间", "Open", {
      required: true,
      maxLength: 200,
      help: { zh: "如：周六 9:00-12:00", en: "As 周六 9:00-12:00" },
    }),
    field("day", "fromOn", "从哪天起", "From", { required: true }),
  ],
});

/** Where a partner's open days are found: its place with hours and bookings, or the form that makes one. */
export function OpenDaysPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(serviceStrings);
  const place = given as OpenPlace;
  return (
    <Section title={s.openDays} id="open_days">
      {place ? (
        <>
          <p>
            <RecordLink subject={`place:${place.placeId}`}>{place.name}</RecordLink> · {place.hours} · {place.isOpen ? s.inUse : s.outOfUse}
          </p>
          {!place.hasPin && <p className="bh-notice bh-notice-warn">{s.noPin}</p>}
          <p className="bh-quiet">{s.openBookings(place.coming, place.came)}</p>
        </>
      ) : data.case?.state === "active" ? (
        <>
          <p className="bh-quiet">{s.openHint}</p>
          <RegisterForm
            register={OPEN_DAYS}
            draftKey={`partner.${data.id}.open-days`}
            submitLabel={{ zh: serviceStrings.zh.makePlace, en: serviceStrings.en.makePlace }}
            onSubmit={async (v) => {
              await outreach.openPartnerPlace({ id: data.id, hours: String(v["hours"]), fromOn: String(v["fromOn"]) });
              await reload();
            }}
          />
        </>
      ) : (
        <p className="bh-quiet">{s.noOpenDays}</p>
      )}
    </Section>
  );
}

/** Served lines, each leading to its event; on paper words alone. */
function Lines({ lines, onPaper = false }: { readonly lines: readonly Served[]; readonly onPaper?: boolean }) {
  const s = useStrings(serviceStrings);
  const { locale } = useLocale();
  if (lines.length === 0) return <p className="bh-quiet">{s.noLines}</p>;
  return (
    <ul>
      {lines.map((l, i) => (
        <li key={i}>
          {showDay(l.onDay, locale)} {onPaper ? l.title : <RecordLink subject={l.subject}>{l.title}</RecordLink>} · {s.hours(l.minutes)}
        </li>
      ))}
    </ul>
  );
}

/** A proof's lines as the system counts them; the paper once it has its number. */
export function ProofPanel({ data, given }: PanelProps) {
  const s = useStrings(serviceStrings);
  const { days, lines } = given as { days: number; lines: readonly Served[] };
  const number = data.values["number"];
  return (
    <div id="lines">
      <Section title={s.lines}>
        <Lines lines={lines} />
        <p className="bh-quiet">{s.linesHint(days)}</p>
        {typeof number === "string" && data.case?.state === "issued" && (
          <AppLink href={`/outreach/proofs/${data.id}/print`}>{s.print}</AppLink>
        )}
      </Section>
    </div>
  );
}

/** The paper: person, service, issuer, number and day, and the code that checks it. */
export function ProofPage() {
  const s = useStrings(serviceStrings);
  const { locale } = useLocale();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["service_proof", id, "print"], async () =>
    (await import("../../../platform/ui/records/client.ts")).callOf("service_proof").get({ id }),
  );
  return (
    <Page
      title={s.proof}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>
        {(data) => {
          const v = data.values;
          const day = (key: string) => showDay(String(v[key]), locale);
          return (
            <section className="bh-panel bh-print">
              <p>{s.body(String(v["holder"]), day("fromOn"), day("toOn"), Number(v["minutes"]))}</p>
              <Lines lines={(data.sections["lines"] as { lines: readonly Served[] }).lines} onPaper />
              <p>{s.issuer(data.unitName, String(v["responsible"]), String(v["issuerPhone"]))}</p>
              <p>
                {s.number} {String(v["number"])} · {day("issuedOn")}
              </p>
              <div style={{ width: 120 }}>
                <QrCode text={`${location.origin}/link/proof#${String(v["number"])}`} label={s.check} />
              </div>
            </section>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

/** Whoever would enter a joint activity a second time takes part in the first record instead. */
export function JoinPage() {
  const s = useStrings(serviceStrings);
  const { locale } = useLocale();
  const go = useGo();
  const id = Number(useRouteParams().id);
  const [asked] = useAddress();
  const shown = asked.get("shown") ?? "";
  const loaded = useLoad(["outreach", "see", id], () => outreach.seeActivity({ id, shown }));
  const act = useRefusal();
  const [role, setRole] = useState<"host" | "carry" | "help" | "support">("help");
  return (
    <Page title={s.join}>
      <WhenLoaded of={loaded}>
        {(a) => (
          <Section title={a.title}>
            <p>
              {showDay(a.firstOn, locale)}
              {a.lastOn > a.firstOn && ` – ${showDay(a.lastOn, locale)}`} · {a.place} · {a.unitName}
            </p>
            <p className="bh-quiet">{s.joinHint}</p>
            <div className="bh-actions-row">
              <Select
                aria-label={s.role}
                value={role}
                options={(["host", "carry", "help", "support"] as const).map((value) => ({ value, label: s[value] }))}
                onChange={setRole}
              />
              <Button
                type="primary"
                loading={act.busy}
                onClick={() =>
                  void act.run(async () => {
                    await outreach.joinActivity({ id, shown, role });
                    go(`/outreach/activities/${id}`, "replace");
                  })
                }
              >
                {s.join}
              </Button>
            </div>
            <ErrorPanel trouble={act.trouble} />
          </Section>
        )}
      </WhenLoaded>
    </Page>
  );
}

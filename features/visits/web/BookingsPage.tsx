import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { ActionBar } from "../../../platform/ui/ActionBar.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseTimeline } from "../../../platform/ui/CaseTimeline.tsx";
import { exportUrl } from "../../../platform/ui/export-url.ts";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterList } from "../../../platform/ui/RegisterList.tsx";
import { serverViews } from "../../../platform/ui/server-views.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { bookingProcess } from "../process.ts";
import { bookingRegister } from "../register.ts";
import { call } from "./api.ts";
import { VisitorPhone } from "./VisitorPhone.tsx";
import { visitsStrings } from "./strings.ts";

/** Visits asked for, the next first. */
export function BookingsPage() {
  const s = useStrings(visitsStrings);
  const may = useMay();
  return (
    <Page title={s.bookings} lead={may("venue.report") ? s.bookingsLeadOperator : s.bookingsLead}>
      <RegisterList
        register={bookingRegister}
        load={call.listBookings}
        href={(b) => `/places/bookings/${b.id}`}
        tones={tonesOf(bookingProcess)}
        views={serverViews}
        exportUrl={exportUrl("bookings")}
        empty={{ title: s.noBookings, hint: s.noBookingsHint }}
      />
    </Page>
  );
}

/** One visit: answer it, note who came, see who answered. */
export function BookingPage() {
  const s = useStrings(visitsStrings);
  const word = useWord();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const booking = useLoad(["booking", id], () => call.getBooking({ id }));
  return (
    <WhenLoaded of={booking}>
      {(b) => (
        <Page
          title={b.placeName}
          lead={
            <>
              <StateTag
                label={bookingProcess.states[b.state]?.label ?? { zh: b.state, en: b.state }}
                tone={tonesOf(bookingProcess)[b.state]}
              />{" "}
              <DayText day={b.visitOn} /> {b.visitAt} · {s.people(b.people)}
              {may("place.read") && (
                <>
                  {" · "}
                  <AppLink href={`/places/${b.placeId}`}>{s.openPlace}</AppLink>
                </>
              )}
            </>
          }
        >
          {b.placeClosed && ["requested", "confirmed"].includes(b.state) && (
            <p className="bh-notice bh-notice-warn">{s.placeClosed(b.placeClosed.on)}</p>
          )}
          <Section title={s.visitor}>
            <VisitorPhone id={b.id} name={b.contactName} masked={b.phone} />
            {b.operators.length > 0 && <p className="bh-quiet">{s.operators(b.operators.join("、"))}</p>}
          </Section>
          <Section title={s.next}>
            <ActionBar
              actions={b.actions}
              onAct={async ({ action, ...why }) => {
                try {
                  await call.actOnBooking({ id, seq: b.seq, action: action as "confirm", ...why });
                } catch (error) {
                  // Another may have been faster: the page shows what stands now, beside the refusal.
                  void booking.reload();
                  throw error;
                }
              }}
              onDone={() => void booking.reload()}
            />
          </Section>
          <Section title={s.timeline}>
            <CaseTimeline
              events={b.events.map((e) => ({
                ...e,
                reason: e.reason ? word(e.reason) : undefined,
                note: [e.unit && s.answeredBy(e.unit), e.note].filter(Boolean).join("；") || undefined,
              }))}
            />
          </Section>
        </Page>
      )}
    </WhenLoaded>
  );
}

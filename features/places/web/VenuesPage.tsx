import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { placeRegister, VENUE_FORM } from "../register.ts";
import { call } from "./api.ts";
import { venueStrings } from "./venue-strings.ts";
import "./places.css";

type Venue = Awaited<ReturnType<typeof call.listVenues>>[number];
/** The register's fields an operator may speak of. */
const venueFields = { ...placeRegister, fields: placeRegister.fields.filter((f) => (VENUE_FORM as readonly string[]).includes(f.key)) };

/** The places one's own organisation runs: what the public reads of them, and whether they are in order. */
export function VenuesPage() {
  const s = useStrings(venueStrings);
  const venues = useLoad(["venues"], () => call.listVenues());
  return (
    <Page title={s.venues} lead={s.venuesLead}>
      <WhenLoaded of={venues}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={s.noVenues} hint={s.noVenuesHint} />
          ) : (
            <>
              {list.map((v) => (
                <VenueSection key={v.id} v={v} onDone={venues.reload} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </Page>
  );
}

function VenueSection({ v, onDone }: { v: Venue; onDone: () => Promise<void> }) {
  const s = useStrings(venueStrings);
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <Section title={v.name}>
      <p className="bh-quiet">
        {v.address} · {s.runBy(v.operators.join("、"))}
      </p>
      {v.bookable && (
        <p>
          {v.isClosed && <span className="bh-overdue">{s.noNewBookings} </span>}
          <AppLink href={`/places/bookings?q=${encodeURIComponent(v.name)}&f.state=requested`}>{s.waitingBookings(v.waiting)}</AppLink>
        </p>
      )}
      {editing ? (
        <RegisterForm
          register={placeRegister}
          only={VENUE_FORM}
          initial={v.values}
          version={v.version}
          draftKey={`venue.${v.id}`}
          beside={<Button onClick={() => setEditing(false)}>{s.back}</Button>}
          onSubmit={async (values, _, version) => {
            await call.reportVenue({ id: v.id, version, values });
            setEditing(false);
            setSaved(true);
            await onDone();
          }}
        />
      ) : (
        <>
          <RecordDetail register={venueFields} values={v.values} />
          <p className="pl-report">
            <Button onClick={() => setEditing(true)}>{s.report}</Button>
          </p>
        </>
      )}
      <div role="status">{saved && !editing && <p className="bh-notice">{s.reported}</p>}</div>
    </Section>
  );
}

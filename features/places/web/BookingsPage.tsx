import { Button, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { bookingProcess } from "../process.ts";
import { call } from "./api.ts";
import { workStrings } from "./work-strings.ts";
import "./places.css";

type Booking = Awaited<ReturnType<typeof call.listBookings>>[number];

/** Visits asked for: confirm, refuse, note who came. */
export function BookingsPage() {
  const s = useStrings(workStrings);
  const marked = Number(useRouteParams().id);
  const bookings = useLoad(["bookings"], () => call.listBookings());
  return (
    <Page title={s.bookings} lead={s.bookingsLead}>
      <WhenLoaded of={bookings}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={s.noBookings} />
          ) : (
            <ul className="bh-items">
              {list.map((b) => (
                <BookingRow key={b.id} b={b} marked={b.id === marked} onDone={bookings.reload} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </Page>
  );
}

function BookingRow({ b, marked, onDone }: { b: Booking; marked: boolean; onDone: () => Promise<void> }) {
  const s = useStrings(workStrings);
  const word = useWord();
  const refusal = useRefusal();
  const [requestKey] = useState(newKey);
  const [phone, setPhone] = useState<string | null>(null);
  const [reason, setReason] = useState<string>();
  const act = (action: "confirm" | "refuse" | "visit" | "miss") =>
    void refusal.run(async () => {
      await call.actOnBooking({
        id: b.id,
        action,
        requestKey: `${requestKey}.${action}`,
        ...(action === "refuse" && reason ? { reason } : {}),
      });
      await onDone();
    });
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (marked) row.current?.scrollIntoView({ block: "center" });
  }, [marked]);
  return (
    <li ref={row} className="pl-booking" aria-current={marked || undefined}>
      <div>
        <strong>{b.placeName}</strong> <DayText day={b.visitOn} /> {b.visitAt} · {s.people(b.people)}{" "}
        <StateTag label={bookingProcess.states[b.state]?.label ?? { zh: b.state, en: b.state }} tone={tonesOf(bookingProcess)[b.state]} />
      </div>
      {b.operators.length > 0 && <div className="bh-quiet">{s.operators(b.operators.join("、"))}</div>}
      <div className="bh-actions-row">
        <span className="bh-quiet">
          {b.contactName ?? s.erased} {phone ?? b.phone}
        </span>
        {b.phone && !phone && (
          <Button size="small" onClick={() => void refusal.run(async () => setPhone((await call.lookAtBooking({ id: b.id })).phone))}>
            {s.look}
          </Button>
        )}
        {b.actions.map((a) =>
          a.reasons ? (
            <span key={a.action} className="bh-actions-row">
              <Select
                size="small"
                aria-label={`${word(a.label)} ${s.why}`}
                placeholder={s.why}
                className="pl-occasion"
                value={reason}
                onChange={setReason}
                options={a.reasons.map((r) => ({ value: r.value, label: word(r.label) }))}
              />
              <Button size="small" disabled={!reason || !a.allowed} onClick={() => act(a.action as "refuse")}>
                {word(a.label)}
              </Button>
            </span>
          ) : (
            <Button
              key={a.action}
              size="small"
              disabled={!a.allowed}
              title={a.unmet.map(word).join("；")}
              onClick={() => act(a.action as "confirm")}
            >
              {word(a.label)}
            </Button>
          ),
        )}
      </div>
      <ErrorPanel trouble={refusal.trouble} />
    </li>
  );
}

import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { ClosedDoorDesk, ClosedRow } from "../closed-desk.ts";
import { closedStrings } from "../closed-strings.ts";

/** Complaints of a partner's closed door, for its yearly review. */
export function ClosedPanel({ given }: PanelProps) {
  const s = useStrings(closedStrings);
  const { locale } = useLocale();
  const rows = given as ClosedRow[];
  const words: Readonly<Record<string, string>> = { told: s.told, upheld: s.upheld, dismissed: s.dismissed };
  return (
    <Section title={s.closed} id="closed">
      {rows.length === 0 && <p className="bh-quiet">{s.none}</p>}
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <AppLink href={`/outreach/closed-doors/${r.id}`}>
              {showDay(r.onDay, locale)} {r.atTime}
            </AppLink>{" "}
            {r.found} · {words[r.state] ?? r.state}
            {r.partnerSays !== null && <span className="bh-quiet"> · {s.says(r.partnerSays)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was published of that hour. */
export function HoursPanel({ given }: PanelProps) {
  const s = useStrings(closedStrings);
  const { hours, open } = given as ClosedDoorDesk;
  return (
    <Section title={s.hours} id="hours">
      <p>{hours ?? s.noHours}</p>
      {open !== null && <p className={open ? "bh-notice bh-notice-warn" : "bh-notice"}>{open ? s.shouldBeOpen : s.shouldBeShut}</p>}
    </Section>
  );
}

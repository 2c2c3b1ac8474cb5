import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { visitsStrings } from "./strings.ts";

export function BookingsLead() {
  const s = useStrings(visitsStrings);
  const may = useMay();
  return <p className="bh-quiet">{may("venue.report") ? s.bookingsLeadOperator : s.bookingsLead}</p>;
}

interface Visitor {
  readonly placeId: number;
  readonly contactName: string | null;
  readonly placeClosed: { readonly on: string | null } | null;
}

/** Who comes, and what to do where the place is out of use by then. */
export function VisitorPanel({ data, given }: PanelProps) {
  const s = useStrings(visitsStrings);
  const may = useMay();
  const { placeId, contactName, placeClosed } = given as Visitor;
  const operators = String(data.values["operators"] ?? "");
  return (
    <>
      {placeClosed && data.case?.closedOn === null && <p className="bh-notice bh-notice-warn">{s.placeClosed(placeClosed.on)}</p>}
      <Section title={s.visitor} id="visitor">
        <p>
          {contactName ?? s.erased}
          {may("place.read") && (
            <>
              {" · "}
              <AppLink href={`/places/${placeId}`}>{s.openPlace}</AppLink>
            </>
          )}
        </p>
        {operators !== "" && <p className="bh-quiet">{s.operators(operators)}</p>}
      </Section>
    </>
  );
}

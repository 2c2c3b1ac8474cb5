import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { eligibilityApi } from "./api.ts";
import { useSubject } from "./OffersFor.tsx";
import { eligibilityStrings } from "./strings.ts";

interface Given {
  readonly policyId: number | null;
  readonly lost: number;
}

/** Whether the quotations stand in the document, and for which firms of one's own area the benefit is. */
export function FirmsFor({ data, given }: PanelProps) {
  const s = useStrings(eligibilityStrings);
  const { policyId, lost } = given as Given;
  return (
    <>
      <Section title={s.quotes} id="quotes">
        {policyId !== null && (
          <p className={lost > 0 ? "bh-notice bh-notice-warn" : "bh-quiet"} role="status">
            {lost > 0 ? s.lost(lost) : s.found} <AppLink href={`/policies/${policyId}`}>{s.document}</AppLink>
          </p>
        )}
      </Section>
      <Section title={s.fits} id="fits">
        {data.case?.state === "in_force" ? <Firms id={data.id} /> : <p className="bh-quiet">{s.afterCheck}</p>}
      </Section>
    </>
  );
}

function Firms({ id }: { readonly id: number }) {
  const s = useStrings(eligibilityStrings);
  const subject = useSubject();
  const loaded = useLoad(["firms-for", id], () => eligibilityApi.listFirmsFor({ benefitId: id }));
  return (
    <WhenLoaded of={loaded}>
      {({ judged, firms }) => (
        <>
          <p className="bh-quiet">
            {s.judged(judged)} · {s.rule}
          </p>
          {firms.length === 0 && <p>{s.noFits}</p>}
          <ul>
            {firms.map((f) => (
              <li key={f.id}>
                <strong>{s[f.verdict]}</strong> <RecordLink subject={`firm:${f.id}`}>{f.name}</RecordLink>{" "}
                <span className="bh-quiet">{f.unitName}</span>
                {f.verdict === "open" && <div>{s.missing(f.missing.map(subject).join("、"))}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
    </WhenLoaded>
  );
}

import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { caravans } from "./api.ts";
import { caravansStrings } from "./strings.ts";

/** A request's page: the school's own link, as long as it stands open. */
export function VisitPanel({ data }: PanelProps) {
  const s = useStrings(caravansStrings);
  const open = ["asked", "offered", "agreed", "visited"].includes(data.case?.state ?? "");
  return (
    <div id="visit">
      {open && data.actions.some((a) => a.allowed) && (
        <Section title={s.schoolLink}>
          <HandLink id={data.id} words={s.schoolLink} hint={s.schoolLinkHint} hand={() => caravans.handVisitLink({ id: data.id })} />
        </Section>
      )}
    </div>
  );
}

/** A tour's page: to its plans, its papers, the drivers' link. */
export function TourPanel({ data }: PanelProps) {
  const s = useStrings(caravansStrings);
  const state = data.case?.state ?? "";
  const papers = ["sheet", "drivers", "notices"] as const;
  return (
    <div id="plan">
      <Section title={s.planRoom}>
        <AppLink href={`/caravans/tours/${data.id}/plan`}>{s.toPlan}</AppLink>
      </Section>
      {data.values["planId"] !== null && (
        <Section title={s.papers}>
          <p className="bh-actions-row bh-no-print">
            {papers.map((p) => (
              <AppLink key={p} href={`/caravans/tours/${data.id}/${p}`}>
                {s[p]}
              </AppLink>
            ))}
            <a href={`/api/caravans/${data.id}/calendar`}>{s.ics}</a>
          </p>
          {state === "frozen" && data.actions.some((a) => a.allowed) && (
            <HandLink id={data.id} words={s.driverLink} hint={s.driverLinkHint} hand={() => caravans.handTripLink({ id: data.id })} />
          )}
        </Section>
      )}
    </div>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { caravans } from "./api.ts";
import { caravansStrings } from "./strings.ts";

type Handed = Awaited<ReturnType<typeof caravans.handVisitLink>>;

function HandLink({
  id,
  words,
  hint,
  hand,
}: {
  readonly id: number;
  readonly words: string;
  readonly hint: string;
  readonly hand: () => Promise<Handed>;
}) {
  const act = useRefusal();
  const [handed, setHanded] = useState<Handed>();
  return (
    <>
      <p className="bh-quiet">{hint}</p>
      <Button className="bh-no-print" loading={act.busy} onClick={() => void act.run(async () => setHanded(await hand()))}>
        {words}
      </Button>
      <ErrorPanel trouble={act.trouble} />
      {handed && (
        <LinkHandover
          url={new URL(handed.url || "/", location.origin).href}
          caseId={id}
          code={handed.code}
          forWhom={words}
          purpose={hint}
          expiresOn={chinaDay(Date.parse(handed.expiresAt))}
          sentTo={handed.sentTo}
        />
      )}
    </>
  );
}

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

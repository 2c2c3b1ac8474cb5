import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { chinaDay } from "@bihuan/kit";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { RequestKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { outreach } from "./api.ts";
import { outreachStrings } from "./strings.ts";

type Plan = Awaited<ReturnType<typeof outreach.planOrders>>;
type Handed = Awaited<ReturnType<typeof outreach.placeOrder>> & { readonly caseId: number; readonly teacher: string };

/** All orders that wait, each with the expert and half-day proposed; one tap offers it, and the link is handed to the expert. */
export function PlanPage() {
  const s = useStrings(outreachStrings);
  const loaded = useLoad(["outreach", "plan"], () => outreach.planOrders());
  const [handed, setHanded] = useState<readonly Handed[]>([]);
  return (
    <Page title={s.plan}>
      <p className="bh-quiet">{s.planHint}</p>
      {handed.length > 0 && (
        <Section title={s.handed}>
          {handed.map((h) => (
            <LinkHandover
              key={h.caseId}
              url={new URL(h.url || "/", location.origin).href}
              caseId={h.caseId}
              code={h.code}
              forWhom={h.teacher}
              purpose={s.expertLink}
              expiresOn={chinaDay(Date.parse(h.expiresAt))}
              sentTo={h.sentTo}
            />
          ))}
        </Section>
      )}
      <WhenLoaded of={loaded}>
        {(plan) => <Proposals plan={plan} reload={loaded.reload} onHanded={(h) => setHanded((all) => [...all, h])} />}
      </WhenLoaded>
    </Page>
  );
}

interface Props {
  readonly plan: Plan;
  readonly reload: () => Promise<void>;
  readonly onHanded: (handed: Handed) => void;
}

function Proposals({ plan, reload, onHanded }: Props) {
  const s = useStrings(outreachStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [key] = useState(() => new RequestKey());
  const offer = (p: Plan["proposals"][number]) =>
    act.run(async () => {
      const { id, version, teacherId, onDay, fromTime, toTime } = p;
      const asked = { id, version, teacherId, onDay, fromTime, toTime };
      onHanded({ ...(await outreach.placeOrder({ ...asked, requestKey: key.for(asked) })), caseId: id, teacher: p.teacher });
      await reload();
    });
  return (
    <>
      {plan.menu && (
        <Section title={s.menu}>
          <div className="bh-handover">
            <QrCode text={`${location.origin}${plan.menu}`} label={s.menu} />
            <div className="bh-handover-text">
              <p>{s.menuHint}</p>
              <p className="bh-break">{`${location.origin}${plan.menu}`}</p>
            </div>
          </div>
        </Section>
      )}
      <Section title={s.proposed(plan.proposals.length)}>
        {plan.proposals.length === 0 && <p className="bh-quiet">{s.nothingWaits}</p>}
        <ul className="bh-files">
          {plan.proposals.map((p) => (
            <li key={p.id} className="bh-panel" style={{ padding: 12 }}>
              <AppLink href={`/outreach/orders/${p.id}`}>{p.school}</AppLink> · {p.lecture}
              <p>
                <strong>{p.teacher}</strong> {showDay(p.onDay, locale)} {p.fromTime}–{p.toTime}{" "}
                <span className="bh-quiet">
                  {s.heldThisYear(p.held)}
                  {` · ${p.travelMinutes === null ? s.noTravel : s.travel(p.travelMinutes)}`}
                </span>
              </p>
              <p className="bh-quiet">
                {s[p.whoBy](p.whoFree)}
                {p.isEarliest ? s.earliest : s.notEarliest}
              </p>
              <Button type="primary" loading={act.busy} onClick={() => void offer(p)}>
                {s.offer}
              </Button>
            </li>
          ))}
        </ul>
        <ErrorPanel trouble={act.trouble} />
      </Section>
      {plan.left.length > 0 && (
        <Section title={s.leftOut(plan.left.length)}>
          <ul>
            {plan.left.map((l) => (
              <li key={l.id}>
                <AppLink href={`/outreach/orders/${l.id}`}>{l.school}</AppLink> · {l.lecture}：{s[l.reason]}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/RecordDetail.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { supplyRegister } from "../register.ts";
import { call } from "./api.ts";
import { servicesStrings } from "./strings.ts";

/** What is open to advisers everywhere: a published demand in full words, and a supply. */
export function PublicationPage() {
  const s = useStrings(servicesStrings);
  const id = Number(useRouteParams().id);
  const publication = useLoad(["publication", id], () => call.getPublication({ id }));
  return (
    <WhenLoaded of={publication}>
      {(p) => (
        <Page
          title={p.title}
          lead={
            <>
              {p.place} · <DayText day={p.publishedOn} />
            </>
          }
          tools={<AppLink href="/services/publications">{s.publications}</AppLink>}
        >
          <Section title={s.details}>
            <p className="bh-prewrap">{p.body}</p>
          </Section>
          <p className="bh-quiet">{s.publicationsLead}</p>
        </Page>
      )}
    </WhenLoaded>
  );
}

const SHOWN = supplyRegister.fields.filter((f) => !f.sensitive).map((f) => f.key);

export function SupplyPage() {
  const s = useStrings(servicesStrings);
  const id = Number(useRouteParams().id);
  const supply = useLoad(["supply", id], () => call.getSupply({ id }));
  const work = useRefusal();
  const [undone, setUndone] = useState(false);
  const withdraw = (undo: boolean) =>
    void work.run(async () => {
      await call.withdrawSupply({ id, undo });
      setUndone(undo);
      await supply.reload();
    });
  return (
    <WhenLoaded of={supply}>
      {(v) => (
        <Page
          title={v.name}
          lead={v.organisation}
          tools={
            v.mayWithdraw && v.withdrawnOn === null ? (
              <Button loading={work.busy} onClick={() => withdraw(false)}>
                {s.withdrawSupply}
              </Button>
            ) : undefined
          }
        >
          {v.withdrawnOn !== null && (
            <p className="bh-notice bh-notice-warn" role="status">
              {s.supplyWithdrawn} <DayText day={v.withdrawnOn} />{" "}
              {v.mayWithdraw && (
                <Button size="small" loading={work.busy} onClick={() => withdraw(true)}>
                  {s.undo}
                </Button>
              )}
            </p>
          )}
          {undone && v.withdrawnOn === null && (
            <p className="bh-notice bh-notice-good" role="status">
              {s.supplyRestored}
            </p>
          )}
          <ErrorPanel trouble={work.trouble} />
          <Section title={s.details}>
            <RecordDetail register={supplyRegister} values={{ ...v }} only={SHOWN} />
          </Section>
          <p className="bh-quiet">{s.supplyLead}</p>
        </Page>
      )}
    </WhenLoaded>
  );
}

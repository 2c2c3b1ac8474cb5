import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useAddress, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { usePlanRun } from "../../../platform/ui/usePlanRun.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { caravans } from "./api.ts";
import { ComparePlans } from "./ComparePlans.tsx";
import { PlanView } from "./PlanView.tsx";
import { RainBox } from "./RainBox.tsx";
import { caravansStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

export type Plans = Awaited<ReturnType<typeof caravans.listPlans>>;
export type FullPlan = Awaited<ReturnType<typeof caravans.getPlan>>;

/** A tour's plans: made beside the server, compared, moved by hand, one of them chosen. */
export function PlanRoom() {
  const s = useStrings(caravansStrings);
  const tourId = Number(useRouteParams().id);
  const [address, setAddress] = useAddress();
  const loaded = useLoad(["caravan_tour", tourId, "plans"], () => caravans.listPlans({ tourId }));
  const seen = Number(address.get("plan")) || loaded.data?.planId || loaded.data?.plans[0]?.id;
  const beside = Number(address.get("beside")) || undefined;
  const show = (plan: number, other?: number) =>
    setAddress(new URLSearchParams({ plan: String(plan), ...(other === undefined ? {} : { beside: String(other) }) }));
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.planRoom}` : s.planRoom}
      tools={<AppLink href={`/caravans/tours/${tourId}`}>{s.toTour}</AppLink>}
    >
      <WhenLoaded of={loaded}>
        {(plans) => (
          <>
            {plans.canEdit && (
              <Start
                tourId={tourId}
                name={s.planName(plans.plans.length + 1)}
                onDone={async (planId) => {
                  show(planId);
                  await loaded.reload();
                }}
              />
            )}
            <PlanTable tourId={tourId} plans={plans} seen={seen} show={show} reload={loaded.reload} />
            {plans.canEdit && plans.planId !== null && (
              <RainBox
                tourId={tourId}
                planId={plans.planId}
                onDone={async (planId) => {
                  show(planId);
                  await loaded.reload();
                }}
              />
            )}
            {seen !== undefined && beside !== undefined && <ComparePlans a={seen} b={beside} />}
            {seen !== undefined && (
              <PlanView
                key={seen}
                planId={seen}
                canEdit={plans.canEdit}
                onSaved={async (planId) => {
                  show(planId);
                  await loaded.reload();
                }}
              />
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** Starts a plan and follows it while it runs. */
function Start({
  tourId,
  name,
  onDone,
}: {
  readonly tourId: number;
  readonly name: string;
  readonly onDone: (planId: number) => Promise<void>;
}) {
  const s = useStrings(caravansStrings);
  const act = useRefusal();
  const [fair, setFair] = useState(false);
  const { run, follow, notice } = usePlanRun({
    look: (name) => caravans.lookAtPlan({ run: name }),
    words: s,
    onDone,
  });
  const start = (effort: "quick" | "thorough") =>
    act.run(async () => follow((await caravans.startPlan({ tourId, effort, fair, name })).run));
  return (
    <Section title={s.start}>
      <div className="bh-actions-row bh-no-print">
        <Button type="primary" loading={act.busy || run !== undefined} onClick={() => void start("quick")}>
          {s.quick}
        </Button>
        <Button loading={run !== undefined} onClick={() => void start("thorough")}>
          {s.thorough}
        </Button>
        <Checkbox checked={fair} onChange={(e) => setFair(e.target.checked)}>
          {s.fair}
        </Checkbox>
        {run !== undefined && <Button onClick={() => void caravans.cancelPlan({ run })}>{s.cancel}</Button>}
      </div>
      {notice}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

interface TableProps {
  readonly tourId: number;
  readonly plans: Plans;
  readonly seen: number | undefined;
  readonly show: (plan: number, beside?: number) => void;
  readonly reload: () => Promise<void>;
}

function PlanTable({ tourId, plans, seen, show, reload }: TableProps) {
  const s = useStrings(caravansStrings);
  const act = useRefusal();
  const choose = (planId: number) =>
    act.run(async () => {
      await caravans.choosePlan({ tourId, version: plans.version, planId });
      await reload();
    });
  return (
    <Section title={s.plans}>
      {plans.plans.length === 0 && <p className="bh-quiet">{s.noPlans}</p>}
      {plans.plans.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.plans}>
          <table className="bh-plain-table">
            <Heads
              of={[
                s.plan,
                s.served,
                `${s.pupils}（${s.atMost}）`,
                `${s.km}（${s.atLeast}）`,
                s.nights,
                `${s.cost}（${s.atLeast}）`,
                s.conflicts,
                s.madeBy,
                "",
              ]}
            />
            <tbody>
              {plans.plans.map((p) => (
                <tr key={p.id} aria-current={p.id === seen ? "true" : undefined}>
                  <th scope="row">
                    {p.name} {p.id === plans.planId && <strong className="bh-state bh-state-good">{s.chosen}</strong>}
                  </th>
                  <td>{s.schools(p.served, p.of)}</td>
                  <td>
                    {p.pupils}（{p.boundPupils}）
                  </td>
                  <td>
                    {s.kmOf(Math.round(p.metres / 1000))}
                    {p.boundMetres !== null && `（${s.kmOf(Math.floor(p.boundMetres / 1000))}）`}
                  </td>
                  <td>{p.nights}</td>
                  <td>
                    {s.yuan(p.fen)}
                    {p.boundFen !== null && `（${s.yuan(p.boundFen)}）`}
                  </td>
                  <td className={p.breaches > 0 ? "bh-fault" : undefined}>{p.breaches}</td>
                  <td>{p.madeBy}</td>
                  <td>
                    <div className="bh-actions-row">
                      {p.id !== seen && (
                        <Button size="small" onClick={() => show(p.id)}>
                          {s.see}
                        </Button>
                      )}
                      {seen !== undefined && p.id !== seen && (
                        <Button size="small" onClick={() => show(seen, p.id)}>
                          {s.compare}
                        </Button>
                      )}
                      {plans.canEdit && p.id !== plans.planId && (
                        <Button size="small" loading={act.busy} onClick={() => void choose(p.id)}>
                          {s.choose}
                        </Button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="bh-quiet">{s.boundHint}</p>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

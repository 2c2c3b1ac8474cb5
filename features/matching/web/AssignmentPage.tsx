import { chinaDay } from "@bihuan/kit";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { matching, type AssignmentPlan } from "./api.ts";
import { AssignedNeeds } from "./AssignedNeeds.tsx";
import { ExpertLimits } from "./ExpertLimits.tsx";
import { matchingStrings } from "./strings.ts";
import { addressOf, isUnchanged, readAddress, UNCHANGED, type Trial } from "./trial.ts";

/** Needs that would get others than in the untried plan. */
const countChanged = (plan: AssignmentPlan, first: AssignmentPlan): number => {
  const of = (n: AssignmentPlan["needs"][number]): string =>
    n.given
      .map((g) => g.supplyId)
      .sort((a, b) => a - b)
      .join();
  const before = new Map(first.needs.map((n) => [n.demandId, of(n)]));
  return plan.needs.filter((n) => before.get(n.demandId) !== of(n)).length;
};

/** A month's needs given to experts at once: computed, tried with other limits, accepted. */
export function AssignmentPage() {
  const s = useStrings(matchingStrings);
  const word = useWord();
  const refusal = useRefusal();
  const runs = useLoad(["assignments"], () => matching.listAssignments());
  const [address, setAddress] = useAddress();
  const [month, setMonth] = useState(() => readAddress(address)?.month ?? chinaDay(Date.now()).slice(0, 7));
  const [perNeed, setPerNeed] = useState(() => readAddress(address)?.perNeed ?? 3);
  const [trial, setTrial] = useState<Trial>(UNCHANGED);
  const [first, setFirst] = useState<AssignmentPlan>();
  const [plan, setPlan] = useState<AssignmentPlan>();
  const [accepted, setAccepted] = useState<number>();
  const settingsOf = (t: Trial) => ({
    month,
    perNeed,
    without: t.without,
    limits: Object.entries(t.limits).map(([supplyId, limit]) => ({ supplyId: Number(supplyId), limit })),
  });
  const compute = (t: Trial, fresh: boolean) =>
    refusal.run(async () => {
      setTrial(t);
      setAccepted(undefined);
      setAddress(addressOf({ month, perNeed, trial: t }), "replace");
      const next = await matching.planAssignment(settingsOf(t));
      setPlan(next);
      if (fresh) setFirst(next);
    });
  // What was tried stands in the address: a page opened again, or sent to somebody, shows the same plan beside the untried one.
  useEffect(() => {
    const kept = readAddress(address);
    if (!kept) return;
    void refusal.run(async () => {
      const untried = await matching.planAssignment(settingsOf(UNCHANGED));
      setFirst(untried);
      setTrial(kept.trial);
      setPlan(isUnchanged(kept.trial) ? untried : await matching.planAssignment(settingsOf(kept.trial)));
    });
  }, []);
  return (
    <Page title={s.assignment} lead={s.assignmentLead}>
      <form
        className="bh-actions-row"
        onSubmit={(e) => {
          e.preventDefault();
          void compute(UNCHANGED, true);
        }}
      >
        <span className="bh-together">
          <span id="assignment-month">{s.month}</span>
          <MonthInput labelledBy="assignment-month" value={month} onChange={setMonth} />
        </span>
        <span className="bh-together">
          <span id="assignment-per-need">{s.perNeed}</span>
          <Segmented aria-labelledby="assignment-per-need" options={[1, 2, 3]} value={perNeed} onChange={setPerNeed} />
        </span>
        <Button type={plan ? "default" : "primary"} htmlType="submit" loading={refusal.busy}>
          {s.compute}
        </Button>
      </form>
      <ErrorPanel trouble={refusal.trouble} />
      {accepted !== undefined && (
        <p className="bh-notice" role="status">
          {s.accepted(accepted)}
        </p>
      )}
      {plan && plan.needs.length === 0 && <p className="bh-quiet">{s.noNeeds}</p>}
      {plan && plan.needs.length > 0 && (
        <>
          <p role="status">
            <strong>{s.total(plan.needs.length, plan.byCount)}</strong>
            {first && first !== plan && <> {s.differs(countChanged(plan, first))}</>}
          </p>
          {plan.needs.some((n) => n.given.length === 0 && !n.isDecided) && (
            <p className="bh-notice bh-notice-warn">
              {s.infeasible(plan.needs.filter((n) => n.given.length === 0 && !n.isDecided).length)}
            </p>
          )}
          {accepted === undefined && plan.needs.some((n) => n.given.length > 0) && (
            <p className="bh-actions-row">
              <Button
                type="primary"
                loading={refusal.busy}
                onClick={() =>
                  void refusal.run(async () => {
                    const seen = plan.needs.map((n) => ({ demandId: n.demandId, supplyIds: n.given.map((g) => g.supplyId) }));
                    const { proposals } = await matching.acceptAssignment({ ...settingsOf(trial), seen });
                    setAccepted(proposals);
                    await runs.reload();
                  })
                }
              >
                {s.accept}
              </Button>
            </p>
          )}
          <ExpertLimits experts={plan.experts} trial={trial} onTry={(t) => void compute(t, false)} />
          <Section title={s.needs}>
            <AssignedNeeds needs={plan.needs} before={first === plan ? undefined : first} />
          </Section>
        </>
      )}
      <Section title={s.runs}>
        <WhenLoaded of={runs}>
          {(list) =>
            list.length === 0 ? (
              <p className="bh-quiet">{s.noRuns}</p>
            ) : (
              <ul>
                {list.map((r) => (
                  <li key={r.id}>
                    {s.runOf(r.month, r.needs)} · {r.unitName} · {word(actorWord(r.actorName))} · <InstantText at={r.at} />
                  </li>
                ))}
              </ul>
            )
          }
        </WhenLoaded>
      </Section>
    </Page>
  );
}

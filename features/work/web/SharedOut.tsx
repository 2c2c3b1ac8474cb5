import { Button } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { workContract } from "../contract.ts";
import { workStrings } from "./strings.ts";

const { call } = createApi<typeof workContract>("work");
type Plan = Awaited<ReturnType<typeof call.suggestSuccessors>>;

/** Instead of one successor: every case to whom it suits, nobody above an even share; seen first, then handed over. */
export function SharedOut({ from, onMoved }: { from: number; onMoved: (moved: number) => Promise<void> }) {
  const s = useStrings(workStrings);
  const word = useWord();
  const refusal = useRefusal();
  const [plan, setPlan] = useState<Plan>();
  const given = plan?.cases.flatMap((c) => (c.to ? [{ id: c.id, to: c.to.id }] : [])) ?? [];
  return (
    <Section title={s.shareOut}>
      <p className="bh-quiet">{s.shareOutLead}</p>
      <p className="bh-actions-row">
        <Button loading={refusal.busy} onClick={() => void refusal.run(async () => setPlan(await call.suggestSuccessors({ from })))}>
          {s.suggest}
        </Button>
        {given.length > 0 && (
          <Button
            type="primary"
            loading={refusal.busy}
            onClick={() =>
              void refusal.run(async () => {
                let moved = 0;
                for (const [to, cases] of Map.groupBy(given, (g) => g.to))
                  moved += (await call.handOver({ from, to, caseIds: cases.map((c) => c.id) })).moved;
                await onMoved(moved);
              })
            }
          >
            {s.handOverAs(given.length)}
          </Button>
        )}
      </p>
      <ErrorPanel trouble={refusal.trouble} />
      {plan && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.shareOut}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.title}</th>
                <th scope="col">{s.to}</th>
                <th scope="col">{s.why}</th>
              </tr>
            </thead>
            <tbody>
              {plan.cases.map((c) => (
                <tr key={c.id}>
                  <td>{c.title}</td>
                  <td>{c.to?.name ?? s.nobody}</td>
                  <td>{c.reasons.map(word).join("；")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

import { Button } from "antd";
import { memo } from "react";
import type { LeftOut as Left } from "@bihuan/tours";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { Judged } from "../judge.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";

/** Who is left out, and why: three reasons are proved, the fourth names the cheapest place and whom it would push out. */
export const LeftOut = memo(function LeftOut({
  plan,
  judged,
  onPick,
}: {
  readonly plan: FullPlan;
  readonly judged: Judged;
  readonly onPick?: (stop: string) => void;
}) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const served = new Set(judged.days.flatMap((d) => d.visits.map((v) => v.stop)));
  const reasons = new Map(plan.answer.left.map((l) => [l.stop, l.reason]));
  const left = plan.input.question.stops.filter((x) => !served.has(x.id));
  if (left.length === 0) return null;
  const say = (id: string, reason: Left["reason"] | undefined): string => {
    if (reason === undefined) return s.crowded;
    if (reason.code === "closed-all-days") return s["closed-all-days"];
    if (reason.code === "kit-on-no-vehicle") return s["kit-on-no-vehicle"](reason.kit);
    if (reason.code === "load-on-no-vehicle") return s["load-on-no-vehicle"](reason.load, reason.most);
    if (reason.code === "too-far-in-a-day") return s["too-far-in-a-day"](plan.input.schools.find((x) => x.id === id)?.straightKm ?? 0);
    const { cheapest, displaced } = reason;
    if (!cheapest) return s.crowded;
    const names = displaced.map((x) => schoolOf(plan, x)).join("、");
    return s.crowdedBy(
      plateOf(plan, cheapest.vehicle),
      showDay(plan.input.days[cheapest.day] ?? "", locale),
      Math.round(cheapest.extraMetres / 1000),
      names,
    );
  };
  return (
    <Section title={s.left(left.length)}>
      <ul>
        {left.map((x) => (
          <li key={x.id}>
            <AppLink href={`/caravans/requests/${x.id}`}>{schoolOf(plan, x.id)}</AppLink>：{say(x.id, reasons.get(x.id))}{" "}
            {onPick && (
              <Button size="small" className="bh-no-print" onClick={() => onPick(x.id)}>
                {s.put}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
});

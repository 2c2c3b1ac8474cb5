import { Checkbox } from "antd";
import { useEffect, useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import { rate, type PanelProps } from "./MapPage.tsx";
import { mapStrings } from "./map-strings.ts";

type Plan = Awaited<ReturnType<typeof call.listPlans>>[number];

/** Kept plans; two ticked ones are compared place by place. */
export function PlansPanel({ view }: PanelProps) {
  const s = useStrings(mapStrings);
  const plans = useLoad(["places", "plans"], () => call.listPlans());
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const two = ticked.flatMap((id) => plans.data?.filter((p) => p.id === id) ?? []);
  useEffect(() => {
    const map = view;
    map.current?.setPlan(two.flatMap((p) => p.answer.chosen));
    return () => map.current?.setPlan([]);
  });
  return (
    <>
      <p className="bh-quiet">{s.plansLead}</p>
      <WhenLoaded of={plans}>
        {(list) => (
          <ul className="pl-list">
            {list.map((p) => (
              <li key={p.id}>
                <Checkbox
                  checked={ticked.includes(p.id)}
                  onChange={(e) => setTicked((t) => (e.target.checked ? [...t, p.id].slice(-2) : t.filter((x) => x !== p.id)))}
                >
                  {p.name}
                </Checkbox>
                <PlanLine plan={p} />
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      {two.length === 2 && <Comparison a={two[0] as Plan} b={two[1] as Plan} />}
    </>
  );
}

function PlanLine({ plan }: { plan: Plan }) {
  const s = useStrings(mapStrings);
  const { locale } = useLocale();
  const { answer, asked } = plan;
  return (
    <div className="bh-quiet">
      {s.planLine(
        answer.chosen.length,
        `${Math.round(answer.covered).toLocaleString(locale)}（${rate(answer.covered, answer.total, locale)}）`,
        asked.on,
      )}
    </div>
  );
}

function Comparison({ a, b }: { a: Plan; b: Plan }) {
  const s = useStrings(mapStrings);
  const key = (c: Plan["answer"]["chosen"][number]) => `${c.placeId ?? ""}/${c.lat}/${c.lon}`;
  const inA = new Set(a.answer.chosen.map(key));
  const inB = new Set(b.answer.chosen.map(key));
  const parts: [string, Plan["answer"]["chosen"]][] = [
    [s.both(a.answer.chosen.filter((c) => inB.has(key(c))).length), a.answer.chosen.filter((c) => inB.has(key(c)))],
    [s.onlyIn(a.name, a.answer.chosen.filter((c) => !inB.has(key(c))).length), a.answer.chosen.filter((c) => !inB.has(key(c)))],
    [s.onlyIn(b.name, b.answer.chosen.filter((c) => !inA.has(key(c))).length), b.answer.chosen.filter((c) => !inA.has(key(c)))],
  ];
  return (
    <>
      {parts.map(([title, chosen]) => (
        <details key={title} open={chosen.length > 0}>
          <summary>{title}</summary>
          <ul>
            {chosen.map((c) => (
              <li key={key(c)}>{c.name}</li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

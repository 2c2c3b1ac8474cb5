import { Checkbox } from "antd";
import { useEffect, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showInstant } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { GOAL_WORDS } from "../goals.ts";
import { call } from "./api.ts";
import { queryOf, rate, type PanelProps } from "./panel.ts";
import { mapStrings } from "./strings.ts";

type Plan = Awaited<ReturnType<typeof call.listPlans>>[number];
type Compared = Awaited<ReturnType<typeof call.comparePlans>>;

/** Kept plans; two ticked ones are compared: sites, people won and lost, on the map and as files. */
export function PlansPanel(props: PanelProps) {
  const s = useStrings(mapStrings);
  const plans = useLoad(["places", "plans", props.asked.unitId], () => call.listPlans({ unitId: props.asked.unitId }));
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [a, b] = ticked;
  return (
    <>
      <p className="bh-quiet">{plans.data?.length === 0 ? s.noPlans : s.plansLead}</p>
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
      {a !== undefined && b !== undefined && <Comparison key={`${a}/${b}`} {...props} a={a} b={b} />}
    </>
  );
}

function PlanLine({ plan }: { plan: Plan }) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { answer, asked } = plan;
  const figure = [
    answer.fair && s.planWorst(rate(answer.fair.worstShare, 1, locale) ?? "–"),
    answer.nearest && s.planWay(Math.round(answer.nearest.metres).toLocaleString(locale)),
  ];
  return (
    <>
      <div>
        {[s.planGoal(word(GOAL_WORDS[asked.goal])), asked.speed === "adult" ? s.adults : s.elders, ...figure].filter(Boolean).join(" · ")}
      </div>
      <div className="bh-quiet">
        {s.planLine(
          answer.chosen.length,
          Math.round(answer.covered).toLocaleString(locale),
          rate(answer.covered, answer.total, locale) ?? "–",
          asked.on,
        )}
        {" · "}
        {s.planMade(showInstant(plan.madeAt, locale))}
      </div>
    </>
  );
}

function Comparison({ a, b, asked, view, coverage }: PanelProps & { a: number; b: number }) {
  const s = useStrings(mapStrings);
  const found = useLoad(["places", "compare", a, b, asked], () => call.comparePlans({ ...asked, a, b }));
  const { data } = found;
  useEffect(() => {
    if (!data || !coverage) return;
    const map = view;
    map.current?.setPlan(data.sites);
    map.current?.setReached(coverage.reached.map((r, i) => (data.cells[i] ? (data.cells[i] as number) + 2 : r)));
    return () => {
      map.current?.setPlan([]);
      map.current?.setReached(coverage.reached);
    };
  }, [data, coverage, view]);
  if (!data) return found.trouble ? <ErrorPanel trouble={found.trouble} /> : <p role="status">{s.comparing}</p>;
  const query = queryOf(asked, { a: String(a), b: String(b) });
  return (
    <section aria-label={s.plans}>
      <Sums of={data} />
      <p className="bh-actions-row">
        <span className="bh-quiet">{s.exports}</span>
        <a href={`/api/places/plans.geojson?${query}`}>{s.geojson}</a>
        <a href={`/api/places/plans.xlsx?${query}`}>{s.excel}</a>
        <a href={`/api/places/plans.docx?${query}`}>{s.page}</a>
      </p>
      <p className="bh-quiet">{s.compareLegend}</p>
      <Sites of={data} onGo={(at) => view.current?.goTo(at)} />
    </section>
  );
}

function Sums({ of: c }: { of: Compared }) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const { locale } = useLocale();
  const n = (x: number) => x.toLocaleString(locale);
  const then = (m: Compared["made"][number]) =>
    s.compareThen(m.speed === "adult" ? s.adults : s.elders, showInstant(m.at, locale), m.on, n(m.covered));
  const more = (c.lines[0]?.b ?? 0) - (c.lines[0]?.a ?? 0);
  return (
    <>
      <p>
        {s.sideA(c.names[0], word(GOAL_WORDS[c.goals[0]]))} <span className="bh-quiet">{then(c.made[0])}</span>
        <br />
        {s.sideB(c.names[1], word(GOAL_WORDS[c.goals[1]]))} <span className="bh-quiet">{then(c.made[1])}</span>
      </p>
      <p className="bh-quiet">{s.compareOn(c.on, c.places)}</p>
      <p role="status">
        <strong>{more === 0 ? s.compareSame : more > 0 ? s.compareLead(n(more)) : s.compareLess(n(-more))}</strong>
      </p>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.change}>
        <table className="bh-table">
          <thead>
            <tr>
              <th scope="col">{s.who}</th>
              <th scope="col">{s.onlyA}</th>
              <th scope="col">{s.onlyB}</th>
              <th scope="col">{s.change}</th>
            </tr>
          </thead>
          <tbody>
            {c.lines.map((l) => (
              <tr key={l.speed}>
                <th scope="row">{l.speed === "adult" ? s.adults : s.elders}</th>
                <td className="bh-number">{n(l.onlyA)}</td>
                <td className="bh-number">{n(l.onlyB)}</td>
                <td className="bh-number">{(l.b - l.a).toLocaleString(locale, { signDisplay: "exceptZero" })}</td>
              </tr>
            ))}
            {c.towns.map((t) => (
              <tr key={t.name ?? ""}>
                <th scope="row">{t.name ?? s.elsewhere}</th>
                <td className="bh-number">{n(t.onlyA)}</td>
                <td className="bh-number">{n(t.onlyB)}</td>
                <td className="bh-number">{(t.onlyB - t.onlyA).toLocaleString(locale, { signDisplay: "exceptZero" })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Sites({ of: c, onGo }: { of: Compared; onGo: (at: { lat: number; lon: number }) => void }) {
  const s = useStrings(mapStrings);
  const part = (side: "both" | "a" | "b") => c.sites.filter((x) => x.side === side);
  const titles = {
    a: s.onlyIn(c.names[0], part("a").length),
    b: s.onlyIn(c.names[1], part("b").length),
    both: s.both(part("both").length),
  };
  return (["a", "b", "both"] as const).map((side) => (
    <details key={side} open={side !== "both" && part(side).length > 0}>
      <summary>
        <span className="pl-spot" data-side={side} />
        {titles[side]}
      </summary>
      <ul className="pl-list">
        {part(side).map((site) => (
          <li key={`${site.lat}/${site.lon}`}>
            <button type="button" className="pl-row" onClick={() => onGo(site)}>
              <span>
                {site.name} <span className="bh-quiet">{site.town}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  ));
}

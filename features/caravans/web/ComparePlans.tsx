import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { judge } from "../judge.ts";
import { caravans } from "./api.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";

/** Two plans side by side: their figures, who is in one alone, who comes on another day. */
export function ComparePlans({ a, b }: { readonly a: number; readonly b: number }) {
  const loaded = useLoad(["caravan_plan", a, "beside", b], () => Promise.all([caravans.getPlan({ id: a }), caravans.getPlan({ id: b })]));
  return <WhenLoaded of={loaded}>{([one, other]) => <Side one={one} other={other} />}</WhenLoaded>;
}

function Side({ one, other }: { readonly one: FullPlan; readonly other: FullPlan }) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const both = [one, other];
  const judged = both.map((p) => judge(p.input.question, p.routes));
  const where = both.map(
    (p) =>
      new Map(
        p.routes.flatMap((r) =>
          r.stops.map((id) => [id, `${showDay(p.input.days[r.day] ?? "", locale)} ${plateOf(p, r.vehicle)}`] as const),
        ),
      ),
  ) as [Map<string, string>, Map<string, string>];
  const only = (i: 0 | 1) =>
    [...where[i].keys()].filter((id) => !where[(1 - i) as 0 | 1].has(id)).map((id) => schoolOf(both[i] as FullPlan, id));
  const changed = [...where[0]].filter(([id, at]) => where[1].has(id) && where[1].get(id) !== at);
  const rows: readonly (readonly [string, (i: number) => string])[] = [
    [s.served, (i) => String(judged[i]?.served)],
    [s.pupils, (i) => String(judged[i]?.pupils)],
    [s.km, (i) => s.kmOf(Math.round((judged[i]?.metres ?? 0) / 1000))],
    [s.nights, (i) => String(judged[i]?.nights)],
    [s.conflicts, (i) => String(judged[i]?.breaches.length)],
    ...(judged[0]?.shares ?? []).map(
      (c) =>
        [
          c.county,
          (i: number) => {
            const own = judged[i]?.shares.find((x) => x.county === c.county);
            return own ? s.schools(own.served, own.of) : "—";
          },
        ] as const,
    ),
  ];
  return (
    <Section title={s.comparing(one.name, other.name)}>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.compare}>
        <table className="bh-plain-table">
          <thead>
            <tr>
              <th />
              <th scope="col">{one.name}</th>
              <th scope="col">{other.name}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, of]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{of(0)}</td>
                <td>{of(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {s.onlyIn(one.name)}：{only(0).join("、") || s.none}
      </p>
      <p>
        {s.onlyIn(other.name)}：{only(1).join("、") || s.none}
      </p>
      <p>{s.changedIn}：</p>
      <ul>
        {changed.map(([id, at]) => (
          <li key={id}>
            {schoolOf(one, id)}：{at} / {where[1].get(id)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { useRouteParams } from "../../../platform/ui/address.ts";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { BeginLink } from "../../../platform/ui/records/BeginLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { call } from "./api.ts";
import { FigureCourse } from "./FigureCourse.tsx";
import { query, useAsked } from "./period.ts";
import { printParts, printValue } from "./print.ts";
import { indicatorsStrings } from "./strings.ts";

/** One figure, as a report cites it: its definition, its parts, and the way to each part's facts, as they stood. */
export function FigurePage() {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { code } = useRouteParams();
  const [asked] = useAsked();
  const card = useLoad(["figure", code, asked], () => call.scorecard(asked));
  return (
    <WhenLoaded of={card}>
      {(c) => {
        const v = c.values.find((x) => x.code === code);
        if (!v) return <EmptyState title={s.missing} />;
        return (
          <Page
            title={word(v.name)}
            lead={`${word(v.definition)}（${c.unit.name}，${s.months(asked.from, asked.to)}）`}
            tools={
              <BeginLink
                path="/tasks"
                permission="task.edit"
                values={{
                  title: s.taskOf(word(v.name)),
                  origin: "indicator",
                  originRef: `${word(v.name)} ${printValue(v.unit, v.value, locale)}（${c.unit.name}，${s.months(asked.from, asked.to)}）`,
                }}
              >
                {s.giveTask}
              </BeginLink>
            }
          >
            <div className="bh-figures">
              <Figure label={v.name} value={printValue(v.unit, v.value, locale)} parts={printParts(v, locale)} />
            </div>
            <FigureCourse figure={{ code: v.code, unit: v.unit }} unitName={c.unit.name} asked={asked} />
            {v.terms.length > 0 && (
              <Section title={s.terms}>
                <ul>
                  {v.terms.map((t) => (
                    <li key={word(t.words)}>
                      <AppLink href={t.href ?? `/indicators/figure/${t.code}?${query(asked).toString()}`}>{word(t.words)}</AppLink>{" "}
                      <span className="bh-number">{printValue(t.unit, t.value, locale) ?? s.missing}</span>
                      {t.when && <small className="bh-quiet">{s.inBrackets(word(t.when))}</small>}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            <Section title={s.facts}>
              <ul>
                {v.inputs.map((i, k) => (
                  <li key={k}>
                    <AppLink
                      href={`/indicators/facts?${query(asked, { aggregate: JSON.stringify(i.aggregate), code: v.code }).toString()}`}
                    >
                      {word(i.words)}
                    </AppLink>{" "}
                    <small className="bh-quiet">{s.total(i.n)}</small>
                  </li>
                ))}
              </ul>
            </Section>
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

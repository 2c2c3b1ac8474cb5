import { useId } from "react";
import { useColon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showMonth } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { groupFigures } from "../groups.ts";
import { call } from "./api.ts";
import { query, useAsked, type Asked } from "./period.ts";
import { FigureLines, type Course } from "./FigureCourse.tsx";
import { Proposals } from "./Proposals.tsx";
import { printParts, printValue } from "./print.ts";
import { indicatorsStrings } from "./strings.ts";

type Card = Awaited<ReturnType<typeof call.scorecard>>;
type Shown = Card["values"][number];

/** Where a figure opens: the facts of its numerator, or of its only aggregate; one made of others opens to these. */
export const factsHref = (asked: Asked, value: Pick<Shown, "inputs" | "code" | "terms">, input = 0): string | undefined =>
  value.terms.length > 0
    ? `/indicators/figure/${value.code}?${query(asked).toString()}`
    : value.inputs[input] &&
      `/indicators/facts?${query(asked, { aggregate: JSON.stringify(value.inputs[input].aggregate), code: value.code }).toString()}`;

export function ScorecardPage() {
  const colon = useColon();
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const [asked, ask] = useAsked();
  const id = useId();
  const may = useMay();
  const card = useLoad(["scorecard", asked], () => call.scorecard(asked));
  const courses = useCourses(card.data, asked);
  return (
    <Page
      title={`${s.scorecard}${card.data ? `${colon}${card.data.unit.name}` : ""}`}
      lead={s.lead}
      tools={
        <>
          <span id={`${id}f`}>{s.from}</span>
          <MonthInput labelledBy={`${id}f`} value={asked.from} onChange={(from) => ask({ from })} />
          <span id={`${id}t`}>{s.to}</span>
          <MonthInput labelledBy={`${id}t`} value={asked.to} onChange={(to) => ask({ to })} />
        </>
      }
    >
      <WhenLoaded of={card}>
        {(c) => (
          <>
            {groupFigures(c.values).map((g) => {
              const happened = g.figures.filter(hasHappened);
              const nothing = g.figures.filter((v) => !happened.includes(v));
              return (
                <Section key={g.label.zh} title={word(g.label)}>
                  <Figures values={happened} asked={{ ...asked, unitId: c.unit.id }} courses={courses} />
                  {nothing.length > 0 && (
                    <details className="bh-no-print">
                      <summary>{s.nothingYet(nothing.length)}</summary>
                      <Figures values={nothing} asked={{ ...asked, unitId: c.unit.id }} />
                    </details>
                  )}
                </Section>
              );
            })}
            {may("indicator.decide") && <Proposals />}
            <Charts card={c} asked={asked} />
            <Below asked={asked} />
            <Section title={s.definition}>
              <Definitions of={c.values.filter(hasHappened)} />
              <details className="bh-no-print">
                <summary>{s.nothingYet(c.values.filter((v) => !hasHappened(v)).length)}</summary>
                <Definitions of={c.values.filter((v) => !hasHappened(v))} />
              </details>
            </Section>
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

const hasHappened = (v: Shown): boolean => v.value !== null && v.value !== 0;

/** What each figure counts, in a sentence; the formula for auditors behind a fold. */
function Definitions({ of }: { readonly of: readonly Shown[] }) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  return (
    <dl className="bh-definitions">
      {of.map((v) => (
        <div key={v.code}>
          <dt>{word(v.name)}</dt>
          <dd>
            {word(v.definition)}
            <details className="bh-quiet bh-no-print">
              <summary>
                {s.forAuditors} · {s.versions} {v.version}
              </summary>
              <code>{v.expression}</code>
            </details>
            {v.missing.map((m) => (
              <small key={m.zh} className="bh-quiet">
                {" "}
                {word(m)}
              </small>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figures({ values, asked, courses }: { readonly values: readonly Shown[]; readonly asked: Asked; readonly courses?: Courses }) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  return (
    <div className="bh-figures">
      {values.map((v) => (
        <div key={v.code} className="bh-figure-of">
          <Figure
            label={v.name}
            value={printValue(v.unit, v.value, locale) ?? null}
            parts={printParts(v, locale)}
            href={factsHref(asked, v)}
            note={
              v.value === null && v.missing.length > 0
                ? v.missing.map(word).join(" ")
                : v.rests
                  ? s.restsShort(v.rests.self, v.rests.called, v.rests.proxy, v.rests.failed)
                  : v.alone
                    ? s.alone
                    : undefined
            }
          />
          <FigureLines course={courses?.get(v.code)} unit={v.unit} />
          {v.value !== null && (
            <AppLink
              className="bh-no-print"
              href={`/indicators/figure/${v.code}?${query(asked).toString()}`}
              aria-label={`${word(v.name)}：${s.course}`}
            >
              {s.course}
            </AppLink>
          )}
        </div>
      ))}
    </div>
  );
}

type Courses = ReadonlyMap<string, Course>;
/** Lines, targets and peers of what has happened; they come after the values. */
function useCourses(card: Card | undefined, asked: Asked): Courses {
  const codes = card?.values.filter(hasHappened).map((v) => v.code) ?? [];
  const { asOf: _, ...of } = asked;
  const loaded = useLoad(["courses", codes, of], () =>
    codes.length === 0 ? Promise.resolve(undefined) : call.figureCourses({ ...of, codes }),
  );
  return new Map(loaded.data?.figures.map((f) => [f.code, f]));
}

function Charts({ card, asked }: { card: Card; asked: Asked }) {
  const word = useWord();
  const { locale } = useLocale();
  const months = useLoad(["months", asked], () => call.months({ ...asked, codes: ["confirmed_demands", "agreements"] }));
  const of = (code: string) => card.values.find((v) => v.code === code);
  const steps = [
    { label: { zh: "确认", en: "confirmed" }, value: of("confirmed_demands")?.value },
    { label: { zh: "引荐", en: "introduced" }, value: of("introduction_rate")?.numerator },
    { label: { zh: "签约", en: "contracted" }, value: of("contract_rate")?.numerator },
    { label: { zh: "见效", en: "effective" }, value: of("effect_confirmed")?.value },
  ];
  return (
    <div className="bh-charts">
      <Chart
        kind="funnel"
        title={{ zh: indicatorsStrings.zh.funnel, en: indicatorsStrings.en.funnel }}
        categories={steps.map((x) => word(x.label))}
        series={[{ name: { zh: "件", en: "cases" }, values: steps.map((x) => x.value ?? 0) }]}
      />
      {months.data && (
        <Chart
          kind="bars"
          title={{ zh: indicatorsStrings.zh.year, en: indicatorsStrings.en.year }}
          categories={months.data.months.map((m) => showMonth(m, locale))}
          series={months.data.series.map((x) => ({ name: x.name, values: x.values.map((v) => v ?? 0) }))}
        />
      )}
    </div>
  );
}

function Below({ asked }: { asked: Asked }) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const below = useLoad(["below", asked], () =>
    call.byUnit({
      ...asked,
      codes: ["confirmed_demanders", "days_to_introduction", "introduction_rate", "contract_rate", "agreement_amount", "effect_confirmed"],
    }),
  );
  if (!below.data || below.data.rows.length === 0) return null;
  const { columns } = below.data;
  const rows = below.data.rows.filter((r) => r.values.some((v) => v.value !== null && v.value !== 0));
  const empty = below.data.rows.filter((r) => !rows.includes(r));
  const open = (r: { readonly unitId: number; readonly unitName: string }) => (
    <AppLink href={`/indicators?${query({ ...asked, unitId: r.unitId }).toString()}`}>{r.unitName}</AppLink>
  );
  return (
    <Section title={s.below}>
      {rows.length > 0 && (
        <div className="bh-scroll">
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.unit}</th>
                {columns.map((c) => (
                  <th key={c.code} scope="col" className="bh-right">
                    {word(c.name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.unitId}>
                  <th scope="row">{open(r)}</th>
                  {r.values.map((v, i) => (
                    <td key={columns[i]?.code} className="bh-right bh-number">
                      {printValue(columns[i]?.unit ?? "", v.value, locale) ?? "—"}
                      {v.denominator !== null && v.denominator > 0 && (
                        <small className="bh-quiet"> {printParts({ ...v, parts: columns[i]?.parts ?? null }, locale)}</small>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {empty.length > 0 && (
        <details>
          <summary>{s.noneOf(empty.length)}</summary>
          <ul className="bh-units">
            {empty.map((r) => (
              <li key={r.unitId}>{open(r)}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

import { Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { monthOf } from "../rules.ts";
import { call } from "./api.ts";
import { SeriesChart } from "./SeriesChart.tsx";
import { seriesStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

type Course = Awaited<ReturnType<typeof call.course>>;

/** The line of a series in one division, where and why it breaks, what each figure is made of and which revisions it had. */
export function SeriesCourse({ data, given }: PanelProps) {
  const s = useStrings(seriesStrings);
  const { id } = given as { id: number };
  const [region, setRegion] = useState<string>();
  const loaded = useLoad(["series", id, region], () => call.course({ id, ...(region === undefined ? {} : { region }) }));
  return (
    <Section title={s.course} id="course">
      <WhenLoaded of={loaded}>
        {(c) =>
          c.points.length === 0 ? (
            <p>
              {s.none} {data.can.edit && <AppLink href="/indicators/figures/import">{s.bring}</AppLink>}
            </p>
          ) : (
            <>
              <p>
                <label>
                  {s.region}{" "}
                  <Select
                    aria-label={s.region}
                    style={{ minWidth: 200 }}
                    showSearch={{ optionFilterProp: "label" }}
                    value={c.region}
                    onChange={(code) => code && setRegion(code)}
                    options={c.regions.map((r) => ({ value: r.code, label: r.name }))}
                  />
                </label>{" "}
                {data.can.edit && <AppLink href="/indicators/figures/import">{s.bring}</AppLink>}
              </p>
              <Drawn course={c} name={data.title} />
              <Breaks course={c} />
              <Figures course={c} />
              <Revisions course={c} />
            </>
          )
        }
      </WhenLoaded>
    </Section>
  );
}

/** The first point at or after a period. */
const at = (course: Course, period: string): number => course.points.findIndex((p) => monthOf(p.period) >= monthOf(period));

function Drawn({ course, name }: { readonly course: Course; readonly name: string }) {
  const s = useStrings(seriesStrings);
  return (
    <SeriesChart
      title={s.chart(name, course.measureUnit)}
      points={course.points.map((p) => ({ label: p.period, value: p.value === null ? null : Number(p.value) }))}
      breaks={course.breaks.map((b) => at(course, b.period)).filter((i) => i > 0)}
      marks={course.marks.map((m) => at(course, m.period)).filter((i) => i > 0)}
    />
  );
}

function Breaks({ course }: { readonly course: Course }) {
  const s = useStrings(seriesStrings);
  const word = useWord();
  const note = course.regions.find((r) => r.code === course.region)?.note;
  if (course.breaks.length + course.marks.length === 0 && !note) return null;
  return (
    <ul aria-label={s.breaksAt}>
      {course.breaks.map((b) => (
        <li key={`${b.period} ${b.words}`}>
          {s.brokeAt(b.period, b.words)}
          {b.definition && (
            <>
              {" "}
              <span className="bh-quiet">
                {s.definitionSince}
                {b.definition}
              </span>
            </>
          )}
        </li>
      ))}
      {course.marks.map((m) => (
        <li key={m.period}>{word(m.words)}</li>
      ))}
      {note && <li>{word(note)}</li>}
    </ul>
  );
}

function Figures({ course }: { readonly course: Course }) {
  const s = useStrings(seriesStrings);
  const word = useWord();
  return (
    <details open>
      <summary>{s.figures}</summary>
      <table className="bh-plain-table">
        <thead>
          <tr>
            <th scope="col">{s.period}</th>
            <th scope="col" className="bh-right">
              {s.value}（{course.measureUnit}）
            </th>
            <th scope="col">{s.parts}</th>
          </tr>
        </thead>
        <tbody>
          {course.points.map((p) => (
            <tr key={p.period}>
              <th scope="row">{word(p.words)}</th>
              <td className="bh-right bh-number">{p.value ?? "—"}</td>
              <td className="bh-quiet">
                {p.gap
                  ? word(p.gap)
                  : p.value === null
                    ? s.unknown
                    : p.parts.length > 1 || p.parts[0]?.region !== course.region
                      ? p.parts.map((x) => `${x.name} ${x.value}`).join("，")
                      : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Revisions({ course }: { readonly course: Course }) {
  const s = useStrings(seriesStrings);
  const { locale } = useLocale();
  const heads = [s.period, s.region, s.revisionNo, s.value, s.source, s.published, s.reason, s.stored];
  return (
    <details>
      <summary>{s.history}</summary>
      <table className="bh-plain-table">
        <Heads of={heads} />
        <tbody>
          {course.revisions.map((r) => (
            <tr key={`${r.period} ${r.region} ${r.revision}`} className={r.counts ? "" : "bh-quiet"}>
              <th scope="row">{r.period}</th>
              <td>{r.region}</td>
              <td>{r.revision}</td>
              <td className="bh-right bh-number">{r.value}</td>
              <td>{r.source}</td>
              <td>{r.publishedOn && showDay(r.publishedOn, locale)}</td>
              <td>{r.counts ? r.reason : s.takenBack}</td>
              <td>
                <InstantText at={r.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

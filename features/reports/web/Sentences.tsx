import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { BeginLink } from "../../../platform/ui/records/BeginLink.tsx";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import type { SectionView } from "../contract.ts";
import { reportsStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Text {
  readonly title: string;
  readonly sections: readonly SectionView[];
  readonly unitId: number;
  readonly from: string;
  readonly to: string;
  /** The position of the ledger it was frozen at. */
  readonly asOf: number | null;
}

type Of = Pick<Text, "unitId" | "from" | "to" | "asOf">;
const addressOf = (code: string, asOf: number | null, of: Omit<Of, "asOf">): string =>
  `/indicators/figure/${code}?${new URLSearchParams({ from: of.from, to: of.to, unit: String(of.unitId), ...(asOf === null ? {} : { asOf: String(asOf) }) }).toString()}`;

/** A sentence whose figures open to their facts as they stood. */
export function Runs({ runs, of }: { readonly runs: readonly { text: string; figure?: { code: string } | undefined }[]; readonly of: Of }) {
  return runs.map((run, n) =>
    run.figure ? (
      <AppLink key={n} className="bh-report-figure" href={addressOf(run.figure.code, of.asOf, of)}>
        {run.text}
      </AppLink>
    ) : (
      <span key={n}>{run.text}</span>
    ),
  );
}

/** What a sentence says is to be done, by somebody and until a day. */
function TaskOf({ sentence, report }: { readonly sentence: string; readonly report: string }) {
  const s = useStrings(reportsStrings);
  return (
    <small className="bh-no-print bh-report-task">
      <BeginLink
        path="/tasks"
        permission="task.edit"
        values={{
          title: `${Array.from(sentence).slice(0, 40).join("")}${Array.from(sentence).length > 40 ? "…" : ""}`,
          origin: "report",
          originRef: `${report}：${sentence}`,
        }}
        label={s.taskOf(sentence)}
      >
        {s.giveTask}
      </BeginLink>
    </small>
  );
}

/** Chapters whose every number, in sentences and tables, opens to its indicator's facts as they stood. */
export function Sentences({ r }: { readonly r: Text }) {
  const s = useStrings(reportsStrings);
  const { locale } = useLocale();
  if (r.sections.length === 0) return <p className="bh-quiet">{s.empty}</p>;
  return (
    <div className="bh-report">
      {r.sections.map((section, i) => (
        <section key={section.heading}>
          <h2>
            {"一二三四五六七八九十"[i] ?? i + 1}、{section.heading}
          </h2>
          {section.sentences.map((runs, k) => (
            <p key={k}>
              <Runs runs={runs} of={r} /> <TaskOf sentence={runs.map((run) => run.text).join("")} report={r.title} />
            </p>
          ))}
          {section.tables?.map((t) => (
            <div key={t.title} className="bh-scroll" tabIndex={0} role="region" aria-label={t.title}>
              <table className="bh-plain-table">
                <Heads of={t.header} right="rest" />
                <tbody>
                  {t.rows.map((row) => (
                    <tr key={row.label}>
                      <th scope="row">{row.label}</th>
                      {row.cells.map((c) => (
                        <td key={c.code} className="bh-right">
                          <AppLink className="bh-report-figure" href={addressOf(c.code, r.asOf, c)}>
                            {c.text}
                          </AppLink>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
          {section.charts?.map((c) => (
            <Bars key={c.title} chart={c} />
          ))}
          {section.pictures?.map((p) => (
            <figure key={p.fileId}>
              <img className="bh-report-picture" src={`/api/files/${p.fileId}`} alt={p.caption} loading="lazy" />
              <figcaption lang={locale === "en" ? "zh-CN" : undefined}>{p.caption}</figcaption>
            </figure>
          ))}
        </section>
      ))}
    </div>
  );
}

type ChartView = NonNullable<SectionView["charts"]>[number];
const same = (text: string) => ({ zh: text, en: text });

/** What is missing is no bar; its table says nought only where nought was counted. */
function Bars({ chart }: { readonly chart: ChartView }) {
  return (
    <Chart
      title={same(chart.title)}
      kind="bars"
      categories={chart.categories}
      unit={chart.unit === "" ? undefined : same(chart.unit)}
      series={chart.series.map((s) => ({ name: same(s.name), values: s.values.map((v) => v ?? Number.NaN) }))}
    />
  );
}

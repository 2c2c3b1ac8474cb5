import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { yearContract } from "../year-contract.ts";
import { Faults } from "./Faults.tsx";
import { Sentences } from "./Sentences.tsx";
import { reportsStrings } from "./strings.ts";

const { call } = createApi<typeof yearContract>("year");

/** A year's report as it reads, live or frozen, and every figure of it frozen, now and last year side by side. */
export function YearPanel({ data }: PanelProps) {
  const s = useStrings(reportsStrings);
  const word = useWord();
  const loaded = useLoad(["year-report", data.id, data.version, data.case?.state], () => call.readYear({ id: data.id }));
  return (
    <WhenLoaded of={loaded}>
      {(y) => (
        <div id="desk">
          <Section title={s.report}>
            <p className="bh-quiet">{y.asOf === null ? s.live : s.isFrozen(y.asOf)}</p>
            <p className="bh-actions-row bh-no-print">
              <a className="bh-button" href={`/api/year-reports/${data.id}/docx`} download>
                {s.docx}
              </a>
              {y.reportId !== null && <AppLink href={`/reports/${y.reportId}`}>{s.openFrozen}</AppLink>}
            </p>
            {y.reportId === null && <Faults faults={y.faults} />}
            <Sentences r={y} />
            {y.seal && (
              <p className="bh-quiet">
                {s.sealed(y.seal.n)} <code className="bh-digest">{y.seal.digest}</code>
              </p>
            )}
          </Section>
          <Section title={s.compare} id="compare">
            {y.compare.length === 0 ? (
              <p className="bh-quiet">{s.noCompare}</p>
            ) : (
              <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.compare}>
                <table className="bh-plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{s.figureName}</th>
                      {y.reportId !== null && <th scope="col">{s.frozenFigure}</th>}
                      <th scope="col">{s.nowFigure}</th>
                      <th scope="col">{s.beforeFigure}</th>
                      {y.lastReportId !== null && <th scope="col">{s.beforeFrozen}</th>}
                    </tr>
                  </thead>
                  <tbody>
                    {y.compare.map((c) => (
                      <tr key={c.code}>
                        <th scope="row">{word(c.name)}</th>
                        {y.reportId !== null && <td>{c.frozen}</td>}
                        <td>{c.frozen !== null && c.frozen !== c.now && c.frozen !== "—" ? <strong>{c.now}</strong> : c.now}</td>
                        <td>{c.before}</td>
                        {y.lastReportId !== null && <td>{c.beforeFrozen}</td>}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Section>
        </div>
      )}
    </WhenLoaded>
  );
}

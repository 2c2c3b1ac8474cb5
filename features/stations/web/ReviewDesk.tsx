import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { ReviewDesk, verdictsOf } from "../review-server.ts";
import { reviewStrings } from "./review-strings.ts";

/** All stations of a review: what the registers tell of the year, the grade, and what is still wrong. */
export function ReviewDeskPanel({ given }: PanelProps) {
  const s = useStrings(reviewStrings);
  const { locale } = useLocale();
  const desk = given as ReviewDesk;
  return (
    <Section title={s.desk} id="desk">
      {desk.waiting !== null && <p className="bh-quiet">{s.willTake(desk.waiting)}</p>}
      {desk.publicityEnds && <p>{s.shownUntil(showDay(desk.publicityEnds, locale))}</p>}
      {desk.rows.length > 0 && (
        <>
          <p>{desk.grades.map((g) => `${g.grade ?? s.excused} ${g.n}`).join(" · ")}</p>
          <div className="bh-scroll">
            <table className="bh-plain-table">
              <thead>
                <tr>
                  {[s.station, s.unit, s.report, s.projects, s.results, s.amount, s.grade].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {desk.rows.map((r) => (
                  <tr key={r.stationId}>
                    <td>
                      <RecordLink subject={`station:${r.stationId}`}>{r.name}</RecordLink>
                    </td>
                    <td>{r.unitName}</td>
                    <td>{r.filedOn === null ? s.noReport : `${showDay(r.filedOn, locale)}${r.isLate ? ` ${s.late}` : ""}`}</td>
                    <td className="bh-number">{r.projects}</td>
                    <td className="bh-number">{r.results}</td>
                    <td className="bh-number">
                      <MoneyText fen={r.amountFen} />
                    </td>
                    <td>
                      {r.grade ?? (r.excused ? `${s.excused}：${r.excused}` : "")}
                      {r.fault && <span className="bh-fault"> {s.fault(r.fault)}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  );
}

/** What closed reviews found of a station. */
export function StationReviews({ given }: PanelProps) {
  const s = useStrings(reviewStrings);
  const { locale } = useLocale();
  const rows = given as Awaited<ReturnType<typeof verdictsOf>>;
  if (rows.length === 0) return null;
  return (
    <Section title={s.found}>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            {r.year} · {r.name} · {r.grade ?? `${s.excused}：${r.excused ?? ""}`} {r.grounds && `（${r.grounds}）`}{" "}
            <span className="bh-quiet">{showDay(r.onDay, locale)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { assessments } from "./api.ts";
import { assessmentsStrings } from "./strings.ts";

/** Where others were merged into the unit within the period: its values and points as reported beside those re-stated. */
export function Readings({ id }: { readonly id: number }) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { data } = useLoad(["assessment-readings", id], () => assessments.getReadings({ id }));
  if (!data) return null;
  return (
    <section aria-labelledby={`readings${id}`}>
      <h3 id={`readings${id}`}>{s.readings}</h3>
      <p>{s.readingsLead(data.formers.map((f) => s.merged(f.name, showDay(f.on, locale))).join("、"))}</p>
      <div className="bh-scroll">
        <table className="bh-plain-table bh-stack">
          <thead>
            <tr>
              <th scope="col">{s.readingsItem}</th>
              <th scope="col">{s.asReported}</th>
              <th scope="col">{s.restated}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((i) => (
              <tr key={i.no}>
                <td data-label={s.readingsItem}>
                  {i.no} {i.name}
                </td>
                <td data-label={s.asReported}>{s.readingOf(i.reported, i.unit, i.reportedPoints)}</td>
                <td data-label={s.restated}>{i.why ? s.notRestated(word(i.why)) : s.readingOf(i.restated, i.unit, i.restatedPoints)}</td>
              </tr>
            ))}
            <tr>
              <td data-label={s.readingsItem}>
                <strong>{s.readingsTotal}</strong>
              </td>
              <td data-label={s.asReported}>{s.readingPoints(data.reportedTotal)}</td>
              <td data-label={s.restated}>{s.readingPoints(data.restatedTotal)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

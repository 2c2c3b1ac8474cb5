import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { ComposedTable } from "../composite-server.ts";
import { assessmentsStrings } from "./strings.ts";

/** The composed totals; each part opens to the unit's own scorecard there. */
export function CompositePanel({ given }: PanelProps) {
  const s = useStrings(assessmentsStrings);
  const table = given as (ComposedTable & { readonly ranking: boolean }) | null;
  if (!table)
    return (
      <Section title={s.composed} id="table">
        <p className="bh-quiet">{s.composedNone}</p>
      </Section>
    );
  const placeOf = (total: string | null): string =>
    total === null ? "—" : String(table.rows.filter((r) => Number(r.total ?? -1) > Number(total)).length + 1);
  return (
    <Section title={s.composed} id="table">
      <p className="bh-quiet">{table.ranking ? s.composedLead : `${s.composedLead} ${s.noRanking}`}</p>
      <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.composed}>
        <table className="bh-plain-table bh-stack">
          <thead>
            <tr>
              <th scope="col">{s.unit}</th>
              {table.parts.map((p) => (
                <th key={p.roundId} scope="col">
                  {p.title} {p.weight}%
                </th>
              ))}
              <th scope="col">{s.composedTotal}</th>
              <th scope="col">{s.grade}</th>
              {table.ranking && <th scope="col">{s.place}</th>}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((r) => (
              <tr key={r.unitId}>
                <th scope="row">{r.name}</th>
                {r.parts.map((p, k) => {
                  const part = table.parts[k] as ComposedTable["parts"][number];
                  return (
                    <td key={part.roundId} data-label={part.title} className="bh-number">
                      {p ? (
                        <>
                          <AppLink href={`/assessments/cards/${p.cardId}`}>{p.total}</AppLink>{" "}
                          <span className="bh-quiet">→ {p.brings}</span>
                        </>
                      ) : (
                        "—"
                      )}
                    </td>
                  );
                })}
                <td data-label={s.composedTotal} className="bh-number">
                  <strong>{r.total ?? "—"}</strong>
                </td>
                <td data-label={s.grade}>{r.grade ?? "—"}</td>
                {table.ranking && (
                  <td data-label={s.place} className="bh-number">
                    {placeOf(r.total)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

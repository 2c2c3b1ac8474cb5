import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { assessments } from "./api.ts";
import { Legend, Mark } from "./Mark.tsx";
import { assessmentsStrings } from "./strings.ts";

type Column = "self" | "score" | "final";

/** The way from a round to its matrix. */
export function MatrixLink({ data, given }: PanelProps) {
  const s = useStrings(assessmentsStrings);
  const all = given as readonly { id: number; state: string }[];
  return (
    <Section title={s.matrix} id="matrix">
      {all.length === 0 ? (
        <p className="bh-quiet">{s.notOpened}</p>
      ) : (
        <p>
          {s.unitsIn(all.length, all.filter((a) => ["scored", "shown", "final"].includes(a.state)).length)} ·{" "}
          <AppLink href={`/assessments/rounds/${data.id}/matrix`}>{s.openMatrix}</AppLink>
        </p>
      )}
    </Section>
  );
}

/** Units by items: each cell leads to its item on the unit's scorecard, and from there to the records. */
export function MatrixPage() {
  const s = useStrings(assessmentsStrings);
  const may = useMay();
  const id = Number(useRouteParams().id);
  const [column, setColumn] = useState<Column>("score");
  const [told, setTold] = useState<string>();
  const act = useRefusal();
  const loaded = useLoad(["assessment-matrix", id, column], () => assessments.getMatrix({ id, column }));
  return (
    <WhenLoaded of={loaded}>
      {(m) => {
        const aspects = [...new Map(m.items.map((i) => [i.aspect, m.items.filter((k) => k.aspect === i.aspect).length]))];
        return (
          <Page
            title={s.matrixTitle(m.rows.length, m.items.length)}
            lead={
              <>
                <AppLink href={`/assessments/rounds/${id}`}>{m.title}</AppLink> · {s.matrixLead}
                {!m.ranking && ` · ${s.noRanking}`}
                {m.sampleHash !== null && ` · ${s.sampleHash(m.sampleHash)}`}
              </>
            }
            tools={
              <>
                {(["self", "score", "final"] as const).map((c) => (
                  <Button
                    key={c}
                    className="bh-no-print"
                    type={c === column ? "primary" : "default"}
                    aria-pressed={c === column}
                    onClick={() => setColumn(c)}
                  >
                    {s[c]}
                  </Button>
                ))}
                {m.state === "running" && may("assessment.act") && (
                  <Button
                    className="bh-no-print"
                    loading={act.busy}
                    onClick={() =>
                      void act.run(async () => {
                        const done = await assessments.scoreAutomatic({ id });
                        setTold(s.automaticDone(done.items, done.units));
                        await loaded.reload();
                      })
                    }
                  >
                    {s.automatic}
                  </Button>
                )}
                <Button className="bh-no-print" onClick={() => window.print()}>
                  {s.print}
                </Button>
              </>
            }
          >
            <ErrorPanel trouble={act.trouble} />
            {told !== undefined && (
              <p role="status" className="bh-notice">
                {told}
              </p>
            )}
            <Legend />
            <div className="bh-scroll bh-matrix" tabIndex={0} role="region" aria-label={s.matrix}>
              <table className="bh-plain-table">
                <thead>
                  <tr>
                    <td />
                    {aspects.map(([name, n]) => (
                      <th key={name} scope="colgroup" colSpan={n}>
                        {name}
                      </th>
                    ))}
                    <td colSpan={m.ranking ? 4 : 3} />
                  </tr>
                  <tr>
                    <th scope="col">{s.unit}</th>
                    {m.items.map((i) => (
                      <th key={i.no} scope="col" title={`${i.name} · ${i.points}`}>
                        {i.no}
                      </th>
                    ))}
                    <th scope="col">{s.total}</th>
                    <th scope="col">{s.grade}</th>
                    <th scope="col">{s.done}</th>
                    {m.ranking && <th scope="col">{s.place}</th>}
                  </tr>
                </thead>
                <tbody>
                  {m.rows.map((r) => (
                    <tr key={r.id}>
                      <th scope="row">
                        <AppLink href={`/assessments/cards/${r.id}`}>{r.name}</AppLink>
                        {r.sampled && <span className="bh-quiet"> {s.sampled}</span>}
                      </th>
                      {r.cells.map((c, k) => {
                        const item = m.items[k] as (typeof m.items)[number];
                        return (
                          <td key={item.no}>
                            <AppLink href={`/assessments/cards/${r.id}?item=${encodeURIComponent(item.no)}`}>
                              <Mark of={c.standing} label={`${r.name} ${item.no} ${s[c.standing]} ${s.pointsOf(c.points, item.points)}`} />
                            </AppLink>
                          </td>
                        );
                      })}
                      <td className="bh-number">
                        <strong>{r.total}</strong>
                      </td>
                      <td>{r.grade ?? "—"}</td>
                      <td className="bh-number">
                        {r.scored}/{m.items.length}
                      </td>
                      {m.ranking && <td className="bh-number">{r.place}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

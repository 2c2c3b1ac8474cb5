import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { DayText, MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { careContract } from "../contract.ts";
import type { PlanLedger } from "../server.ts";
import { careStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof careContract>("care");

const Print = () => {
  const s = useStrings(careStrings);
  return (
    <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
      {s.print}
    </Button>
  );
};

/** To be signed by whoever receives; approved and done alone. Without grounds. */
export function ReceiptsPage() {
  const s = useStrings(careStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["care_plan", id], () => callOf("care_plan").get({ id }));
  return (
    <Page title={s.sheet} tools={<Print />}>
      <WhenLoaded of={loaded}>
        {(data) => {
          const rows = (data.sections["account"] as PlanLedger).rows.filter((r) => r.state === "approved" || r.state === "done");
          const total = rows.reduce((sum, r) => sum + (r.givenFen ?? r.plannedFen), 0);
          return (
            <>
              <p>
                {data.title} · {data.unitName}
              </p>
              <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.sheet}>
                <table className="bh-plain-table">
                  <Heads of={[s.no, s.name, s.employer, s.goods, s.amount, s.day, s.visitors, s.sign]} />
                  <tbody>
                    {rows.map((r, i) => (
                      <tr key={r.id} style={{ height: 36 }}>
                        <td>{i + 1}</td>
                        <td>{r.name}</td>
                        <td>{r.employer}</td>
                        <td>{r.goods}</td>
                        <td>
                          <MoneyText fen={r.givenFen ?? r.plannedFen} />
                        </td>
                        <td>{r.visitedOn !== null && <DayText day={r.visitedOn} />}</td>
                        <td>{r.visitors}</td>
                        <td />
                      </tr>
                    ))}
                    <tr>
                      <td />
                      <td>{s.total}</td>
                      <td />
                      <td />
                      <td>
                        <MoneyText fen={total} />
                      </td>
                      <td />
                      <td />
                      <td />
                    </tr>
                  </tbody>
                </table>
              </div>
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

/** Whoever nobody came to for so many months, never visited first. */
export function UnvisitedPage() {
  const s = useStrings(careStrings);
  const loaded = useLoad(["care", "unvisited"], () => call.listUnvisited());
  return (
    <Page title={s.unvisited} tools={<Print />}>
      <WhenLoaded of={loaded}>
        {(data) => (
          <>
            <p className="bh-quiet">{s.lead(data.people, data.months)}</p>
            {data.rows.length === 0 ? (
              <p>{s.everybody}</p>
            ) : (
              <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.unvisited}>
                <table className="bh-plain-table">
                  <Heads of={[s.name, s.employer, s.last, s.state, s.unit]} />
                  <tbody>
                    {data.rows.map((r) => (
                      <tr key={r.id}>
                        <td>
                          <AppLink href={`/care/people/${r.id}`}>{r.name}</AppLink>
                        </td>
                        <td>{r.employer}</td>
                        <td>{r.lastVisitOn !== null && <DayText day={r.lastVisitOn} />}</td>
                        <td>
                          <strong>{r.months === null ? s.never : s.since(r.months)}</strong>
                          {r.declinedOn !== null && (
                            <>
                              {" · "}
                              <DayText day={r.declinedOn} /> {s.declined}
                            </>
                          )}
                          {r.planned && ` · ${s.planned}`}
                        </td>
                        <td>{r.unitName}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { SERVICES } from "../centres.ts";
import type { centresContract } from "../contract.ts";
import type { CentreDesk } from "../server.ts";
import { Shut, Vacant } from "./panels.tsx";
import { centresStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof centresContract>("centres");

const Print = () => {
  const s = useStrings(centresStrings);
  return (
    <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
      {s.print}
    </Button>
  );
};

/** Every centre as it stands now, and needs that belong to none: one page to print. */
export function StandingPage() {
  const s = useStrings(centresStrings);
  const loaded = useLoad(["centres", "standing"], () => call.listStanding());
  return (
    <Page title={s.standing} tools={<Print />}>
      <WhenLoaded of={loaded}>
        {(data) => (
          <>
            <p className="bh-quiet">{s.lead(data.rows.length)}</p>
            {data.rows.length === 0 && <p>{s.none}</p>}
            {data.rows.length > 0 && (
              <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.standing}>
                <table className="bh-plain-table">
                  <Heads of={[s.centre, s.state, s.posts, s.open_needs]} />
                  <tbody>
                    {data.rows.map((r) => (
                      <tr key={r.id}>
                        <td>
                          <AppLink href={`/centres/${r.id}`}>{r.name}</AppLink>
                          <div className="bh-quiet">{r.unitName}</div>
                        </td>
                        <td>
                          <strong>{s[r.standing.why]}</strong>
                          <div className="bh-quiet">{r.hours}</div>
                          {r.standing.closure && <Shut closures={[r.standing.closure]} />}
                        </td>
                        <td>
                          <Vacant vacancies={r.vacancies} />
                        </td>
                        <td>{r.needs}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            {data.without.length > 0 && (
              <Section title={s.without}>
                <p>{s.withoutLead}</p>
                <ul>
                  {data.without.map((w) => (
                    <li key={w.unitName}>
                      {w.unitName} · {w.needs}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

const SHEET = { breakAfter: "page", textAlign: "center" } as const;

/** One sheet for the wall with its code, and one for the door while it is closed. */
export function PosterPage() {
  const s = useStrings(centresStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["service_centre", id], () => callOf("service_centre").get({ id }));
  return (
    <Page title={s.poster} tools={<Print />}>
      <WhenLoaded of={loaded}>
        {(data) => {
          const { values } = data;
          const desk = data.sections["desk"] as CentreDesk;
          const services = (values["services"] as readonly (keyof typeof SERVICES)[]).map((x) => word(SERVICES[x]));
          const where = [values["address"], values["room"]].filter((t) => t !== null && t !== "").join(" ");
          const shut = desk.ahead.filter((c) => c.fromOn <= desk.today);
          return (
            <>
              <section className="bh-panel" style={SHEET}>
                <h2>{data.title}</h2>
                <p>{data.unitName}</p>
                <p>
                  <strong>{s.times}</strong> {String(values["hours"])}
                </p>
                <p>
                  <strong>{s.phone}</strong> {String(values["phone"])}
                </p>
                <p>
                  <strong>{s.address}</strong> {where}
                </p>
                <p>
                  <strong>{s.services}</strong> {services.join(locale === "en" ? ", " : "、")}
                </p>
                <div style={{ maxWidth: 260, margin: "0 auto" }}>
                  <QrCode text={`${location.origin}/centre/${id}`} label={s.scan} />
                </div>
                <p>{s.scan}</p>
              </section>
              {shut.map((c) => (
                <section key={c.fromOn} className="bh-panel" style={SHEET}>
                  <h2>{s.door}</h2>
                  <p>{s.doorUntil(showDay(c.fromOn, locale), showDay(c.toOn, locale))}</p>
                  <p>{c.reason}</p>
                  {c.instead && <p>{s.instead(c.instead)}</p>}
                  <p>
                    {s.phone} {String(values["phone"])}
                  </p>
                </section>
              ))}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

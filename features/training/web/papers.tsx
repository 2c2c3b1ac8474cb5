import { Button } from "antd";
import type { ReactNode } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import type { RecordPageData } from "../../../platform/records/contract.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { Desk } from "../desk.ts";
import { training } from "./api.ts";
import { trainingStrings } from "./strings.ts";

function Paper({ title, children }: { readonly title: string; readonly children: (data: RecordPageData, desk: Desk) => ReactNode }) {
  const s = useStrings(trainingStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["course", id], () => callOf("course").get({ id }));
  return (
    <Page
      title={title}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>{(data) => children(data, data.sections["desk"] as Desk)}</WhenLoaded>
    </Page>
  );
}

/** To be signed by whoever is really there: a column for each session. */
export function SheetPage() {
  const s = useStrings(trainingStrings);
  const { locale } = useLocale();
  return (
    <Paper title={s.sheet}>
      {(data, desk) => {
        const sessions = (data.children["sessions"] ?? []) as unknown as { id: number; onDay: string; fromTime: string }[];
        return (
          <>
            <p>
              {data.title} · {data.unitName}
            </p>
            <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.sheet}>
              <table className="bh-plain-table">
                <thead>
                  <tr>
                    {[s.no, s.name, s.unit].map((h) => (
                      <th key={h} scope="col">
                        {h}
                      </th>
                    ))}
                    {sessions.map((x) => (
                      <th key={x.id} scope="col">
                        {showDay(x.onDay, locale)} {x.fromTime} {s.sign}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {desk.people
                    .filter((p) => p.standing !== "replaced")
                    .map((p, i) => (
                      <tr key={p.id} style={{ height: 36 }}>
                        <td>{i + 1}</td>
                        <td>{p.name}</td>
                        <td>{p.employer}</td>
                        {sessions.map((x) => (
                          <td key={x.id} />
                        ))}
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
            <p className="bh-quiet">{s.sheetNote}</p>
          </>
        );
      }}
    </Paper>
  );
}

const CARDS = { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(260px, 1fr))", gap: 16 } as const;
const PAIR = { display: "grid", gridTemplateColumns: "1fr 1fr", gap: 8 } as const;

/** One card a participant: the left code opens on the organiser's phone, the right one on his own. */
export function CardsPage() {
  const s = useStrings(trainingStrings);
  const id = Number(useRouteParams().id);
  const codes = useLoad(["course-codes", id], () => training.listCodes({ courseId: id }));
  const codeOf = new Map(codes.data?.map((c) => [c.id, c.code]));
  return (
    <Paper title={s.cards}>
      {(data, desk) => (
        <div style={CARDS}>
          {desk.people
            .filter((p) => p.standing !== "replaced" && codeOf.has(p.id))
            .map((p) => (
              <section key={p.id} className="bh-panel" style={{ breakInside: "avoid" }}>
                <strong>{p.name}</strong> <span className="bh-quiet">{p.employer}</span>
                <p>{data.title}</p>
                <div style={PAIR}>
                  <figure>
                    <QrCode text={`${location.origin}/training/check/${codeOf.get(p.id)}`} label={s.cardScan} />
                    <figcaption>{s.cardScan}</figcaption>
                  </figure>
                  <figure>
                    <QrCode text={`${location.origin}/link/course#${codeOf.get(p.id)}`} label={s.cardLink} />
                    <figcaption>{s.cardLink}</figcaption>
                  </figure>
                </div>
              </section>
            ))}
        </div>
      )}
    </Paper>
  );
}

export function CertificatesPage() {
  const s = useStrings(trainingStrings);
  const { locale } = useLocale();
  return (
    <Paper title={s.certificates}>
      {(data, desk) => {
        const days = s.days(showDay(String(data.values["firstOn"]), locale), showDay(String(data.values["lastOn"]), locale));
        return desk.certificates.map((c) => (
          <section key={c.number} className="bh-panel" style={{ breakInside: "avoid", textAlign: "center" }}>
            <h2>{s.certTitle}</h2>
            <p>{s.certBody(c.name, days, data.title)}</p>
            <p>
              {data.unitName} · {showDay(c.issuedOn, locale)}
            </p>
            <div style={{ width: 120, margin: "0 auto" }}>
              <QrCode text={`${location.origin}/link/certificate#${c.number}`} label={s.certCheck} />
            </div>
            <p>
              {s.certNumber} {c.number}
              {c.version > 1 && ` · ${s.version(c.version)}`}
            </p>
          </section>
        ));
      }}
    </Paper>
  );
}

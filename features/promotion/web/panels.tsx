import { Button } from "antd";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { PromotionEffect } from "../server.ts";
import { promotionStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** Which material brought confirmed needs and which brought none, with what they are a part of. */
export function EffectPanel({ data, given }: PanelProps) {
  const s = useStrings(promotionStrings);
  const { locale } = useLocale();
  const e = given as PromotionEffect;
  const { window: w } = e;
  return (
    <Section title={s.effect} id="effect">
      <p className="bh-quiet">{s.lead}</p>
      {e.materials.length === 0 ? (
        <p>{s.noMaterial}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.effect}>
          <table className="bh-plain-table">
            <Heads of={[s.material, s.code, s.needs, s.confirmed, s.introduced, s.first]} />
            <tbody>
              {e.materials.map((m) => (
                <tr key={m.materialId}>
                  <td>
                    {m.title}
                    <div className="bh-quiet">{m.edition}</div>
                  </td>
                  <td>
                    <strong>{m.code}</strong>
                  </td>
                  <td>{m.needs === 0 ? s.nothing : m.needs}</td>
                  <td>{m.confirmed}</td>
                  <td>{m.introduced}</td>
                  <td>{m.firstDays === null ? "–" : s.days(m.firstDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>{s.share(w.ofThis, w.confirmed, showDay(w.from, locale), showDay(w.to, locale))}</p>
      <p>{s.unknown(w.unknown, w.unasked)}</p>
      <p>
        {e.costEachFen === null ? (
          s.noEach
        ) : (
          <>
            {s.each} <MoneyText fen={e.costEachFen} />
          </>
        )}
      </p>
      <p className="bh-no-print">
        <AppLink href={`/promotion/${data.id}/poster`}>{s.poster}</AppLink>
      </p>
    </Section>
  );
}

/** A sheet for each material with its own code, and the way to the service centre that carries it along. */
export function PosterPage() {
  const s = useStrings(promotionStrings);
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["promotion", id], () => callOf("promotion").get({ id }));
  return (
    <Page
      title={s.poster}
      tools={
        <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
          {s.print}
        </Button>
      }
    >
      <WhenLoaded of={loaded}>
        {(data) => {
          const { materials, centre, region } = data.sections["effect"] as PromotionEffect;
          return (
            <>
              {centre === null && <p className="bh-notice bh-notice-warn bh-no-print">{s.noCentre}</p>}
              {materials.length === 0 && <p>{s.noMaterial}</p>}
              {materials.map((m) => (
                <section key={m.materialId} className="bh-panel" style={{ breakAfter: "page", textAlign: "center" }}>
                  <h2>{String(data.values["message"])}</h2>
                  {centre && (
                    <p>
                      {centre.name} {centre.phone}
                    </p>
                  )}
                  <p>
                    <strong>{s.say(m.code)}</strong>
                  </p>
                  {centre && (
                    <div style={{ maxWidth: 220, margin: "0 auto" }}>
                      <QrCode text={`${location.origin}/centre/${centre.id}?from=${m.code}`} label={s.scan} />
                    </div>
                  )}
                  {region && (
                    <div style={{ maxWidth: 220, margin: "0 auto" }}>
                      <QrCode text={`${location.origin}/need/${region}?from=${m.code}`} label={s.scanNeed} />
                    </div>
                  )}
                  <p className="bh-quiet">
                    {m.title} · {m.edition}
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

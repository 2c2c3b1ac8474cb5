import { Button } from "antd";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { kindOptions } from "../kinds.ts";
import { call } from "./api.ts";
import { placesStrings } from "./strings.ts";
import "./places.css";

/** One sheet for the door: what a passer-by asks, and the code that leads to the public page, where it stays true. */
export function PosterPage() {
  const s = useStrings(placesStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const place = useLoad(["place", id], () => call.getPlace({ id }));
  return (
    <WhenLoaded of={place}>
      {(p) => {
        const v = p.values;
        const kind = kindOptions.find((k) => k.value === v.kind);
        const rows = [
          [s.posterHours, v.hours],
          [s.posterAddress, v.address],
          [s.posterPhone, v.phone],
        ] as const;
        const marks = [v.free === true && s.posterFree, v.barrierFree === true && s.posterBarrierFree, p.sample && s.sample];
        return (
          <Page
            title={`${String(v.name)}：${s.poster}`}
            lead={s.posterLead}
            tools={
              p.publicAt !== null && (
                <Button type="primary" onClick={() => print()}>
                  {s.posterPrint}
                </Button>
              )
            }
          >
            {p.publicAt === null ? (
              <p>
                {s.notPublic} <AppLink href={`/places/${p.id}`}>{s.back}</AppLink>
              </p>
            ) : (
              <article className="bh-print pl-poster">
                {kind && <p className="pl-poster-kind">{word(kind.label)}</p>}
                <h2>{String(v.name)}</h2>
                <dl>
                  {rows
                    .filter(([, value]) => typeof value === "string" && value !== "")
                    .map(([label, value]) => (
                      <div key={label}>
                        <dt>{label}</dt>
                        <dd>{String(value)}</dd>
                      </div>
                    ))}
                </dl>
                <p>{marks.filter(Boolean).join(" · ")}</p>
                <QrCode text={`${location.origin}${p.publicAt}`} label={s.posterScan} />
                <p>{s.posterScan}</p>
                <p className="pl-poster-unit">{String(v.unitName ?? "")}</p>
              </article>
            )}
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

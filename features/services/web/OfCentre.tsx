import { useStrings } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { centresContract } from "../../centres/contract.ts";
import { needStrings } from "./need-strings.ts";

const { call } = createApi<typeof centresContract>("centres");

/** The service centre that this need belongs to. */
export function OfCentre({ id }: { readonly id: number }) {
  const s = useStrings(needStrings);
  const may = useMay();
  const found = useLoad(["centres", "need", id], () => call.findOfNeed({ id }));
  if (!found.data) return null;
  const { centre } = found.data;
  return (
    <section className="bh-panel" aria-label={s.ofCentre}>
      <h2>{s.ofCentre}</h2>
      {centre === null ? (
        <p className="bh-quiet">{s.noCentre}</p>
      ) : (
        <p>
          {may("service_centre.read") ? <AppLink href={`/centres/${centre.id}`}>{centre.name}</AppLink> : centre.name}
          <br />
          {centre.address} · {centre.phone}
          <br />
          <span className="bh-quiet">
            {centre.standing.open ? s.centreOpen : s.centreShut} · {centre.hours}
          </span>
        </p>
      )}
    </section>
  );
}

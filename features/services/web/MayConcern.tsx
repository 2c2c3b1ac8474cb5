import { useStrings } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { eligibilityContract } from "../../eligibility/contract.ts";
import { needStrings } from "./need-strings.ts";

const { call } = createApi<typeof eligibilityContract>("eligibility");

/** Policies beside a need: what applies to its firm by checked conditions, what is open, and apart from both what is merely near by its words. */
export function MayConcern({ id }: { readonly id: number }) {
  const s = useStrings(needStrings);
  const may = useMay()("firm.read");
  const found = useLoad(["eligibility", "need", id, may], async () => (may ? call.concernsNeed({ demandId: id }) : null));
  if (!found.data) return null;
  const { firm, applies, open, near, complete } = found.data;
  return (
    <section className="bh-panel" aria-label={s.policies}>
      <h2>{s.policies}</h2>
      {firm === null ? (
        <p className="bh-quiet">{s.noFirm}</p>
      ) : (
        <>
          <p>
            {s.applyTo} <AppLink href={`/eligibility/firms/${firm.id}`}>{firm.name}</AppLink>
          </p>
          {applies.length === 0 && <p className="bh-quiet">{s.noneApplies}</p>}
          <ul>
            {applies.map((o) => (
              <li key={o.benefitId}>
                <AppLink href={`/policies/${o.policyId}`}>{o.title}</AppLink>
              </li>
            ))}
          </ul>
          {open.length > 0 && <p className="bh-quiet">{s.openOnes(open.length)}</p>}
        </>
      )}
      <h3>{s.mayConcern}</h3>
      <p className="bh-quiet">{s.mayConcernHint}</p>
      {near.length === 0 ? (
        <p className="bh-quiet">{complete ? s.noneNear : s.notWhole}</p>
      ) : (
        <ul>
          {near.map((p) => (
            <li key={p.policyId}>
              <AppLink href={`/policies/${p.policyId}#${p.address}`}>
                {p.title} {p.address}
              </AppLink>{" "}
              <span className="bh-quiet">{s.sharedWords(p.words.join("、"))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PolicyView } from "./api.ts";
import { FindPolicy } from "./FindPolicy.tsx";
import { Named } from "./Named.tsx";
import { policiesStrings } from "./strings.ts";

/** Versions of the same document by day of issue, each with its comparison to this one; and a comparison with any other. */
export function Versions({ p }: { readonly p: PolicyView }) {
  const s = useStrings(policiesStrings);
  const go = useGo();
  const own = p.facts.id;
  const at = p.versions.findIndex((v) => v.id === own);
  const compare = (other: number, isOlder: boolean): string => `/policies/compare/${isOlder ? other : own}/${isOlder ? own : other}`;
  return (
    <Section title={s.versions}>
      <ul>
        {p.versions.map((v, i) => (
          <li key={v.id}>
            <Named policy={v} />{" "}
            {v.id === own ? (
              <span className="bh-quiet">（{s.thisOne}）</span>
            ) : (
              <AppLink href={compare(v.id, i < at)} aria-label={`${s.compareWith} ${v.title} ${v.issuedOn ?? ""}`}>
                {s.compareWith}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
      <div className="po-other">
        <FindPolicy
          label={s.compareOther}
          value={undefined}
          onChoose={(other) => go(compare(other.id, (other.issuedOn ?? "") < (p.facts.issuedOn ?? "")))}
        />
      </div>
    </Section>
  );
}

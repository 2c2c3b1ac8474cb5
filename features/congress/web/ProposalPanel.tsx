import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { HandLink } from "../../../platform/ui/record/HandLink.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { proposals } from "../proposal.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";

const STATES: Readonly<Record<string, { label: { zh: string; en: string } }>> = proposals.process?.states ?? {};
interface Duty {
  readonly late: boolean;
  readonly joined: readonly { readonly id: number; readonly title: string; readonly state: string }[];
}

/** A proposal's page: whether it is overdue, what is joined to it, the delegate's link. */
export function ProposalPanel({ data, given }: PanelProps) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const { late, joined } = given as Duty;
  const open = ["assigned", "answered", "again"].includes(data.case?.state ?? "");
  return (
    <div id="duty">
      {late && <p className="bh-notice bh-notice-warn">{s.overdue}</p>}
      {joined.length > 0 && (
        <Section title={s.joined}>
          <ul>
            {joined.map((p) => (
              <li key={p.id}>
                <AppLink href={`/congress/proposals/${p.id}`}>{p.title}</AppLink>（{word(STATES[p.state]?.label ?? { zh: "", en: "" })}）
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open && (
        <Section title={s.opinion}>
          <HandLink id={data.id} words={s.proposalLink} hint={s.proposalLinkHint} hand={() => congress.handProposalLink({ id: data.id })} />
        </Section>
      )}
    </div>
  );
}

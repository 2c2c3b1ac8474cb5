import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { VoteSeen } from "../vote-desk.ts";
import { congressStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

interface Count {
  readonly least: number;
  readonly fault: Label | null;
  readonly names: readonly { readonly name: string; readonly votesFor: number | null; readonly result: string | null }[];
}

/** An election's page: the list by strokes as the ballot prints it, what of the count does not add up, the result. */
export function ElectionPanel({ data, given }: PanelProps) {
  const s = useStrings(congressStrings);
  const word = useWord();
  const { least, fault, names } = given as Count;
  const { id, isPublished } = data.sections["vote"] as VoteSeen;
  // What is voted on elsewhere is not to be typed here meanwhile.
  const isWaited = id !== null && !isPublished;
  const results: Readonly<Record<string, string>> = { elected: s.elected, not_elected: s.notElected, tied: s.tied };
  return (
    <div id="count">
      <Section title={s.count}>
        <p>{s.candidatesOf(names.length, least)}</p>
        {fault && !isWaited && <p className="bh-notice bh-notice-warn">{word(fault)}</p>}
        {isWaited && <p className="bh-quiet">{s.voteWaited}</p>}
        {names.length > 0 && (
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.count}>
            <table className="bh-plain-table">
              <Heads of={[s.byStrokes, s.votes, s.state]} />
              <tbody>
                {names.map((c) => (
                  <tr key={c.name}>
                    <th scope="row">{c.name}</th>
                    <td>{c.votesFor ?? "—"}</td>
                    <td>{c.result === null ? "" : results[c.result]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
    </div>
  );
}

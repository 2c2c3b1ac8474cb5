import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { PROMISES, THREATS } from "../threat.ts";
import { appraisalStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** Who sees what, in the words of docs/trust-votes.md. */
export function ThreatTable() {
  const s = useStrings(appraisalStrings);
  const word = useWord();
  return (
    <details className="bh-no-print">
      <summary>{s.who}</summary>
      <ul>
        {PROMISES.map((p) => (
          <li key={p.zh}>{word(p)}</li>
        ))}
      </ul>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.who}>
        <table className="bh-plain-table">
          <Heads of={[s.who, s.has, s.paper, s.phone, s.afar]} />
          <tbody>
            {THREATS.map((t) => (
              <tr key={t.who.zh}>
                <th scope="row">{word(t.who)}</th>
                <td>{word(t.has)}</td>
                <td>{word(t.paper)}</td>
                <td>{word(t.codes)}</td>
                <td>{word(t.afar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

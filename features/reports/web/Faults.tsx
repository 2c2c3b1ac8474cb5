import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { YearText } from "../year-contract.ts";
import { reportsStrings } from "./strings.ts";

/** What is wrong with a text, and what should be looked at. */
export function Faults({ faults }: { readonly faults: YearText["faults"] }) {
  const s = useStrings(reportsStrings);
  const word = useWord();
  if (faults.length === 0) return <p className="bh-quiet">{s.noFaults}</p>;
  return (
    <div className={faults.some((f) => !f.isDoubt) ? "bh-notice bh-notice-warn" : "bh-notice"} role="status">
      <strong>{s.faults}</strong>
      <ul>
        {faults.map((f, i) => (
          <li key={i}>
            {f.isDoubt ? s.doubt : s.wrong} · {f.chapter}：{word(f)}
          </li>
        ))}
      </ul>
    </div>
  );
}

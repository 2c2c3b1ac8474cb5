import type { Gaps } from "@bihuan/quotas";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { congressStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

/** A floor's gap in words. */
export const gapWord = (
  s: { missing(n: number): string; over(n: number): string; met: string },
  gap: { missing: number; over: number },
): string => (gap.missing > 0 ? s.missing(gap.missing) : gap.over > 0 ? s.over(gap.over) : s.met);

/** Every floor, and of the units' seats those that are not filled exactly: have, asked for, what is missing. */
export function GapTable({ gaps }: { readonly gaps: Gaps }) {
  const s = useStrings(congressStrings);
  const list = gaps.list();
  const rows = gaps.plan.bounds.flatMap((b, i) => {
    const gap = list[i];
    return gap && (b.key.startsWith("floor:") || gap.missing > 0 || gap.over > 0) ? [{ bound: b, gap }] : [];
  });
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.gaps}>
      <table className="bh-plain-table bh-stack">
        <Heads of={[s.floor, s.have, s.gap, s.possible]} />
        <tbody>
          {rows.map(({ bound, gap }) => (
            <tr key={bound.key}>
              <th scope="row">{bound.name}</th>
              <td data-label={s.have}>
                {gap.have}
                {gap.least !== undefined && ` / ≥ ${gap.least}`}
                {gap.most !== undefined && gap.most !== gap.least && ` / ≤ ${gap.most}`}
              </td>
              <td data-label={s.gap}>
                <span className={`bh-state bh-state-${gap.missing > 0 || gap.over > 0 ? "bad" : "good"}`}>{gapWord(s, gap)}</span>
              </td>
              <td data-label={s.possible}>{gap.possible}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { GRADE_LABELS, LIMIT_LABELS, type LimitCode } from "@bihuan/matching";
import { Tag } from "antd";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import type { AssignmentPlan } from "./api.ts";
import { matchingStrings } from "./strings.ts";

type Need = AssignmentPlan["needs"][number];

/** What every need got, what it gave up and why; against an earlier plan, what came and went. */
export function AssignedNeeds({ needs, before }: { needs: readonly Need[]; before: AssignmentPlan | undefined }) {
  const s = useStrings(matchingStrings);
  const word = useWord();
  const earlier = new Map(before?.needs.map((n) => [n.demandId, n.given]));
  return (
    <ol className="bh-candidates">
      {needs.map((n) => {
        const then = earlier.get(n.demandId);
        const gained = then ? n.given.filter((g) => !then.some((t) => t.supplyId === g.supplyId)) : [];
        const lost = then ? then.filter((t) => !n.given.some((g) => g.supplyId === t.supplyId)) : [];
        const barred = Object.entries(n.barred)
          .map(([code, count]) => `${word(LIMIT_LABELS[code as LimitCode])} ${count}`)
          .join("、");
        const nobody = n.given.length === 0;
        return (
          <li key={n.demandId}>
            <h3>
              <AppLink href={`/services/demands/${n.demandId}`}>{n.title}</AppLink> <small>{n.unitName}</small>
            </h3>
            <ul>
              {n.given.map((g) => (
                <li key={g.supplyId}>
                  {g.name} <Tag>{word(GRADE_LABELS[g.grade])}</Tag>
                  <span className="bh-quiet">{g.reasons.slice(0, 3).map(word).join("；")}</span>
                </li>
              ))}
            </ul>
            {n.shortage && (
              <p>
                {word(n.shortage)}
                {nobody && barred !== "" && ` · ${s.barredBy}${barred}`}
              </p>
            )}
            {gained.length > 0 && (
              <p>
                {s.gained}
                <Colon />
                {gained.map((g) => g.name).join("、")}
              </p>
            )}
            {lost.length > 0 && (
              <p>
                {s.lost}
                <Colon />
                {lost.map((g) => g.name).join("、")}
              </p>
            )}
            {(n.gaveUp.length > 0 || (barred !== "" && !nobody)) && (
              <details>
                <summary>{s.gaveUp}</summary>
                <ul>
                  {n.gaveUp.map((g) => (
                    <li key={g.zh}>{word(g)}</li>
                  ))}
                </ul>
                {barred !== "" && !nobody && (
                  <p className="bh-quiet">
                    {s.barredBy}
                    {barred}
                  </p>
                )}
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}

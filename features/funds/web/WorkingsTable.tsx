import { showExact, type Exact, type Table } from "@bihuan/allocation";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { shortName } from "../paste.ts";
import { eligibilityOf, heldBy, yuan, yuanOf, type Figure, type PotPlan } from "../rules.ts";
import { fundsStrings } from "./strings.ts";

/** Where a factor's figure of a unit is opened: as it stood when it was frozen. */
export type FigureHref = (unitId: number, figure: Figure) => string | undefined;

interface Props {
  readonly pot: PotPlan;
  readonly table: Table;
  readonly hrefOf: FigureHref;
}

/** Read from left to right as the rule is written: terms, coefficient, computed, the bound that holds, allotted. The allotted column alone is exact. */
export function WorkingsTable({ pot, table, hrefOf }: Props) {
  const s = useStrings(fundsStrings);
  const rows = new Map(table.rows.map((r) => [r.code, r]));
  const why = eligibilityOf(pot);
  const isAward = pot.rule.method === "award";
  const factors = isAward ? [] : pot.factors;
  const pool = BigInt(pot.rule.totalFen - (pot.rule.reserveFen ?? 0) - table.rows.reduce((sum, r) => sum + r.fixedFen, 0));
  const held = table.rows.filter((r) => r.held !== undefined).length;
  const spread = factors.filter((f) => table.spread.includes(String(f.no)));
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.workings}>
      {spread.length > 0 && (
        <p className="bh-quiet">
          {s.spread(
            spread.map((f) => f.name),
            spread.map((f) => `${f.weight}%`),
          )}
        </p>
      )}
      <table className="bh-plain-table">
        <thead>
          <tr>
            <th scope="col">{s.unit}</th>
            {factors.map((f) => (
              <th key={f.no} scope="col" className="bh-right">
                {s.part(f.name, f.weight)}
              </th>
            ))}
            <th scope="col" className="bh-right">
              {s.coefficient}
            </th>
            <th scope="col" className="bh-right">
              {s.computed}
            </th>
            <th scope="col">{s.bound}</th>
            <th scope="col" className="bh-right">
              {s.amount}
            </th>
            <th scope="col" className="bh-right">
              {s.lastYear}
            </th>
          </tr>
        </thead>
        <tbody>
          {pot.recipients.map((u) => {
            const r = rows.get(u.code);
            if (!r) return null;
            const terms = isAward ? [] : r.terms();
            const out = why.get(u.code);
            const held = heldBy(pot.rule, u, r.held);
            return (
              <tr key={u.code}>
                <th scope="row" className="bh-number" title={u.name}>
                  {shortName(u.name)}
                </th>
                {factors.map((f, k) => {
                  const figure = u.figures[String(f.no)];
                  const href = figure && hrefOf(u.unitId, figure);
                  const part = terms[k]?.part ?? { num: 0n, den: 1n };
                  const text = yuanOf({ num: part.num * pool, den: part.den });
                  return (
                    <td key={f.no} className="bh-right bh-number">
                      {href ? (
                        <AppLink href={href} title={s.figureOf(u.name, f.name, figure.value ?? "—")}>
                          {text}
                        </AppLink>
                      ) : (
                        <span title={`${f.name} ${figure?.value ?? "—"}`}>{text}</span>
                      )}
                    </td>
                  );
                })}
                <td className="bh-right bh-number">{u.coefficient ?? "1"}</td>
                <td className="bh-right bh-number">{yuanOf(r.unboundFen)}</td>
                <td className="bh-number">{out ? <span className="bh-quiet">{out}</span> : held && s.held(held)}</td>
                <td className="bh-right bh-number">
                  <strong>{yuan(r.amountFen)}</strong>
                </td>
                <td className="bh-right bh-number">{change(r.amountFen, u.lastFen)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{s.sum}</th>
            {factors.map((f) => (
              <td key={f.no} />
            ))}
            <td />
            <td />
            <td>{held > 0 && s.bounded(held)}</td>
            <td className="bh-right bh-number" data-sum="">
              <strong>{yuan(table.rows.reduce((sum, r) => sum + r.amountFen, 0))}</strong>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** +8.7 %, from the whole fen; new units have none. */
function change(now: number, last: number | null): string {
  if (!last) return "—";
  const exact: Exact = { num: BigInt(now - last) * 100n, den: BigInt(last) };
  const text = showExact(exact, 1);
  return `${text.startsWith("-") ? `−${text.slice(1)}` : `+${text}`}%`;
}

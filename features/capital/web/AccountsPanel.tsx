import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import type { Account } from "../accounts-rules.ts";
import type { ProjectDesk } from "../capital-desk.ts";
import { capitalStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const Sum = ({ fen }: { readonly fen: number | null }) => (fen === null ? "—" : <MoneyText fen={fen} />);

/** What was submitted, reviewed and audited of a contract, and why it differs. */
export function AccountRow({ account: a }: { readonly account: Account }) {
  const s = useStrings(capitalStrings);
  if (a.submittedFen === null) return null;
  const sums: readonly (readonly [string, number | null])[] = [
    [s.submittedFen, a.submittedFen],
    [s.reviewedFen, a.reviewedFen],
    [s.auditedFen, a.auditedFen],
    (a.cutFen ?? 0) < 0 ? [s.raisedFen, -(a.cutFen as number)] : [s.cutFen, a.cutFen],
  ];
  return (
    <>
      <dl className="bh-sums">
        {sums.map(([label, fen]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Sum fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
      {a.reasons.length > 0 && (
        <p>
          {s.why}: {a.reasons.join("；")}
        </p>
      )}
    </>
  );
}

/** Final accounts by contract with their sums, and what the audit found: who answers until when. */
export function AccountsPanel({ desk }: { readonly desk: ProjectDesk }) {
  const s = useStrings(capitalStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { accounts, findings } = desk;
  const there = desk.contracts.filter((c) => c.account.submittedFen !== null);
  const open = findings.filter((f) => f.state !== "closed").length;
  const sums = [
    [s.submittedFen, accounts.submitted],
    [s.reviewedFen, accounts.reviewed],
    [s.auditedFen, accounts.audited],
    [accounts.cut.fen < 0 ? s.raisedFen : s.cutFen, { ...accounts.cut, fen: Math.abs(accounts.cut.fen) }],
  ] as const;
  return (
    <Section title={s.accounts} id="accounts">
      {there.length === 0 && findings.length === 0 && <p>{s.noAccounts}</p>}
      {there.length > 0 && (
        <>
          <dl className="bh-sums">
            {sums.map(([label, { fen, contracts }]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <MoneyText fen={fen} /> <small className="bh-quiet">{s.ofContracts(contracts)}</small>
                </dd>
              </div>
            ))}
          </dl>
          <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.accounts}>
            <table className="bh-plain-table">
              <Heads of={[s.contract, s.submittedFen, s.reviewedFen, s.auditedFen, s.cutFen, s.why]} right={[1, 2, 3, 4]} />
              <tbody>
                {there.map(({ id, title, account: a }) => (
                  <tr key={id}>
                    <th scope="row">
                      <AppLink href={`/capital/contracts/${id}`}>{title}</AppLink>
                    </th>
                    {(["submittedFen", "reviewedFen", "auditedFen", "cutFen"] as const).map((k) => (
                      <td key={k} className="bh-right">
                        <Sum fen={a[k]} />
                      </td>
                    ))}
                    <td>{a.reasons.join("；")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {findings.length > 0 && (
        <>
          <p>{s.findingsSum(findings.length, open)}</p>
          <ul>
            {findings.map((f) => (
              <li key={f.id} className={f.state !== "closed" && f.untilOn < desk.today ? "bh-break" : undefined}>
                <AppLink href={`/capital/findings/${f.id}`}>{f.title}</AppLink> {word(f.stateLabel)} · {f.who} ·{" "}
                {showDay(f.untilOn, locale)}
                {f.fen !== null && (
                  <>
                    {" "}
                    · <MoneyText fen={f.fen} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

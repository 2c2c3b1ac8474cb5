import { Button, Radio } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { callOf } from "../../../platform/ui/records/client.ts";
import { objections } from "../allotments.ts";
import type { MoneyView, PaymentView } from "../contract.ts";
import { yuan } from "../rules.ts";
import { funds } from "./api.ts";
import { PAYMENT_HEADINGS } from "../paste.ts";
import { NamedPanel } from "./NamedPanel.tsx";
import { PasteBox } from "./PasteBox.tsx";
import { fundsStrings } from "./strings.ts";

/** The way from a fund to its table. */
export function WorkingsLink({ data, given, reload }: PanelProps) {
  const s = useStrings(fundsStrings);
  const { locale } = useLocale();
  const { frozenOn, asOf } = data.values as { frozenOn: string | null; asOf: number | null };
  return (
    <>
      {given !== null && <NamedPanel data={data} given={given} reload={reload} />}
      <Section title={s.workings} id="workings">
        <p>{frozenOn === null ? s.notFrozen : s.frozen(showDay(frozenOn, locale), asOf ?? 0)}</p>
        <AppLink href={`/funds/${data.id}/workings`}>{s.open}</AppLink>
      </Section>
    </>
  );
}

/** Objections; then what became of the money: allotted, paid, used, come back; notices for all at once, payments from the ledger. */
export function FundMoney({ data, given, reload }: PanelProps) {
  const s = useStrings(fundsStrings);
  const word = useWord();
  const may = useMay();
  const act = useRefusal();
  const [kind, setKind] = useState<"paid" | "recovered">("paid");
  const isDecided = data.case?.state === "decided" || data.case?.state === "closed";
  const loaded = useLoad(
    ["fund-money", data.id, given],
    async () => (await callOf("fund").get({ id: data.id })).sections["money"] as MoneyView,
    {
      againMillis: (m) => (m.writing ? 700 : false),
    },
  );
  const m = loaded.data ?? (given as MoneyView);
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = objections.process?.states ?? {};
  return (
    <>
      <Section title={s.objections} id="objections">
        {m.objections.length === 0 ? (
          <p className="bh-quiet">{s.noObjections}</p>
        ) : (
          <ul className="bh-plain-list">
            {m.objections.map((o) => (
              <li key={o.id}>
                <RecordLink subject={`fund_objection:${o.id}`}>{o.claim}</RecordLink> · {o.unitName} ·{" "}
                {states[o.state] ? word(states[o.state]?.label as never) : ""}
                {o.answer !== null && `：${o.answer}`}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {isDecided && (
        <Section title={s.money} id="money">
          <div className="bh-figures">
            <Figure
              label={{ zh: s.allotted, en: s.allotted }}
              value={yuan(m.totalFen)}
              note={s.settled(m.settled, m.count)}
              href={m.named ? "/funds/awards" : "/funds/allotments"}
            />
            <Figure label={{ zh: s.paid, en: s.paid }} value={yuan(m.paidFen)} />
            {!m.named && (
              <>
                <Figure label={{ zh: s.used, en: s.used }} value={yuan(m.usedFen)} />
                <Figure label={{ zh: s.recovered, en: s.recovered }} value={yuan(m.recoveredFen)} />
              </>
            )}
          </div>
          {m.named && <p className="bh-quiet">{s.awardNotices}</p>}
          {!m.named && (
            <>
              <h3>{s.notices}</h3>
              <p role="status">{s.written(m.notices, m.count)}</p>
              {m.count > 0 && (
                <progress max={m.count} value={m.notices} aria-label={s.notices}>
                  {m.notices}
                </progress>
              )}
            </>
          )}
          <div className="bh-actions-row">
            {m.notices < m.count && may("fund.edit") && (
              <Button
                loading={act.busy || m.writing}
                onClick={() =>
                  void act.run(async () => {
                    await funds.writeNotices({ id: data.id });
                    await loaded.reload();
                  })
                }
              >
                {m.notices === 0 ? s.write : s.goOn}
              </Button>
            )}
            {!m.named && m.notices > 0 && m.notices === m.count && <a href={`/api/funds/${data.id}.zip`}>{s.zip}</a>}
          </div>
          <ErrorPanel trouble={act.trouble} />
          {may("fund.edit") && (
            <>
              <h3 className="bh-no-print">{s.paying}</h3>
              {!m.named && (
                <Radio.Group
                  className="bh-no-print"
                  value={kind}
                  aria-label={s.paying}
                  onChange={(e) => setKind(e.target.value as "paid")}
                  options={[
                    { value: "paid", label: s.kindPaid },
                    { value: "recovered", label: s.kindRecovered },
                  ]}
                />
              )}
              <PasteBox
                title={kind === "paid" ? s.payments : s.recoveries}
                hint={m.named ? s.awardPaymentsHint : s.paymentsHint}
                known={PAYMENT_HEADINGS}
                take={(table) => funds.pastePayments({ id: data.id, kind, table })}
                done={async () => {
                  await loaded.reload();
                  await reload();
                }}
              />
            </>
          )}
        </Section>
      )}
    </>
  );
}

/** What one allotment is made of, and each payment with its voucher. */
export function AllotmentMoney({ data, given }: PanelProps) {
  const s = useStrings(fundsStrings);
  const { locale } = useLocale();
  const { payments, hasNotice, parts } = given as { payments: PaymentView[]; hasNotice: boolean; parts: Record<string, number> };
  return (
    <Section title={s.money} id="money">
      <ul className="bh-plain-list">
        {Object.entries(parts).map(([name, fen]) => (
          <li key={name}>
            {name} {yuan(fen)}
          </li>
        ))}
      </ul>
      <p>{hasNotice ? <a href={`/api/funds/${data.id}.docx`}>{s.notice}</a> : <span className="bh-quiet">{s.noNotice}</span>}</p>
      {payments.length === 0 ? (
        <p className="bh-quiet">{s.noPayments}</p>
      ) : (
        <ul className="bh-plain-list">
          {payments.map((p) => (
            <li key={`${p.kind}${p.voucher}`}>
              {showDay(p.onDay, locale)} · {p.kind === "paid" ? s.kindPaid : s.kindRecovered} {yuan(p.amountFen)} · {s.voucher} {p.voucher}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

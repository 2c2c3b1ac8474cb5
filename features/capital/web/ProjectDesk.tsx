import { Input, Select } from "antd";
import { daysBetween } from "@bihuan/kit";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { Gantt } from "../../../platform/ui/chart/Gantt.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/record/tones.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { ProjectDesk as Given } from "../capital-desk.ts";
import type { Account } from "../accounts-rules.ts";
import type { Money } from "../capital-rules.ts";
import { tenders } from "../tenders.ts";
import { AccountRow, AccountsPanel } from "./AccountsPanel.tsx";
import { capitalApi } from "./api.ts";
import { capitalStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** One page of a project: what threatens the opening, plan against actual with a baseline, all money in one row, tenders and meetings. */
export function ProjectDesk({ data, given, reload }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(capitalStrings);
  const word = useWord();
  const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = tenders.process?.states ?? {};
  const tones: ReturnType<typeof tonesOf> = tenders.process ? tonesOf(tenders.process) : {};
  return (
    <div id="desk">
      <Section title={s.threats} id="threats">
        {desk.threats.length === 0 && desk.split.length === 0 && <p>{s.noThreats}</p>}
        <ul>
          {desk.threats.map((t) => (
            <li key={t.says.zh} className={(t.days ?? 0) > 0 ? "bh-break" : "bh-quiet"}>
              {t.subject ? <RecordLink subject={t.subject}>{word(t.says)}</RecordLink> : word(t.says)}
            </li>
          ))}
          {desk.split.map((x) => (
            <li key={x.says.zh}>{word(x.says)}</li>
          ))}
        </ul>
      </Section>
      <Section title={s.folder} id="folder">
        <a href={`/api/capital/projects/${data.id}/folder`} download>
          {s.folderLink}
        </a>
      </Section>
      <Course data={data} desk={desk} reload={reload} />
      <Section title={s.money} id="money">
        <MoneyRow money={desk.money} budgetFen={desk.money.budgetFen} />
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.money}>
          <table className="bh-plain-table">
            <Heads of={[s.contract, s.fen, s.changesFen, s.paidFen, s.leftFen]} right="rest" />
            <tbody>
              {desk.contracts.map((c) => (
                <tr key={c.id}>
                  <th scope="row">
                    <AppLink href={`/capital/contracts/${c.id}`}>{c.title}</AppLink> <small className="bh-quiet">{c.party}</small>
                  </th>
                  {(["fen", "changesFen", "paidFen", "leftFen"] as const).map((k) => (
                    <td key={k} className="bh-right">
                      <MoneyText fen={c.money[k]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <AccountsPanel desk={desk} />
      <Section title={s.tendersSum(desk.tenders.length)} id="tenders">
        <ul>
          {desk.tenders.map((t) => (
            <li key={t.id}>
              <AppLink href={`/capital/tenders/${t.id}`}>{t.title}</AppLink>{" "}
              <StateTag label={states[t.state]?.label ?? { zh: t.state, en: t.state }} tone={tones[t.state]} />{" "}
              {t.awardFen !== null && (
                <>
                  {t.winner} <MoneyText fen={t.awardFen} />
                </>
              )}{" "}
              {(t.round ?? 1) > 1 && s.round(t.round as number)}
            </li>
          ))}
        </ul>
        <p>{s.meetingsSum(desk.meetings, desk.unanswered)}</p>
      </Section>
    </div>
  );
}

function Course({ data, desk, reload }: { readonly data: PanelProps["data"]; readonly desk: Given; readonly reload: () => Promise<void> }) {
  const s = useStrings(capitalStrings);
  const { locale } = useLocale();
  const [chosen, setChosen] = useState<number | null>(desk.baselines.at(-1)?.id ?? null);
  const [name, setName] = useState("");
  const [why, setWhy] = useState("");
  const act = useRefusal();
  const baseline = desk.baselines.find((b) => b.id === chosen);
  return (
    <Section title={s.gantt} id="gantt">
      {desk.baselines.length > 0 && (
        <p className="bh-actions-row bh-no-print">
          {s.baseline}
          <Select
            aria-label={s.baseline}
            value={chosen ?? 0}
            popupMatchSelectWidth={false}
            onChange={(id) => setChosen(id === 0 ? null : id)}
            options={[
              { value: 0, label: s.noBaseline },
              ...desk.baselines.map((b) => ({ value: b.id, label: `${b.name} · ${showDay(b.fixedOn, locale)} · ${b.reason}` })),
            ]}
          />
        </p>
      )}
      <Gantt
        today={desk.today}
        empty={s.noMilestones}
        rows={desk.milestones.map((m) => {
          const f = desk.forecast.find((x) => x.name === m.name);
          const end = m.actualTo ?? f?.endOn ?? m.planTo;
          const before = baseline?.rows.find((r) => r.name === m.name);
          const drift = before ? daysBetween(before.planTo, end) : 0;
          const late = m.actualTo === null && end > m.planTo;
          return {
            key: m.name,
            name: m.name,
            from: m.actualFrom ?? m.planFrom,
            to: end,
            tone: m.actualTo !== null ? ("done" as const) : late ? ("late" as const) : undefined,
            ...(before ? { before: { from: before.planFrom, to: before.planTo } } : {}),
            says: (
              <>
                {m.actualTo !== null ? `${s.over} ${showDay(m.actualTo, locale)}` : `${s.plan} ${showDay(m.planTo, locale)}`}
                {late && <strong>{` · ${s.ends} ${showDay(end, locale)}`}</strong>}
                {f?.waitsFor && ` · ${s.waits(f.waitsFor)}`}
                {before && drift !== 0 && (
                  <span className={drift > 0 ? "bh-overdue" : undefined}>{` · ${s.drift(drift, baseline?.name ?? "")}`}</span>
                )}
              </>
            ),
          };
        })}
      />
      {data.can.edit && desk.milestones.length > 0 && (
        <form
          className="bh-actions-row bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            void act.run(async () => {
              const { id } = await capitalApi.fixBaseline({ id: data.id, name, reason: why });
              setName("");
              setWhy("");
              await reload();
              setChosen(id);
            });
          }}
        >
          <Input
            aria-label={s.fixName}
            placeholder={s.fixName}
            style={{ width: 140 }}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
          <Input aria-label={s.fixWhy} placeholder={s.fixWhy} style={{ width: 220 }} value={why} onChange={(e) => setWhy(e.target.value)} />
          <ActButton htmlType="submit" loading={act.busy} missing={[name.trim() === "" && s.fixName, why.trim().length < 2 && s.fixWhy]}>
            {s.fix}
          </ActButton>
        </form>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

function MoneyRow({ money, budgetFen }: { readonly money: Money; readonly budgetFen?: number }) {
  const s = useStrings(capitalStrings);
  const all: readonly (readonly [string, number])[] = [
    ...(budgetFen === undefined ? [] : ([[s.budgetFen, budgetFen]] as const)),
    [s.fen, money.fen],
    [s.changesFen, money.changesFen],
    ...(money.unsignedFen === 0 ? [] : ([[s.unsignedFen, money.unsignedFen]] as const)),
    [s.totalFen, money.totalFen],
    ...(money.dueFen === money.totalFen ? [] : ([[s.dueFen, money.dueFen]] as const)),
    [s.paidFen, money.paidFen],
    money.leftFen < 0 ? [s.overpaidFen, -money.leftFen] : [s.leftFen, money.leftFen],
    [s.retainedFen, money.retainedFen],
    ...(budgetFen === undefined ? [] : ([[s.roomFen, budgetFen - money.totalFen]] as const)),
  ];
  return (
    <dl className="bh-sums">
      {all.map(([label, fen]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <MoneyText fen={fen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a contract comes to: always shown, before anything is paid. */
export function ContractPanel({ given }: PanelProps) {
  const s = useStrings(capitalStrings);
  const { money, account } = given as { money: Money; account: Account };
  return (
    <Section title={s.money} id="money">
      <MoneyRow money={money} />
      <AccountRow account={account} />
    </Section>
  );
}

export function TenderPanel({ given, data }: PanelProps) {
  const s = useStrings(capitalStrings);
  const { locale } = useLocale();
  const { until } = given as { until: string | null };
  if (until === null || data.case?.state !== "published") return null;
  return (
    <p id="desk" className="bh-notice">
      {s.candidates(showDay(until, locale))}
    </p>
  );
}

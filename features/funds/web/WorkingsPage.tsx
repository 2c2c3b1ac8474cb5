import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { reckon, withTrial, yuan, type PotPlan, type Trial } from "../rules.ts";
import { funds } from "./api.ts";
import { RECIPIENT_HEADINGS } from "../paste.ts";
import { PasteBox } from "./PasteBox.tsx";
import { fundsStrings } from "./strings.ts";
import { Checks, Compared, Inverse, TrialPanel } from "./TrialPanel.tsx";
import { WorkingsTable, type FigureHref } from "./WorkingsTable.tsx";

type Plan = Awaited<ReturnType<typeof funds.getPlan>>;

/** A fund's table and what can be tried on it: the engine the server decides by runs here on every move of a slider. */
export function WorkingsPage() {
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["fund-plan", id], () => funds.getPlan({ id }));
  return <WhenLoaded of={loaded}>{(plan) => <Workings id={id} plan={plan} reload={loaded.reload} />}</WhenLoaded>;
}

function Workings({ id, plan, reload }: { readonly id: number; readonly plan: Plan; readonly reload: () => Promise<void> }) {
  const s = useStrings(fundsStrings);
  const { locale } = useLocale();
  const [no, setNo] = useState<number>();
  const [trials, setTrials] = useState<Readonly<Record<string, Trial>>>({});
  const [told, setTold] = useState<readonly string[]>([]);
  const act = useRefusal();
  const pots = plan.pots as readonly PotPlan[];
  const pot = pots.find((p) => p.rule.no === no) ?? pots[0];
  const isTried = Object.values(trials).some((t) => Object.values(t).some((v) => v !== undefined));
  const compareTo = plan.chosen ?? plan.drafts[0]?.no;
  const draft = useLoad(["fund-draft", id, compareTo ?? 0], async () =>
    compareTo === undefined ? null : funds.getDraft({ id, no: compareTo }),
  );
  const total = pots.reduce((sum, p) => sum + withTrial(p, trials[String(p.rule.no)]).rule.totalFen, 0);
  const hrefOf: FigureHref = (unitId, figure) =>
    figure.code === undefined || plan.asOf === null
      ? undefined
      : `/indicators/figure/${figure.code}?${new URLSearchParams({ from: plan.periodFrom, to: plan.periodTo, unit: String(unitId), asOf: String(plan.asOf) }).toString()}`;
  const freeze = () =>
    act.run(async () => {
      const done = await funds.freezeFigures({ id });
      setTold([s.froze(done.units), ...done.missing.map((m) => s.missing(m.factor, m.units))]);
      await reload();
    });
  return (
    <Page
      title={pot && pot.recipients.length > 0 ? s.title(yuan(total), pot.recipients.length) : plan.title}
      lead={
        <>
          <AppLink href={`/funds/${id}`}>{plan.title}</AppLink> ·{" "}
          {plan.frozenOn === null ? s.notFrozen : s.frozen(showDay(plan.frozenOn, locale), plan.asOf ?? 0)} ·{" "}
          <strong>{isTried ? s.trying : s.asKept}</strong>
        </>
      }
      tools={
        <>
          {compareTo !== undefined && <a href={`/api/funds/${id}.xlsx?draft=${compareTo}`}>{s.exported}</a>}
          <Button className="bh-no-print" onClick={() => window.print()}>
            {s.print}
          </Button>
          {plan.canEdit && (
            <Button className="bh-no-print" loading={act.busy} onClick={() => void freeze()}>
              {s.freeze}
            </Button>
          )}
        </>
      }
    >
      <ErrorPanel trouble={act.trouble} />
      {told.length > 0 && (
        <div className="bh-notice" role="status">
          <ul>
            {told.map((t) => (
              <li key={t}>{t}</li>
            ))}
          </ul>
        </div>
      )}
      {pots.length > 1 && (
        <nav className="bh-tabs" aria-label={s.workings}>
          {pots.map((p) => (
            <Button key={p.rule.no} type={p === pot ? "primary" : "default"} onClick={() => setNo(p.rule.no)}>
              {p.rule.name}
            </Button>
          ))}
        </nav>
      )}
      {pot && pot.recipients.length > 0 && (
        <Pot
          key={pot.rule.no}
          pot={pot}
          trial={trials[String(pot.rule.no)] ?? {}}
          onChange={(t) => setTrials({ ...trials, [String(pot.rule.no)]: t })}
          hrefOf={hrefOf}
          draft={
            draft.data ? { no: draft.data.no, amounts: draft.data.amounts.find((a) => a.no === pot.rule.no)?.amounts ?? {} } : undefined
          }
        />
      )}
      {plan.canEdit && pot && pot.recipients.length > 0 && (
        <>
          <Keep
            no={(plan.drafts[0]?.no ?? 0) + 1}
            keep={async (remark, requestKey) => {
              await funds.saveDraft({ id, trials: { ...trials }, remark, requestKey });
              await reload();
            }}
          />
          <PasteBox
            title={s.paste}
            hint={s.pasteHint}
            known={[...RECIPIENT_HEADINGS, ...pot.factors.map((f) => f.name)]}
            take={(table) => funds.pasteRecipients({ id, version: plan.version, potNo: pot.rule.no, table })}
            done={reload}
          />
        </>
      )}
      <Drafts id={id} plan={plan} reload={reload} />
    </Page>
  );
}

interface PotProps {
  readonly pot: PotPlan;
  readonly trial: Trial;
  readonly onChange: (trial: Trial) => void;
  readonly hrefOf: FigureHref;
  readonly draft: { readonly no: number; readonly amounts: Readonly<Record<string, number>> } | undefined;
}

function Pot({ pot, trial, onChange, hrefOf, draft }: PotProps) {
  const word = useWord();
  const tried = useMemo(() => withTrial(pot, trial), [pot, trial]);
  const result = useMemo(() => reckon(tried), [tried]);
  return (
    <div className="bh-record-columns">
      <div>
        {result.ok ? (
          <WorkingsTable pot={tried} table={result.table} hrefOf={hrefOf} />
        ) : (
          <p className="bh-notice bh-notice-bad" role="alert">
            {word(result.why)}
          </p>
        )}
      </div>
      <div>
        <TrialPanel pot={pot} tried={tried} trial={trial} onChange={onChange} />
        {result.ok && draft && <Compared pot={tried} table={result.table} draft={draft} />}
        {result.ok && <Checks pot={tried} table={result.table} />}
        <Inverse pot={tried} result={result} />
      </div>
    </div>
  );
}

function Keep({ no, keep }: { readonly no: number; readonly keep: (remark: string, requestKey: string) => Promise<void> }) {
  const s = useStrings(fundsStrings);
  const [remark, setRemark] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const act = useRefusal();
  return (
    <form
      className="bh-say bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void act.run(async () => {
          await keep(remark, key);
          setRemark("");
          setKey(crypto.randomUUID());
        });
      }}
    >
      <Input aria-label={s.remark} placeholder={s.remark} maxLength={200} value={remark} onChange={(e) => setRemark(e.target.value)} />
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {s.keep(no)}
      </Button>
      <ErrorPanel trouble={act.trouble} />
    </form>
  );
}

function Drafts({ id, plan, reload }: { readonly id: number; readonly plan: Plan; readonly reload: () => Promise<void> }) {
  const s = useStrings(fundsStrings);
  const act = useRefusal();
  return (
    <section className="bh-section" aria-label={s.drafts}>
      <h2>{s.drafts}</h2>
      {plan.drafts.length === 0 && <p className="bh-quiet">{s.nothingToCompare}</p>}
      <ErrorPanel trouble={act.trouble} />
      <ul className="bh-plain-list">
        {plan.drafts.map((d) => (
          <li key={d.no}>
            {d.no} · {d.who} · {d.remark ?? ""} · <span className="bh-quiet">{`${s.digest} ${d.digest.slice(0, 12)}`}</span>{" "}
            {plan.chosen === d.no ? (
              <strong>{s.chosen}</strong>
            ) : (
              plan.canEdit && (
                <Button
                  size="small"
                  aria-label={`${s.choose} ${d.no}`}
                  onClick={() =>
                    void act.run(async () => {
                      await funds.chooseDraft({ id, no: d.no });
                      await reload();
                    })
                  }
                >
                  {s.choose}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

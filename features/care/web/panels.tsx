import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { DayText, InstantText, MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { careVisits } from "../care.ts";
import type { careContract } from "../contract.ts";
import type { ReasonShown } from "../reason.ts";
import type { PersonVisit, PlanLedger } from "../server.ts";
import { careStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof careContract>("care");

/** Nothing for whoever may not know; for the few, first what for, then the text; every look stands beneath. */
export function Reason({ data, given, reload }: PanelProps) {
  const s = useStrings(careStrings);
  const { may, stored, looks } = given as ReasonShown;
  const work = useRefusal();
  const [doing, setDoing] = useState<"write" | "look">();
  const [typed, setTyped] = useState("");
  const [seen, setSeen] = useState<string>();
  const field = useId();
  if (!may) return null;
  const begin = (what: "write" | "look" | undefined): void => {
    setDoing(what);
    setTyped("");
  };
  const send = () =>
    work.run(async () => {
      if (doing === "look") setSeen((await call.lookReason({ id: data.id, purpose: typed })).text);
      else await call.writeReason({ id: data.id, version: data.version, text: typed });
      begin(undefined);
      await reload();
    });
  return (
    <Section title={s.reason} id="reason">
      <p className="bh-quiet bh-no-print">{s.reasonLead}</p>
      <p className="bh-no-print">{seen ?? (stored ? s.stored : s.none)}</p>
      {doing === undefined && (
        <div className="bh-actions-row">
          <Button onClick={() => begin("write")}>{s.write}</Button>
          {stored && seen === undefined && <Button onClick={() => begin("look")}>{s.look}</Button>}
          {stored && (
            <Button danger loading={work.busy} onClick={() => void work.run(() => call.eraseReason({ id: data.id }).then(reload))}>
              {s.erase}
            </Button>
          )}
        </div>
      )}
      {doing !== undefined && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void send();
          }}
        >
          <label htmlFor={field}>{doing === "look" ? s.purpose : s.text}</label>
          <Input.TextArea
            id={field}
            autoComplete="off"
            value={typed}
            rows={doing === "look" ? 1 : 3}
            onChange={(e) => setTyped(e.target.value)}
          />
          <div className="bh-actions-row">
            <ActButton
              type="primary"
              htmlType="submit"
              loading={work.busy}
              missing={[typed.trim().length < 2 && (doing === "look" ? s.purpose : s.text)]}
            >
              {doing === "look" ? s.look : s.save}
            </ActButton>
            <Button onClick={() => begin(undefined)}>{s.cancel}</Button>
          </div>
        </form>
      )}
      <ErrorPanel trouble={work.trouble} />
      <h3>{s.looks}</h3>
      {looks.length === 0 && <p className="bh-quiet">{s.noLooks}</p>}
      <ul>
        {looks.map((l) => (
          <li key={l.at}>
            {l.name}：{l.purpose} <InstantText at={l.at} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const states: Readonly<Record<string, { label: { zh: string; en: string } }>> = careVisits.process?.states ?? {};
export const useStateWord = (): ((state: string) => string) => {
  const word = useWord();
  return (state) => word(states[state]?.label ?? { zh: state, en: state });
};

export function Visits({ given }: PanelProps) {
  const s = useStrings(careStrings);
  const stateWord = useStateWord();
  const visits = given as readonly PersonVisit[];
  return (
    <Section title={s.visits}>
      {visits.length === 0 && <p className="bh-quiet">{s.noVisits}</p>}
      <ul>
        {visits.map((v) => (
          <li key={v.id}>
            <AppLink href={`/care/${v.id}`}>{v.title}</AppLink> · {stateWord(v.state)}
            {v.visitedOn !== null && (
              <>
                {" · "}
                <DayText day={v.visitedOn} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the accountant adds up: the line beneath says how; then who was visited, with the receipts. */
export function PlanAccount({ data, given }: PanelProps) {
  const s = useStrings(careStrings);
  const stateWord = useStateWord();
  const { account, rows, news } = given as PlanLedger;
  return (
    <Section title={s.account} id="account">
      <ul>
        {(
          [
            [s.budget, account.budgetFen],
            [s.given, account.givenFen],
            [s.bound, account.boundFen],
            [s.left, account.leftFen],
          ] as const
        ).map(([label, fen]) => (
          <li key={label}>
            {label} <strong>{<MoneyText fen={fen} />}</strong>
          </li>
        ))}
      </ul>
      <p className="bh-quiet">
        {s.adds}
        {account.askedFen > 0 && (
          <>
            {" · "}
            {s.asked} <MoneyText fen={account.askedFen} />
          </>
        )}
      </p>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <AppLink href={`/care/${r.id}`}>{r.name}</AppLink> {r.employer} · {stateWord(r.state)}
            {r.state === "done" && (r.givenFen ?? 0) > 0 && ` · ${r.receipts > 0 ? s.receiptHere : s.receiptMissing}`}
          </li>
        ))}
      </ul>
      <p className="bh-no-print">
        <AppLink href={`/care/plans/${data.id}/receipts`}>{s.receipts}</AppLink>
      </p>
      <h3>{s.newsTitle}</h3>
      <p>{news.named.length + news.others === 0 ? s.newsNone : s.news(news.named.join("、"), news.others)}</p>
      <p className="bh-quiet">{s.newsHelp}</p>
    </Section>
  );
}

import { chinaDay } from "@bihuan/kit";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { Button } from "antd";
import { useId, useState } from "react";
import { showInstant, showMonth } from "../../../platform/register/fields.ts";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { reportsContract } from "../contract.ts";
import { countedTo } from "../rules.ts";
import { Sentences } from "./Sentences.tsx";
import { reportsStrings } from "./strings.ts";

const { call } = createApi<typeof reportsContract>("reports");

export function ReportsPage() {
  const s = useStrings(reportsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const go = useGo();
  const id = useId();
  const year = chinaDay(Date.now()).slice(0, 4);
  const [from, setFrom] = useState(`${year}-01`);
  const [to, setTo] = useState(`${year}-12`);
  const list = useLoad(["reports"], () => call.listReports());
  return (
    <Page title={s.reports} lead={s.lead}>
      <WhenLoaded of={list}>
        {({ templates, reports }) => (
          <>
            <form className="bh-actions-row" onSubmit={(e) => e.preventDefault()}>
              <span id={`${id}f`}>{s.from}</span>
              <MonthInput labelledBy={`${id}f`} value={from} onChange={setFrom} />
              <span id={`${id}t`}>{s.to}</span>
              <MonthInput labelledBy={`${id}t`} value={to} onChange={setTo} />
              {templates.map((t) => (
                <Button
                  key={t.name}
                  type="primary"
                  onClick={() => go(`/reports/draft?${new URLSearchParams({ template: t.name, from, to }).toString()}`)}
                >
                  <span>
                    {s.draft}
                    <Colon />
                    {word(t.title)}
                  </span>
                </Button>
              ))}
            </form>
            <Section title={s.frozen}>
              {reports.length === 0 ? (
                <p className="bh-quiet">{s.none}</p>
              ) : (
                <ul>
                  {reports.map((r) => (
                    <li key={r.id}>
                      <AppLink href={`/reports/${r.id}`}>{r.title}</AppLink>{" "}
                      <small className="bh-quiet">{showInstant(r.frozenAt, locale)}</small>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

export function DraftPage() {
  const s = useStrings(reportsStrings);
  const may = useMay();
  const go = useGo();
  const [address] = useAddress();
  const year = chinaDay(Date.now()).slice(0, 4);
  const asked = {
    template: address.get("template") ?? "services",
    from: address.get("from") ?? `${year}-01`,
    to: address.get("to") ?? `${year}-12`,
  };
  const refusal = useRefusal();
  const draft = useLoad(["report-draft", asked], () => call.draftReport(asked));
  return (
    <WhenLoaded of={draft}>
      {(r) => (
        <Page
          title={r.title}
          lead={s.draftNote}
          tools={
            may("report.freeze") ? (
              <Button
                type="primary"
                loading={refusal.busy}
                onClick={() =>
                  void refusal.run(async () => {
                    const { id } = await call.freezeReport(asked);
                    go(`/reports/${id}`, "replace");
                  })
                }
              >
                {s.freeze}
              </Button>
            ) : undefined
          }
        >
          <ErrorPanel trouble={refusal.trouble} />
          <Sentences r={{ ...r, asOf: r.frozenAt === null ? null : r.asOf }} />
        </Page>
      )}
    </WhenLoaded>
  );
}

export function ReportPage() {
  const s = useStrings(reportsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = Number(useRouteParams().id);
  const report = useLoad(["report", id], () => call.getReport({ id }));
  return (
    <WhenLoaded of={report}>
      {(r) => (
        <Page
          title={r.title}
          lead={
            s.frozenNote(r.frozenAt ? showInstant(r.frozenAt, locale) : "", word(actorWord(r.frozenBy ?? "")), r.asOf) +
            (countedTo(r) ? s.unfinished(showMonth(r.to, locale)) : "")
          }
          tools={
            <a className="bh-button" href={`/api/reports/${id}/docx`}>
              {s.download}
            </a>
          }
        >
          {r.changes.length > 0 && (
            <div className="bh-notice" role="status">
              <strong>{s.changes}</strong>
              <ul>
                {r.changes.map((c) => (
                  <li key={c.code}>
                    {word(c.name)}：{s.then} {c.then}，{s.now} {c.now}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Sentences r={{ ...r, asOf: r.frozenAt === null ? null : r.asOf }} />
          {r.seal && (
            <p className="bh-quiet">
              {s.sealed(r.seal.n)} <code className="bh-digest">{r.seal.digest}</code>
            </p>
          )}
        </Page>
      )}
    </WhenLoaded>
  );
}

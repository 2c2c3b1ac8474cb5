import { Button, Input, Select } from "antd";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { useEffect, useId, useState } from "react";
import { showInstant } from "../../../platform/register/fields.ts";
import { useColon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { HomePanels } from "../../../platform/ui/frame/HomePanels.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { BenchPage } from "./BenchPage.tsx";
import { TodoRows } from "./TodoRows.tsx";
import { SharedOut } from "./SharedOut.tsx";
import { workStrings } from "./strings.ts";
import { MeantPanel } from "../../../platform/ui/record/ActionBar.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** The first page: what waits for this post, across levels. */
export function FirstPage() {
  const may = useMay();
  return may("work.read") ? <BenchPage /> : may("venue.report") ? <ToVenues /> : <OfficerPage />;
}

/** Who runs a place has one page to begin with. */
function ToVenues() {
  const go = useGo();
  useEffect(() => go("/places/venues", "replace"), []);
  return null;
}

/** Officers have no cases: posts that cases wait for, and the people. */
function OfficerPage() {
  const s = useStrings(workStrings);
  const may = useMay();
  return (
    <Page title={s.officer} lead={s.noCases}>
      {may("post.give") && <Vacancies />}
      <HomePanels at="main" />
      {may("person.read") && (
        <p>
          <AppLink href="/people">{s.toPeople}</AppLink>
          {may("audit.read") && (
            <>
              {" · "}
              <AppLink href="/work/audit">{s.toAudit}</AppLink>
            </>
          )}
        </p>
      )}
    </Page>
  );
}

function Vacancies() {
  const s = useStrings(workStrings);
  const word = useWord();
  const list = useLoad(["vacancies"], () => call.listVacancies());
  return (
    <section className="bh-section" aria-label={s.vacancies}>
      <h2>{s.vacancies}</h2>
      <WhenLoaded of={list}>
        {(all) =>
          all.length === 0 ? (
            <p className="bh-quiet">{s.none}</p>
          ) : (
            <>
              <p className="bh-quiet">{s.vacanciesLead}</p>
              <ul>
                {all.map((v) => (
                  <li key={`${v.unitId}${v.role}`}>{s.vacancy(v.unitName, word(v.roleLabel), v.waiting)}</li>
                ))}
              </ul>
            </>
          )
        }
      </WhenLoaded>
    </section>
  );
}

/** What is overdue in one unit below, for its superior. */
export function OverduePage() {
  const colon = useColon();
  const s = useStrings(workStrings);
  const unitId = Number(useRouteParams().id);
  const overdue = useLoad(["overdue", unitId], () => call.listOverdue({ unitId }));
  return (
    <WhenLoaded of={overdue}>
      {(o) => (
        <Page title={`${o.unitName}${colon}${s.overdueCount(o.items.length)}`}>
          {o.items.length === 0 ? (
            <EmptyState title={s.none} />
          ) : (
            <section className="bh-section">
              <TodoRows items={o.items} how="remind" onDone={overdue.reload} />
            </section>
          )}
        </Page>
      )}
    </WhenLoaded>
  );
}

export function HandOverPage() {
  const s = useStrings(workStrings);
  const id = useId();
  const people = useLoad(["colleagues"], () => call.listColleagues());
  const refusal = useRefusal();
  const [address] = useAddress();
  const [from, setFrom] = useState<number | undefined>(() => Number(address.get("from")) || undefined);
  const [to, setTo] = useState<number>();
  const [moved, setMoved] = useState<number>();
  const [isAsked, setAsked] = useState(false);
  return (
    <Page title={s.handOver} lead={s.handOverLead}>
      <WhenLoaded of={people}>
        {(list) => {
          const options = (people: typeof list.to) =>
            people.map((p) => ({ value: p.id, label: `${p.name}（${p.unitName}，${s.open(p.open)}）` }));
          if (list.from.length === 0) return <EmptyState title={s.nobodyCarries} hint={s.nobodyCarriesHint} />;
          return (
            <>
              <form
                className="bh-form"
                onSubmit={(e) => {
                  e.preventDefault();
                  setAsked(true);
                }}
              >
                <label htmlFor={`${id}f`}>{s.from}</label>
                <Select
                  id={`${id}f`}
                  showSearch
                  optionFilterProp="label"
                  placeholder={s.fromHint}
                  value={from}
                  onChange={setFrom}
                  options={options(list.from)}
                />
                <label htmlFor={`${id}t`}>{s.to}</label>
                <Select
                  id={`${id}t`}
                  showSearch
                  optionFilterProp="label"
                  placeholder={s.toHint}
                  value={to}
                  onChange={setTo}
                  options={options(list.to)}
                />
                <ErrorPanel trouble={refusal.trouble} />
                <p className="bh-actions-row">
                  <ActButton type="primary" htmlType="submit" missing={[!from && s.from, !to && s.to]} loading={refusal.busy}>
                    {s.handOver}
                  </ActButton>
                  {moved !== undefined && <span role="status">{s.moved(moved)}</span>}
                </p>
              </form>
              {isAsked && from !== undefined && to !== undefined && (
                <MeantPanel
                  label={s.handOver}
                  asks={s.handOverAsks(
                    list.from.find((x) => x.id === from)?.open ?? 0,
                    list.from.find((x) => x.id === from)?.name ?? "",
                    list.to.find((x) => x.id === to)?.name ?? "",
                  )}
                  busy={refusal.busy}
                  onCancel={() => setAsked(false)}
                  onSend={() =>
                    void refusal.run(async () => {
                      setMoved((await call.handOver({ from, to })).moved);
                      setAsked(false);
                      await people.reload();
                    })
                  }
                />
              )}
              {from !== undefined && list.from.some((p) => p.id === from) && (
                <SharedOut
                  key={from}
                  from={from}
                  onMoved={async (n) => {
                    setMoved(n);
                    await people.reload();
                  }}
                />
              )}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

export function AuditPage() {
  const s = useStrings(workStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [act, setAct] = useState("");
  const [before, setBefore] = useState<number>();
  const trail = useLoad(["audit", act, before], () =>
    call.auditTrail({ ...(act ? { act } : {}), ...(before === undefined ? {} : { before }) }),
  );
  return (
    <Page
      title={s.audit}
      lead={s.auditLead}
      tools={
        <Input
          aria-label={s.filter}
          placeholder={s.filter}
          value={act}
          onChange={(e) => {
            setAct(e.target.value);
            setBefore(undefined);
          }}
          style={{ width: 280 }}
        />
      }
    >
      <WhenLoaded of={trail}>
        {(rows) => (
          <>
            <div className="bh-scroll">
              <table className="bh-plain-table bh-stack">
                <thead>
                  <tr>
                    <th scope="col">{s.at}</th>
                    <th scope="col">{s.who}</th>
                    <th scope="col">{s.act}</th>
                    <th scope="col">{s.subject}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((r) => (
                    <tr key={r.id}>
                      <td data-label={s.at}>{showInstant(r.at, locale)}</td>
                      <td data-label={s.who}>
                        <RecordLink subject={r.actorId}>{word(actorWord(r.actorName))}</RecordLink>
                      </td>
                      <td data-label={s.act}>{word(r.actWords)}</td>
                      <td data-label={s.subject}>
                        {r.subject === null || r.subjectWords === null ? (
                          "—"
                        ) : (
                          <RecordLink subject={r.subject}>{word(r.subjectWords)}</RecordLink>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {rows.length === 200 && <Button onClick={() => setBefore(rows.at(-1)?.id)}>{s.more}</Button>}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

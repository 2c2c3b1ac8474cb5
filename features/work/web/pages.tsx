import { Button, Input, Select } from "antd";
import { actorWord } from "../../../platform/access/actor-words.ts";
import { useEffect, useId, useState } from "react";
import { showInstant } from "../../../platform/register/fields.ts";
import { useColon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { RecordLink } from "../../../platform/ui/records.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay, useMe } from "../../../platform/ui/session.ts";
import { StateTag, type Tone } from "../../../platform/ui/StateTag.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { workContract } from "../contract.ts";
import { SharedOut } from "./SharedOut.tsx";
import { workStrings } from "./strings.ts";

const { call } = createApi<typeof workContract>("work");
/** Cases of a list at first, and so many more at a time. */
const PAGE = 200;
type Item = Awaited<ReturnType<typeof call.workbench>>["mine"][number];

const TONE: Record<string, Tone> = { waiting: "wait", active: "go", done: "good", stopped: "bad" };

/** The first page: what waits for this post, across levels. */
export function FirstPage() {
  const may = useMay();
  return may("work.read") ? <WorkbenchPage /> : may("audit.read") ? <AuditPage /> : may("venue.report") ? <ToVenues /> : <OfficerPage />;
}

/** Who runs a place has one page to begin with. */
function ToVenues() {
  const go = useGo();
  useEffect(() => go("/places/venues", "replace"), []);
  return null;
}

/** Officers have no cases; their work begins at the people. */
function OfficerPage() {
  const s = useStrings(workStrings);
  const may = useMay();
  return (
    <Page title={s.workbench}>
      <EmptyState title={s.noCases} action={may("person.read") ? <AppLink href="/people">{s.toPeople}</AppLink> : undefined} />
    </Page>
  );
}

export function WorkbenchPage() {
  const s = useStrings(workStrings);
  const me = useMe();
  const [most, setMost] = useState(PAGE);
  const work = useLoad(["workbench", most], () => call.workbench({ most }));
  const more = (items: readonly Item[], count: number) =>
    items.length < count && (
      <p>
        {s.cut(items.length, count)} <Button onClick={() => setMost(most + PAGE)}>{s.moreCases}</Button>
      </p>
    );
  return (
    <Page title={s.workbench} lead={me && s.hello(me.name)}>
      <WhenLoaded of={work}>
        {(w) => (
          <>
            <Section title={`${s.mine}（${w.counts.mine}${w.counts.overdue > 0 ? `，${s.overdueCount(w.counts.overdue)}` : ""}）`}>
              {w.mine.length === 0 ? <Nothing /> : <Items items={w.mine} />}
              {more(w.mine, w.counts.mine)}
            </Section>
            <Section title={`${s.waiting}（${w.counts.waiting}）`}>
              {w.waiting.length === 0 ? <p className="bh-quiet">{s.none}</p> : <Items items={w.waiting} />}
              {more(w.waiting, w.counts.waiting)}
            </Section>
            {w.later.length > 0 && (
              <details className="bh-section">
                <summary>{`${s.later}（${w.counts.later}）`}</summary>
                <Items items={w.later} />
                {more(w.later, w.counts.later)}
              </details>
            )}
            {w.overdueBelow.length > 0 && (
              <Section title={s.below}>
                <ul>
                  {w.overdueBelow.map((b) => (
                    <li key={b.unitId}>
                      <AppLink href={`/work/overdue/${b.unitId}`}>
                        {b.unitName}：{s.overdueCount(b.overdue)}
                      </AppLink>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** Nothing to do: where work begins for this post. */
function Nothing() {
  const s = useStrings(workStrings);
  const may = useMay();
  const [hint, href, label] = may("demand.create")
    ? [s.nothingHint, "/services/demands/new", s.newDemand]
    : may("indicator.read")
      ? [s.nothingHintReader, "/indicators", s.toIndicators]
      : [s.nothingHintReader, undefined, ""];
  return <EmptyState title={s.nothing} hint={hint} action={href && <AppLink href={href}>{label}</AppLink>} />;
}

function Items({ items }: { items: readonly Item[] }) {
  const s = useStrings(workStrings);
  const word = useWord();
  return (
    <ul className="bh-items">
      {items.map((i) => (
        <li key={i.id}>
          <RecordLink subject={`${i.process}:${i.id}`}>{i.title}</RecordLink>
          <span className="bh-quiet">{word(i.processLabel)}</span>
          <StateTag label={i.stateLabel} tone={TONE[i.tone] ?? "rest"} />
          <span>
            {i.dueOn && <DayText day={i.dueOn} />}
            {i.overdueDays !== null && <strong className="bh-overdue"> {s.overdue(i.overdueDays)}</strong>}
          </span>
          <span className="bh-quiet">{i.ownerName ?? i.unitName}</span>
        </li>
      ))}
    </ul>
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
            <div className="bh-section">
              <Items items={o.items} />
            </div>
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
  const [from, setFrom] = useState<number>();
  const [to, setTo] = useState<number>();
  const [moved, setMoved] = useState<number>();
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
                  void refusal.run(async () => {
                    setMoved((await call.handOver({ from: from as number, to: to as number })).moved);
                    await people.reload();
                  });
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
                  <Button type="primary" htmlType="submit" disabled={!from || !to} loading={refusal.busy}>
                    {s.handOver}
                  </Button>
                  {moved !== undefined && <span role="status">{s.moved(moved)}</span>}
                </p>
              </form>
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

import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { showInstant } from "../../../platform/register/fields.ts";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay, useMe } from "../../../platform/ui/session.ts";
import { StateTag, type Tone } from "../../../platform/ui/StateTag.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { workContract } from "../contract.ts";
import { workStrings } from "./strings.ts";

const { call } = createApi<typeof workContract>("work");
type Item = Awaited<ReturnType<typeof call.workbench>>["mine"][number];

const HREF: Record<string, string> = {
  demand: "/services/demands",
  introduction: "/services/introductions",
  agreement: "/projects/agreements",
  lookback: "/projects/lookbacks",
  grey: "/services/grey",
  build: "/places/builds",
  booking: "/places/bookings",
};
const KIND: Record<string, { zh: string; en: string }> = {
  demand: { zh: "需求", en: "demand" },
  introduction: { zh: "引荐", en: "introduction" },
  agreement: { zh: "协议", en: "agreement" },
  lookback: { zh: "回头看", en: "look-back" },
  grey: { zh: "成批迹象", en: "mass production" },
  build: { zh: "点位建设", en: "place to be built" },
  booking: { zh: "参观预约", en: "booking" },
};
const TONE: Record<string, Tone> = { waiting: "wait", active: "go", done: "good", stopped: "bad" };

/** The first page: what waits for this post, across levels. */
export function FirstPage() {
  const may = useMay();
  return may("work.read") ? <WorkbenchPage /> : may("audit.read") ? <AuditPage /> : <OfficerPage />;
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
  const work = useLoad(["workbench"], () => call.workbench());
  return (
    <Page title={s.workbench} lead={me && s.hello(me.name)}>
      <WhenLoaded of={work}>
        {(w) => (
          <>
            <Section title={`${s.mine}（${w.counts.mine}${w.counts.overdue > 0 ? `，${s.overdueCount(w.counts.overdue)}` : ""}）`}>
              {w.mine.length === 0 ? <EmptyState title={s.nothing} hint={s.nothingHint} /> : <Items items={w.mine} />}
            </Section>
            <Section title={`${s.waiting}（${w.counts.waiting}）`}>
              {w.waiting.length === 0 ? <p className="bh-quiet">{s.none}</p> : <Items items={w.waiting} />}
            </Section>
            {w.overdueBelow.length > 0 && (
              <Section title={s.below}>
                <ul>
                  {w.overdueBelow.map((b) => (
                    <li key={b.unitId}>
                      {b.unitName}：{s.overdueCount(b.overdue)}
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

function Items({ items }: { items: readonly Item[] }) {
  const s = useStrings(workStrings);
  const word = useWord();
  return (
    <ul className="bh-items">
      {items.map((i) => (
        <li key={i.id}>
          <AppLink href={`${HREF[i.process] ?? ""}/${i.id}`}>{i.title}</AppLink>
          <span className="bh-quiet">{word(KIND[i.process] ?? { zh: i.process, en: i.process })}</span>
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
          return (
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
              <Select id={`${id}f`} showSearch optionFilterProp="label" value={from} onChange={setFrom} options={options(list.from)} />
              <label htmlFor={`${id}t`}>{s.to}</label>
              <Select id={`${id}t`} showSearch optionFilterProp="label" value={to} onChange={setTo} options={options(list.to)} />
              <ErrorPanel trouble={refusal.trouble} />
              <p className="bh-actions-row">
                <Button type="primary" htmlType="submit" disabled={!from || !to} loading={refusal.busy}>
                  {s.handOver}
                </Button>
                {moved !== undefined && <span role="status">{s.moved(moved)}</span>}
              </p>
            </form>
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
              <table className="bh-plain-table">
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
                      <td>{showInstant(r.at, locale)}</td>
                      <td>
                        {r.actorName} <small className="bh-quiet">{r.actorId}</small>
                      </td>
                      <td>
                        {word(r.actWords)} <small className="bh-quiet">{r.act}</small>
                      </td>
                      <td>{r.subject ?? "—"}</td>
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

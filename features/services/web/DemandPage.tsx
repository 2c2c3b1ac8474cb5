import { Button } from "antd";
import { useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { ActionBar } from "../../../platform/ui/ActionBar.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseTimeline } from "../../../platform/ui/CaseTimeline.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FieldHistory } from "../../../platform/ui/FieldHistory.tsx";
import { DayText } from "../../../platform/ui/FieldText.tsx";
import { LinkHandover } from "../../../platform/ui/LinkHandover.tsx";
import { LinkStates } from "../../../platform/ui/LinkStates.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordDetail } from "../../../platform/ui/RecordDetail.tsx";
import { RecordLink } from "../../../platform/ui/records.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { chinaDay } from "@bihuan/kit";
import { greyProcess } from "../grey-process.ts";
import { demandProcess, OWN_SCREEN } from "../process.ts";
import { demandRegister } from "../register.ts";
import { call, type DemandView } from "./api.ts";
import { Candidates } from "./Candidates.tsx";
import { GreyNotice } from "./GreyNotice.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import { servicesStrings } from "./strings.ts";

export function DemandPage() {
  const id = Number(useRouteParams().id);
  const demand = useLoad(["demand", id], () => call.getDemand({ id }));
  return <WhenLoaded of={demand}>{(d) => <Demand d={d} reload={demand.reload} />}</WhenLoaded>;
}

function Demand({ d, reload }: { d: DemandView; reload: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const word = useWord();
  const may = useMay();
  const go = useGo();
  const state = demandProcess.states[d.case.state];
  const id = d.case.id;
  return (
    <Page
      title={d.case.title}
      lead={
        <>
          {state && <StateTag label={state.label} tone={tonesOf(demandProcess)[d.case.state]} />} {String(d.values.demanderName)} ·{" "}
          {d.case.unitName} · {s.owner}
          <Colon />
          {d.case.ownerName ?? (d.case.ownerRole === "reviewer" ? s.review : d.case.ownerRole === null ? s.none : d.case.adviserName)}
          {d.case.dueOn && (
            <>
              {" "}
              · {s.due} <DayText day={d.case.dueOn} />
            </>
          )}
          {d.case.overdueDays !== null && <strong className="bh-overdue"> {s.overdue(d.case.overdueDays)}</strong>}
        </>
      }
      tools={
        d.case.state === "draft" && may("demand.edit") ? (
          <Button onClick={() => go(`/services/demands/${id}/edit`)}>{s.edit}</Button>
        ) : undefined
      }
    >
      {Object.keys(d.remarks).length > 0 && d.case.state === "draft" && (
        <Section title={s.remarksTitle}>
          <ul>
            {Object.entries(d.remarks).map(([key, remark]) => (
              <li key={key}>
                <strong>{word(demandRegister.fields.find((f) => f.key === key)?.label ?? { zh: key, en: key })}</strong>：{remark}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <GreyNotice d={d} />
      <Confirmation d={d} reload={reload} />
      {d.case.state === "awaiting_review" && may("demand.review") && <ReviewForm d={d} onDone={reload} />}
      {may("demand.act") && (
        <ActionBar
          actions={d.actions.filter((a) => !OWN_SCREEN.has(a.action))}
          onDone={() => void reload()}
          onAct={(a) => call.actOnDemand({ id, expectedSeq: d.case.seq, ...a })}
        />
      )}
      {["introduced", "in_talks"].includes(d.case.state) && may("agreement.edit") && (
        <p>
          <Button type="primary" onClick={() => go(`/projects/agreements/new/${id}`)}>
            {s.addAgreement}
          </Button>
        </p>
      )}
      <Section title={s.details}>
        <RecordDetail register={demandRegister} values={d.values} only={SHOWN} />
        {d.contactOpen && <Contact id={id} />}
      </Section>
      <Section title={s.quality}>
        <ul className="bh-checks">
          {d.quality.map((q) => (
            <li key={q.question} data-done={q.answered}>
              {word(q.label)}：
              {q.answered ? (
                s.answered
              ) : (
                <>
                  {s.open}　<span className="bh-quiet">{word(q.hint)}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {["published", "matching", "introduced", "in_talks"].includes(d.case.state) || d.candidates.length > 0 ? (
        <Candidates d={d} onDone={reload} />
      ) : null}
      <Section title={s.related}>
        {d.related.length === 0 ? (
          <p className="bh-quiet">{s.none}</p>
        ) : (
          <ul>
            {d.related.map((r) => (
              <li key={r.id}>
                <RecordLink subject={`${r.process}:${r.id}`}>
                  {r.process === "agreement"
                    ? s.addAgreement.replace("登记", "")
                    : r.process === "grey"
                      ? word(greyProcess.label)
                      : s.introduction}{" "}
                  #{r.id}
                </RecordLink>{" "}
                · {r.ownerName ?? ""} · <DayText day={r.openedOn} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={s.facts}>
        {d.facts.length === 0 ? (
          <p className="bh-quiet">{s.noFacts}</p>
        ) : (
          <ul>
            {d.facts.map((f) => (
              <li key={f.id}>
                <AppLink href={`/indicators/facts/${f.id}`}>{word(f.label)}</AppLink> · <DayText day={f.occurredOn} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <LinkStates caseId={d.case.id} />
      <Section title={s.timeline}>
        <CaseTimeline events={d.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))} />
      </Section>
      <History id={id} />
    </Page>
  );
}

const SHOWN = demandRegister.fields.filter((f) => !f.computed && !f.sensitive && f.key !== "title").map((f) => f.key);

/** The one-time link lives in the answer that makes it: shown here once, to be handed over. */
function Confirmation({ d, reload }: { d: DemandView; reload: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const may = useMay();
  const word = useWord();
  const refusal = useRefusal();
  const [link, setLink] = useState<Awaited<ReturnType<typeof call.askConfirmation>>>();
  const action = d.actions.find((a) => a.action === "ask-confirmation" || a.action === "renew-link");
  if (!may("demand.edit") || (!action && !link)) return null;
  const ask = (onPaper: boolean) =>
    void refusal.run(async () => {
      setLink(await call.askConfirmation({ id: d.case.id, requestKey: newKey(), expectedSeq: d.case.seq, onPaper }));
      await reload();
    });
  return (
    <section className={link ? "bh-section" : "bh-actions"}>
      {action && (
        <p className="bh-actions-row">
          <Button
            type={d.case.state === "draft" ? "primary" : "default"}
            disabled={!action.allowed}
            loading={refusal.busy}
            onClick={() => ask(false)}
          >
            {d.case.state === "draft" ? s.askConfirm : s.renew}
          </Button>
          {!action.allowed && <span className="bh-quiet">{action.unmet.map(word).join("；")}</span>}
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
      {link && (
        <LinkHandover
          caseId={d.case.id}
          url={new URL(link.url, location.origin).href}
          sentTo={link.sentTo}
          onPaper={() => ask(true)}
          code={link.code}
          forWhom={s.handedTo}
          purpose={s.linkPurpose}
          expiresOn={chinaDay(Date.parse(link.expiresAt))}
        />
      )}
    </section>
  );
}

function Contact({ id }: { id: number }) {
  const s = useStrings(servicesStrings);
  const refusal = useRefusal();
  const [contact, setContact] = useState<{ contactName: string; phone: string }>();
  return (
    <p>
      {s.contact}
      <Colon />
      {contact ? (
        <>
          {contact.contactName} {contact.phone}
        </>
      ) : (
        <Button size="small" onClick={() => void refusal.run(async () => setContact(await call.lookContact({ id })))}>
          {s.look}
        </Button>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </p>
  );
}

function History({ id }: { id: number }) {
  const s = useStrings(servicesStrings);
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <details className="bh-section" onToggle={(e) => setOpen(e.currentTarget.open)} key={locale}>
      <summary>{s.showHistory}</summary>
      {open && <Changes id={id} />}
    </details>
  );
}

function Changes({ id }: { id: number }) {
  const changes = useLoad(["demand-history", id], () => call.demandHistory({ id }));
  return (
    <WhenLoaded of={changes}>
      {(list) => <FieldHistory register={demandRegister} changes={list.map((c) => ({ ...c, who: c.actorName }))} />}
    </WhenLoaded>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead, type HeadAct } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FieldHistory } from "../../../platform/ui/record/FieldHistory.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { LinkStates } from "../../../platform/ui/record/LinkStates.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { Remarks } from "../../../platform/ui/Remarks.tsx";
import { Remind } from "../../../platform/ui/Remind.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { linesOf, PrintForm } from "../../../platform/ui/record/PrintForm.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { chinaDay } from "@bihuan/kit";
import { greyProcess } from "../../honesty/process.ts";
import { verificationProcess } from "../verification-process.ts";
import { demandProcess, OWN_SCREEN } from "../process.ts";
import { demandRegister } from "../register.ts";
import { call, type DemandView } from "./api.ts";
import { PAPER } from "./paper.ts";
import { Candidates } from "./Candidates.tsx";
import { GreyNotice } from "./GreyNotice.tsx";
import { MayConcern } from "./MayConcern.tsx";
import { NeedField } from "./NeedField.tsx";
import { OfCentre } from "./OfCentre.tsx";
import { Origin } from "./Origin.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import { servicesStrings } from "./strings.ts";
import { Talks } from "./Talks.tsx";

export function DemandPage() {
  const id = Number(useRouteParams().id);
  const demand = useLoad(["demand", id], () => call.getDemand({ id }));
  return <WhenLoaded of={demand}>{(d) => <Demand d={d} reload={demand.reload} />}</WhenLoaded>;
}

function Demand({ d, reload }: { d: DemandView; reload: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay();
  const id = d.case.id;
  const agreement = d.related.find((r) => r.process === "agreement" && r.closedOn === null);
  const agreementHref = agreement ? `/projects/agreements/${agreement.id}` : `/projects/agreements/new/${id}`;
  const [link, setLink] = useState<Awaited<ReturnType<typeof call.askConfirmation>>>();
  const ask = async (onPaper: boolean) =>
    setLink(await call.askConfirmation({ id, requestKey: newKey(), expectedSeq: d.case.seq, onPaper }));
  return (
    <article className="bh-page bh-record">
      <CaseHead
        title={d.case.title}
        lead={
          <>
            {String(d.values.demanderName)} · {d.case.unitName}
            {d.case.adviserName && ` · ${s.adviser} ${d.case.adviserName}`}
          </>
        }
        of={{ process: demandProcess, case: d.case, turn: d.turn, events: d.events }}
        actions={headActs(d, may, agreementHref, { ask: () => ask(false) })}
        main={MAIN[d.case.state]}
        mend={{ fields: `/services/demands/${id}/edit`, agreement: agreementHref }}
        onAct={(a) => call.actOnDemand({ id, expectedSeq: d.case.seq, ...a })}
        onDone={reload}
        remind={d.turn && !d.turn.isOutside && !d.turn.isNobodys && <Remind caseId={id} />}
      />
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
      <p className="bh-no-print">
        <PrintForm
          name={PAPER.demandForm}
          number={id}
          unit={d.case.unitName}
          lines={linesOf(demandRegister, d.values, SHOWN, locale)}
          course={d.events.map((e) => ({ at: e.at, label: e.label, who: e.who, note: e.note ?? null }))}
          signs={[PAPER.signDemander, PAPER.signAdviser, PAPER.signReviewer]}
        />
      </p>
      <GreyNotice d={d} />
      {link && (
        <section className="bh-section">
          <LinkHandover
            caseId={id}
            url={new URL(link.url, location.origin).href}
            sentTo={link.sentTo}
            onPaper={() => void ask(true).then(reload)}
            code={link.code}
            forWhom={s.handedTo}
            purpose={s.linkPurpose}
            expiresOn={chinaDay(Date.parse(link.expiresAt))}
          />
        </section>
      )}
      <div className="bh-record-columns">
        <div>
          {d.case.state === "awaiting_review" && may("demand.review") && <ReviewForm d={d} onDone={reload} />}
          {["published", "matching", "introduced", "in_talks"].includes(d.case.state) || d.candidates.length > 0 ? (
            <Candidates d={d} onDone={reload} />
          ) : null}
          <Talks d={d} onDone={reload} />
          <Remarks subject={`demand:${id}`} />
          <LinkStates caseId={id} />
          <Section title={s.timeline}>
            <CaseTimeline
              events={d.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
            />
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
          <History id={id} />
        </div>
        <aside>
          <section className="bh-panel" id="fields" aria-label={s.details}>
            <h2>{s.details}</h2>
            <RecordDetail register={demandRegister} values={d.values} only={SHOWN} />
            {d.contactOpen && <Contact id={id} />}
          </section>
          <section className="bh-panel" aria-label={s.quality}>
            <h2>{s.quality}</h2>
            <ul className="bh-checks">
              {d.quality.map((q) => (
                <li key={q.question} data-done={q.answered}>
                  {word(q.label)}：{q.answered ? s.answered : <span className="bh-quiet">{word(q.hint)}</span>}
                </li>
              ))}
            </ul>
          </section>
          <OfCentre id={id} />
          <Origin id={id} />
          <NeedField d={d} onDone={reload} />
          <MayConcern id={id} />
          <section className="bh-panel" aria-label={s.related}>
            <h2>{s.related}</h2>
            {d.related.length === 0 ? <p className="bh-quiet">{s.none}</p> : <Related d={d} />}
          </section>
        </aside>
      </div>
    </article>
  );
}

/** What the one button does where the process's own order would say another thing. */
const MAIN: Readonly<Record<string, string>> = {
  draft: "resubmit",
  awaiting_confirmation: "renew-link",
  introduced: "=agreement",
  in_talks: "=agreement",
  signed: "=agreement",
  performing: "=agreement",
};

/** The acts of the process, each where it is done: in place, in a part of this page, or on a page of its own. */
function headActs(d: DemandView, may: ReturnType<typeof useMay>, agreementHref: string, own: { ask: () => Promise<unknown> }): HeadAct[] {
  const label = (key: "toReview" | "chooseCandidate" | "addAgreement" | "toAgreement" | "edit") => ({
    zh: servicesStrings.zh[key],
    en: servicesStrings.en[key],
  });
  const way = { allowed: true, unmet: [], needsReason: false };
  const acts = d.actions.flatMap((a): HeadAct[] => {
    switch (a.action) {
      case "ask-confirmation":
      case "renew-link":
        return may("demand.edit") ? [{ ...a, run: own.ask }] : [];
      case "pass":
        return may("demand.review") ? [{ ...a, label: label("toReview"), href: "#review" }] : [];
      case "propose":
        return may("demand.match") ? [{ ...a, run: () => call.proposeCandidates({ id: d.case.id, requestKey: newKey() }) }] : [];
      case "resubmit":
        return a.allowed && may("demand.act") ? [a] : [];
      case "talk":
        return may("demand.act") ? [{ ...a, ...way, href: "#talks" }] : [];
      case "introduce":
        return may("demand.match") ? [{ ...a, ...way, label: label("chooseCandidate"), href: "#candidates" }] : [];
      default:
        return OWN_SCREEN.has(a.action) || !may("demand.act") ? [] : [a];
    }
  });
  if (["introduced", "in_talks", "signed", "performing"].includes(d.case.state) && may("agreement.edit"))
    acts.push({
      action: "=agreement",
      label: label(agreementHref.includes("/new/") ? "addAgreement" : "toAgreement"),
      ...way,
      href: agreementHref,
    });
  if (d.case.state === "draft" && may("demand.edit"))
    acts.push({ action: "=edit", label: label("edit"), ...way, href: `/services/demands/${d.case.id}/edit` });
  return acts;
}

function Related({ d }: { d: DemandView }) {
  const s = useStrings(servicesStrings);
  const word = useWord();
  const name = (process: string) =>
    process === "agreement"
      ? s.agreement
      : process === "grey"
        ? word(greyProcess.label)
        : process === "verification"
          ? word(verificationProcess.label)
          : s.introduction;
  return (
    <ul>
      {d.related.map((r) => (
        <li key={r.id}>
          <RecordLink subject={`${r.process}:${r.id}`}>{name(r.process)}</RecordLink> · {r.ownerName ?? r.unitName} ·{" "}
          <DayText day={r.openedOn} />
        </li>
      ))}
    </ul>
  );
}

const SHOWN = demandRegister.fields.filter((f) => !f.computed && !f.sensitive && f.key !== "title").map((f) => f.key);

function Contact({ id }: { id: number }) {
  const s = useStrings(servicesStrings);
  const refusal = useRefusal();
  const [contact, setContact] = useState<{ contactName: string; phone: string; email: string | null }>();
  return (
    <p>
      {s.contact}
      <Colon />
      {contact ? (
        <>
          {contact.contactName} {contact.phone} {contact.email}
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

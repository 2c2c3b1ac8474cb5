import { Colon, useColon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { PrintForm } from "../../../platform/ui/record/PrintForm.tsx";
import { Remarks } from "../../../platform/ui/Remarks.tsx";
import { Remind } from "../../../platform/ui/Remind.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { introductionProcess } from "../process.ts";
import { call } from "./api.ts";
import { PAPER } from "./paper.ts";
import { servicesStrings } from "./strings.ts";

/** An expression of interest, as either adviser sees it; contacts open when both agreed. */
export function IntroductionPage() {
  const colon = useColon();
  const s = useStrings(servicesStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const introduction = useLoad(["introduction", id], () => call.getIntroduction({ id }));
  return (
    <WhenLoaded of={introduction}>
      {(i) => {
        return (
          <article className="bh-page bh-record">
            <CaseHead
              title={`${s.introduction}${colon}${i.case.title}`}
              lead={`${i.supply.name} · ${i.supply.organisation}`}
              of={{ process: introductionProcess, case: i.case, turn: i.turn, events: i.events }}
              actions={i.actions}
              onDone={introduction.reload}
              remind={i.turn && !i.turn.isNobodys && <Remind caseId={id} />}
              onAct={({ action, ...a }) => call.answerIntroduction({ id, expectedSeq: i.case.seq, answer: action as "accept", ...a })}
            />
            <p className="bh-no-print">
              <PrintForm
                name={PAPER.introductionForm}
                number={id}
                unit={i.case.unitName}
                lines={[
                  [s.demandSide, `${i.demand.title}（${i.demand.place}）`],
                  [s.details, i.demand.body],
                  [s.supplySide, `${i.supply.name}（${i.supply.organisation}）`],
                  [s.messageFrom, i.message],
                  [s.matchReasons, i.reasons.map(word).join("；")],
                ]}
                course={i.events.map((e) => ({ at: e.at, label: e.label, who: e.who, note: e.note ?? null }))}
                signs={[PAPER.signDemandAdviser, PAPER.signSupplyAdviser]}
              />
            </p>
            <Section title={s.messageFrom}>
              <p>{i.message}</p>
              <p className="bh-quiet">
                {i.case.adviserName} · {i.case.unitName}
              </p>
            </Section>
            <Section title={s.demandSide}>
              <p>
                <strong>
                  {i.side === "supply" ? i.demand.title : <AppLink href={`/services/demands/${i.demand.id}`}>{i.demand.title}</AppLink>}
                </strong>{" "}
                · {i.demand.place}
              </p>
              <p className="bh-prewrap">{i.demand.body}</p>
            </Section>
            <Section title={s.supplySide}>
              <p>
                <strong>{i.supply.name}</strong> · {i.supply.organisation}
              </p>
              <p>{i.supply.summary}</p>
            </Section>
            <Section title={s.matchReasons}>
              <ul className="bh-reasons">
                {i.reasons.map((r) => (
                  <li key={r.zh}>{word(r)}</li>
                ))}
              </ul>
            </Section>
            <Section title={s.contact}>
              {i.contacts ? (
                <>
                  <p>{s.bothAgreed}</p>
                  <p>
                    {s.demandSide}
                    <Colon />
                    {i.contacts.demander.name} {i.contacts.demander.phone}
                  </p>
                  <p>
                    {s.supplySide}
                    <Colon />
                    {i.contacts.supplier.name} {i.contacts.supplier.phone}
                  </p>
                </>
              ) : (
                <p className="bh-quiet">{s.notYet}</p>
              )}
            </Section>
            <Remarks subject={`introduction:${id}`} />
            <Section title={s.timeline}>
              <CaseTimeline
                events={i.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </article>
        );
      }}
    </WhenLoaded>
  );
}

import { formatMoney } from "@bihuan/kit";
import { useColon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { correctionProcess } from "../process.ts";
import { call } from "./api.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { indicatorsStrings } from "./strings.ts";

/** What is to be corrected, side by side, for the second person who puts it in force. */
export function CorrectionPage() {
  const colon = useColon();
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["correction", id], () => call.getCorrection({ id }));
  const print = (name: string, n: number | undefined) =>
    n === undefined ? "—" : name.endsWith("Fen") ? formatMoney(n, locale) : String(n);
  return (
    <WhenLoaded of={loaded}>
      {(c) => {
        return (
          <article className="bh-page bh-record">
            <CaseHead
              title={`${s.correction}${colon}${word(c.fact.label)}${c.fact.title ? ` · ${c.fact.title}` : ""}`}
              lead={c.reason}
              of={{ process: correctionProcess, case: c.case, turn: c.turn, events: c.events }}
              actions={may("fact.confirm") ? c.actions : []}
              onDone={loaded.reload}
              onAct={(a) =>
                call.decideCorrection({
                  id,
                  action: a.action as "confirm",
                  requestKey: a.requestKey,
                  ...(a.reason ? { reason: a.reason } : {}),
                })
              }
            />
            <table className="bh-plain-table">
              <thead>
                <tr>
                  <th scope="col"> </th>
                  <th scope="col">{s.before}</th>
                  <th scope="col">{s.after}</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">{s.day}</th>
                  <td>
                    <DayText day={c.fact.occurredOn} />
                  </td>
                  <td>{c.void ? s.void : <DayText day={c.occurredOn} />}</td>
                </tr>
                {Object.keys(c.measures).map((name) => (
                  <tr key={name}>
                    <th scope="row">{name.endsWith("Fen") ? s.measures : s.value}</th>
                    <td className="bh-number">{print(name, c.fact.measures[name])}</td>
                    <td className="bh-number">{c.void ? s.void : print(name, c.measures[name])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Section title={s.evidence}>
              <EvidenceList of={c.evidence} />
              <p>
                <AppLink href={`/indicators/facts/${c.fact.id}`}>{s.toFact}</AppLink>
                {c.newFactId !== null && (
                  <>
                    {" "}
                    · <AppLink href={`/indicators/facts/${c.newFactId}`}>{s.toNewFact}</AppLink>
                  </>
                )}
              </p>
            </Section>
            <Section title={s.steps}>
              <CaseTimeline
                events={c.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </article>
        );
      }}
    </WhenLoaded>
  );
}

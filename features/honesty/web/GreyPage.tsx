import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { greyProcess } from "../process.ts";
import { matching } from "./api.ts";
import { honestyStrings } from "./strings.ts";

/** One mark: what was found, the appeal, who answered it. */
export function GreyPage() {
  const s = useStrings(honestyStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const mark = useLoad(["grey", id], () => matching.getGrey({ id }));
  return (
    <WhenLoaded of={mark}>
      {(g) => {
        return (
          <article className="bh-page bh-record">
            <CaseHead
              title={g.demand.title}
              lead={s.grey}
              of={{ process: greyProcess, case: g.case, turn: g.turn, events: g.events }}
              actions={g.actions}
              onDone={mark.reload}
              onAct={(a) => matching.actOnGrey({ id, expectedSeq: g.case.seq, ...a })}
            />
            <Section title={s.greyDemand}>
              <p>
                <AppLink href={`/services/demands/${g.demand.id}`}>{g.demand.title}</AppLink>
              </p>
              <p className="bh-quiet">{s.withdrawn(g.withdrawn)}</p>
            </Section>
            <Section title={s.greySigns}>
              <ul>
                {g.signs.map((sign) => (
                  <li key={sign.zh}>{word(sign)}</li>
                ))}
              </ul>
            </Section>
            <Section title={s.course}>
              <CaseTimeline
                events={g.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </article>
        );
      }}
    </WhenLoaded>
  );
}

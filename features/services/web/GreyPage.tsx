import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ActionBar } from "../../../platform/ui/ActionBar.tsx";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseTimeline } from "../../../platform/ui/CaseTimeline.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { greyProcess } from "../grey-process.ts";
import { matching } from "./api.ts";
import { matchingStrings } from "./matching-strings.ts";

/** One mark: what was found, the appeal, who answered it. */
export function GreyPage() {
  const s = useStrings(matchingStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const mark = useLoad(["grey", id], () => matching.getGrey({ id }));
  return (
    <WhenLoaded of={mark}>
      {(g) => {
        const state = greyProcess.states[g.case.state];
        return (
          <Page
            title={`${s.grey} #${g.case.id}`}
            lead={state && <StateTag label={state.label} tone={tonesOf(greyProcess)[g.case.state]} />}
          >
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
            <ActionBar
              actions={g.actions}
              onDone={() => void mark.reload()}
              onAct={(a) => matching.actOnGrey({ id, expectedSeq: g.case.seq, ...a })}
            />
            <Section title={s.course}>
              <CaseTimeline
                events={g.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </Page>
        );
      }}
    </WhenLoaded>
  );
}

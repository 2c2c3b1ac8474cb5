import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay, showValue } from "../../../platform/register/fields.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { OfferFor } from "../contract.ts";
import { COMPARISONS, SUBJECTS, type ComparisonKey, type SubjectKey } from "../subjects.ts";
import { eligibilityApi } from "./api.ts";
import { eligibilityStrings } from "./strings.ts";

/** What policies give a firm on a day: what applies, what must be asked first, what does not and by which clause. */
export function OffersFor({ data }: PanelProps) {
  const s = useStrings(eligibilityStrings);
  const [day, setDay] = useState("");
  const loaded = useLoad(["offers", data.id, day, JSON.stringify(data.children)], () =>
    eligibilityApi.listOffersFor({ firmId: data.id, ...(day === "" ? {} : { day }) }),
  );
  return (
    <Section title={s.offers} id="offers">
      <p className="bh-quiet">{s.rule}</p>
      <label className="bh-no-print">
        {s.on} <DayBox aria-label={s.on} value={day} onChange={setDay} />
      </label>
      <WhenLoaded of={loaded}>
        {({ offers }) =>
          offers.length === 0 ? (
            <p>{s.none}</p>
          ) : (
            <>
              {(["applies", "open", "not"] as const).map((verdict) => (
                <Offers key={verdict} verdict={verdict} offers={offers.filter((o) => o.verdict === verdict)} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </Section>
  );
}

function Offers({ verdict, offers }: { readonly verdict: OfferFor["verdict"]; readonly offers: readonly OfferFor[] }) {
  const s = useStrings(eligibilityStrings);
  return (
    <>
      <h3>
        {s[verdict]} {offers.length}
      </h3>
      {offers.length === 0 && <p className="bh-quiet">{s.noneOf}</p>}
      <ul>
        {offers.map((o) => (
          <li key={o.benefitId}>
            <One offer={o} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ offer: o }: { readonly offer: OfferFor }) {
  const s = useStrings(eligibilityStrings);
  const { locale } = useLocale();
  const subject = useSubject();
  const word = useWord();
  return (
    <>
      <strong>{o.title}</strong> <AppLink href={`/policies/${o.policyId}`}>{o.policyTitle}</AppLink>
      <div>
        {o.gives}
        {o.amountFen !== null && ` · ${s.atMost} ${showValue({ type: "money" }, o.amountFen, locale)}`}
        {o.deadline !== null && ` · ${s.deadline(showDay(o.deadline, locale))}`}
      </div>
      {o.verdict !== "not" && o.papers !== null && (
        <div className="bh-quiet">
          {s.papers}：{o.papers}
        </div>
      )}
      {o.changed && <p className="bh-notice bh-notice-warn">{s.changed}</p>}
      {o.verdict === "open" && o.missing.length > 0 && <div>{s.missing(o.missing.map(subject).join("、"))}</div>}
      <details open={o.verdict === "open"}>
        <summary>{s.why}</summary>
        <ul className="bh-checks">
          {o.reasons.map((r) => (
            <li data-done={r.holds === true} key={`${r.address}${r.subject}${r.comparison}${r.value}`}>
              <strong>{r.holds === null ? s.unknown : r.holds ? s.holds : s.fails}</strong> {subject(r.subject)}：{s[`needs_${r.how}`]}
              {r.comparison === "is" ? "" : `${word(COMPARISONS[r.comparison as ComparisonKey])} `}
              {r.value}
              {r.has !== null && (
                <>
                  ，{s.has} {r.has.value}（{s.asOf(showDay(r.has.onDay, locale), r.has.source)}）
                </>
              )}
              {r.lapsedOn !== null && <> · {s.lapsed(showDay(r.lapsedOn, locale))}</>}
              <div className="bh-quiet">
                {r.address}：“{r.clause}”
              </div>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

export function useSubject(): (key: string) => string {
  const word = useWord();
  return (key) => word(SUBJECTS[key as SubjectKey]);
}

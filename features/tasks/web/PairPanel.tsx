import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { field } from "../../../platform/register/field.ts";
import { defineRegister, optionsOf, showDay } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { lookupsOf } from "../../../platform/ui/records/client.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { pairContract } from "../pair-contract.ts";
import type { PairDesk } from "../pair-server.ts";
import { RANKS } from "../pairs.ts";
import { pairStrings } from "./pair-strings.ts";

const { call } = createApi<typeof pairContract>("pair");

const HAND = defineRegister({
  name: "pair_hand",
  label: { zh: "移交", en: "Hand over" },
  fields: [
    field("text", "leaderName", "接任的人", "Successor", { required: true, maxLength: 40 }),
    field("text", "leaderPost", "职务", "Post", { maxLength: 60 }),
    field("option", "rank", "职级", "Rank", { required: true, options: optionsOf(RANKS) }),
    field("day", "firstOn", "接任后首次联系日", "First contact on", { required: true }),
    field("text", "note", "交接说明", "Note", { required: true, maxLength: 400 }),
  ],
});

/** A pair before the visit: its next day, who else looks after the same, what all rooms know of it; here it is handed over. */
export function PairPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(pairStrings);
  const { locale } = useLocale();
  const desk = given as PairDesk;
  const [handing, setHanding] = useState(false);
  return (
    <div id="desk">
      <Section title={s.desk}>
        {desk.nextOn !== null && desk.state !== "handed" && desk.state !== "ended" && (
          <p>
            {s.next}：<strong>{showDay(desk.nextOn, locale)}</strong>{" "}
            <span className="bh-quiet">{desk.everyDays === null ? s.noRule : s.every(desk.everyDays)}</span>
          </p>
        )}
        {desk.lateDays > 0 && <p className="bh-notice bh-notice-warn">{s.late(desk.lateDays)}</p>}
        <p>{s.openProblems(desk.openProblems)}</p>
        {desk.others.map((o) => (
          <p key={o.id} className="bh-notice bh-notice-warn">
            <RecordLink subject={`pair:${o.id}`}>{s.otherOwner(o.leaderName, o.unitName)}</RecordLink>
          </p>
        ))}
        {(desk.repeated ?? 0) > 0 && <p className="bh-quiet bh-no-print">{s.repeated(desk.repeated ?? 0)}</p>}
        {desk.mayHand && !handing && (
          <div className="bh-actions-row bh-no-print">
            <Button onClick={() => setHanding(true)}>{s.hand}</Button>
          </div>
        )}
        {handing && (
          <>
            <p>{s.handing(desk.openProblems)}</p>
            <RegisterForm
              register={HAND}
              draftKey={`pair.${data.id}.hand`}
              lookups={lookupsOf([HAND])}
              onSubmit={async (values, requestKey) => {
                await call.handPair({ id: data.id, ...values, requestKey } as never);
                setHanding(false);
                await reload();
              }}
              beside={<Button onClick={() => setHanding(false)}>{s.cancel}</Button>}
            />
          </>
        )}
      </Section>
      {desk.isFirm ? (
        <About id={data.id} />
      ) : (
        <Section title={s.about}>
          <p className="bh-quiet">{s.noCode}</p>
        </Section>
      )}
    </div>
  );
}

function About({ id }: { readonly id: number }) {
  const s = useStrings(pairStrings);
  const word = useWord();
  const { locale } = useLocale();
  const loaded = useLoad(["pair", "about", id], () => call.about({ id }));
  return (
    <Section title={s.about} id="about">
      <WhenLoaded of={loaded}>
        {({ rows, isCut }) =>
          rows.length === 0 ? (
            <p className="bh-quiet">{s.nothing}</p>
          ) : (
            <>
              <ul className="bh-plain-list">
                {rows.map((r) => (
                  <li key={r.subject}>
                    {word(r.kind)} · <RecordLink subject={r.subject}>{r.title}</RecordLink>
                    {r.note && ` · ${word(r.note)}`}
                    {r.day !== null && ` · ${showDay(r.day, locale)}`}
                  </li>
                ))}
              </ul>
              {isCut && <p className="bh-quiet">{s.cut}</p>}
            </>
          )
        }
      </WhenLoaded>
    </Section>
  );
}

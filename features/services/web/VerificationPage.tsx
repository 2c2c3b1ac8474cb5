import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText, MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { verificationProcess } from "../verification-process.ts";
import { verification as call } from "./api.ts";
import { verificationStrings } from "./verification-strings.ts";

type View = Awaited<ReturnType<typeof call.getVerification>>;

/** One call back: what is asked about, whom to ring, and the short form. */
export function VerificationPage() {
  const s = useStrings(verificationStrings);
  const word = useWord();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["verification", id], () => call.getVerification({ id }));
  return (
    <WhenLoaded of={loaded}>
      {(v) => {
        return (
          <article className="bh-page bh-record">
            <CaseHead
              title={`${s.title}：${v.subjectTitle}`}
              of={{ process: verificationProcess, case: v.case, turn: v.turn, events: v.events }}
              actions={v.actions.filter((a) => a.action === "verify").map((a) => ({ ...a, ends: false, href: "#call" }))}
            />
            <p>{s[v.cause]}</p>
            <p>
              {s.subject}
              <Colon />
              <RecordLink subject={v.subject}>{v.subjectTitle}</RecordLink>
              {v.adviserName && ` · ${s.adviser} ${v.adviserName}`}
              {v.answeredOn && (
                <>
                  {" "}
                  · {s.answered} <DayText day={v.answeredOn} />
                </>
              )}
            </p>
            {v.documents.length > 0 && (
              <Section title={s.documents} id="documents">
                <ul>
                  {v.documents.map((d) => (
                    <li key={d.id}>
                      <a href={`/api/files/${d.id}`} onClick={() => setTimeout(() => void loaded.reload(), 1500)}>
                        {d.name}
                      </a>{" "}
                      · <MoneyText fen={d.inPlaceFen} /> {d.opened && <small className="bh-quiet">{s.opened}</small>}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {v.case.closedOn === null && (
              <div id="call">
                <Call v={v} reload={loaded.reload} />
              </div>
            )}
            {v.differences && <p className="bh-prewrap">{v.differences}</p>}
            <Section title={s.timeline}>
              <CaseTimeline
                events={v.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </article>
        );
      }}
    </WhenLoaded>
  );
}

const OUTCOMES = ["same", "differs", "again", "unreached"] as const;

function Call({ v, reload }: { v: View; reload: () => Promise<void> }) {
  const s = useStrings(verificationStrings);
  const word = useWord();
  const refusal = useRefusal();
  const id = useId();
  const [phone, setPhone] = useState<string>();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("same");
  const [differences, setDifferences] = useState("");
  const action = v.actions.find((a) => a.action === "verify");
  if (!action) return null;
  if (!action.allowed) return <p className="bh-quiet">{action.unmet.map((u) => word(u.label)).join("；")}</p>;
  return (
    <Section title={s.outcome}>
      <p>
        {phone === undefined ? (
          <Button onClick={() => void refusal.run(async () => setPhone((await call.lookVerificationPhone({ id: v.case.id })).phone))}>
            {s.phone}
          </Button>
        ) : (
          <strong className="bh-number">{phone}</strong>
        )}
      </p>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => {
            await call.answerVerification({ id: v.case.id, requestKey: newKey(), outcome, ...(differences ? { differences } : {}) });
            await reload();
          });
        }}
      >
        <Radio.Group
          aria-label={s.outcome}
          value={outcome}
          onChange={(e) => setOutcome(e.target.value as typeof outcome)}
          options={OUTCOMES.map((o) => ({ value: o, label: s[o] }))}
        />
        {outcome === "differs" && (
          <>
            <label htmlFor={`${id}d`}>{s.differences}</label>
            <Input.TextArea id={`${id}d`} required maxLength={1000} value={differences} onChange={(e) => setDifferences(e.target.value)} />
          </>
        )}
        <ErrorPanel trouble={refusal.trouble} />
        <p>
          <Button type="primary" htmlType="submit" loading={refusal.busy}>
            {s.save}
          </Button>
        </p>
      </form>
    </Section>
  );
}

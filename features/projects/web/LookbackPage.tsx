import { chinaDay } from "@bihuan/kit";
import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { EVIDENCE_ENDINGS } from "../../../platform/files/kinds.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { FileUpload } from "../../../platform/ui/form/FileUpload.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { LinkStates } from "../../../platform/ui/record/LinkStates.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { PrintForm } from "../../../platform/ui/record/PrintForm.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { lookbackProcess } from "../process.ts";
import { call } from "./api.ts";
import { PAPER } from "./paper.ts";
import { projectsStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const MEGABYTES = 20 * 1_048_576;
type View = Awaited<ReturnType<typeof call.getLookback>>;
type Link = Awaited<ReturnType<typeof call.visitLookback>>;

export function LookbackPage() {
  const s = useStrings(projectsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const lookback = useLoad(["lookback", id], () => call.getLookback({ id }));
  const [link, setLink] = useState<Link>();
  return (
    <WhenLoaded of={lookback}>
      {(l) => {
        const findings = { in_use: s.inUse, partly: s.partly, not_in_use: s.notInUse };
        return (
          <article className="bh-page bh-record">
            <CaseHead
              title={l.case.title}
              lead={
                <>
                  {[l.partyA, l.partyB].filter((p) => p !== "").join(" · ")}
                  {l.since && ` · ${s.since(l.since)}`} ·{" "}
                  {l.innovationId === null ? (
                    <AppLink href={`/projects/agreements/${l.agreementId}`}>{s.content}</AppLink>
                  ) : (
                    <AppLink href={`/projects/innovation/${l.innovationId}`}>{s.project}</AppLink>
                  )}
                </>
              }
              of={{ process: lookbackProcess, case: l.case, turn: l.turn, events: l.events }}
              actions={may("lookback.visit") ? l.actions.map((a) => ({ ...a, href: "#visit" })) : []}
            />
            <p className="bh-no-print">
              <PrintForm
                name={PAPER.visitForm}
                number={l.case.id}
                unit={l.case.unitName}
                lines={[
                  ...(l.innovationId === null
                    ? ([
                        [s.demander, l.partyA],
                        [s.supplier, l.partyB],
                      ] as const)
                    : ([
                        [s.owner, l.partyA],
                        [s.partners, l.partyB],
                      ] as const)),
                  [s.visitedOn, l.visitedOn === null ? null : showDay(l.visitedOn, locale)],
                  [s.finding, l.visitedOn === null ? null : findings[l.finding as "in_use"]],
                  [s.findingWords, l.findingsText],
                ]}
                signs={[l.innovationId === null ? PAPER.signDemander : PAPER.signOwner, PAPER.signVisitor]}
              />
            </p>
            {l.innovationId !== null && (
              <Section title={s.evidence} id="evidence">
                {l.files.length === 0 ? (
                  <p className="bh-quiet">{s.none}</p>
                ) : (
                  <ul>
                    {l.files.map((f) => (
                      <li key={f.id}>
                        <a href={`/api/files/${f.id}`}>{f.name}</a>
                      </li>
                    ))}
                  </ul>
                )}
                {may("lookback.visit") && l.case.closedOn === null && (
                  <FileUpload
                    label={{ zh: projectsStrings.zh.addEvidence, en: projectsStrings.en.addEvidence }}
                    url={`/api/files?caseId=${l.case.id}`}
                    accept={EVIDENCE_ENDINGS}
                    maxBytes={MEGABYTES}
                    onUploaded={() => void lookback.reload()}
                  />
                )}
              </Section>
            )}
            <div id="visit">
              {may("lookback.visit") && (
                <Visit
                  l={l}
                  onDone={async (given) => {
                    setLink(given);
                    await lookback.reload();
                  }}
                />
              )}
            </div>
            {link && (
              <LinkHandover
                caseId={l.case.id}
                url={new URL(link.url, location.origin).href}
                sentTo={link.sentTo}
                code={link.code}
                forWhom={s.demander}
                purpose={s.effectPurpose}
                expiresOn={chinaDay(Date.parse(link.expiresAt))}
              />
            )}
            {l.visitedOn !== null && (
              <Section title={s.finding}>
                <p>
                  <DayText day={l.visitedOn} />：{findings[l.finding as "in_use"]}
                </p>
                <p className="bh-prewrap">{l.findingsText}</p>
                {l.satisfaction !== null && (
                  <p>
                    {s.satisfaction} {l.satisfaction}/5
                  </p>
                )}
              </Section>
            )}
            <LinkStates caseId={l.case.id} />
            <Section title={s.timeline}>
              <CaseTimeline
                events={l.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
              />
            </Section>
          </article>
        );
      }}
    </WhenLoaded>
  );
}

function Visit({ l, onDone }: { l: View; onDone: (link: Link | undefined) => Promise<void> }) {
  const s = useStrings(projectsStrings);
  const word = useWord();
  const refusal = useRefusal();
  const id = useId();
  const [requestKey] = useState(newKey);
  const [visitedOn, setDay] = useState("");
  const [finding, setFinding] = useState<"in_use" | "partly" | "not_in_use">("in_use");
  const [text, setText] = useState("");
  const ofProject = l.innovationId !== null;
  const [effect, setEffect] = useState<boolean>();
  const visit = l.actions.find((a) => a.action === (ofProject ? (effect ? "find-effect" : "find-none") : "visit"));
  const renew = l.actions.find((a) => a.action === "renew-link" && a.allowed);
  const unmet =
    visit && !visit.allowed ? (
      <p className="bh-notice" id={`${id}u`}>
        {visit.unmet.map((u) => word(u.label)).join("；")}
      </p>
    ) : undefined;
  // What proves an effect is added while the form is filled: its want does not hide the form.
  if (unmet && !(ofProject && effect)) return unmet;
  const send = async (): Promise<void> => {
    const common = { id: l.case.id, requestKey, visitedOn, finding, text };
    if (!ofProject) return onDone(await call.visitLookback(common));
    await call.concludeLookback({ ...common, effect: effect === true });
    return onDone(undefined);
  };
  return (
    <>
      {visit && (
        <form
          className="bh-form bh-section"
          onSubmit={(e) => {
            e.preventDefault();
            void refusal.run(send);
          }}
        >
          <label htmlFor={`${id}d`}>{s.visitedOn}</label>
          <DayBox id={`${id}d`} required value={visitedOn} onChange={setDay} />
          <Radio.Group
            aria-label={s.finding}
            value={finding}
            onChange={(e) => setFinding(e.target.value as "in_use")}
            options={[
              { value: "in_use", label: s.inUse },
              { value: "partly", label: s.partly },
              { value: "not_in_use", label: s.notInUse },
            ]}
          />
          {ofProject && (
            <Radio.Group
              aria-label={s.effect}
              value={effect ?? null}
              onChange={(e) => setEffect(e.target.value as boolean)}
              options={[
                { value: true, label: s.tookEffect },
                { value: false, label: s.noEffect },
              ]}
            />
          )}
          <label htmlFor={`${id}t`}>{s.text}</label>
          <Input.TextArea id={`${id}t`} required maxLength={2000} value={text} onChange={(e) => setText(e.target.value)} />
          {unmet}
          <p>
            <ActButton
              type="primary"
              htmlType="submit"
              loading={refusal.busy}
              missing={[ofProject && effect === undefined && s.effect]}
              whyAt={ofProject && unmet ? `${id}u` : undefined}
            >
              {s.visit}
            </ActButton>
          </p>
        </form>
      )}
      {renew && (
        <p>
          <Button
            loading={refusal.busy}
            onClick={() => void refusal.run(async () => onDone(await call.renewLookbackLink({ id: l.case.id, requestKey: newKey() })))}
          >
            {s.renew}
          </Button>
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </>
  );
}

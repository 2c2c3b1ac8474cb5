import { chinaDay } from "@bihuan/kit";
import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { EVIDENCE_ENDINGS } from "../../../platform/files/kinds.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseHead, type HeadAct } from "../../../platform/ui/record/CaseHead.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText, MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { FileUpload } from "../../../platform/ui/form/FileUpload.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { LinkStates } from "../../../platform/ui/record/LinkStates.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { linesOf, PrintForm } from "../../../platform/ui/record/PrintForm.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { Remarks } from "../../../platform/ui/Remarks.tsx";
import { Remind } from "../../../platform/ui/Remind.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { agreementProcess, lookbackProcess } from "../process.ts";
import { AGREEMENT_FORM, agreementRegister } from "../register.ts";
import { call } from "./api.ts";
import { PAPER } from "./paper.ts";
import { projectsStrings } from "./strings.ts";

type View = Awaited<ReturnType<typeof call.getAgreement>>;
type Links = Awaited<ReturnType<typeof call.submitAgreement>>["links"];
/** Acts of whoever checks the document. */
const CHECKS: readonly string[] = ["check", "approve", "send-back"];
const MEGABYTES = 20 * 1_048_576;

export function AgreementPage() {
  const id = Number(useRouteParams().id);
  const agreement = useLoad(["agreement", id], () => call.getAgreement({ id }));
  return <WhenLoaded of={agreement}>{(a) => <Agreement a={a} reload={agreement.reload} />}</WhenLoaded>;
}

function Agreement({ a, reload }: { a: View; reload: () => Promise<void> }) {
  const s = useStrings(projectsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const may = useMay()("agreement.edit");
  const mayCheck = useMay()("agreement.check");
  const id = a.case.id;
  const [links, setLinks] = useState<Links>([]);
  const values = { ...a, title: a.case.title, state: a.case.state };
  const isDraft = a.case.state === "draft" && may;
  const submit = async () => setLinks((await call.submitAgreement({ id, requestKey: newKey(), expectedSeq: a.case.seq })).links);
  return (
    <article className="bh-page bh-record">
      <CaseHead
        title={a.case.title}
        lead={
          <>
            {a.partyA} · {a.partyB} · <MoneyText fen={a.amountFen} />
            {a.factId !== null && (
              <>
                {" "}
                · {s.fact}
                <Colon />
                <AppLink href={`/indicators/facts/${a.factId}`}>{s.openFact}</AppLink>
              </>
            )}
            {a.demandId !== null && (
              <>
                {" "}
                · <AppLink href={`/services/demands/${a.demandId}`}>{s.toDemand}</AppLink>
              </>
            )}
          </>
        }
        of={{ process: agreementProcess, case: a.case, turn: a.turn, events: a.events }}
        actions={a.actions
          .filter((x) => (CHECKS.includes(x.action) ? mayCheck : may))
          .map((x): HeadAct => (x.action === "submit" ? { ...x, run: submit } : x))}
        onDone={reload}
        remind={a.turn && !a.turn.isOutside && !a.turn.isNobodys && <Remind caseId={id} />}
        onAct={({ action, ...x }) =>
          CHECKS.includes(action)
            ? call.checkAgreement({
                id,
                requestKey: x.requestKey,
                verdict: action === "send-back" ? "return" : "pass",
                ...(x.reason ? { note: x.reason } : {}),
              })
            : call.actOnAgreement({ id, expectedSeq: a.case.seq, ...x, action: action as "recall" })
        }
      />
      <p className="bh-no-print">
        <PrintForm
          name={PAPER.agreementForm}
          number={id}
          unit={a.case.unitName}
          lines={linesOf(agreementRegister, values, AGREEMENT_FORM, locale)}
          course={a.events.map((e) => ({ at: e.at, label: e.label, who: e.who, note: e.note ?? null }))}
          signs={[PAPER.signDemander, PAPER.signSupplier, PAPER.signKeeper]}
        />
      </p>
      {mayCheck && a.actions.some((x) => CHECKS.includes(x.action)) && <p className="bh-notice">{s.checkLead}</p>}
      {links.length > 0 && (
        <Section title={s.links}>
          {links.map((l) => (
            <LinkHandover
              caseId={id}
              key={l.party}
              url={new URL(l.url, location.origin).href}
              sentTo={l.sentTo}
              code={l.code}
              forWhom={l.party === "supplier" ? `${s.supplier} ${a.partyB}` : `${s.demander} ${a.partyA}`}
              purpose={s.purpose}
              expiresOn={chinaDay(Date.parse(l.expiresAt))}
            />
          ))}
        </Section>
      )}
      <Section title={s.content} id="content">
        {isDraft ? (
          <RegisterForm
            register={agreementRegister}
            only={AGREEMENT_FORM}
            version={a.version}
            draftKey={`agreement.${id}`}
            initial={values}
            submitLabel={{ zh: projectsStrings.zh.edit, en: projectsStrings.en.edit }}
            onSubmit={async (v, _, version) => {
              await call.editAgreement({ id, version, values: v });
              await reload();
            }}
          />
        ) : (
          <RecordDetail register={agreementRegister} values={values} only={AGREEMENT_FORM} />
        )}
        {!isDraft && (
          <p>
            {s.both}
            <Colon />
            {s.demander} {a.demanderConfirmedAt ? (a.demanderBasis ? s[a.demanderBasis] : s.confirmed) : s.waiting} · {s.supplier}{" "}
            {a.supplierConfirmedAt ? (a.supplierBasis ? s[a.supplierBasis] : s.confirmed) : s.waiting}
          </p>
        )}
      </Section>
      <Section title={s.files} id="files">
        {a.files.length === 0 ? (
          <p className="bh-quiet">{s.noFiles}</p>
        ) : (
          <ul>
            {a.files.map((f) => (
              <li key={f.id}>
                <a href={`/api/files/${f.id}`} onClick={() => setTimeout(() => void reload(), 1500)}>
                  {f.name}
                </a>{" "}
                <small className="bh-quiet">{(f.bytes / 1024).toFixed(0)} KB</small>
              </li>
            ))}
          </ul>
        )}
        {may && a.case.closedOn === null && (
          <FileUpload
            label={{ zh: projectsStrings.zh.upload, en: projectsStrings.en.upload }}
            url={`/api/files?caseId=${id}`}
            accept={EVIDENCE_ENDINGS}
            maxBytes={MEGABYTES}
            onUploaded={() => void reload()}
          />
        )}
      </Section>
      {a.inForceOn !== null && <Milestones a={a} may={may} reload={reload} />}
      <Section title={s.lookbacks}>
        {a.lookbacks.length === 0 ? (
          <p className="bh-quiet">{s.none}</p>
        ) : (
          <ul>
            {a.lookbacks.map((l) => (
              <li key={l.id}>
                <AppLink href={`/projects/lookbacks/${l.id}`}>{s.months(l.months)}</AppLink> ·{" "}
                {word(lookbackProcess.states[l.state]?.label ?? { zh: l.state, en: l.state })}
                {l.dueOn !== null && (
                  <>
                    {" "}
                    · {s.due} <DayText day={l.dueOn} />
                  </>
                )}
                {l.satisfaction !== null && (
                  <>
                    {" "}
                    · {s.satisfaction} {l.satisfaction}/5
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Remarks subject={`agreement:${id}`} />
      <LinkStates caseId={a.case.id} />
      <Section title={s.timeline}>
        <CaseTimeline events={a.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))} />
      </Section>
    </article>
  );
}

function Milestones({ a, may, reload }: { a: View; may: boolean; reload: () => Promise<void> }) {
  const s = useStrings(projectsStrings);
  const refusal = useRefusal();
  const id = useId();
  const [title, setTitle] = useState("");
  const [dueOn, setDueOn] = useState("");
  return (
    <Section title={s.milestones} id="milestones">
      {a.milestones.length === 0 && <p className="bh-quiet">{s.noMilestones}</p>}
      <ul>
        {a.milestones.map((m) => (
          <li key={m.id}>
            <strong>{m.title}</strong> · {s.dueOn} <DayText day={m.dueOn} /> ·{" "}
            {m.doneOn ? (
              <>
                {s.done} <DayText day={m.doneOn} /> · <MoneyText fen={m.inPlaceFen} />
              </>
            ) : (
              s.open
            )}
            {m.doneOn === null && may && <Reach id={m.id} files={a.files} reload={reload} />}
          </li>
        ))}
      </ul>
      {may && a.case.state === "in_force" && (
        <form
          className="bh-form"
          onSubmit={(e) => {
            e.preventDefault();
            void refusal.run(async () => {
              await call.addMilestone({ id: a.case.id, title, dueOn });
              setTitle("");
              await reload();
            });
          }}
        >
          <label htmlFor={`${id}t`}>{s.milestoneTitle}</label>
          <Input id={`${id}t`} required maxLength={100} value={title} onChange={(e) => setTitle(e.target.value)} />
          <label htmlFor={`${id}d`}>{s.dueOn}</label>
          <DayBox id={`${id}d`} required value={dueOn} onChange={setDueOn} />
          <ErrorPanel trouble={refusal.trouble} />
          <p>
            <Button htmlType="submit" loading={refusal.busy}>
              {s.addMilestone}
            </Button>
          </p>
        </form>
      )}
    </Section>
  );
}

function Reach({ id, files, reload }: { id: number; files: View["files"]; reload: () => Promise<void> }) {
  const s = useStrings(projectsStrings);
  const refusal = useRefusal();
  const name = useId();
  const [doneOn, setDoneOn] = useState("");
  const [inPlace, setInPlace] = useState("");
  const [fileId, setFile] = useState<number | undefined>(files.at(-1)?.id);
  if (files.length === 0) return <p className="bh-quiet">{s.needFile}</p>;
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void refusal.run(async () => {
          await call.reachMilestone({ id, doneOn, inPlace, fileId: fileId as number });
          await reload();
        });
      }}
    >
      <label htmlFor={`${name}d`}>{s.doneOn}</label>
      <DayBox id={`${name}d`} required value={doneOn} onChange={setDoneOn} />
      <label htmlFor={`${name}m`}>{s.inPlace}</label>
      <Input id={`${name}m`} value={inPlace} onChange={(e) => setInPlace(e.target.value)} />
      <label htmlFor={`${name}f`}>{s.proof}</label>
      <Select id={`${name}f`} value={fileId} onChange={setFile} options={files.map((f) => ({ value: f.id, label: f.name }))} />
      <ErrorPanel trouble={refusal.trouble} />
      <p>
        <Button htmlType="submit" loading={refusal.busy}>
          {s.reach}
        </Button>
      </p>
    </form>
  );
}

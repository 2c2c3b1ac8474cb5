import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { Page, Section } from "../../../platform/ui/Page.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import { StepForm } from "../../../platform/ui/form/StepForm.tsx";
import { tonesOf } from "../../../platform/ui/record/tones.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Similar } from "../duplicates.ts";
import { demandProcess } from "../process.ts";
import { demandRegister, demandSteps } from "../register.ts";
import { call, codeLookups } from "./api.ts";
import { IntakeHelp } from "./IntakeHelp.tsx";
import { needStrings } from "./need-strings.ts";
import { servicesStrings } from "./strings.ts";

type Intake = Parameters<typeof call.createDemand>[0];

/** A need in small steps. One that resembles an earlier one is shown it before it is saved. */
export function NewDemandPage() {
  const s = useStrings(servicesStrings);
  const go = useGo();
  const [found, setFound] = useState<{ similar: Similar[]; intake: Intake }>();
  const open = (id: number): void => go(`/services/demands/${id}`, "replace");
  return (
    <Page title={s.newDemand} lead={s.newLead}>
      <StepForm
        register={demandRegister}
        steps={demandSteps}
        lookups={codeLookups}
        draftKey="demand.new"
        help={(form, fields) => <IntakeHelp form={form} fields={fields} />}
        submitLabel={{ zh: servicesStrings.zh.save, en: servicesStrings.en.save }}
        onSubmit={async (values, requestKey) => {
          try {
            open((await call.createDemand({ values, requestKey })).id);
          } catch (error) {
            const similar = (error as { data?: { code?: string; data?: { similar?: Similar[] } } }).data?.data?.similar;
            setFound(similar ? { similar, intake: { values, requestKey } } : undefined);
            throw error;
          }
        }}
      />
      {found && <SimilarNeeds {...found} onSaved={open} />}
    </Page>
  );
}

function SimilarNeeds({ similar, intake, onSaved }: { similar: Similar[]; intake: Intake; onSaved: (id: number) => void }) {
  const s = useStrings(needStrings);
  const refusal = useRefusal();
  const reason = useRef("");
  return (
    <Section title={s.duplicateTitle}>
      <ul>
        {similar.map((n) => {
          const state = demandProcess.states[n.state];
          return (
            <li key={n.id}>
              <AppLink href={`/services/demands/${n.id}`}>{n.title}</AppLink> · {n.demanderName} · <DayText day={n.openedOn} /> ·{" "}
              {n.equal ? s.equal : s.near} {state && <StateTag label={state.label} tone={tonesOf(demandProcess)[n.state]} />}
            </li>
          );
        })}
      </ul>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => onSaved((await call.createDemand({ ...intake, duplicateReason: reason.current })).id));
        }}
      >
        <label htmlFor="duplicate-reason">{s.duplicateWhy}</label>
        <Input id="duplicate-reason" required maxLength={300} onChange={(e) => (reason.current = e.target.value)} />
        <ErrorPanel trouble={refusal.trouble} />
        <p className="bh-actions-row">
          <Button htmlType="submit" loading={refusal.busy}>
            {s.saveAnyway}
          </Button>
        </p>
      </form>
    </Section>
  );
}

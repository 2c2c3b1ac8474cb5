import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { StepForm } from "../../../platform/ui/form/StepForm.tsx";
import { Page, Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { nominees } from "../nominee.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";

type Found = Awaited<ReturnType<typeof congress.findPeople>>[number];

/** An entry begun from what a register of persons says: name, employer, title; the rest, and the day on which he agreed, is asked. */
export function FromPeoplePage() {
  const s = useStrings(congressStrings);
  const go = useGo();
  const [address] = useAddress();
  const act = useRefusal();
  const [found, setFound] = useState<readonly Found[]>();
  const [chosen, setChosen] = useState<Found>();
  const fromUnit = address.get("unit") ?? "";
  const steps = [{ title: { zh: "本人同意", en: "His consent" }, fields: ["consentOn"] }, ...withoutConsent];
  return (
    <Page title={s.fromPeople} lead={s.fromPeopleLead}>
      <Section title={s.whom}>
        <Input.Search
          aria-label={s.whom}
          placeholder={s.whomHint}
          maxLength={40}
          enterButton={s.find}
          loading={act.busy}
          onSearch={(words) =>
            void act.run(async () => {
              setChosen(undefined);
              setFound(await congress.findPeople({ words }));
            })
          }
        />
        <ErrorPanel trouble={act.trouble} />
        {found?.length === 0 && <p className="bh-quiet">{s.nobodyFound}</p>}
        <ul className="bh-found">
          {found?.map((p) => (
            <li key={`${p.list}${p.id}`} className="bh-actions-row">
              <strong>{p.name}</strong> {p.employer} {p.titles} <span className="bh-quiet">{p.lists.join("、")}</span>
              <Button size="small" aria-label={s.takeName(p.name)} onClick={() => setChosen(p)}>
                {s.take}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {chosen && (
        <StepForm
          key={`${chosen.list}${chosen.id}`}
          register={withConsent}
          steps={steps}
          draftKey={`congress_nominee.from.${chosen.list}.${chosen.id}`}
          initial={{ name: chosen.name, fromUnit, employer: chosen.employer, post: chosen.titles }}
          submitLabel={{ zh: "推荐", en: "Nominate" }}
          onSubmit={async (values, requestKey) => {
            const { id } = await congress.nominateFrom({ list: chosen.list, entryId: chosen.id, values, requestKey });
            go(`/congress/people/${id}`, "replace");
          }}
        />
      )}
    </Page>
  );
}
/** What a register says is used only once he has agreed. */
const withConsent = {
  ...nominees.register,
  fields: nominees.register.fields.map((f) => (f.key === "consentOn" ? { ...f, required: true as const } : f)),
};
const withoutConsent = nominees.steps.map((step) => ({ ...step, fields: step.fields.filter((f) => f !== "consentOn") }));

import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { defineRegister } from "../../../platform/register/fields.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RecordsList } from "../../../platform/ui/records/RecordsList.tsx";
import { policyList } from "../own-list.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { POLICY_FACTS, POLICY_FORM, policyRegister } from "../register.ts";
import { VALIDITY_TONES, call } from "./api.ts";
import "./policies.css";
import { policiesStrings } from "./strings.ts";

const SAVE = { zh: policiesStrings.zh.save, en: policiesStrings.en.save };

export function PoliciesPage() {
  const s = useStrings(policiesStrings);
  const go = useGo();
  const [address, setAddress] = useAddress();
  const on = address.get("on") ?? "";
  const setDay = (day: string) => {
    const next = new URLSearchParams(address);
    if (day === "") next.delete("on");
    else next.set("on", day);
    setAddress(next);
  };
  const create = (
    <Button type="primary" onClick={() => go("/policies/new")}>
      {s.create}
    </Button>
  );
  return (
    <Page title={s.policies} lead={s.lead}>
      <div className="po-day">
        <label htmlFor="po-on">{s.on}</label>
        <DayBox id="po-on" value={on} onChange={setDay} />
        {on !== "" && <Button onClick={() => setDay("")}>{s.clearDay}</Button>}
        <a href="/law">{s.public}</a>
      </div>
      <RecordsList
        records={policyList}
        standing={on === ""}
        name={on === "" ? "policy" : `policy on ${on}`}
        load={(input) => call.listPolicies(on === "" ? input : { ...input, on })}
        href={(r) => `/policies/${r.id}${on === "" ? "" : `?on=${on}`}`}
        tones={VALIDITY_TONES}
        actions={(can) => (can.create ? create : null)}
        empty={{ title: s.empty, hint: s.emptyHint }}
      />
    </Page>
  );
}

export function NewPolicyPage() {
  const s = useStrings(policiesStrings);
  const go = useGo();
  return (
    <Page title={s.create} lead={s.createLead}>
      <RegisterForm
        register={policyRegister}
        only={POLICY_FORM}
        draftKey="policy.new"
        initial={{ level: "document", isPublic: false }}
        submitLabel={SAVE}
        onSubmit={async (values, requestKey) => {
          const { id } = await call.createPolicy({ values, requestKey });
          go(`/policies/${id}`, "replace");
        }}
      />
    </Page>
  );
}

export function EditPolicyPage() {
  const s = useStrings(policiesStrings);
  const go = useGo();
  const id = Number(useRouteParams().id);
  const policy = useLoad(["policy-edit", id], () => call.getPolicy({ id }));
  return (
    <Page title={s.edit} lead={s.editLead}>
      <WhenLoaded of={policy}>
        {(p) => (
          <RegisterForm
            register={policyRegister}
            only={POLICY_FACTS}
            initial={p.own}
            version={p.version}
            draftKey={`policy.${id}`}
            submitLabel={SAVE}
            onSubmit={async (values, _, version) => {
              await call.editPolicy({ id, version, values });
              await policy.reload();
              go(`/policies/${id}`, "replace");
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

/** What the form of a correction holds: the register's text, and why. */
const correction = defineRegister({
  name: "policy",
  label: policyRegister.label,
  fields: [
    ...policyRegister.fields.filter((f) => f.key === "text"),
    { key: "reason", label: { zh: "更正原因", en: "Reason" }, type: "text", required: true, maxLength: 500 },
  ],
});

export function CorrectTextPage() {
  const s = useStrings(policiesStrings);
  const go = useGo();
  const id = Number(useRouteParams().id);
  const text = useLoad(["policy-text", id], () => call.getText({ id }));
  return (
    <Page title={s.correct} lead={s.correctLead}>
      <WhenLoaded of={text}>
        {(t) => (
          <RegisterForm
            register={correction}
            initial={{ text: t.text }}
            version={t.version}
            draftKey={`policy.text.${id}`}
            submitLabel={SAVE}
            onSubmit={async (values, _, version) => {
              await call.correctText({ id, version, text: String(values.text), reason: String(values.reason) });
              go(`/policies/${id}`, "replace");
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

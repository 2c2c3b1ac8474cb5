import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { AGREEMENT_FORM, agreementRegister } from "../register.ts";
import { call } from "./api.ts";
import { projectsStrings } from "./strings.ts";

export function NewAgreementPage() {
  const s = useStrings(projectsStrings);
  const go = useGo();
  const demandId = Number(useRouteParams().demandId);
  const known = useLoad(["agreement-start", demandId], () => call.startAgreement({ demandId }));
  return (
    <WhenLoaded of={known}>
      {({ title, ...parties }) => (
        <Page title={`${s.newAgreement} · ${title}`} lead={s.newLead}>
          <RegisterForm
            register={agreementRegister}
            only={AGREEMENT_FORM}
            initial={parties}
            draftKey={`agreement.new.${demandId}`}
            onSubmit={async (values, requestKey) => {
              const { id } = await call.createAgreement({ demandId, values, requestKey });
              go(`/projects/agreements/${id}`, "replace");
            }}
          />
        </Page>
      )}
    </WhenLoaded>
  );
}

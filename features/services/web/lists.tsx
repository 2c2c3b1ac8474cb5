import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { Page } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RecordsList } from "../../../platform/ui/records/RecordsList.tsx";
import type { ListInput } from "../../../platform/http/contract.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { demandList, publicationList, supplyList } from "../own-lists.ts";
import { SupplyHelp } from "./SupplyHelp.tsx";
import { demandRegister, demandSteps, supplyRegister } from "../register.ts";
import { call, codeLookups } from "./api.ts";
import { intakeStrings } from "./intake-strings.ts";
import { servicesStrings } from "./strings.ts";

export function DemandsPage() {
  const s = useStrings(servicesStrings);
  const may = useMay();
  const go = useGo();
  const create = (
    <Button type="primary" onClick={() => go("/services/demands/new")}>
      {s.newDemand}
    </Button>
  );
  return (
    <Page title={s.demands}>
      <RecordsList
        records={demandList}
        load={call.listDemands}
        actions={(can) => (can.create ? create : null)}
        empty={may("demand.create") ? { title: s.demandsEmpty, hint: s.demandsHint, action: create } : { title: s.demandsEmpty }}
      />
    </Page>
  );
}

export function EditDemandPage() {
  const i = useStrings(intakeStrings);
  const s = useStrings(servicesStrings);
  const go = useGo();
  const id = Number(useRouteParams().id);
  const demand = useLoad(["demand-edit", id], async () => {
    const d = await call.getDemand({ id });
    return { d, contact: await call.lookContact({ id }).catch(() => undefined) };
  });
  return (
    <Page title={s.edit}>
      <WhenLoaded of={demand}>
        {({ d, contact }) => (
          <>
            {Object.keys(d.remarks).length > 0 && (
              <p className="bh-notice bh-notice-warn">{i.remarksBeside(Object.keys(d.remarks).length)}</p>
            )}
            <RegisterForm
              register={demandRegister}
              only={demandSteps.flatMap((step) => [...step.fields])}
              lookups={codeLookups}
              initial={{ ...d.values, ...contact }}
              version={d.version}
              draftKey={`demand.${id}`}
              submitLabel={{ zh: servicesStrings.zh.save, en: servicesStrings.en.save }}
              onSubmit={async (values, _, version) => {
                await call.editDemand({ id, version, values });
                go(`/services/demands/${id}`, "replace");
              }}
              remarks={d.remarks}
            />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** A publication is known by its need's number. */
async function listPublications(input: ListInput) {
  const page = await call.listPublications(input);
  return { ...page, rows: page.rows.map((r) => ({ ...r, id: r.demandId })) };
}

export function PublicationsPage() {
  const s = useStrings(servicesStrings);
  return (
    <Page title={s.publications} lead={s.publicationsLead}>
      <RecordsList records={publicationList} load={listPublications} empty={{ title: s.publicationsEmpty, hint: s.publicationsHint }} />
    </Page>
  );
}

export function SuppliesPage() {
  const s = useStrings(servicesStrings);
  const go = useGo();
  return (
    <Page title={s.supplies}>
      <RecordsList
        records={supplyList}
        load={call.listSupplies}
        empty={{ title: s.suppliesEmpty }}
        actions={(can) =>
          can.create ? (
            <Button type="primary" onClick={() => go("/services/supplies/new")}>
              {s.newSupply}
            </Button>
          ) : null
        }
      />
    </Page>
  );
}

export function NewSupplyPage() {
  const s = useStrings(servicesStrings);
  const go = useGo();
  return (
    <Page title={s.newSupply}>
      <RegisterForm
        register={supplyRegister}
        lookups={codeLookups}
        draftKey="supply.new"
        help={(form) => <SupplyHelp form={form} />}
        initial={{ capacity: 3 }}
        onSubmit={async (values) => {
          const { id } = await call.createSupply({ values });
          go(`/services/supplies/${id}`, "replace");
        }}
      />
    </Page>
  );
}

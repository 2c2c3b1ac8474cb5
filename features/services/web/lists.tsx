import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/RegisterForm.tsx";
import { RegisterList } from "../../../platform/ui/RegisterList.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { WhenLoaded } from "../../../platform/ui/Page.tsx";
import { serverViews } from "../../../platform/ui/server-views.ts";
import { defineRegister } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { demandProcess } from "../process.ts";
import { demandRegister, demandSteps, supplyRegister } from "../register.ts";
import { call, codeLookups } from "./api.ts";
import { servicesStrings } from "./strings.ts";

const exportUrl = (list: string) => (kind: "csv" | "xlsx", input: unknown, columns: readonly string[]) =>
  `/api/export/${list}.${kind}?${new URLSearchParams({ input: JSON.stringify(input), columns: columns.join(",") }).toString()}`;

export function DemandsPage() {
  const s = useStrings(servicesStrings);
  const go = useGo();
  const create = (
    <Button type="primary" onClick={() => go("/services/demands/new")}>
      {s.newDemand}
    </Button>
  );
  return (
    <Page title={s.demands}>
      <RegisterList
        register={demandRegister}
        load={call.listDemands}
        href={(r) => `/services/demands/${r.id}`}
        tones={tonesOf(demandProcess)}
        exportUrl={exportUrl("demands")}
        views={serverViews}
        actions={(can) => (can.create ? create : null)}
        empty={{ title: s.demandsEmpty, hint: s.demandsHint, action: create }}
      />
    </Page>
  );
}

export function EditDemandPage() {
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
          <RegisterForm
            register={demandRegister}
            only={demandSteps.flatMap((step) => [...step.fields])}
            lookups={codeLookups}
            initial={{ ...d.values, ...contact }}
            draftKey={`demand.${id}.${d.case.seq}`}
            submitLabel={{ zh: servicesStrings.zh.save, en: servicesStrings.en.save }}
            onSubmit={async (values) => {
              await call.editDemand({ id, values, expectedSeq: d.case.seq });
              go(`/services/demands/${id}`, "replace");
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

const publicationRegister = defineRegister({
  name: "publication",
  label: { zh: "需求公告", en: "Published demands" },
  fields: [
    { key: "title", label: { zh: "需求", en: "Demand" }, type: "text", list: "shown", width: 260 },
    { key: "body", label: { zh: "内容", en: "Content" }, type: "longText", list: "shown", width: 460 },
    { key: "place", label: { zh: "地区", en: "Place" }, type: "text", list: "shown", width: 200 },
    { key: "publishedOn", label: { zh: "发布日期", en: "Published" }, type: "day", list: "shown", width: 120 },
  ],
});

export function PublicationsPage() {
  const s = useStrings(servicesStrings);
  return (
    <Page title={s.publications} lead={s.publicationsLead}>
      <RegisterList register={publicationRegister} load={call.listPublications} rowKey={(r) => r.demandId} empty={{ title: s.none }} />
    </Page>
  );
}

export function SuppliesPage() {
  const s = useStrings(servicesStrings);
  return (
    <Page title={s.supplies}>
      <RegisterList
        register={supplyRegister}
        load={call.listSupplies}
        exportUrl={exportUrl("supplies")}
        empty={{ title: s.suppliesEmpty }}
        views={serverViews}
        actions={(can) => (can.create ? <AppLink href="/services/supplies/new">{s.newSupply}</AppLink> : null)}
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
        initial={{ capacity: 3 }}
        onSubmit={async (values) => {
          await call.createSupply({ values });
          go("/services/supplies", "replace");
        }}
      />
    </Page>
  );
}

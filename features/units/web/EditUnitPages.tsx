import { useQueryClient } from "@tanstack/react-query";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { unitsContract } from "../contract.ts";
import { ADD_UNIT, RENAME_UNIT, unitRegister } from "../register.ts";
import { unitsStrings } from "./strings.ts";

const { call } = createApi<typeof unitsContract>("units");

/** A unit beneath the one of the address. */
export function AddUnitPage() {
  const s = useStrings(unitsStrings);
  const go = useGo();
  const cache = useQueryClient();
  const parentId = Number(useRouteParams().id);
  const parent = useLoad(["unit", parentId], () => call.browseUnits({ id: parentId }));
  return (
    <WhenLoaded of={parent}>
      {(p) => (
        <Page title={s.addTo(p.unit.name)} lead={s.addLead}>
          <RegisterForm
            register={unitRegister}
            only={ADD_UNIT}
            draftKey={`unit.add.${parentId}`}
            submitLabel={{ zh: unitsStrings.zh.add, en: unitsStrings.en.add }}
            onSubmit={async (values) => {
              const { id } = await call.addUnit({ parentId, values });
              await cache.invalidateQueries({ queryKey: ["unit"] });
              go(`/units/${id}`, "replace");
            }}
          />
        </Page>
      )}
    </WhenLoaded>
  );
}

export function RenameUnitPage() {
  const s = useStrings(unitsStrings);
  const go = useGo();
  const cache = useQueryClient();
  const unitId = Number(useRouteParams().id);
  const unit = useLoad(["unit", unitId], () => call.browseUnits({ id: unitId }));
  return (
    <WhenLoaded of={unit}>
      {(u) => (
        <Page title={s.renameOf(u.unit.name)} lead={s.renameLead}>
          <RegisterForm
            register={unitRegister}
            only={RENAME_UNIT}
            initial={{ name: u.unit.name }}
            version={u.unit.version}
            draftKey={`unit.rename.${unitId}`}
            submitLabel={{ zh: unitsStrings.zh.rename, en: unitsStrings.en.rename }}
            onSubmit={async (values, _, version) => {
              await call.renameUnit({ unitId, version, values });
              await cache.invalidateQueries({ queryKey: ["unit"] });
              go(`/units/${unitId}`, "replace");
            }}
          />
        </Page>
      )}
    </WhenLoaded>
  );
}

import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo } from "../../../platform/ui/address.ts";
import { Page } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RegisterList } from "../../../platform/ui/list/RegisterList.tsx";
import { serverViews } from "../../../platform/ui/list/server-views.ts";
import { PLACE_FORM, placeRegister } from "../register.ts";
import { call } from "./api.ts";
import { placesStrings } from "./strings.ts";

export function PlacesPage() {
  const s = useStrings(placesStrings);
  const go = useGo();
  return (
    <Page title={s.places}>
      <RegisterList
        register={placeRegister}
        load={call.listPlaces}
        href={(r) => `/places/${String(r.id)}`}
        views={serverViews}
        exportUrl={(kind, input, columns) =>
          `/api/export/places.${kind}?${new URLSearchParams({ input: JSON.stringify(input), columns: columns.join(",") }).toString()}`
        }
        empty={{ title: s.empty, hint: s.emptyHint }}
        actions={(can) =>
          can.create && (
            <>
              <Button onClick={() => go("/places/import")}>{s.import}</Button>
              <Button type="primary" onClick={() => go("/places/new")}>
                {s.newPlace}
              </Button>
            </>
          )
        }
      />
    </Page>
  );
}

export function NewPlacePage() {
  const s = useStrings(placesStrings);
  const go = useGo();
  return (
    <Page title={s.newPlace} lead={s.newLead}>
      <RegisterForm
        register={placeRegister}
        only={PLACE_FORM}
        draftKey="place.new"
        onSubmit={async (values) => {
          const { id } = await call.createPlace({ values });
          go(`/places/${id}`, "replace");
        }}
      />
    </Page>
  );
}
